import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { User } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTelegramChannel, type TelegramChannel, TelegramRefused } from '../../src/channels/telegram/index.ts'
import type { Heard } from '../../src/chat/heard.ts'
import { say } from '../../src/chat/reply.ts'
import { PlatformClock } from '../../src/clock.ts'
import type { LocalTelegram } from '../../src/sandbox/telegram/index.ts'
import type { SetClock } from '../sandbox/telegram-support.ts'
import { keptLog, localTelegram } from './telegram-support.ts'

let telegram: LocalTelegram
let clock: SetClock
let channel: TelegramChannel | undefined
let dewi: User
let log: ReturnType<typeof keptLog>
/** Every call of `hear`, successful or not: the words of the batch and the ids of its updates. */
let batches: { texts: (string | undefined)[]; ids: number[] }[]
/** All that was heard, in order. */
let heard: Heard[]
/** What `hear` does before it resolves. */
let storing: () => Promise<void>

const hear = async (batch: readonly Heard[], ids: readonly number[]) => {
  const texts = batch.map((one) => (one.type === 'message' ? one.content.text : one.type))
  batches.push({ texts, ids: [...ids] })
  heard.push(...batch)
  await storing()
}

async function start(more: { token?: string; apiRoot?: string } = {}): Promise<TelegramChannel> {
  const { token, apiRoot } = telegram
  const pauses = { firstMs: 5, mostMs: 20 }
  const patience = { call: 1, poll: 28 }
  channel = await startTelegramChannel({ token, apiRoot, clock, log, hands: { hear }, pauses, patience, ...more })
  return channel
}

