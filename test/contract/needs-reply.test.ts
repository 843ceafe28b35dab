import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { served } from './survey.ts'

/** The button under a comment, pressed when the chat has moved on: what was counted stays counted. */
let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
  await served(dewi, sari)
  await dewi.presses('2')
  await shop.advance('2m30s')
  await dewi.says('Barangnya kurang satu')
})
afterEach(() => shop.close())

const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const NOBODY = 'Tidak ada pelanggan yang menunggu.'
const next = async () => (await shop.owner.slash('/kpi Sari')).join('\n').match(/Respons berikutnya.*(\n.*)?/)?.[0]

it('a figure closed meanwhile stays, and the comment waits from the press on', async () => {
  await shop.at('2026-10-23T10:30:00')
  await dewi.says('Kak, ada warna merah?')
  await shop.advance('1m')
  await sari.answers(dewi, 'Ada kak')
  const before = await next()
  expect(before).toContain('1:00')
  await shop.at('2026-10-23T12:00:00')
  expect((await sari.presses('Perlu dibalas', dewi))?.text).toContain('menunggu balasan')
  expect(await next()).toBe(before)
  expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Dewi · menunggu 0/)
  await shop.at('2026-10-23T12:15:00')
  const alert = () => shop.heard('alerts').find((said) => said.includes('Dewi') && said.includes('dibalas'))
  expect(alert()).toMatch(/Dewi belum dibalas · 15 menit[\s\S]*Barangnya kurang satu/)
  await sari.answers(dewi, 'Maaf kak, kami kirim sekarang')
  expect(await waiting()).toBe(NOBODY)
  expect(alert()).toContain('Dewi sudah dibalas')
  expect((await sari.presses('Perlu dibalas', dewi))?.text).toContain('memang sudah')
  expect(await waiting()).toBe(NOBODY)
})

it.each([
  ['written to without an answer being awaited', (): Promise<unknown> => sari.answers(dewi, 'Semoga suka ya kak')],
  [
    'told that nothing is needed',
    async () => {
      await dewi.says('Halo kak')
      await sari.writes('/dismiss', dewi)
    },
  ],
  [
    'resolved',
    async () => {
      await dewi.says('Halo kak')
      await sari.writes('/resolve', dewi)
    },
  ],
])('the same after the customer was %s', async (_, meanwhile) => {
  await shop.advance('5m')
  await meanwhile()
  await shop.advance('5m')
  await sari.presses('Perlu dibalas', dewi)
  expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Dewi · menunggu 0/)
})

it('joins a question that waits already, which keeps its start', async () => {
  await sari.answers(dewi, 'Semoga suka ya kak')
  await dewi.says('Kak, ada warna merah?')
  await shop.advance('4m')
  await sari.presses('Perlu dibalas', dewi)
  expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#1 Dewi · menunggu 4 menit/)
})

it('thanks that need a reply after all wait like a question', async () => {
  await sari.answers(dewi, 'Semoga suka ya kak')
  await sari.writes('/resolve', dewi)
  const budi = shop.customer('Budi')
  await served(budi, sari)
  await budi.presses('5')
  await budi.says('Makasih kak')
  await sari.presses('Perlu dibalas', budi)
  expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n#2 Budi · menunggu 0/)
})
