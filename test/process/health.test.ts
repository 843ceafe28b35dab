import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { takeAway } from '../support/database.ts'
import type { Bot } from './bot.ts'
import { parseMetrics } from './prometheus.ts'
import { type Town, town } from './town.ts'

let shop: Town
let bot: Bot
let port: number

beforeAll(async () => {
  shop = await town()
  bot = shop.start({ FIRST_RESPONSE_TARGET: '1s' })
  port = await bot.ready()
})
afterAll(() => shop.close())

const get = (page: string, method = 'GET') => fetch(`http://127.0.0.1:${port}${page}`, { method })

async function health(): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await get('/healthz')
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

/** Asks until the status is this one; the body then. */
async function healthTurns(status: number, withinMs = 30_000): Promise<Record<string, unknown>> {
  const until = Date.now() + withinMs
  for (;;) {
    const { status: now, body } = await health()
    if (now === status) return body
    if (Date.now() > until) throw new Error(`still ${now}: ${JSON.stringify(body)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

describe('GET /healthz', () => {
  it('answers 200 and ok while database and channels work', async () => {
    expect(await healthTurns(200)).toMatchObject({
      status: 'ok',
      problems: [],
      channels: [
        { name: 'Telegram', state: 'heard' },
        { name: 'Slack', state: 'heard' },
      ],
    })
    expect((await get('/healthz')).headers.get('content-type')).toContain('application/json')
  })

  it('answers 503 and names Telegram while it is gone, and 200 when it is back', async () => {
    shop.telegram.outage(true)
    const body = await healthTurns(503)
    expect(body.status).not.toBe('ok')
    expect(JSON.stringify(body.problems)).toContain('Telegram cannot be heard')
    expect(JSON.stringify(body)).not.toContain(shop.telegram.token)
    shop.telegram.outage(false)
    await healthTurns(200)
  })

  it('answers 503 and names Slack while it is gone, and 200 when it is back', async () => {
    shop.slack.outage(true)
    expect(JSON.stringify((await healthTurns(503)).problems)).toContain('Slack cannot be heard')
    shop.slack.outage(false)
    await healthTurns(200, 40_000)
  })

  it('answers 503 while the database is gone', async () => {
    const bringBack = await takeAway(shop.databaseUrl)
    expect(JSON.stringify((await healthTurns(503)).problems)).toContain('database')
    await bringBack()
    await healthTurns(200)
  })
})

describe('GET /metrics', () => {
  it('is Prometheus text with what waits, what is owed, and which channel is heard', async () => {
    const dewi = shop.telegram.user({ firstName: 'Dewi' })
    shop.telegram.send(dewi, 'Kak?')
    await shop.waitFor(() => shop.telegram.messages(shop.alerts).some(({ text }) => text.includes('Dewi')), 60_000)
    // Posted, it is still to be written down.
    const counts = async () => (await get('/metrics')).text()
    await vi.waitFor(async () => expect(await counts()).toMatch(/lateness_seconds_count.*telegram.* 1\n/), 60_000)
    // The database was away just now: the self-check has yet to look again.
    await vi.waitFor(async () => expect(await counts()).toMatch(/^sigap_check_ok 1$/m), 30_000)
    const response = await get('/metrics')
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
    const metrics = parseMetrics(await response.text())
    expect(metrics.get('sigap_waits_open')).toEqual({ type: 'gauge', samples: [{ labels: {}, value: 1 }] })
    expect(metrics.get('sigap_waits_due')?.samples).toEqual([{ labels: {}, value: 1 }])
    expect(metrics.get('sigap_outbox_repeats_total')?.type).toBe('counter')
    expect(metrics.get('sigap_channel_heard')?.samples).toEqual([
      { labels: { channel: 'telegram' }, value: 1 },
      { labels: { channel: 'slack' }, value: 1 },
    ])
    const counted = (name: string, labels: Record<string, string>, of?: string) =>
      metrics.get(name)?.samples.find((one) => one.of === of && JSON.stringify(one.labels) === JSON.stringify(labels))
        ?.value ?? 0
    const toTelegram = { platform: 'telegram' }
    // Where all this takes long, the sound under the alert has been sent as well.
    expect([1, 2]).toContain(counted('sigap_deliveries_total', { ...toTelegram, kind: 'alert', outcome: 'done' }))
    expect(counted('sigap_deliveries_total', { ...toTelegram, kind: 'relay', outcome: 'done' })).toBe(1)
    expect(metrics.get('sigap_alert_lateness_seconds')?.type).toBe('histogram')
    expect(counted('sigap_alert_lateness_seconds', toTelegram, 'count')).toBe(1)
    expect(counted('sigap_alert_lateness_seconds', { le: '300', ...toTelegram }, 'bucket')).toBe(1)
    expect(counted('sigap_update_lag_seconds', {}, 'count')).toBeGreaterThan(0)
    expect(counted('sigap_transaction_seconds', { outcome: 'done' }, 'count')).toBeGreaterThan(0)
    expect(counted('sigap_job_seconds', { job: 'escalate', outcome: 'done' }, 'count')).toBeGreaterThan(0)
    expect(counted('sigap_check_ok', {})).toBe(1)
    expect(counted('sigap_check_troubles', { kind: 'alerts' })).toBe(0)
    expect(counted('sigap_process_resident_memory_bytes', {})).toBeGreaterThan(0)
    expect([...metrics.keys()].filter((name) => !name.startsWith('sigap_'))).toEqual([])
  })
})

describe('anything else', () => {
  it('is refused and stops nothing', async () => {
    expect((await get('/')).status).toBe(404)
    expect((await get('/telegram/webhook', 'POST')).status).toBe(405)
    expect((await get('//')).status).toBe(404)
    expect((await get('/healthz', 'HEAD')).status).toBe(200)
    expect((await health()).status).toBe(200)
  })
})