const until = async (holds: () => boolean): Promise<void> => {
  const end = performance.now() + 5000
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const caughtUp = () => until(() => channel?.heard().caughtUp === true)

beforeEach(async () => {
  const local = await localTelegram()
  telegram = local.telegram
  clock = local.clock
  log = keptLog()
  batches = []
  heard = []
  storing = async () => {}
  dewi = telegram.user({ firstName: 'Dewi' })
})

afterEach(async () => {
  await channel?.stop()
  channel = undefined
  expect(log.text()).not.toContain(telegram.token)
  await telegram.close()
})

describe('hear, then acknowledge', () => {
  it('confirms only what has been stored', async () => {
    let stored = () => {}
    storing = () =>
      new Promise((resolve) => {
        stored = resolve
      })
    await start()
    telegram.send(dewi, 'halo')
    await until(() => batches.length === 1)
    expect(telegram.unconfirmed()).toBe(1)
    const polls = telegram.callCount('getUpdates')
    telegram.send(dewi, 'kak?')
    stored()
    await until(() => batches.length === 2)
    expect(telegram.callCount('getUpdates')).toBe(polls + 1)
    expect(batches[1]?.texts).toEqual(['kak?'])
    stored()
    await until(() => telegram.unconfirmed() === 0)
  })

  it('brings the same batch again while it cannot be stored', async () => {
    let failures = 3
    storing = async () => {
      failures -= 1
      if (failures >= 0) throw new Error('disk full')
    }
    await start()
    await caughtUp()
    telegram.send(dewi, 'halo')
    await until(() => batches.length >= 1)
    telegram.send(dewi, 'kak?')
    await until(() => batches.length === 5)
    expect(batches.slice(0, 4).map(({ texts }) => texts)).toEqual([['halo'], ['halo'], ['halo'], ['halo']])
    expect(batches[4]?.texts).toEqual(['kak?'])
    await until(() => telegram.unconfirmed() === 0)
    expect(channel?.heard().caughtUp).toBe(true)
  })

  it('asks anew when there is doubt, and counts as behind until Telegram has said what waits', async () => {
    await start()
    await caughtUp()
    await until(() => telegram.listening())
    telegram.fault({ method: 'getUpdates', times: 1, kind: 'never-answers' })
    telegram.send(dewi, 'halo')
    await until(() => telegram.faultsOrdered() === 0)
    telegram.send(dewi, 'kak?')
    expect(channel?.heard().caughtUp).toBe(true)
    channel?.doubt()
    expect(channel?.heard().caughtUp).toBe(false)
    await caughtUp()
    expect(batches.map(({ texts }) => texts)).toEqual([['halo'], ['kak?']])
  })

  it('says that it is behind while it cannot store', async () => {
    await start()
    await caughtUp()
    expect(channel?.heard()).toEqual({ caughtUp: true, standby: false, since: null, holding: false })
    storing = () => Promise.reject(new Error('disk full'))
    telegram.send(dewi, 'halo')
    await until(() => channel?.heard().caughtUp === false)
    expect(channel?.heard()).toMatchObject({
      since: clock.at,
      holding: true,
      lastProblem: expect.stringContaining('disk full'),
    })
    storing = async () => {}
    await caughtUp()
    expect(channel?.heard().lastProblem).toBeUndefined()
  })

  it('does not know since when it is behind once its turn has run out, and says so by the clock it has set', async () => {
    const { token, apiRoot } = telegram
    const corrected = new PlatformClock(clock)
    const turn = { take: async () => new AbortController().signal, isMine: () => false, give: async () => {} }
    const options = { token, apiRoot, clock: corrected, host: clock, log, hands: { hear }, turn }
    const began = await startTelegramChannel({ ...options, patience: { call: 1, poll: 28 } })
    channel = began
    corrected.setBy(() => began.skewMs())
    await until(() => began.heard().since !== null)
    expect(began.heard()).toMatchObject({ caughtUp: false, since: clock.at })
  })

  it('skips what nobody understands, and hears the rest', async () => {
    await start()
    await caughtUp()
    telegram.push({ message: { 'some fields are missing': true } })
    telegram.push({ something_new: 17 })
    telegram.send(dewi, 'halo')
    await until(() => batches.flatMap(({ texts }) => texts).includes('halo'))
    expect(batches.flatMap(({ ids }) => ids)).toHaveLength(3)
    expect(log.text()).toContain('an update was skipped')
  })

  it('is not caught up before the last of a long backlog is stored', async () => {
    for (let i = 0; i < 150; i += 1) telegram.send(dewi, `pesan ${i}`)
    const whenHeard: boolean[] = []
    storing = async () => {
      whenHeard.push(channel?.heard().caughtUp === true)
    }
    await start()
    await caughtUp()
    expect(batches.map(({ ids }) => ids.length)).toEqual([100, 50])
    expect(whenHeard).toEqual([false, false])
  })

  it.each([
    [500, true],
    [1500, false],
  ])('what took %i ms to store leaves it caught up: %s', async (ms, still) => {
    const seen: (boolean | undefined)[] = []
    storing = async () => {
      seen.push(channel?.heard().caughtUp)
      if (seen.length > 1) return
      clock.at += ms
      telegram.send(dewi, 'meanwhile')
    }
    await start()
    await caughtUp()
    telegram.send(dewi, 'halo')
    await until(() => batches.length === 2)
    expect(seen).toEqual([true, still])
    await caughtUp()
  })

  it('hears a redelivered update again and goes on', async () => {
    await start()
    telegram.send(dewi, 'halo')
    await until(() => batches.length === 1 && telegram.unconfirmed() === 0)
    telegram.redeliver(telegram.lastUpdateId())
    await until(() => batches.length === 2)
    telegram.send(dewi, 'kak?')
    await until(() => batches.length === 3)
    expect(batches.map(({ texts }) => texts[0])).toEqual(['halo', 'halo', 'kak?'])
  })
})

describe('trouble', () => {
  it('is told, waited for and overcome', async () => {
    await start()
    await caughtUp()
    telegram.outage(true)
    await until(() => channel?.heard().caughtUp === false)
    expect(channel?.heard().lastProblem).toContain('502')
    telegram.send(dewi, 'halo')
    telegram.outage(false)
    await caughtUp()
    expect(batches.map(({ texts }) => texts)).toEqual([['halo']])
  })

  it.each<[string, { code: number; description: string }]>([
    ['another process listens', { code: 409, description: 'Conflict: terminated by other getUpdates request' }],
    ['the token is withdrawn', { code: 401, description: 'Unauthorized' }],
    ['the server does not know us', { code: 404, description: 'Not Found' }],
  ])('%s', async (_, refuse) => {
    await start()
    await caughtUp()
    telegram.fault({ method: 'getUpdates', times: 3, kind: { refuse } })
    telegram.send(dewi, 'halo')
    await until(() => log.text().includes(refuse.description))
    await caughtUp()
    expect(batches.map(({ texts }) => texts)).toEqual([['halo']])
  })

  it('takes over from a webhook without losing what waits', async () => {
    await start()
    await caughtUp()
    await channel?.stop()
    await fetch(`${telegram.apiRoot}/bot${telegram.token}/setWebhook?url=${encodeURIComponent('http://127.0.0.1:9/')}`)
    telegram.send(dewi, 'halo')
    await start()
    await until(() => batches.length === 1)
    expect(batches[0]?.texts).toEqual(['halo'])
  })

  it('refuses to start with a token Telegram does not know', async () => {
    await expect(start({ token: '1:wrong' })).rejects.toEqual(new TelegramRefused(401))
    await expect(start({ apiRoot: `${telegram.apiRoot}/elsewhere` })).rejects.toBeInstanceOf(TelegramRefused)
  })

  it('starts without a platform and hears as soon as there is one', async () => {
    telegram.outage(true)
    const started = await start()
    expect(started.me).toBeNull()
    await until(() => started.heard().lastProblem !== undefined)
    telegram.outage(false)
    await caughtUp()
    expect(started.me).toMatchObject({ id: String(telegram.bot.id), username: telegram.bot.username })
  })

  it('never tells the token, whatever a server answers', async () => {
    const echo: Server = createServer((request, response) => {
      response.end(JSON.stringify({ ok: false, error_code: 418, description: `no ${request.url}` }))
    })
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', () => resolve()))
    try {
      const { port } = echo.address() as AddressInfo
      const started = await start({ apiRoot: `http://127.0.0.1:${port}` })
      await until(() => started.heard().lastProblem !== undefined)
      const to = { platform: 'telegram', chat: '7' } as const
      const told = [started.heard(), await started.courier.deliver({ do: 'post', to, reply: say('x') })]
      expect(JSON.stringify(told)).toContain('418')
      expect(JSON.stringify(told)).not.toContain(telegram.token)
      await started.stop()
    } finally {
      echo.closeAllConnections()
      echo.close()
    }
  })
})

describe('stopping', () => {
  it('ends the long poll at once', async () => {
    await start()
    await until(() => telegram.listening())
    await channel?.stop()
    await until(() => !telegram.listening())
    telegram.send(dewi, 'halo')
    expect(batches).toEqual([])
    expect(telegram.unconfirmed()).toBe(1)
  })

  it('waits until what it holds is stored, and confirms it', async () => {
    let stored = () => {}
    storing = () =>
      new Promise((resolve) => {
        stored = resolve
      })
    await start()
    telegram.send(dewi, 'halo')
    await until(() => batches.length === 1)
    let isStopped = false
    const stopping = channel?.stop().then(() => {
      isStopped = true
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isStopped).toBe(false)
    stored()
    await stopping
    expect(telegram.unconfirmed()).toBe(0)
  })
})

describe('around it', () => {
  it('answers presses, cut to what fits, and minds no failure', async () => {
    await start()
    const to = { platform: 'telegram', chat: String(dewi.id) } as const
    const reply = { body: [{ text: 'Nilai?' }], buttons: [[{ label: '5', runs: 'vote 1 5' }]] }
    const [outcome] = await Promise.all([channel?.courier.deliver({ do: 'post', to, reply }), caughtUp()])
    expect(outcome).toMatchObject({ is: 'done' })
    const answer = telegram.press(dewi, telegram.messages(dewi.id)[0]!, '5')
    await until(() => heard.length === 1)
    const [press] = heard
    expect(press).toMatchObject({ type: 'press', runs: 'vote 1 5' })
    await channel?.answerPress(press?.type === 'press' ? press.handle : '', `Makasih ${'kak '.repeat(100)}`, true)
    expect(await answer).toMatchObject({ showAlert: true, text: expect.stringMatching(/^Makasih .{191}…$/) })
    await channel?.answerPress('123', 'x')
    expect(log.text()).toMatch(/a press (was too old to answer|could not be answered)/)
  })

  it('publishes menus per scope and language; what fails is logged', async () => {
    await start()
    const team = telegram.supergroup({ title: 'Tim' })
    const menu = (description: string) => [{ name: 'help', description, ephemeral: true }]
    const customer = [{ language: 'id' as const, entries: menu('Bantuan') }]
    const both = [
      { language: 'id' as const, entries: menu('Perintah') },
      { language: 'en' as const, entries: menu('Commands') },
    ]
    await channel?.publishMenus({ customer, team: both }, ['-1', String(team.id)])
    const scope = { type: 'chat', chat_id: team.id } as const
    expect(telegram.menu()).toMatchObject([{ command: 'help', description: 'Bantuan' }])
    expect(telegram.menu(scope)).toMatchObject([{ description: 'Perintah', is_ephemeral: true }])
    expect(telegram.menu(scope, 'en')).toMatchObject([{ description: 'Commands' }])
    expect(log.text()).toContain('a command menu could not be set')
  })

  it('looks up a Business connection it was never told of', async () => {
    const connection = telegram.businessConnect(dewi)
    await start()
    expect(await channel?.findConnection(connection.id)).toMatchObject({
      type: 'connection',
      user: { id: String(dewi.id) },
      enabled: true,
      canReply: true,
    })
    expect(await channel?.findConnection('nobody')).toBeNull()
  })
})
