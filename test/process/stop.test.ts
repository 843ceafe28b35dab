import { readdirSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import type { Bot } from './bot.ts'
import { type Town, town } from './town.ts'

let shop: Town
beforeEach(async () => {
  shop = await town()
})
afterEach(() => shop.close())

/** Ends within 10 s of the signal, with 0. */
async function endsWell(bot: Bot, ...signals: NodeJS.Signals[]): Promise<void> {
  const since = performance.now()
  for (const signal of signals) bot.kill(signal)
  const { code } = await bot.exited
  expect({ code, printed: bot.output() }).toMatchObject({ code: 0 })
  expect(performance.now() - since).toBeLessThan(10_000)
  expect(bot.output()).not.toMatch(/^\s+at /m)
}

/** Texts that stand in the inbox, in order. */
const relayed = () => shop.telegram.messages(shop.inbox).flatMap(({ kind, text }) => (kind === 'text' ? [text] : []))

const customersWrite = (count: number) =>
  Array.from({ length: count }, (_, n) => {
    shop.telegram.send(shop.telegram.user({ firstName: `Pelanggan ${n}` }), `pesan ${n}`)
    return `pesan ${n}`
  })

describe.each(['SIGTERM', 'SIGINT'] as const)('%s', (signal) => {
  it('ends an idle bot with 0', async () => {
    const bot = shop.start()
    await bot.ready()
    await endsWell(bot, signal)
    expect(shop.slack.sockets).toBe(0)
    expect(shop.telegram.listening()).toBe(false)
  })

  it('may come more than once, as the terminal and npm both send it', async () => {
    const bot = shop.start()
    await bot.ready()
    await endsWell(bot, signal, signal, 'SIGTERM')
  })
})

describe('while it works', () => {
  it('finishes what it has begun; the next start owes the rest, and nothing is lost or doubled', async () => {
    const bot = shop.start({ TELEGRAM_GLOBAL_LIMIT: '10/1s' })
    await bot.ready()
    const written = customersWrite(40)
    await shop.waitFor(() => shop.telegram.callCount('copyMessage') >= 3)
    await endsWell(bot, 'SIGTERM')
    expect(relayed().length).toBeLessThan(written.length)
    const next = shop.start()
    await next.ready()
    await shop.waitFor(() => relayed().length >= written.length)
    await endsWell(next, 'SIGTERM')
    expect(relayed().toSorted()).toEqual(written.toSorted())
    expect(new Set(shop.telegram.topics(shop.inbox).map(({ name }) => name)).size).toBe(written.length)
    expect(shop.telegram.topics(shop.inbox)).toHaveLength(written.length)
  })

  it('does not wait for a Telegram that hangs, and delivers at the next start', async () => {
    const bot = shop.start()
    await bot.ready()
    shop.telegram.fault({ kind: 'never-answers' })
    shop.telegram.fault({ kind: 'never-answers', method: 'getUpdates' })
    const written = customersWrite(3)
    await shop.waitFor(() => shop.telegram.calls().some(({ fault }) => fault === 'never-answers'))
    await endsWell(bot, 'SIGTERM')
    shop.telegram.clearFaults()
    const next = shop.start()
    await next.ready()
    await shop.waitFor(() => relayed().length >= written.length)
    expect(relayed().toSorted()).toEqual(written)
  })

  it('ends in the middle of starting', async () => {
    shop.telegram.fault({ kind: 'never-answers', method: 'getMe' })
    const bot = shop.start()
    await shop.slack.waitFor(() => shop.slack.sockets === 1, 30_000)
    await endsWell(bot, 'SIGTERM')
  })

  it('ends while neither platform can be reached', async () => {
    const bot = shop.start()
    await bot.ready()
    shop.telegram.outage(true)
    shop.slack.outage(true)
    await bot.prints(/Telegram cannot be heard/)
    await endsWell(bot, 'SIGTERM')
  })
})

/** Everything that runs below a process, with its command line; Linux tells. */
function below(pid: number): { pid: number; line: string }[] {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
        if (Number(parent) !== pid) return []
        const line = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
        return [{ pid: Number(name), line }]
      } catch {
        // It ended while we looked.
        return []
      }
    })
  return children.flatMap((child) => [child, ...below(child.pid)])
}

describe.skipIf(process.platform !== 'linux')('npm start', () => {
  it('runs node with no shell between, and SIGTERM to either ends it with 0', async () => {
    const sameDatabase = { DATABASE_URL: shop.databaseUrl }
    for (const whom of ['npm', 'node'] as const) {
      const npm = shop.start(sameDatabase, { command: ['npm', 'start'], cwd: projectRoot })
      await npm.ready()
      const running = below(npm.process.pid ?? 0)
      expect(running).toEqual([{ pid: expect.any(Number), line: 'node dist/src/start.js' }])
      if (whom === 'npm') npm.kill('SIGTERM')
      else process.kill(running[0]!.pid, 'SIGTERM')
      expect(await npm.exited).toMatchObject({ code: 0 })
      expect(below(npm.process.pid ?? 0)).toEqual([])
      expect(npm.output()).toContain('"stopping"')
    }
  })
})
