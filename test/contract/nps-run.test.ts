import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'
import { answeredAll, counted, npsAsked, progress, served, startRun } from './survey.ts'

let shop: Scenario
let sari: Teammate
const open = async (env: Record<string, string> = { BUSINESS_HOURS: 'always' }, start?: string) => {
  shop = await scenario({ slack: false, env, start })
  sari = await admin(shop, 'Sari')
}
beforeEach(() => open())
afterEach(() => shop.close())

const total = (customers: readonly Customer[]) => customers.map((one) => npsAsked(shop, one))
const names = (count: number) => Array.from({ length: count }, (_, i) => `Pembeli${i}`)

describe('an NPS run says first whom it would ask', () => {
  it('and why not the others, and asks nobody yet', async () => {
    const customers = await answeredAll(shop, sari, names(3))
    const voted = shop.customer('Wati')
    await served(voted, sari)
    const out = shop.customer('Agus')
    await served(out, sari)
    await out.presses('5')
    await out.presses('Jangan tanya lagi')
    const waits = shop.customer('Wulan')
    await served(waits, sari)
    await waits.presses('4')
    const gone = shop.customer('Joko')
    await answeredAll(shop, sari, ['Joko'])
    shop.telegram.block(gone.user)
    await shop.settle()
    const [asks] = await answeredAll(shop, sari, ['Rini'])
    await asks?.says('Kak, yang biru ada?')
    const said = await counted(shop)
    expect(said).toContain('Akan ditanya: 3 pelanggan')
    expect(said).toMatch(/Baru saja ditanya \(jeda 7 hari; NPS 90 hari\): 2/)
    expect(said).toContain('Minta tidak ditanya lagi: 1')
    expect(said).toContain('Memblokir bot: 1')
    expect(said).toContain('Sedang menunggu balasan: 1')
    expect(said).toContain('[Mulai tanya 3 pelanggan]')
    await shop.advance('1h')
    expect(total(customers)).toEqual([0, 0, 0])
  })

  it('leaves out the team on trial, who was never answered, and other periods', async () => {
    await sari.says('Mau coba')
    await sari.presses('Coba sebagai pelanggan', 'private')
    await sari.says('Kak, ready?')
    const thread = shop.telegram.messages(shop.stage.inbox).findLast(({ text }) => text === 'Kak, ready?')?.thread
    shop.telegram.send(shop.owner.user, 'Ready', { chat: shop.stage.inbox, thread })
    await shop.settle()
    await shop.customer('Dewi').says('Kak?')
    const said = await counted(shop)
    expect(said).toContain('Tidak ada pelanggan yang bisa ditanya sekarang.')
    expect(said).toContain('Uji coba tim: 1')
    expect(said).not.toContain('[Mulai')
    expect(await counted(shop, '2026-09')).not.toContain('Tidak ditanya')
  })

  it('asks one person in one chat, and in a Business chat only within the day of their last words', async () => {
    await shop.close()
    await open({ BUSINESS_HOURS: 'always', AUTO_RESOLVE_AFTER: '48h' })
    const account = await BusinessAccount.of(shop, sari)
    const [dewi, rudi] = [shop.customer('Dewi'), shop.customer('Rudi')]
    for (const one of [dewi, rudi]) {
      await account.gets(one, 'Kak, ready?')
      await account.writes(one, 'Ready kak')
    }
    await shop.advance('11h')
    await account.gets(dewi, 'Oke, saya pikir dulu ya')
    await account.writes(dewi, 'Siap kak, ditunggu kabarnya')
    await shop.advance('13h')
    await answeredAll(shop, sari, ['Dewi'])
    const said = await counted(shop)
    expect(said).toContain('Akan ditanya: 1 pelanggan')
    expect(said).toContain('Chat Business tanpa pesan pelanggan dalam 24 jam: 1')
    await startRun(shop)
    await shop.advance('10s')
    expect(account.byBot(dewi).at(-1)).toContain('[0] [1] [2] [3] [4] [5]\n[6] [7] [8] [9] [10]')
    expect(npsAsked(shop, dewi)).toBe(1)
  })
})

