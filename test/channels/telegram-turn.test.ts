import { connect, createServer, type Socket } from 'node:net'
import type { User } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTelegramChannel, type TelegramChannel, type Turn } from '../../src/channels/telegram/index.ts'
import { realClock } from '../../src/clock.ts'
import { type LocalTelegram, startTelegram } from '../../src/sandbox/telegram/index.ts'
import { keptLog } from './telegram-support.ts'

/** One turn for several listeners, which a test can take away from whoever has it. */
class OneTurn {
  holder: string | null = null
  private lost = new AbortController()
  /** Nobody can tell whose it is. */
  away = false

  of(name: string): Turn {
    return {
      take: async () => {
        if (this.away) throw new Error('the database does not answer')
        this.holder ??= name
        return this.holder === name ? this.lost.signal : null
      },
      isMine: () => this.holder === name,
      give: async () => {
        if (this.holder === name) this.giveTo(null)
      },
    }
  }

  giveTo(name: string | null): void {
    const { lost } = this
    this.lost = new AbortController()
    this.holder = name
    lost.abort()
  }
}

let telegram: LocalTelegram
let dewi: User
let turn: OneTurn
let log: ReturnType<typeof keptLog>
/** What each of the two has heard. */
let heard: Record<string, string[]>
let channels: Record<string, TelegramChannel>

async function start(name: string, apiRoot = telegram.apiRoot): Promise<TelegramChannel> {
  heard[name] = []
  const { token } = telegram
  const channel = await startTelegramChannel({
    token,
    apiRoot,
    clock: realClock,
    log,
    hands: {
      async hear(batch) {
        for (const one of batch) if (one.type === 'message') heard[name]?.push(one.content.text ?? '')
      },
    },
    turn: turn.of(name),
    pauses: { firstMs: 5, mostMs: 20 },
    patience: { call: 1, poll: 28 },
  })
  channels[name] = channel
  return channel
}

/** A way to Telegram of its own, which can be cut. */
async function way(): Promise<{ apiRoot: string; cut(): void }> {
  const { port } = new URL(telegram.apiRoot)
  const open = new Set<Socket>()
  const server = createServer((here) => {
    const there = connect(Number(port), '127.0.0.1')
    for (const [one, other] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy()).on('close', () => other.destroy())
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  return {
    apiRoot: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    cut() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

const until = async (holds: () => boolean | undefined, withinMs = 8000): Promise<void> => {
  const end = performance.now() + withinMs
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

beforeEach(async () => {
  telegram = await startTelegram({ clock: realClock })
  dewi = telegram.user({ firstName: 'Dewi' })
  turn = new OneTurn()
  log = keptLog()
  heard = {}
  channels = {}
})
afterEach(async () => {
  await Promise.all(Object.values(channels).map((channel) => channel.stop()))
  await telegram.close()
})

describe('two that could ask Telegram', () => {
  it('one asks; the other stands by, is not behind, and takes over when it stops', async () => {
    const first = await start('first')
    await until(() => first.heard().caughtUp)
    const second = await start('second')
    await until(() => second.heard().standby)
    expect(second.heard()).toMatchObject({ caughtUp: false, since: null })
    expect(second.heard().lastProblem).toBeUndefined()
    telegram.send(dewi, 'satu')
    await until(() => heard.first?.length === 1)
    await first.stop()
    telegram.send(dewi, 'dua')
    await until(() => heard.second?.length === 1)
    expect(heard).toEqual({ first: ['satu'], second: ['dua'] })
    await until(() => second.heard().caughtUp && !second.heard().standby)
  })

  it('one whose turn is lost asks no more, at once, and hears nothing of it as trouble', async () => {
    const first = await start('first')
    await until(() => first.heard().caughtUp && telegram.listening())
    turn.giveTo('second')
    expect(first.heard().caughtUp).toBe(false)
    const second = await start('second')
    await until(() => second.heard().caughtUp)
    await until(() => first.heard().standby)
    telegram.send(dewi, 'satu')
    await until(() => heard.second?.length === 1)
    expect(heard.first).toEqual([])
    expect(first.heard().lastProblem).toBeUndefined()
    expect(log.text()).not.toContain('Conflict')
  })

  it('what was being stored when the turn was lost is heard by the other', async () => {
    const first = await start('first')
    await until(() => first.heard().caughtUp)
    const second = await start('second')
    await until(() => second.heard().standby)
    telegram.send(dewi, 'satu')
    // The turn goes while the answer is on its way.
    turn.giveTo('second')
    await until(() => heard.second?.length === 1)
    telegram.send(dewi, 'dua')
    await until(() => heard.second?.length === 2)
    expect([...new Set([...(heard.first ?? []), ...(heard.second ?? [])])]).toEqual(['satu', 'dua'])
  })

  it('says that nobody can tell whose turn it is while nobody can', async () => {
    turn.away = true
    const first = await start('first')
    await until(() => first.heard().lastProblem !== undefined)
    expect(first.heard()).toMatchObject({ caughtUp: false, lastProblem: 'the database does not answer' })
    turn.away = false
    await until(() => first.heard().caughtUp)
  })

  it('somebody else with the same token is trouble as before', async () => {
    const first = await start('first')
    await until(() => first.heard().caughtUp && telegram.listening())
    await fetch(`${telegram.apiRoot}/bot${telegram.token}/getUpdates`)
    await until(() => log.text().includes('Conflict'))
    await until(() => first.heard().caughtUp)
  })

  it('one that is cut off from Telegram gives way to one that is not', async () => {
    const { apiRoot, cut } = await way()
    const first = await start('first', apiRoot)
    await until(() => first.heard().caughtUp)
    const second = await start('second')
    await until(() => second.heard().standby)
    cut()
    telegram.send(dewi, 'satu')
    await until(() => first.heard().lastProblem !== undefined)
    await until(() => heard.second?.length === 1, 20_000)
    await until(() => first.heard().standby)
    await until(() => first.heard().lastProblem === undefined, 20_000)
  })
})
