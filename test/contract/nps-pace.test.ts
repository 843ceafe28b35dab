import { afterEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'
import { answeredAll, npsAsked, progress, startRun } from './survey.ts'

let shop: Scenario
afterEach(() => shop?.close())

const MANY = 200
const FEWER = 50

/** Customers of a shop whose bot then keeps to its own pace. */
async function shopOf(count: number) {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' }, patienceMs: 60_000 })
  const sari = await admin(shop, 'Sari')
  const many = await answeredAll(
    shop,
    sari,
    Array.from({ length: count }, (_, i) => `Pembeli${i}`),
  )
  await shop.restart({ TELEGRAM_GLOBAL_LIMIT: '30/1s', TELEGRAM_GROUP_LIMIT: '20/60s' })
  return { sari, many }
}

const perSecond = () => {
  const sends = shop.telegram
    .calls('sendMessage')
    .filter(({ params }) => String(params.text).includes('merekomendasikan'))
  const seconds = sends.map(({ at }) => Math.floor(at / 1000))
  return [...new Set(seconds)].map((second) => seconds.filter((other) => other === second).length)
}

describe('a run among everything else', { timeout: 120_000 }, () => {
  it('holds up neither an alert nor an answer nor a relay, and reaches everybody once', async () => {
    const { sari, many } = await shopOf(MANY)
    const dewi = shop.customer('Dewi')
    await dewi.says('Kak, ready?')
    const due = shop.now + 600_000
    await shop.advance('9m56s')
    await startRun(shop)
    await shop.advance('3s')
    expect(progress(shop)[0]).toContain('berjalan')
    await shop.stage.drive.runUntil(due + 2000)
    const alert = shop.telegram.messages(shop.stage.alerts).find(({ text }) => text.includes('Dewi belum dibalas'))
    expect(alert?.at).toBeLessThanOrEqual(due + 2000)
    expect(progress(shop)[0]).toContain('berjalan')
    const answered = shop.now
    await sari.answers(dewi, 'Ready kak')
    await shop.advance('1s')
    expect(shop.telegram.messages(dewi.user).find(({ text }) => text === 'Ready kak')?.at).toBeLessThanOrEqual(
      answered + 1000,
    )
    await shop.advance('30s')
    expect(many.map((one) => npsAsked(shop, one))).toEqual(many.map(() => 1))
    expect(Math.max(...perSecond())).toBeLessThanOrEqual(23)
    expect(progress(shop)).toEqual([expect.stringContaining(`selesai: ${MANY} pelanggan`)])
  })

  it('waits as long as Telegram says when it has had enough, and nobody is asked twice', async () => {
    const { many } = await shopOf(FEWER)
    await startRun(shop)
    await shop.advance('2s')
    shop.telegram.fault({ method: 'sendMessage', kind: { tooManyRequests: 20 }, times: 30 })
    await shop.advance('2m')
    expect(many.map((one) => npsAsked(shop, one))).toEqual(many.map(() => 1))
  })

  it('brings low scores by the dozen, and an alert does not wait behind them', async () => {
    const { many } = await shopOf(FEWER)
    const dewi = shop.customer('Dewi')
    await dewi.says('Kak, ready?')
    const due = shop.now + 600_000
    await startRun(shop)
    await shop.advance('9m50s')
    for (const one of many.slice(0, 40)) {
      const question = shop.telegram.messages(one.user).at(-1)
      if (question) void shop.telegram.press(one.user, question, '0')
    }
    await shop.stage.drive.runUntil(due + 2000)
    const scores = () => shop.heard('alerts').filter((said) => said.includes('NPS: nilai 0 dari 10')).length
    expect(scores()).toBeGreaterThan(5)
    expect(scores()).toBeLessThan(20)
    const alert = shop.telegram.messages(shop.stage.alerts).find(({ text }) => text.includes('Dewi belum dibalas'))
    expect(alert?.at).toBeLessThanOrEqual(due + 2000)
    await shop.advance('4m')
    expect(scores()).toBe(40)
    expect(shop.heard('alerts').join('\n')).not.toContain('tertahan')
  })

  it('is not told to the owner as a backlog, however slow Telegram is', async () => {
    await shopOf(FEWER)
    await startRun(shop)
    shop.telegram.fault({ method: 'sendMessage', kind: 'http500' })
    await shop.advance('90s')
    shop.telegram.clearFaults()
    await shop.advance('10s')
    expect(shop.heard('alerts').join('\n')).not.toContain('tertahan')
  })
})
