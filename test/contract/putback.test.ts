import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
let sari: Teammate
let lead: Teammate
let dewi: Customer
afterEach(() => shop?.close())

/** 10.00 Dewi asks, 10.10 the owner hears of it. */
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  lead = await admin(shop, 'Budi', 'lead')
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, barangnya ready?')
  await shop.advance('10m')
  expect(counts(shop)).toEqual([1, 1])
})

/** The living message as both chats show it, mentions as plain names. */
const first = () => alerts(shop).map(([said]) => said?.replaceAll('@', ''))
const answered = () => lead.heard().at(-1)

describe('put back', () => {
  it.each([
    ['dismissed', 'tidak perlu dibalas', () => sari.presses('Tidak perlu dibalas')],
    ['resolved', 'chat diselesaikan', () => sari.writes('/resolve 1', 'private')],
  ] as const)('a chat that was %s waits again from its own start', async (_, words, closes) => {
    await closes()
    for (const said of first()) expect(said).toContain(words)
    await shop.advance('5m')
    await lead.presses('Kembalikan')
    for (const said of first()) {
      expect(said).toContain('Dewi belum dibalas · 15 menit')
      expect(said).toContain('[Ambil alih]')
    }
    await shop.at('2026-10-23T10:30:00')
    for (const [, sound] of alerts(shop)) expect(sound).toContain('Dewi (#1) masih menunggu, sudah 30 menit')
    await sari.answers(dewi, 'Ready kak')
    for (const said of first()) expect(said).toContain('Dibalas Sari setelah 30 menit')
  })

  it('in Slack as well', async () => {
    await sari.presses('Tidak perlu dibalas')
    await lead.pressesInSlack('Kembalikan')
    for (const said of first()) expect(said).toContain('Dewi belum dibalas · 10 menit')
  })

  it('is for leads and the owner', async () => {
    await sari.presses('Tidak perlu dibalas')
    const refused = await sari.presses('Kembalikan')
    expect(refused?.text).toContain('lead')
    for (const said of first()) expect(said).toContain('tidak perlu dibalas')
  })

  it('twice is once', async () => {
    await sari.presses('Tidak perlu dibalas')
    await lead.writes('/putback 1', 'private')
    expect(answered()).toContain('#1 Dewi menunggu lagi, dihitung sejak 10.00')
    await lead.writes('/putback 1', 'private')
    expect(answered()).toContain('Tidak ada yang perlu dikembalikan')
    for (const said of first()) expect(said).toContain('Dewi belum dibalas · 10 menit')
  })

  it('dismissed and resolved, both count as never done', async () => {
    await sari.presses('Tidak perlu dibalas')
    await shop.advance('1m')
    await sari.writes('/resolve 1', 'private')
    await lead.presses('Kembalikan')
    for (const said of first()) expect(said).toContain('Dewi belum dibalas · 11 menit')
  })

  it('after an answer, that was the answer all along', async () => {
    await sari.presses('Tidak perlu dibalas')
    await shop.advance('2m')
    await dewi.says('Kak?')
    await shop.advance('1m')
    await sari.answers(dewi, 'Ready kak')
    await lead.writes('/putback 1', 'private')
    expect(answered()).toContain('#1 Dewi dihitung lagi sejak 10.00')
    for (const said of first()) expect(said).toContain('Dibalas Sari setelah 13 menit')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('after the end and a new beginning, it is one conversation that nobody had answered', async () => {
    await sari.writes('/resolve 1', 'private')
    await shop.advance('80h')
    await dewi.says('Kak, saya mau pesan lagi')
    await shop.advance('3m')
    await sari.answers(dewi, 'Boleh kak')
    await lead.writes('/putback 1', 'private')
    expect(answered()).toContain('#1 Dewi dihitung lagi sejak 23 Okt 10.00')
    for (const said of first()) expect(said).toContain('Dibalas Sari setelah 80 jam 13 menit')
    await shop.advance('10m')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('a promise that was dismissed is owed again', async () => {
    await sari.answers(dewi, 'sebentar ya kak')
    await shop.advance('30m')
    await sari.presses('Tidak perlu dibalas')
    await lead.presses('Kembalikan')
    expect(alerts(shop)[0].at(-1)).toContain('bilang “sebentar ya kak” 30 menit lalu')
  })

  it('where nothing was closed without an answer there is nothing to put back', async () => {
    await sari.answers(dewi, 'Ready kak')
    await lead.writes('/putback 1', 'private')
    expect(answered()).toContain('Tidak ada yang perlu dikembalikan di #1 Dewi')
  })
})
