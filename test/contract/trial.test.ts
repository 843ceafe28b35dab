import { afterEach, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'
import { served } from './survey.ts'

/** Somebody of the team plays the customer: everything is to be seen, nothing is counted. */
let shop: Scenario
afterEach(() => shop.close())

const open = async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  return { sari: shop.teammate('Sari'), dewi: shop.customer('Dewi') }
}
const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const status = async () => (await shop.owner.slash('/sigap status')).join('\n')
const figures = async () => (await shop.owner.slash('/team')).join('\n')

it('a trial is seen in /waiting and alerted, marked as one, and counted nowhere', async () => {
  const { sari, dewi } = await open()
  await served(dewi, sari)
  const before = await figures()
  await sari.says('/try')
  await sari.says('Kak, mau coba pesan')
  await shop.advance('10m')
  expect(shop.heard('alerts').at(-1)).toMatch(/Uji coba: Sari belum dibalas · 10 menit/)
  expect(await waiting()).toMatch(/^Menunggu sekarang: 0\n#2 Uji coba: Sari .*Kak, mau coba pesan/)
  expect(await status()).toMatch(/Pelanggan menunggu\n0, lewat target 0/)
  expect(await figures()).toBe(before)
})

it('a customer who joins the team keeps what happened before in the figures, and their trials out of them', async () => {
  const { sari } = await open()
  const budi = shop.customer('Budi')
  await served(budi, sari, 'Kak, ready?')
  await shop.advance('1m')
  const line = async () => (await figures()).match(/Seluruh toko.*\n(.*)/)?.[1]
  const before = await line()
  expect(before).toContain('Respons pertama 0:00 (n 1,')
  await shop.owner.writes(`/admin add Budi telegram:${budi.user.id}`, 'private')
  await budi.says('/try')
  await budi.says('Coba ya')
  await shop.advance('20m')
  await sari.answers(budi, 'Masuk')
  await sari.writes('/resolve', budi)
  expect(await line()).toBe(before)
})

it('who left the team and writes again is a customer like any other, with a conversation of their own', async () => {
  const { sari } = await open()
  const budi = shop.customer('Budi')
  await shop.owner.writes(`/admin add Budi telegram:${budi.user.id}`, 'private')
  await budi.says('/try')
  await budi.says('Coba ya')
  await shop.advance('11m')
  await shop.owner.writes('/admin off Budi', 'private')
  await budi.says('Kak, sekarang sungguhan')
  expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Budi · menunggu 0/)
  await shop.advance('10m')
  expect(shop.heard('alerts').at(-1)).toContain('Budi belum dibalas')
  expect(shop.heard('alerts').at(-1)).not.toContain('Uji coba')
  await sari.answers(budi, 'Ready kak')
  expect(await figures()).toMatch(/Seluruh toko.*\nRespons pertama 10:00 \(n 1,/)
})
