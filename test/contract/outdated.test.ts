import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'

/** What was true when it was owed and is not when it could be sent is not said. */
let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
})
afterEach(() => shop.close())

/** The chat takes nothing for a minute. */
const held = ({ id }: { id: number }) =>
  shop.telegram.fault({ chat: id, method: 'sendMessage', times: 1, kind: { tooManyRequests: 60 } })

it('the reminder at three times the target, once the customer has been answered', async () => {
  await dewi.says('halo')
  await shop.advance('29m50s')
  held(shop.stage.alerts)
  await shop.advance('20s')
  await sari.answers(dewi, 'halo kak')
  await shop.advance('3m')
  expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi sudah dibalas')])
})

it('is said all the same, late, while the customer still waits', async () => {
  await dewi.says('halo')
  await shop.advance('29m50s')
  held(shop.stage.alerts)
  await shop.advance('3m')
  expect(shop.heard('alerts').at(-1)).toContain('Dewi (#1) masih menunggu')
})

it('a reminder about several, as long as one of them waits', async () => {
  const all = ['Ayu', 'Bayu', 'Citra'].map((name) => shop.customer(name))
  await shop.restart({}, () => {
    for (const one of all) shop.telegram.send(one.user, 'halo')
    shop.stage.clock.step(shop.now + 11 * 60_000)
  })
  await shop.settle()
  expect(shop.heard('alerts')).toHaveLength(1)
  await shop.at('2026-10-23T10:29:50')
  held(shop.stage.alerts)
  await shop.advance('20s')
  for (const one of all.slice(1)) await sari.answers(one, 'halo kak')
  await shop.advance('3m')
  expect(shop.heard('alerts').at(-1)).toContain('masih menunggu')
})

it('that a claim has run out, once the customer has been answered', async () => {
  await dewi.says('halo')
  await shop.advance('10m')
  await shop.owner.presses('Ambil alih')
  await shop.advance('9m50s')
  held(shop.stage.alerts)
  await shop.advance('20s')
  await sari.answers(dewi, 'halo kak')
  await shop.advance('3m')
  expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi sudah dibalas')])
})

it('the word to the assigned admin, once they have answered', async () => {
  await dewi.says('halo')
  await sari.answers(dewi, 'halo kak')
  await dewi.says('ada warna merah?')
  await shop.advance('11m')
  held(shop.stage.inbox)
  await shop.advance('20s')
  await sari.answers(dewi, 'ada kak')
  await shop.advance('3m')
  expect(shop.heard(dewi).filter((said) => said.includes('segera dibalas'))).toEqual([])
  expect(shop.heard(dewi).at(-1)).toBe('ada kak')
})
