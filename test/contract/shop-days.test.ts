import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'
import { asks, only } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
const open = async (env: Record<string, string>, start = '2026-12-23T16:00:00') => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'Mon-Sat 08:00-17:00', ...env }, start })
  dewi = shop.customer('Dewi')
}
afterEach(() => shop?.close())

const asked = async (line: string) => only(await asks(shop, shop.owner, line, 'alerts'))
const alerted = () => shop.heard('alerts').filter((text) => text.includes('belum dibalas'))

describe('holidays', () => {
  beforeEach(() => open({ FIRST_RESPONSE_TARGET: '2h' }))

  it('are not kept until somebody says so, which /hours and /status say', async () => {
    for (const line of ['/hours', '/status']) expect(await asked(line)).toContain('/holidays national on')
    expect(await asked('/holidays')).toContain('Libur nasional: toko tetap buka')
    await shop.owner.writes('/holidays national off')
    for (const line of ['/hours', '/status']) expect(await asked(line)).not.toContain('Libur nasional belum dinyalakan')
  })

  it('move the deadlines of who waits already, and back with the button', async () => {
    // Due on the 24th at nine; a day of collective leave, followed by Christmas.
    await dewi.says('Halo?')
    expect(await asked('/holidays joint on')).toContain('Batas waktu 1 pelanggan yang sedang menunggu ikut berubah.')
    await shop.owner.writes('/holidays national on')
    await shop.at('2026-12-26T08:59:59')
    expect(alerted()).toEqual([])
    await shop.at('2026-12-26T09:00:00')
    expect(alerted()).toEqual([expect.stringContaining('Dewi belum dibalas · 2 jam')])
  })

  it('taken back, what is due at once comes at once', async () => {
    await shop.owner.writes('/holidays joint on')
    await dewi.says('Halo?')
    await shop.at('2026-12-24T12:00:00')
    await shop.owner.presses('Urungkan')
    await shop.advance('2s')
    expect(shop.heard('alerts').join()).toContain('1 di antaranya jadi lewat target')
    expect(alerted()).toHaveLength(1)
  })

  it('of the shop’s own, with a note, and days of the country on which it opens', async () => {
    await shop.owner.writes('/holidays national on')
    expect(await asked('/holidays add 2026-12-28..2026-12-29 Pindahan toko')).toContain(
      'Toko tutup pada 28 Des 2026 sampai 29 Des 2026: Pindahan toko.',
    )
    await shop.owner.writes('/holidays remove 25/12/2026')
    const shown = await asked('/holidays')
    expect(shown).toContain('29 Des 2026: Pindahan toko')
    expect(shown).not.toContain('Hari Raya Natal')
    expect(shown).toContain('baru sampai akhir 2026')
    await shop.restart()
    expect(await asked('/holidays')).toContain('28 Des 2026: Pindahan toko')
  })

  it('win over other hours, and that is said', async () => {
    await shop.owner.writes('/holidays national on')
    expect(await asked('/hours 2026-12-25 09:00-12:00')).toContain('tercatat libur (Hari Raya Natal)')
  })
})

describe('other hours on a date', () => {
  beforeEach(() => open({ FIRST_RESPONSE_TARGET: '2h' }))

  it('hold on that date alone', async () => {
    await shop.owner.writes('/hours 2026-12-24 10:00-12:00')
    expect(await asked('/hours')).toContain('24 Des 2026: 10.00-12.00')
    await dewi.says('Halo?')
    await shop.at('2026-12-24T10:59:59')
    expect(alerted()).toEqual([])
    await shop.at('2026-12-24T11:00:00')
    expect(alerted()).toHaveLength(1)
  })

  it.each(['/hours 2026-12-24', '/hours 2026-12-24 pagi', '/hours 2026-12-24 biasa'])(
    '%s changes nothing',
    async (line) => {
      await shop.owner.writes(line)
      expect(await asked('/hours')).not.toContain('24 Des 2026:')
    },
  )
})

describe('targets', () => {
  it('of a channel hold in that channel alone, until taken away', async () => {
    await open({}, '2026-10-23T10:00:00')
    const account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
    await shop.owner.writes('/target first 30m business')
    await shop.owner.writes('/target first telegram 5m')
    const maya = shop.customer('Maya')
    await dewi.says('Halo?')
    await account.gets(maya, 'Halo?')
    await shop.advance('5m')
    expect(alerted()).toEqual([expect.stringContaining('Dewi belum dibalas · 5 menit')])
    expect(await asked('/target')).toContain('10 menit (bot Telegram 5 menit, Telegram Business 30 menit)')
    await shop.advance('24m59s')
    expect(alerted()).toHaveLength(1)
    const answers = await asks(shop, shop.owner, '/target first off business', 'alerts')
    expect(answers.map(({ text }) => text).join()).toContain('1 di antaranya jadi lewat target')
    await shop.advance('1s')
    expect(alerted()).toHaveLength(2)
  })

  it('say what they were and whom they moved, and are taken back with the button, on Telegram and after a restart', async () => {
    await open({}, '2026-10-23T10:00:00')
    await dewi.says('Halo?')
    const said = await asked('/target first 20m')
    expect(said).toContain('Target Respons pertama sekarang 20 menit.')
    expect(said).toContain('Sebelumnya: 10 menit. Batas waktu 1 pelanggan yang sedang menunggu ikut berubah.')
    await shop.restart()
    await shop.owner.presses('Urungkan')
    expect(await asked('/target')).toContain('Respons pertama: 10 menit')
    await shop.advance('10m')
    expect(alerted()).toHaveLength(1)
  })

  it('of figures are in percent or points', async () => {
    await open({}, '2026-10-23T10:00:00')
    for (const line of ['/target csat 90%', '/target nps -5', '/target within off', '/target conversion 12,5%']) {
      await shop.owner.writes(line)
    }
    const shown = await asked('/target')
    for (const line of ['CSAT: 90%', 'NPS: -5 poin', 'Dalam target: belum ada', 'Tingkat konversi: 12,5%'])
      expect(shown).toContain(line)
    for (const line of ['/target csat 101%', '/target nps 200', '/target csat banyak'])
      expect(await asked(line)).toContain('Harus berupa angka')
  })
})
