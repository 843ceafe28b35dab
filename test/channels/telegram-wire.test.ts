import { afterEach, describe, expect, it } from 'vitest'
import { callSignal, openWire } from '../../src/channels/telegram/wire.ts'
import { realClock } from '../../src/clock.ts'
import { startTelegram } from '../../src/sandbox/telegram/index.ts'

const nodes = globalThis.fetch
afterEach(() => {
  globalThis.fetch = nodes
})

describe('the wire to Telegram', () => {
  it('cancels with Node’s own signals, the only ones that newer versions of Node take', async () => {
    const telegram = await startTelegram({ clock: realClock })
    const foreign: unknown[] = []
    globalThis.fetch = (url, init) => {
      if (!(init?.signal instanceof AbortSignal)) foreign.push(init?.signal)
      return nodes(url, init)
    }
    const { calls } = openWire(telegram.token, telegram.apiRoot, realClock, { call: 1, poll: 1 })
    await calls.raw.getMe()
    await calls.raw.getMe(callSignal(AbortSignal.timeout(5000)))
    expect(foreign).toEqual([])
    await telegram.close()
  })

  it('gives up when it is told to, and when nobody answers', async () => {
    const telegram = await startTelegram({ clock: realClock })
    telegram.fault({ kind: 'never-answers', method: 'getMe' })
    const { calls } = openWire(telegram.token, telegram.apiRoot, realClock, { call: 1, poll: 1 })
    await expect(calls.raw.getMe(callSignal(AbortSignal.abort()))).rejects.toThrow()
    await expect(calls.raw.getMe(callSignal(AbortSignal.timeout(50)))).rejects.toThrow()
    await expect(calls.raw.getMe()).rejects.toThrow()
    await telegram.close()
  })
})
