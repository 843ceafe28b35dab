import { afterEach, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import type { FaultKind } from '../../src/sandbox/telegram/index.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
const open = async (patienceMs?: number) => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' }, ...(patienceMs && { patienceMs }) })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
  await dewi.says('halo')
}
afterEach(() => shop?.close())

const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}
const repeats = () => metric('sigap_outbox_repeats_total')

describe('what the platform fails to take is sent again until it does (contract 14)', () => {
  const table: [string, FaultKind][] = [
    ['500', 'http500'],
    ['a page of a proxy', 'http502html'],
    ['a refusal of the token', { refuse: { code: 401, description: 'Unauthorized' } }],
    ['another bot at work', { refuse: { code: 409, description: 'Conflict' } }],
    ['429', { tooManyRequests: 3 }],
  ]
  it.each(table)('%s, five times over: nothing is lost, nothing doubled, order kept', async (_, kind) => {
    await open()
    shop.telegram.fault({ times: 5, kind })
    const where = { chat: shop.stage.inbox, thread: dewi.topic }
    for (const text of ['satu', 'dua', 'tiga']) {
      shop.telegram.send(sari.user, `jawab ${text}`, where)
      shop.telegram.send(dewi.user, text)
    }
    await shop.advance('2m')
    expect(dewi.heard().filter((text) => text.startsWith('jawab'))).toEqual(['jawab satu', 'jawab dua', 'jawab tiga'])
    const shown = shop.heard(dewi).filter((text) => !text.startsWith('jawab'))
    // After a 429 they may come joined.
    expect(shown.join(' ').match(/[a-z]+/g)).toEqual(['halo', 'satu', 'dua', 'tiga'])
    expect(await repeats()).toBe(0)
    expect(await metric('sigap_outbox_pending')).toBe(0)
  })

  it('with growing pauses', async () => {
    await open()
    shop.telegram.fault({ chat: dewi.user.id, times: 6, kind: 'http500' })
    await sari.answers(dewi, 'ada kak')
    await shop.advance('5m')
    const tries = shop.telegram.calls('copyMessage').filter(({ params }) => Number(params.chat_id) === dewi.user.id)
    const pauses = tries.slice(1).map(({ at }, i) => at - (tries[i]?.at ?? 0))
    expect(pauses).toHaveLength(6)
    for (const [i, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(pauses[i - 1] ?? 1000)
    expect(pauses.at(-1)).toBeLessThanOrEqual(60_000)
    expect(dewi.heard()).toEqual(['halo', 'ada kak'])
  })

  it('an hour of outage: everything arrives afterwards, once, and an alert answered meanwhile is not sent', async () => {
    await open()
    const budi = shop.customer('Budi')
    await budi.says('halo')
    shop.telegram.fault({ kind: 'http502html' })
    shop.telegram.send(dewi.user, 'dua')
    shop.telegram.send(sari.user, 'jawab', { chat: shop.stage.inbox, thread: dewi.topic })
    await shop.advance('1h')
    shop.telegram.clearFaults()
    await shop.advance('2m')
    expect(dewi.heard()).toEqual(['halo', 'dua', 'jawab'])
    expect(shop.heard(dewi)).toEqual(['halo', 'jawab', 'dua'])
    expect(shop.heard('alerts').filter((text) => text.includes('Budi belum dibalas'))).toHaveLength(1)
    expect(shop.heard('alerts').filter((text) => text.includes('Dewi'))).toEqual([])
    expect(await metric('sigap_outbox_pending')).toBe(0)
  })

  it('an edit of an old alert is sent again as well', async () => {
    await open()
    await shop.advance('26h')
    expect(shop.heard('alerts')[0]).toContain('Dewi belum dibalas')
    shop.telegram.fault({ chat: shop.stage.alerts.id, times: 2, kind: 'http500' })
    await sari.answers(dewi, 'maaf kak, baru dibalas')
    await shop.advance('1m')
    expect(shop.heard('alerts')[0]).toContain('Dewi sudah dibalas')
  })

  it('several customers: one chat that fails holds up nobody else', async () => {
    await open()
    const budi = shop.customer('Budi')
    await budi.says('halo')
    shop.telegram.fault({ chat: dewi.user.id, kind: 'http500' })
    await sari.answers(dewi, 'satu')
    await sari.answers(budi, 'dua')
    expect(budi.heard()).toEqual(['halo', 'dua'])
  })
})

describe('a call whose outcome is unknown', () => {
  it('cut before anything was done: repeated, counted, not doubled', async () => {
    await open()
    shop.telegram.fault({ chat: dewi.user.id, times: 2, kind: 'cut-before' })
    await sari.answers(dewi, 'ada kak')
    await shop.advance('10s')
    expect(dewi.heard()).toEqual(['halo', 'ada kak'])
    expect(await repeats()).toBe(2)
  })

  it('cut after it was done: that one message doubles, which is counted; those after it do not', async () => {
    await open()
    shop.telegram.fault({ chat: dewi.user.id, times: 1, kind: 'cut-after' })
    const where = { chat: shop.stage.inbox, thread: dewi.topic }
    for (const text of ['satu', 'dua']) shop.telegram.send(sari.user, text, where)
    await shop.advance('10s')
    expect(dewi.heard()).toEqual(['halo', 'satu', 'satu', 'dua'])
    expect(await repeats()).toBe(1)
  })

  it('that never answers is given up and repeated, and however many do, the others go on', {
    timeout: 60_000,
  }, async () => {
    // Given up within 30 s: longer than this the scenario does not wait.
    await open(32_000)
    shop.telegram.fault({ chat: shop.stage.inbox.id, times: 30, kind: 'never-answers' })
    for (let i = 0; i < 30; i += 1) shop.telegram.send(shop.customer(`Pelanggan ${i}`).user, 'halo')
    await shop.telegram.waitFor(() => shop.telegram.unconfirmed() === 0)
    shop.telegram.send(sari.user, 'jawab', { chat: shop.stage.inbox, thread: dewi.topic })
    await shop.telegram.waitFor(() => dewi.heard().includes('jawab'), 20_000)
    const silent = shop.telegram.calls().filter(({ fault }) => fault === 'never-answers').length
    expect(silent).toBeGreaterThan(0)
    shop.telegram.clearFaults()
    await shop.settle()
    await shop.advance('2m')
    expect(shop.telegram.topics(shop.stage.inbox)).toHaveLength(31)
    expect(await repeats()).toBe(silent)
  })
})

describe('how late an alert arrived (sigap_alert_lateness_seconds)', () => {
  const lateness = (of: string) => metric(`sigap_alert_lateness_seconds_${of}\\{platform="telegram"\\}`)

  it('counts from when it was due, however often it failed', async () => {
    await open()
    shop.telegram.fault({ chat: shop.stage.alerts.id, kind: 'http500' })
    await shop.advance('15m')
    shop.telegram.clearFaults()
    await shop.advance('2m')
    expect(await lateness('sum')).toBeGreaterThan(250)
  })

  it('counts from the end of the quiet hours it was held back for', async () => {
    shop = await scenario({
      slack: false,
      start: '2026-10-23T22:30:00',
      env: { BUSINESS_HOURS: 'always', ALERT_TELEGRAM_CHAT: '' },
    })
    await shop.owner.writes('/alerts quiet 22:00-07:00', 'private')
    await shop.customer('Dewi').says('halo')
    await shop.at('2026-10-24T07:05')
    expect(await lateness('count')).toBe(1)
    expect(await lateness('sum')).toBeLessThan(60)
  })
})
