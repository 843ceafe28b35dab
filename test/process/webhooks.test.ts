import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Bot } from './bot.ts'
import { type Town, town } from './town.ts'

const SECRET = 'rahasia-toko_1'
const SIGNING = 'tanda-tangan'

let shop: Town
let port: number
let base: string

beforeEach(async () => {
  shop = await town()
  port = await freePort()
  base = `http://127.0.0.1:${port}`
})
afterEach(() => shop.close())

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function started(changes: Record<string, string | undefined> = {}): Promise<Bot> {
  const bot = shop.start({
    HTTP_PORT: String(port),
    TELEGRAM_WEBHOOK_URL: `${base}/telegram/webhook`,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    ...changes,
  })
  await bot.ready()
  return bot
}

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(`${base}${path}`, { method: 'POST', body, headers }).then(({ status }) => status)

const relayed = () => shop.telegram.messages(shop.inbox).flatMap(({ kind, text }) => (kind === 'text' ? [text] : []))
const alerted = () => shop.telegram.messages(shop.alerts).filter(({ kind }) => kind !== 'service')

/** What Telegram would post of something a customer wrote, for a test to post in its place. */
const update = (id: number, text: string): string => {
  const dewi = shop.telegram.user({ firstName: 'Dewi' })
  return JSON.stringify({ update_id: id, message: shop.telegram.send(dewi, text, { withheld: true }) })
}

describe('Telegram by webhook', () => {
  it('hears what is posted, in order, and never asks for updates', async () => {
    await started()
    const dewi = shop.telegram.user({ firstName: 'Dewi' })
    const texts = Array.from({ length: 25 }, (_, n) => `pesan ${n}`)
    for (const text of texts) shop.telegram.send(dewi, text)
    await shop.waitFor(() => relayed().length === texts.length)
    expect(relayed()).toEqual(texts)
    await shop.waitFor(() => shop.telegram.unconfirmed() === 0)
    expect(shop.telegram.callCount('getUpdates')).toBe(0)
  })

  it('alerts who has waited too long, and not before what was waiting has been heard', async () => {
    // However long it takes here, she is not waiting too long yet.
    const first = await started({ FIRST_RESPONSE_TARGET: '1h' })
    const dewi = shop.telegram.user({ firstName: 'Dewi' })
    shop.telegram.send(dewi, 'Kak, barangnya ready?')
    await shop.waitFor(() => relayed().length === 1)
    const sari = shop.telegram.user({ firstName: 'Sari' })
    shop.telegram.join(shop.inbox, [sari])
    first.kill('SIGTERM')
    await first.exited
    const thread = shop.telegram.messages(shop.inbox).find(({ kind }) => kind === 'text')?.thread
    shop.telegram.send(sari, 'Ready kak', { chat: shop.inbox, thread })
    shop.telegram.send(shop.telegram.user({ firstName: 'Bayu' }), 'Halo?')
    await new Promise((resolve) => setTimeout(resolve, 2500))
    await started({ FIRST_RESPONSE_TARGET: '2s' })
    await shop.waitFor(() => alerted().length > 0)
    expect(alerted()).toHaveLength(1)
    expect(JSON.stringify(alerted())).toContain('Bayu')
    expect(JSON.stringify(alerted())).not.toContain('Dewi')
  })

  it('takes nothing from whoever does not know the secret, and no junk', async () => {
    await started()
    const known = { 'x-telegram-bot-api-secret-token': SECRET }
    expect(await post('/telegram/webhook', update(1, 'palsu'))).toBe(401)
    expect(await post('/telegram/webhook', update(1, 'palsu'), { 'x-telegram-bot-api-secret-token': 'x' })).toBe(401)
    expect(await post('/telegram/webhook', '{"update_id":', known)).toBe(400)
    expect(await post('/telegram/webhook', '[]', known)).toBe(400)
    expect(await post('/telegram/webhook', JSON.stringify({ update_id: 2, message: 'rusak' }), known)).toBe(200)
    expect(await post('/telegram/webhook', 'x'.repeat(2_000_000), known)).toBe(413)
    expect(await fetch(`${base}/telegram/webhook`).then(({ status }) => status)).toBe(405)
    expect(await post('/slack/events', '{}')).toBe(405)
    expect(await post('/telegram/webhook', update(3, 'asli'), known)).toBe(200)
    await shop.waitFor(() => relayed().length === 1)
    expect(relayed()).toEqual(['asli'])
  })

  it('records a post delivered twice once, and sorts posts that come at once', async () => {
    await started()
    const known = { 'x-telegram-bot-api-secret-token': SECRET }
    const updates = [15, 14, 13, 12, 11].map((id) => update(id, `pesan ${id}`))
    const all = [...updates, ...updates].map((body) => post('/telegram/webhook', body, known))
    expect(new Set(await Promise.all(all))).toEqual(new Set([200]))
    await shop.waitFor(() => relayed().length === 5)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect([...relayed()].sort()).toEqual(['pesan 11', 'pesan 12', 'pesan 13', 'pesan 14', 'pesan 15'])
  })

  it('needs no secret set: one is made from the token, and nobody else has it', async () => {
    await started({ TELEGRAM_WEBHOOK_SECRET: undefined })
    shop.telegram.send(shop.telegram.user({ firstName: 'Dewi' }), 'halo')
    await shop.waitFor(() => relayed().length === 1)
    expect(await post('/telegram/webhook', update(9, 'palsu'), { 'x-telegram-bot-api-secret-token': '' })).toBe(401)
  })

  it('goes back to asking when the setting is gone', async () => {
    const bot = await started()
    bot.kill('SIGTERM')
    expect((await bot.exited).code).toBe(0)
    shop.telegram.send(shop.telegram.user({ firstName: 'Dewi' }), 'halo')
    await started({ TELEGRAM_WEBHOOK_URL: undefined, TELEGRAM_WEBHOOK_SECRET: undefined })
    await shop.waitFor(() => relayed().length === 1)
  })
})

