import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { asks, only, slackOf, types, words } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', FIRST_RESPONSE_TARGET: '10m' } })
  dewi = shop.customer('Dewi')
})
afterEach(() => shop?.close())

const asked = async (line: string, place: 'alerts' | 'private' = 'alerts') =>
  only(await asks(shop, shop.owner, line, place))

describe('/target', () => {
  it('changes what holds from then on, for open waits too, and over the environment after a restart', async () => {
    await dewi.says('halo?')
    await shop.advance('4m')
    expect(await asked('/target first 5m')).toContain('Target Respons pertama sekarang 5 menit.')
    await shop.advance('59s')
    expect(shop.heard('alerts').join()).not.toContain('Dewi belum dibalas')
    await shop.advance('1s')
    expect(shop.heard('alerts')).toContainEqual(expect.stringContaining('Dewi belum dibalas · 5 menit'))
    await shop.restart()
    expect(await asked('/target')).toContain('Respons pertama: 5 menit')
    await shop.customer('Maya').says('halo?')
    await shop.advance('5m')
    expect(shop.heard('alerts')).toContainEqual(expect.stringContaining('Maya belum dibalas · 5 menit'))
  })

  it('passed at once by a shorter target, what is due comes grouped', async () => {
    for (const name of ['A', 'B', 'C']) await shop.customer(name).says('halo?')
    await shop.advance('6m')
    await shop.owner.writes('/target pertama 5 menit')
    await shop.advance('2s')
    expect(shop.heard('alerts').filter((text) => text.includes('belum dibalas'))).toHaveLength(1)
    expect(shop.heard('slack')).toEqual([expect.stringMatching(/3 pelanggan belum dibalas/)])
  })

  it.each(['/target first', '/target first 0m', '/target first soon', '/target 5m', '/target nobody 5m'])(
    '%s changes nothing and says how',
    async (line) => {
      const said = await asked(line)
      if (line !== '/target first') expect(said).toMatch(/Contoh|Pilih/)
      expect(await asked('/target')).toContain('Respons pertama: 10 menit')
    },
  )
})

