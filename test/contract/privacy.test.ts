import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openRaw } from '../support/read.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asks, only } from './asking.ts'
import { admin } from './crew.ts'
import { filesInSlack, filesOnTelegram, readCsv, richHistory } from './privacy.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer

beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi Lestari', { username: 'dewi_l' })
})
afterEach(() => shop?.close())

/** Everything that stands in the shop's database, as text. */
async function allStored(): Promise<string> {
  const raw = await openRaw(shop.stage.env.DATABASE_URL ?? '')
  const tables = await raw.tables()
  const rows = await Promise.all(tables.map(async (table) => [table, await raw.all(`SELECT * FROM "${table}"`)]))
  await raw.close()
  return JSON.stringify(rows)
}

const figures = async () => {
  const said = []
  for (const line of ['/kpi sari', '/team', '/orders 7d', '/kpi sari bulan ini']) {
    said.push(only(await asks(shop, shop.owner, line, 'private')))
  }
  return said
}

describe('/privacy export', () => {
  it('sends everything held about a customer to the owner’s private chat, to nobody else', async () => {
    await richHistory(shop, sari, dewi)
    const seen = await asks(shop, shop.owner, '/privacy export dewi', 'private')
    expect(seen.map(({ kind }) => kind)).toEqual(['document', 'text'])
    expect(seen[1]?.text).toBe('Berkas tentang #1 Dewi Lestari dikirim ke sini.')
    const [file, ...others] = await filesOnTelegram(shop)
    expect(others).toEqual([])
    expect(file?.chat).toBe(shop.owner.user.id)
    expect(file?.name).toBe('pelanggan-1.csv')
    expect(file?.text.startsWith('\uFEFF"Jenis","Waktu","Oleh","Isi","Keterangan"\r\n')).toBe(true)
    const rows = readCsv(file?.text ?? '')
    expect(file?.caption).toContain(`${rows.length - 1} baris`)
    const has = (...row: unknown[]) => expect(rows).toContainEqual(row)
    has('Profil', '', 'Nama', 'Dewi Lestari', '')
    has('Profil', '', 'Nama pengguna', "'@dewi_l", '')
    has('Profil', '', 'ID Telegram', String(dewi.user.id), '')
    has(
      'Pesan',
      '2026-10-23 10:00:00',
      'Dewi Lestari',
      'Kak, mau 2 kaos merah. Nama saya Dewi Lestari, HP 0812-3456-7890',
      '',
    )
    has('Pesan', '2026-10-23 10:31:00', 'Sari', 'Siap kak Dewi, dikirim ke Jalan Melati 7 ya', '')
    has('Catatan tim', '2026-10-23 10:31:00', 'Sari', '// rumahnya pagar hijau', '')
    has('Menunggu balasan', '2026-10-23 10:00:00', 'Sari', '31 menit jam buka', 'answered')
    has('Survei', expect.any(String), 'Sari', 'CSAT: 1', 'Adminnya kasar sekali')
    has(
      'Pesanan',
      '2026-10-23 10:31:00',
      'Sari',
      'A-1 · 2 kaos merah · Rp150.000',
      'dibayar 2026-10-23 10:31:00; dikirim 2026-10-23 10:31:00; JNE RESI778899',
    )
    expect(rows.some(([type]) => type === 'Percakapan')).toBe(true)
    expect(await allStored()).not.toContain('Jenis')
  })

  it('from a group goes to the private chat, and the group sees only a note; in Slack as well', async () => {
    await dewi.says('=HYPERLINK("http://jahat.id")')
    await shop.owner.writes('/help', 'private')
    const seen = await asks(shop, shop.owner, '/privacy export @DEWI_L', 'alerts')
    expect(seen.map(({ chat, text }) => [chat, text.split(':')[0]])).toEqual([
      [shop.stage.alerts.id, 'Berkas tentang #1 dikirim ke chat pribadi yang meminta.'],
      [shop.owner.user.id, 'Semua yang disimpan tentang #1 Dewi Lestari'],
    ])
    expect(readCsv((await filesOnTelegram(shop))[0]?.text ?? '').flat()).toContain(`'=HYPERLINK("http://jahat.id")`)
    await shop.owner.slash('/privacy export 1')
    await shop.settle()
    const [file] = filesInSlack(shop, shop.owner)
    expect(file?.name).toBe('pelanggan-1.csv')
    expect(file?.text).toBe((await filesOnTelegram(shop))[0]?.text)
    expect(shop.heard('slack').join()).not.toContain('pelanggan-1.csv')
  })

  it('tells an owner who never opened the bot how to', async () => {
    await dewi.says('halo')
    const tono = shop.teammate('Tono')
    await shop.owner.writes(`/admin add Tono telegram:${tono.user.id}`, 'private')
    await shop.owner.writes('/admin role tono owner', 'private')
    const said = only(await asks(shop, tono, '/privacy export dewi', 'alerts'))
    expect(said).toContain('Buka dulu chat pribadi dengan bot ini, tekan Start')
    expect(await filesOnTelegram(shop)).toEqual([])
  })

  it('asks which of several, and is the owner’s', async () => {
    await dewi.says('halo')
    await shop.customer('Dewi Anggraini').says('halo')
    expect(only(await asks(shop, shop.owner, '/privacy export dewi', 'private'))).toContain('Yang mana?')
    await shop.owner.presses('#2 Dewi Anggraini', 'private')
    expect((await filesOnTelegram(shop)).map(({ name }) => name)).toEqual(['pelanggan-2.csv'])
    expect(only(await asks(shop, shop.owner, '/privacy export joni', 'private'))).toContain(
      'Tidak ada pelanggan "joni"',
    )
    await shop.owner.writes('/admin role sari lead', 'private')
    expect(only(await asks(shop, sari, '/privacy export dewi', 'alerts'))).toContain('hanya untuk pemilik')
    expect(await filesOnTelegram(shop)).toHaveLength(1)
  })
})

