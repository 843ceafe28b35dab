import { afterEach, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

/** Rules that change while somebody waits. */
let shop: Scenario
afterEach(() => shop?.close())

const open = async (env: Record<string, string> = {}) => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', ...env } })
  return { dewi: shop.customer('Dewi'), sari: await admin(shop, 'Sari') }
}

it.each([
  ['a shorter target', { FIRST_RESPONSE_TARGET: '30m' }, { FIRST_RESPONSE_TARGET: '10m' }, '10:10:00'],
  ['a longer target', { FIRST_RESPONSE_TARGET: '10m' }, { FIRST_RESPONSE_TARGET: '20m' }, '10:20:00'],
  ['later hours', {}, { BUSINESS_HOURS: 'Mon-Sun 11:00-20:00' }, '11:10:00'],
])('%s in the environment holds for those who wait already', async (_, before, after, due) => {
  const { dewi } = await open(before)
  await dewi.says('Kak, ready?')
  await shop.at('2026-10-23T10:05:00')
  await shop.restart(after)
  const [hour, minute] = due.split(':').map(Number)
  await shop.at(new Date(Date.UTC(2026, 9, 23, (hour ?? 0) - 7, minute) - 1000).toISOString())
  expect(counts(shop)).toEqual([0, 0])
  await shop.at(`2026-10-23T${due}`)
  expect(counts(shop)).toEqual([1, 1])
})

it('what is due at once by the new ones comes together, and is alerted once over more starts', async () => {
  await open({ FIRST_RESPONSE_TARGET: '30m' })
  for (const name of ['Ayu', 'Bayu', 'Citra']) await shop.customer(name).says('Kak, ready?')
  await shop.at('2026-10-23T10:15:00')
  await shop.restart({ FIRST_RESPONSE_TARGET: '10m' })
  await shop.settle()
  for (const chat of alerts(shop)) expect(chat).toEqual([expect.stringContaining('3 pelanggan belum dibalas')])
  await shop.restart({ FIRST_RESPONSE_TARGET: '12m' })
  await shop.advance('5m')
  expect(counts(shop)).toEqual([1, 1])
})

it('an alert shows the target that holds now', async () => {
  const { dewi } = await open()
  await dewi.says('Kak, ready?')
  await shop.at('2026-10-23T10:11:00')
  for (const [alert] of alerts(shop)) expect(alert).toContain('Target 10 menit')
  await shop.owner.writes('/target first 15m', 'private')
  await shop.advance('5s')
  for (const [alert] of alerts(shop)) expect(alert).toContain('Target 15 menit')
  await shop.restart({ FIRST_RESPONSE_TARGET: '20m' })
  expect(counts(shop)).toEqual([1, 1])
})

it('a missed wait is charged to whom it was assigned when it became due by the new target', async () => {
  const { dewi } = await open()
  await dewi.says('Kak, ready?')
  await shop.at('2026-10-23T10:12:00')
  await shop.owner.writes('/assign 1 Sari')
  await shop.owner.writes('/target first 15m', 'private')
  await shop.at('2026-10-23T10:16:00')
  const figures = (await shop.owner.slash('/kpi Sari')).join('\n')
  expect(figures).toMatch(/Belum dibalas\D+1/)
})