describe('/hours', () => {
  it('shows what would be, and changes nothing until it is pressed', async () => {
    const preview = await asked('/hours Mon-Fri 09:00-17:00')
    expect(preview).toMatch(/^Jam baru, belum berlaku\nSen-Jum 09.00-17.00\nSekarang: 24 jam/)
    expect(await asked('/hours')).toContain('24 jam')
    await shop.owner.presses('Pakai jam ini')
    expect(await asked('/hours')).toContain('Sen-Jum 09.00-17.00')
    await shop.restart()
    expect(await asked('/hours')).toContain('Sen-Jum 09.00-17.00')
  })

  it('pressed on Slack as well', async () => {
    const { whispered } = await types(shop, shop.owner, '/hours Sat 20:00-02:00')
    const outcome = await shop.slack.press(slackOf(shop.owner), whispered[0]!, 'Pakai jam ini')
    expect(words(shop, await outcome.answers())).toContain('Jam operasional sekarang: Sab 20.00-02.00.')
    expect(await asked('/hours')).toContain('Sab 20.00-02.00')
  })

  it('moves the deadlines of who waits already', async () => {
    // 10.00 on a Friday.
    await dewi.says('halo?')
    await shop.owner.writes('/hours apply Mon-Sun 12:00-20:00')
    await shop.at('2026-10-23T12:09:59')
    expect(shop.heard('slack')).toEqual([])
    await shop.at('2026-10-23T12:10:00')
    expect(shop.heard('slack')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })

  it('too long for a button is typed once more', async () => {
    const long = 'Mon 08:00-11:30,13:00-21:00; Tue 09:00-12:00,13:00-20:00; Wed-Sun 10:00-12:00'
    const preview = await asked(`/hours ${long}`)
    const [, line = ''] = /ketik: (\/hours apply .+)$/m.exec(preview) ?? []
    expect(await asked(line)).toContain('Jam operasional sekarang: Sen 08.00-11.30,13.00-21.00; Sel')
  })

  it('pressed twice, or by somebody who may not, changes nothing more', async () => {
    const sari = await admin(shop, 'Sari')
    await asked('/hours Mon-Fri 09:00-17:00')
    expect((await sari.presses('Pakai jam ini'))?.text).toContain('/hours hanya untuk pemilik')
    expect(await asked('/hours')).toContain('24 jam')
    await shop.owner.presses('Pakai jam ini')
    await shop.owner.presses('Pakai jam ini')
    expect(await asked('/hours')).toContain('Sen-Jum 09.00-17.00')
  })

  it('that cannot be read says what, and how', async () => {
    const said = await asked('/hours Blursday 9-17')
    expect(said).toContain('"blursday" bukan nama hari.')
    expect(said).toContain('/hours Sen-Sab 08.00-21.00')
  })
})

describe('/language', () => {
  it('changes one teammate’s answers on both platforms, and nobody else’s', async () => {
    const sari = await admin(shop, 'Sari')
    await sari.writes('/language en')
    expect(only(await asks(shop, sari, '/waiting', 'alerts'))).toBe('No customer is waiting.')
    expect(words(shop, (await types(shop, sari, '/waiting')).whispered)).toBe('No customer is waiting.')
    expect(await asked('/waiting')).toBe('Tidak ada pelanggan yang menunggu.')
    await shop.restart()
    expect(only(await asks(shop, sari, '/bahasa id', 'alerts'))).toContain('bahasa Indonesia')
  })

  it('changes what a customer reads, even before their first word', async () => {
    expect(only(await asks(shop, dewi, '/language en', 'private'))).toBe('All right, English from now on.')
    expect(only(await asks(shop, dewi, '/start', 'private'))).toMatch(/^Hello/)
    await dewi.says('hello?')
    expect(shop.heard(dewi)).toEqual(['hello?'])
    expect(only(await asks(shop, dewi, '/help', 'private'))).toMatch(/^Hello! Just write/)
  })

  it('asked for without one offers both', async () => {
    const [answer] = await asks(shop, dewi, '/language', 'private')
    expect(answer?.rows.flat().map(({ text }) => text)).toEqual(['Bahasa Indonesia', 'English'])
    expect((await dewi.presses('English'))?.text ?? dewi.heard().at(-1)).toContain('English from now on')
  })
})

describe('/admin', () => {
  it('adds, links, changes roles, sets off and on', async () => {
    const sari = shop.teammate('Sari')
    const dialog = [
      [`/admin add Sari telegram:${sari.user.id}`, /^Sari sekarang ada di tim sebagai admin/],
      [`/admin link sari slack:${sari.slack?.id}`, /^Akun itu sekarang terhubung dengan Sari/],
      [`/admin add Sari telegram:4711`, /^Sudah ada Sari dengan akun lain/],
      ['/admin role sari lead', /^Sari sekarang lead/],
      ['/admin off sari', /^Sari dinonaktifkan/],
      ['/admin on sari', /^Sari aktif lagi/],
      ['/admin off rina', /^Rina satu-satunya pemilik/],
      ['/admin role sari owner', /^Sari sekarang pemilik/],
      ['/admin role rina admin', /^Rina sekarang admin/],
    ] as const
    for (const [line, expected] of dialog)
      expect([line, await asked(line)]).toEqual([line, expect.stringMatching(expected)])
    expect(await asked('/admins')).toContain('hanya untuk pemilik')
    expect(words(shop, (await types(shop, sari, '/admins')).whispered)).toContain('Sari | pemilik')
  })

  it('somebody set off stays off, also when they answer', async () => {
    const sari = await admin(shop, 'Sari')
    await dewi.says('halo?')
    await shop.owner.writes('/admin off Sari')
    await sari.answers(dewi, 'halo kak')
    expect(only(await asks(shop, sari, '/waiting', dewi))).toContain('dinonaktifkan')
    expect(await asked('/admins')).toMatch(/Sari \| admin .*nonaktif/)
  })

  it('a namesake is added under another name, and the first keeps the account', async () => {
    const first = await admin(shop, 'Sari')
    const second = shop.teammate('Sari Baru')
    expect(await asked(`/admin add Sari telegram:${second.user.id}`)).toContain('Sudah ada Sari')
    expect(await asked(`/admin add Sari B telegram:${second.user.id}`)).toContain('Sari B sekarang ada di tim')
    expect(only(await asks(shop, first, '/kpi', 'private'))).toMatch(/^Sari · /)
    expect(only(await asks(shop, second, '/kpi', 'private'))).toMatch(/^Sari B · /)
  })
})