describe('an NPS run', { timeout: 60_000 }, () => {
  it('asks each of them once, with eleven buttons, and tells how far it has come in one message', async () => {
    const customers = await answeredAll(shop, sari, names(25))
    await startRun(shop)
    expect(progress(shop)).toEqual([expect.stringMatching(/berjalan: \d+ dari 25[\s\S]*\[Hentikan\]/)])
    await shop.advance('20s')
    expect(total(customers)).toEqual(customers.map(() => 1))
    expect(customers[0]?.heard().at(-1)).toMatch(
      /Toko[^\n]*\?\n.*\n\[0\] \[1\] \[2\] \[3\] \[4\] \[5\]\n\[6\] \[7\] \[8\] \[9\] \[10\]$/,
    )
    expect(progress(shop)).toEqual([
      expect.stringMatching(/selesai: 25 pelanggan\nTerkirim: 25\nDijawab: 0 \(0%\)\nNPS: –/),
    ])
    for (const [i, one] of customers.slice(0, 6).entries()) await one.presses(i < 5 ? '10' : '0')
    await shop.advance('10s')
    expect(progress(shop)).toEqual([expect.stringMatching(/Dijawab: 6 \(24%\)\nNPS: 67 ± 53 \(n 6\)/)])
  })

  it('is edited no more often than every few seconds', async () => {
    await answeredAll(shop, sari, names(80))
    await startRun(shop)
    await shop.advance('1m')
    const edits = shop.telegram.calls('editMessageText').filter(({ params }) => params.chat_id === shop.owner.user.id)
    expect(edits.length).toBeGreaterThan(0)
    expect(edits.length).toBeLessThanOrEqual(3)
  })

  it('starts once by one count, however often the button is pressed or the press delivered', async () => {
    const customers = await answeredAll(shop, sari, names(3))
    await counted(shop)
    const on = shop.telegram.messages(shop.owner.user).at(-1)
    if (!on) throw new Error('nothing counted')
    const press = () => shop.telegram.press(shop.owner.user, on, 'Mulai tanya 3 pelanggan')
    const [first, second] = await Promise.all([press(), press()])
    await shop.settle()
    expect([first?.text, second?.text]).toEqual([
      expect.stringContaining('3 pelanggan akan ditanya'),
      expect.stringContaining('sudah dimulai'),
    ])
    shop.telegram.redeliver(shop.telegram.lastUpdateId())
    await shop.advance('10s')
    const third = press()
    await shop.settle()
    expect((await third)?.text).toContain('sudah dimulai')
    expect(total(customers)).toEqual([1, 1, 1])
    expect(progress(shop)).toHaveLength(1)
  })

  it('counted long ago is counted anew first', async () => {
    const customers = await answeredAll(shop, sari, names(2))
    await counted(shop)
    await shop.advance('2h')
    expect((await shop.owner.presses('Mulai tanya 2 pelanggan', 'private'))?.text).toContain('/survey nps')
    expect(total(customers)).toEqual([0, 0])
  })

  it('is the only one; another is refused until it ends', async () => {
    await answeredAll(shop, sari, names(25))
    await startRun(shop)
    expect(await counted(shop)).toContain('Masih ada survei NPS yang berjalan')
    await shop.advance('20s')
    expect(await counted(shop)).toContain('Tidak ada pelanggan yang bisa ditanya')
  })

  it('asks nobody again within 90 days, and CSAT not within the shop’s pause', async () => {
    const [dewi] = await answeredAll(shop, sari, ['Dewi'])
    if (!dewi) throw new Error('nobody')
    await startRun(shop)
    await shop.advance('10s')
    await sari.writes('/resolve', dewi)
    await shop.advance('1d')
    expect(dewi.heard().join('\n')).not.toContain('Seberapa puas')
    await shop.owner.writes('/survey csat off', 'private')
    await shop.advance('88d')
    await answeredAll(shop, sari, ['Dewi'])
    expect(await counted(shop)).toContain('Baru saja ditanya (jeda 7 hari; NPS 90 hari): 1')
    await shop.advance('1d')
    expect(await counted(shop)).toContain('Akan ditanya: 1 pelanggan')
  })

  it('goes on where it was when the bot is killed in the middle, and asks nobody twice', async () => {
    const customers = await answeredAll(shop, sari, names(45))
    await startRun(shop)
    await shop.advance('1s')
    const before = total(customers).filter((n) => n === 1).length
    expect(before).toBeGreaterThan(0)
    expect(before).toBeLessThan(45)
    await shop.kill(() => shop.stage.clock.step(shop.now + 3_600_000))
    await shop.advance('20s')
    expect(total(customers)).toEqual(customers.map(() => 1))
    expect(progress(shop)).toEqual([expect.stringContaining('selesai: 45 pelanggan')])
  })

  it('stops at once by its button; what was sent still counts, who was not asked may be asked later', async () => {
    const customers = await answeredAll(shop, sari, names(45))
    await startRun(shop)
    await shop.advance('1s')
    expect((await shop.owner.presses('Hentikan', 'private'))?.text).toContain('Dihentikan')
    await shop.advance('1m')
    const sent = total(customers).filter((n) => n === 1).length
    expect(sent).toBeLessThan(45)
    expect(progress(shop)).toEqual([expect.stringContaining(`dihentikan: ${sent} dari 45\nTerkirim: ${sent}\n`)])
    await customers[total(customers).indexOf(1)]?.presses('9')
    await shop.advance('10s')
    expect(progress(shop)).toEqual([expect.stringContaining('NPS: 100 ±')])
    await shop.owner.writes('/survey stop', 'private')
    expect(shop.owner.heard().at(-1)).toContain('Tidak ada survei yang sedang berjalan')
    expect(await counted(shop)).toContain(`Akan ditanya: ${45 - sent} pelanggan`)
  })

  it('takes the vote on a question that arrived unknown to the bot before the run was stopped', async () => {
    const [dewi] = await answeredAll(shop, sari, ['Dewi'])
    shop.telegram.fault({ method: 'sendMessage', chat: dewi?.user.id, kind: 'cut-after', times: 1 })
    await startRun(shop)
    await shop.owner.presses('Hentikan', 'private')
    await shop.advance('1m')
    expect(dewi?.heard().filter((said) => said.includes('merekomendasikan'))).toHaveLength(1)
    expect((await dewi?.presses('9'))?.text).toContain('Nilai 9')
    await shop.advance('10s')
    expect(progress(shop)).toEqual([
      expect.stringMatching(/dihentikan: 1 dari 1\nTerkirim: 1\nDijawab: 1 \(100%\)\nNPS: 100/),
    ])
  })

  it('marks who blocked the bot and goes on', async () => {
    const customers = await answeredAll(shop, sari, names(5))
    const kind = { refuse: { code: 403, description: 'Forbidden: bot was blocked by the user' } }
    shop.telegram.fault({ method: 'sendMessage', chat: customers[2]?.user.id, kind })
    await startRun(shop)
    await shop.advance('20s')
    expect(progress(shop)).toEqual([
      expect.stringMatching(/selesai: 5 pelanggan\nTerkirim: 4\n.*\nTidak bisa dikirim: 1/),
    ])
    expect(await counted(shop)).toContain('Memblokir bot: 1')
  })

  it('asks in opening hours only, and goes on at the opening', async () => {
    await shop.close()
    await open({}, '2026-10-23T20:59:00')
    const customers = await answeredAll(shop, sari, names(50))
    await shop.at('2026-10-23T20:59:58')
    await startRun(shop)
    await shop.at('2026-10-23T21:30')
    const before = total(customers).filter((n) => n === 1).length
    expect(before).toBeLessThan(50)
    expect(progress(shop)).toEqual([expect.stringMatching(/berjalan[\s\S]*Dilanjutkan 24 Okt 08\.00/)])
    await shop.at('2026-10-24T07:59:59')
    expect(total(customers).filter((n) => n === 1)).toHaveLength(before)
    await shop.at('2026-10-24T08:00:20')
    expect(total(customers)).toEqual(customers.map(() => 1))
  })

  it('passes over who has opted out, or waits for an answer, by the time it is their turn', async () => {
    await shop.close()
    await open({}, '2026-10-23T21:30:00')
    const customers = await answeredAll(shop, sari, names(4))
    await startRun(shop)
    await customers[0]?.says('Kak, yang biru ada?')
    await shop.at('2026-10-24T08:00:20')
    expect(total(customers)).toEqual([0, 1, 1, 1])
    expect(progress(shop)).toEqual([expect.stringMatching(/Terkirim: 3\n.*\nTidak jadi ditanya: 1/)])
  })

  it('is for the owner alone', async () => {
    await answeredAll(shop, sari, names(2))
    await sari.writes('/survey nps 30d')
    expect(shop.heard('alerts').join('\n')).not.toContain('Akan ditanya')
    await shop.owner.writes('/survey nps 30d')
    expect((await sari.presses('Mulai tanya 2 pelanggan'))?.text).toContain('hanya untuk pemilik')
    await shop.advance('10s')
    expect(progress(shop)).toEqual([])
  })
})
