import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Scenario, type ScenarioOptions, scenario } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

const open = async (options: ScenarioOptions = {}) => {
  shop = await scenario({ ...options, env: { BUSINESS_HOURS: 'always', ...options.env } })
  return admin(shop, 'Sari')
}

interface Health {
  status: string
  check: { ok: boolean }
  channels: { name: string; state: string }[]
}

const health = async () => (await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/healthz`)).json()) as Health

/** Resolves when the bot knows how well it hears a channel; real time, for it finds out by itself. */
const knows = (name: string, state: 'heard' | 'deaf') =>
  vi.waitFor(
    async () => expect((await health()).channels.find((channel) => channel.name === name)?.state).toBe(state),
    { timeout: 20_000, interval: 20 },
  )

/** Time passes while the bot cannot be brought to rest: a second at a time. */
async function passes(seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i += 1) {
    shop.stage.clock.step(shop.now + 1000)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const about = (chat: string[], words: string) => chat.filter((said) => said.includes(words))

describe('contract 8: a channel that cannot be heard', () => {
  it('Telegram is away for five minutes: the owner is told once, in Slack; nothing is decided; then all is well', async () => {
    const sari = await open()
    const [dewi, budi] = [shop.customer('Dewi'), shop.customer('Budi')]
    await dewi.says('Halo?')
    await budi.says('Halo?')
    await shop.advance('9m')
    shop.telegram.outage(true)
    await knows('Telegram', 'deaf')
    await passes(55)
    expect(counts(shop)).toEqual([0, 0])
    await passes(245)
    const told = about(shop.heard('slack'), 'Sejak 10.09 Sigap tidak bisa mendengar Telegram (502')
    expect(told).toHaveLength(1)
    expect(shop.heard('slack')).toEqual(told)
    shop.telegram.send(sari.user, 'Halo kak', { chat: shop.stage.inbox, thread: dewi.topic })
    shop.telegram.outage(false)
    await knows('Telegram', 'heard')
    await shop.settle()
    await shop.advance('1m')
    for (const chat of alerts(shop)) {
      expect(about(chat, 'belum dibalas')).toEqual([expect.stringContaining('Budi belum dibalas')])
      expect(about(chat, 'Dewi')).toEqual([])
    }
    // Neither told again, nor that Telegram's limits held anything back.
    expect(about(shop.heard('slack'), 'Sigap')).toEqual(told)
    expect(about(shop.heard('slack'), 'tertahan')).toEqual([])
    expect(about(shop.heard('alerts'), 'Sigap')).toEqual([])
  })

  it('only hearing fails: what was answered meanwhile is not alerted, what was not is', async () => {
    const sari = await open()
    const [dewi, budi] = [shop.customer('Dewi'), shop.customer('Budi')]
    await dewi.says('Halo?')
    await budi.says('Halo?')
    await shop.advance('5m')
    shop.telegram.fault({ method: 'getUpdates', kind: 'http500' })
    shop.telegram.send(sari.user, 'x', { chat: shop.stage.inbox })
    await knows('Telegram', 'deaf')
    shop.telegram.send(sari.user, 'Halo kak', { chat: shop.stage.inbox, thread: dewi.topic })
    await passes(360)
    expect(about(shop.heard('slack'), 'belum dibalas')).toEqual([])
    expect(about(shop.heard('slack'), 'tidak bisa mendengar Telegram')).toHaveLength(1)
    shop.telegram.clearFaults()
    await knows('Telegram', 'heard')
    await shop.settle()
    for (const chat of alerts(shop)) {
      expect(about(chat, 'belum dibalas')).toEqual([expect.stringContaining('Budi belum dibalas · 11 menit')])
    }
  })

  it('where nobody can be told in chat the self-check says that not all is well, until it is', async () => {
    await open({ slack: false })
    shop.telegram.outage(true)
    await knows('Telegram', 'deaf')
    await passes(50)
    expect((await health()).check.ok).toBe(true)
    await passes(70)
    await vi.waitFor(async () => expect((await health()).check.ok).toBe(false))
    shop.telegram.outage(false)
    await knows('Telegram', 'heard')
    await shop.settle()
    await shop.advance('1m')
    expect(await health()).toMatchObject({ status: 'ok', check: { ok: true } })
  })

  it('a short trouble is told to nobody', async () => {
    await open()
    shop.telegram.outage(true)
    await knows('Telegram', 'deaf')
    await passes(50)
    shop.telegram.outage(false)
    await knows('Telegram', 'heard')
    await shop.advance('5m')
    expect(counts(shop)).toEqual([0, 0])
  })

  it('Slack is away: told on Telegram, where alerts go on; in Slack nothing is lost and nothing is late news', async () => {
    const sari = await open()
    const [dewi, budi] = [shop.customer('Dewi'), shop.customer('Budi')]
    await dewi.says('Halo?')
    await budi.says('Halo?')
    await shop.advance('9m')
    shop.slack.outage(true)
    await knows('Slack', 'deaf')
    await shop.advance('3m')
    const telegram = shop.heard('alerts')
    expect(about(telegram, 'Dewi belum dibalas · 10 menit')).toHaveLength(1)
    expect(about(telegram, 'Sejak 10.09 Sigap tidak bisa mendengar Slack')).toHaveLength(1)
    await sari.answers(dewi, 'Halo kak')
    shop.slack.outage(false)
    await knows('Slack', 'heard')
    await shop.advance('2m')
    expect(shop.heard('slack')).toEqual([expect.stringContaining('Budi belum dibalas')])
    await sari.pressesInSlack('Ambil alih').catch(() => undefined)
    expect(about(shop.heard('alerts'), 'Budi')[0]).toContain('Sedang ditangani Sari')
  })
})

describe('contract 7: where alerts go', () => {
  it('without an alert chat to the owner in private', async () => {
    await open({ slack: false })
    await shop.restart({ ALERT_TELEGRAM_CHAT: '' })
    await shop.customer('Dewi').says('Halo?')
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([])
    expect(about(shop.owner.heard(), 'Dewi belum dibalas · 10 menit')).toEqual([
      expect.stringContaining('[Ambil alih]'),
    ])
  })

  it('without an alert chat to an owner who is in Slack only, there', async () => {
    const changes = { ALERT_TELEGRAM_CHAT: '', ALERT_SLACK_CHANNEL: '', OWNER_TELEGRAM_ID: '' }
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    await shop.restart({ ...changes, DATABASE_URL: (await shop.newDatabase()).url })
    const { slack } = shop.owner
    if (!slack) throw new Error('the owner is in Slack')
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    await shop.advance('10m')
    const there = () => shop.slack.messages(shop.slack.im(slack)).map((said) => shop.slack.plainText(said))
    expect(there()).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
    await shop.advance('1m')
    await shop.teammate('Sari').answers(dewi, 'Halo kak')
    expect(there()).toEqual([expect.stringMatching(/Dewi sudah dibalas[\s\S]*11 menit/)])
  })

  it('without an alert chat to an owner on both platforms once, in Slack until they open the bot on Telegram', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    await shop.restart({ ALERT_TELEGRAM_CHAT: '', ALERT_SLACK_CHANNEL: '' })
    const { slack } = shop.owner
    if (!slack) throw new Error('the owner is in Slack')
    await shop.customer('Dewi').says('Halo?')
    await shop.advance('10m')
    const there = () => shop.slack.messages(shop.slack.im(slack)).map((said) => shop.slack.plainText(said))
    expect(there()).toEqual([expect.stringContaining('Dewi belum dibalas')])
    await shop.owner.says('/start')
    await shop.customer('Budi').says('Halo?')
    await shop.advance('10m')
    expect(about(shop.owner.heard(), 'Budi belum dibalas')).toHaveLength(1)
    expect(about(there(), 'Budi')).toEqual([])
  })

  it('thrown out of the Telegram chat: Slack goes on, and the owner is told there and in private', async () => {
    const sari = await open()
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'kicked')
    await shop.advance('10m')
    expect(about(shop.heard('slack'), 'Dewi belum dibalas')).toHaveLength(1)
    expect(about(shop.heard('slack'), 'tidak bisa')).toHaveLength(1)
    expect(about(shop.owner.heard(), 'tidak bisa')).toHaveLength(1)
    await sari.answers(dewi, 'Halo kak')
    expect(about(shop.heard('slack'), 'Dewi sudah dibalas')).toHaveLength(1)
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'administrator')
    await dewi.says('Yang biru?')
    await shop.advance('15m')
    expect(about(shop.heard('alerts'), 'Dewi belum dibalas · 15 menit')).toHaveLength(1)
  })

  it('thrown out of the Slack channel: Telegram goes on, and the owner is told there', async () => {
    await open()
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    shop.slack.kick(shop.channel, shop.slack.bot.userId)
    await shop.advance('10m')
    expect(about(shop.heard('alerts'), 'Dewi belum dibalas · 10 menit')).toHaveLength(1)
    expect(about(shop.heard('alerts'), 'tidak bisa')).toHaveLength(1)
    shop.slack.invite(shop.channel, shop.slack.bot.userId)
    await shop.customer('Budi').says('Halo?')
    await shop.advance('10m')
    expect(about(shop.heard('slack'), 'Budi belum dibalas · 10 menit')).toHaveLength(1)
  })
})