describe('Slack over HTTP', () => {
  const overHttp = { SLACK_APP_TOKEN: undefined, SLACK_SIGNING_SECRET: SIGNING }

  it('answers commands, presses and messages as over the socket', async () => {
    await started(overHttp)
    shop.slack.postTo(`${base}/slack/events`, SIGNING)
    const { slack, owner, channel } = shop
    const answer = await slack.slash(owner.slack, channel, '/sigap', 'help')
    await slack.waitFor(() => slack.ephemerals(owner.slack).length + slack.messages(channel).length > 0)
    expect(answer).toBeDefined()
    slack.mention(channel, owner.slack, 'waiting')
    await slack.waitFor(() => slack.messages(channel).some(({ byBot }) => byBot))
    expect(slack.sockets).toBe(0)
    expect(await fetch(`${base}/healthz`).then(({ status }) => status)).toBe(200)
  })

  it('believes only what Slack signed, and only while it is fresh', async () => {
    await started(overHttp)
    const { createHmac } = await import('node:crypto')
    const send = (body: string, secondsAgo: number, secret = SIGNING) => {
      const at = String(Math.floor(Date.now() / 1000) - secondsAgo)
      const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`
      const headers = { 'x-slack-request-timestamp': at, 'x-slack-signature': signature }
      return post('/slack/events', body, { ...headers, 'content-type': 'application/json' })
    }
    const challenge = JSON.stringify({ type: 'url_verification', challenge: 'abc' })
    expect(await send(challenge, 0)).toBe(200)
    expect(await send(challenge, 0, 'lain')).toBe(401)
    expect(await send(challenge, 600)).toBe(401)
    expect(await send(challenge, -600)).toBe(401)
    expect(await post('/slack/events', challenge)).toBe(401)
    expect(await send('{"type":', 0)).toBe(400)
    expect(await send('"x"', 0)).toBe(400)
    expect(await send(JSON.stringify({ type: 'event_callback', event: null }), 0)).toBe(200)
  })
})

it('tells at start of an address that Telegram refuses, and of a token Slack refuses', async () => {
  const bot = shop.start({
    TELEGRAM_WEBHOOK_URL: 'http://a b/telegram/webhook',
    SLACK_APP_TOKEN: undefined,
    SLACK_SIGNING_SECRET: SIGNING,
    SLACK_BOT_TOKEN: 'xoxb-wrong',
  })
  expect((await bot.exited).code).toBe(1)
  expect(bot.output()).toContain('TELEGRAM_WEBHOOK_URL')
})
