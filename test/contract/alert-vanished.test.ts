import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'

/** What began a conversation is edited into thanks: nobody waits any more, and what told of it says so. */
let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', SURVEY_COOLDOWN: '0s' } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
})
afterEach(() => shop.close())

const NOBODY = 'Tidak ada pelanggan yang menunggu.'
const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const edits = async (said: Awaited<ReturnType<Customer['says']>>, text: string) => {
  shop.telegram.edit(said, text)
  await shop.settle()
}
const shown = () => [shop.heard('alerts').at(-1), shop.heard('slack').at(-1)]

it('the alert of a second conversation, days after the first', async () => {
  await dewi.says('Kak, ready?')
  await sari.answers(dewi, 'Ready kak')
  await sari.writes('/resolve', dewi)
  await shop.at('2026-10-28T10:00')
  await sari.answers(dewi, 'Kak, yang merah datang lagi hari ini')
  const said = await dewi.says('mau dua ya')
  await shop.advance('16m')
  expect(shown()).toEqual([expect.stringContaining('[Ambil alih]'), expect.stringContaining('[Ambil alih]')])
  await edits(said, 'oke makasih kak')
  for (const alert of shown()) {
    expect(alert).toContain('Dewi: tidak perlu dibalas')
    expect(alert).not.toContain('[Ambil alih]')
  }
  expect(await waiting()).toMatch(/^Menunggu sekarang: 0\n#1 Dewi · salam penutup/)
  await dewi.says('eh kak, jadi tiga ya')
  expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Dewi · menunggu 0/)
})

describe('where the shop wrote first, ever', () => {
  let account: BusinessAccount
  beforeEach(async () => {
    sari = await admin(shop, 'Sari')
    account = await BusinessAccount.of(shop, sari)
    await account.writes(dewi, 'Kak, yang merah datang lagi hari ini')
  })

  it('the alert of the only conversation there was', async () => {
    const said = await account.gets(dewi, 'mau dua ya')
    await shop.advance('16m')
    expect(shown()[0]).toContain('[Ambil alih]')
    await account.edits(said, 'oke makasih kak')
    for (const alert of shown()) expect(alert).toContain('Dewi: pesannya ditarik')
    expect(await waiting()).toBe(NOBODY)
    expect((await shop.owner.slash('/team')).join('\n')).toContain('Belum dibalas –')
    await account.edits(said, 'mau dua ya kak')
    expect(await waiting()).toContain('#1 Dewi · menunggu 16 menit')
    expect(shown()[0]).toContain('Dewi belum dibalas')
  })

  it('a conversation that was answered and asked about keeps the vote it got', async () => {
    const said = await account.gets(dewi, 'mau dua ya')
    await account.writes(dewi, 'Siap kak')
    await shop.owner.writes('/resolve 1')
    await account.press(dewi, '5')
    await account.edits(said, 'oke makasih kak')
    expect((await shop.owner.slash('/team')).join('\n')).toMatch(/\nRespons pertama – .* CSAT 100%/)
    await shop.advance('20m')
    await account.gets(dewi, 'Kak, ongkirnya berapa?')
    expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Dewi · menunggu 0/)
  })
})