const TRACES = ['Dewi', 'dewi_l', '7890', 'kaos merah', 'Jalan Melati', 'pagar hijau', 'RESI778899', 'kasar sekali']

describe('/privacy erase', () => {
  it('takes every trace of a customer out, and leaves every figure as it was', async () => {
    await richHistory(shop, sari, dewi)
    await shop.advance('13h')
    // Only the list of orders names them.
    const after = (await figures()).map((said) => said.replace('Dewi Lestari', '(dihapus)'))
    expect(await allStored()).toContain('Dewi Lestari')
    expect(shop.heard('alerts').join()).toContain('Dewi Lestari (#1) masih menunggu')
    const preview = only(await asks(shop, shop.owner, '/privacy hapus dewi', 'private'))
    expect(preview).toContain('Hapus data #1 Dewi Lestari?')
    expect(preview).toContain('tidak bisa diurungkan')
    await shop.owner.presses('Hapus selamanya', 'private')
    expect(shop.owner.heard().at(-1)).toBe(
      'Data pelanggan #1 sudah dihapus. Angka tim tidak berubah.\nTopiknya di inbox dihapus sebentar lagi.',
    )
    // Slack takes four edits at once.
    await shop.advance('10s')
    const stored = await allStored()
    for (const trace of [...TRACES, String(dewi.user.id)]) expect(stored).not.toContain(trace)
    expect(shop.telegram.topics(shop.stage.inbox).filter(({ deleted }) => !deleted)).toEqual([])
    expect(shop.heard('alerts').filter((said) => TRACES.some((trace) => said.includes(trace)))).toEqual([])
    expect(shop.heard('slack').filter((said) => TRACES.some((trace) => said.includes(trace)))).toEqual([])
    expect(shop.heard('alerts').join()).toContain('(dihapus)')
    expect(await figures()).toEqual(after)
    await shop.restart()
    expect(await figures()).toEqual(after)
  })

  it('twice changes nothing more; whoever writes again is somebody new', async () => {
    await richHistory(shop, sari, dewi)
    await shop.owner.writes('/privacy erase 1 yes', 'private')
    expect(only(await asks(shop, shop.owner, '/privacy erase 1 yes', 'private'))).toContain(
      'sudah dihapus pada 23 Okt 2026',
    )
    expect(only(await asks(shop, shop.owner, '/privacy export 1', 'private'))).toContain(
      'sudah dihapus pada 23 Okt 2026',
    )
    expect(only(await asks(shop, shop.owner, '/reopen 1', 'private'))).toContain('sudah dihapus pada 23 Okt 2026')
    await shop.advance('1m')
    await dewi.says('halo lagi')
    expect(shop.heard(dewi)).toEqual(['halo lagi'])
    await shop.owner.writes('/privacy export dewi', 'private')
    expect((await filesOnTelegram(shop)).map(({ name }) => name)).toEqual(['pelanggan-2.csv'])
    await shop.advance('10m')
    expect(shop.heard('alerts').join()).toContain('Dewi Lestari belum dibalas')
  })
})
