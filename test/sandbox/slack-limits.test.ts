import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type LocalSlack, type Person, type Room, startSlack } from '../../src/sandbox/slack/index.ts'
import { boltOn, clientOn, handClock, refusal, stop } from './slack-bot.ts'

const START = '2026-11-02T03:00:00Z'

let clock: ReturnType<typeof handClock>
let slack: LocalSlack
let sari: Person
let inbox: Room

beforeEach(async () => {
  clock = handClock(START)
  slack = await startSlack({ clock })
  sari = slack.user({ name: 'Sari' })
  inbox = slack.channel({ name: 'inbox', members: [sari] })
})

afterEach(() => slack.close())

async function call(method: string, args: Record<string, string>): Promise<Response> {
  const headers = { Authorization: `Bearer ${slack.botToken}` }
  return fetch(slack.apiUrl + method, { method: 'POST', headers, body: new URLSearchParams(args) })
}

const post = (channel = inbox.id) => call('chat.postMessage', { channel, text: 'x' })

describe('the pace of the local Slack', () => {
  it('is one message a second per channel after a short burst, on the server’s clock', async () => {
    const statuses = []
    for (let i = 0; i < 6; i += 1) statuses.push((await post()).status)
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429])
    const refused = await post()
    expect(await refused.json()).toEqual({ ok: false, error: 'ratelimited' })
    expect(refused.headers.get('retry-after')).toBe('1')
    expect(refused.headers.get('date')).toBe('Mon, 02 Nov 2026 03:00:00 GMT')
    expect((await post(slack.channel({ name: 'other' }).id)).status).toBe(200)
    clock.forward(1000)
    expect([(await post()).status, (await post()).status]).toEqual([200, 429])
    expect(slack.counts['chat.postMessage']).toEqual({ ok: 7, ratelimited: 3 })
  })

  it('lets 50 updates through in a minute', async () => {
    const { ts } = (await (await post()).json()) as { ts: string }
    const update = () => call('chat.update', { channel: inbox.id, ts, text: 'y' })
    const statuses = await Promise.all(Array.from({ length: 51 }, async () => (await update()).status))
    expect(statuses.filter((status) => status === 200)).toHaveLength(50)
    clock.forward(2000)
    expect((await update()).status).toBe(200)
  })

  it('gives every message its own later ts, also when time stands still', async () => {
    const stamps = Array.from({ length: 100 }, () => slack.say(inbox, sari, 'x').ts)
    expect(new Set(stamps).size).toBe(100)
    expect(stamps.toSorted()).toEqual(stamps)
    expect(stamps[0]).toBe(`${Date.parse(START) / 1000}.000000`)
  })
})

describe('response URLs', () => {
  it('take five answers within thirty minutes', async () => {
    const app = boltOn(slack)
    app.command('/sigap', async ({ ack }) => ack())
    await app.start()
    const answer = async (url: string, body: object = { text: 'x' }) => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
      return [response.status, ((await response.json()) as { error?: string }).error]
    }
    const { responseUrl } = await slack.slash(sari, inbox, '/sigap')
    expect(await answer(responseUrl, { text: '' })).toEqual([400, 'no_text'])
    expect(await answer(responseUrl, { blocks: [{ type: 'header' }] })).toEqual([400, 'invalid_blocks'])
    for (let i = 0; i < 5; i += 1) expect(await answer(responseUrl)).toEqual([200, undefined])
    expect(await answer(responseUrl)).toEqual([404, 'used_url'])
    const later = await slack.slash(sari, inbox, '/sigap')
    clock.forward(30 * 60_000 + 1)
    expect(await answer(later.responseUrl)).toEqual([404, 'expired_url'])
    await stop(app, slack)
  })
})

describe('faults', () => {
  const text = (name: string) => clientOn(slack).chat.postMessage({ channel: inbox.id, text: name })
  const texts = () => slack.messages(inbox).map((message) => message.text)

  it('strike the calls they name, as often as they say', async () => {
    const other = slack.channel({ name: 'other' })
    slack.fault({ method: 'chat.postMessage', channel: inbox.id, times: 1, kind: 'http500' })
    slack.fault({ times: 1, kind: { rateLimited: 7 } })
    slack.fault({ times: 1, kind: { refuse: 'channel_not_found' } })
    expect((await post(other.id)).headers.get('retry-after')).toBe('7')
    expect((await post()).status).toBe(500)
    expect(await refusal(text('satu'))).toBe('channel_not_found')
    expect(await refusal(text('dua'))).toBe('ok')
    expect(texts()).toEqual(['dua'])
  })

  it('cut a call before or after it was done', async () => {
    slack.fault({ method: 'chat.postMessage', times: 1, kind: 'cut-before' })
    slack.fault({ method: 'chat.postMessage', times: 1, kind: 'cut-after' })
    await expect(text('sebelum')).rejects.toThrow()
    await expect(text('sesudah')).rejects.toThrow()
    expect(texts()).toEqual(['sesudah'])
    expect(slack.calls.map((one) => one.outcome)).toEqual(['cut-before', 'cut-after'])
  })

  it('leave a call without an answer until they are cleared', async () => {
    slack.fault({ method: 'chat.postMessage', kind: 'never-answers' })
    const url = `${slack.apiUrl}chat.postMessage`
    await expect(fetch(url, { method: 'POST', signal: AbortSignal.timeout(100) })).rejects.toThrow()
    slack.clearFaults()
    expect(await refusal(text('lagi'))).toBe('ok')
  })

  it('take all of Slack away, and bring it back with what was said meanwhile', async () => {
    const app = boltOn(slack)
    const heard: string[] = []
    app.message(async ({ message }) => void (message.subtype === undefined && heard.push(message.text ?? '')))
    await app.start()
    slack.outage(true)
    await expect(post()).rejects.toThrow()
    slack.say(inbox, sari, 'saat gelap')
    await slack.waitFor(() => slack.counts['apps.connections.open']?.outage)
    slack.outage(false)
    await slack.waitFor(() => heard.length === 1)
    expect(heard).toEqual(['saat gelap'])
    await stop(app, slack)
  })
})
