import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { at, NOW, openShop, type TestShop } from './shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const row = async (name: string) => (await shop.said('admins')).split('\n').find((line) => line.startsWith(name))

describe('/admin shift', () => {
  it.each([
    ['admin shift sari Mon-Fri 08:00-16:00', 'Jam kerja Sari Dewi: Sen-Jum 08.00-16.00.', 'Sen-Jum 08.00-16.00'],
    [
      'admin shift Sari Dewi Senin-Jumat 8.00-16.00',
      'Jam kerja Sari Dewi: Sen-Jum 08.00-16.00.',
      'Sen-Jum 08.00-16.00',
    ],
    ['admin shift sari Sen,Rab 8-12,13-17; Sab 9-12', 'Jam kerja Sari Dewi', 'Sen 08.00-12.00,13.00-17.00; Rab'],
    ['admin shift sari Jum 20:00-02:00', 'Jam kerja Sari Dewi: Jum 20.00-02.00.', 'Jum 20.00-02.00'],
    ['admin shift id:3 setiap hari 8.00-16.00', 'Jam kerja Sari Dewi: Sen-Min 08.00-16.00.', 'Sen-Min 08.00-16.00'],
  ])('%s', async (line, said, shown) => {
    expect(await shop.said(line)).toContain(said)
    expect(await row('Sari Dewi')).toContain(`dinilai · ${shown}`)
  })

  it('is shown, and taken away again', async () => {
    await shop.said('admin shift sari Mon-Fri 08:00-16:00')
    expect(await shop.said('admin shift sari')).toBe('Jam kerja Sari Dewi: Sen-Jum 08.00-16.00.')
    expect(await shop.said('admin shift sari off')).toBe(
      'Sari Dewi tidak punya jam kerja sendiri: dihitung selama toko buka.',
    )
    expect(await row('Sari Dewi')).toBe('Sari Dewi | admin | @sari_cs | U111 | dinilai')
    expect(await shop.said('admin shift sari', { locale: 'en' })).toBe(
      'Sari Dewi has no shift: counted whenever the shop is open.',
    )
  })

  it.each([
    ['admin shift', 'Siapa, dan jam berapa?'],
    ['admin shift Mon-Fri 08:00-16:00', 'Siapa, dan jam berapa?'],
    ['admin shift sari Mon-Fri', 'Jam di "mon-fri" tidak terbaca.'],
    ['admin shift sari Mon-Fri 08:00-08:00', 'mulai dan berakhir di waktu yang sama'],
    ['admin shift ra Mon-Fri 08:00-16:00', '"ra" bisa berarti'],
    ['admin shift zzz Mon-Fri 08:00-16:00', 'Tidak ada "zzz" di tim ini.'],
    ['admin shift sari Mon-Sat 22:00-23:00', 'Selama jam itu tokonya tutup'],
  ])('%s is not understood', async (line, said) => {
    await shop.store.people.add({ name: 'Rara', role: 'admin' }, NOW)
    expect(await shop.said(line)).toContain(said)
    expect((await shop.staff('Sari')).shift).toBeNull()
  })

  it('is the owner’s to set', async () => {
    expect(await shop.said('admin shift sari off', { as: 'Sari' })).toContain('hanya untuk pemilik')
  })
})

describe('/admin add by name alone', () => {
  it.each([
    ['admin add Vacilla', 'misalnya ~Vacilla', 'Vacilla | admin | – | – | dinilai'],
    ['admin add rina', 'Rina sudah ada di tim.', 'Rina | admin | – | U222 | dinilai'],
    ['admin add Budi', 'Mulai sekarang Budi ikut dinilai', 'Budi | lead | 2 | – | dinilai'],
    ['admin add joko', 'Joko sedang nonaktif.', 'Joko | admin | 15 | – | nonaktif'],
  ])('%s', async (line, said, shown) => {
    expect(await shop.said(line)).toContain(said)
    expect(await shop.said(line)).not.toContain('(only you)')
    expect(await row(shown.split(' |')[0] ?? '')).toBe(shown)
  })
})

describe('/admin shared', () => {
  const account = (name: string, userId: string, personId: number | null) =>
    shop.store.accounts.put(
      {
        userId,
        name,
        connectionId: userId,
        userChatId: userId,
        personId,
        enabled: true,
        canReply: true,
        standing: 'accepted',
      },
      NOW,
    )

  it('makes a login nobody’s, and somebody’s again', async () => {
    const { id } = await shop.staff('Rina')
    const { id: accountId } = await account('Toko Melati', '22', id)
    expect(await shop.said('admin shared rina on')).toContain('Rina sekarang akun bersama.')
    expect(await row('Rina')).toBe('Rina | admin | – | U222 | akun bersama')
    const accounts = async () => (await shop.store.accounts.all()).filter((a) => a.shared).map((a) => a.id)
    expect(await accounts()).toEqual([accountId])
    expect(await shop.said('admin role rina admin')).toContain('Rina sekarang admin.')
    expect(await row('Rina')).toContain('akun bersama')
    expect(await shop.said('admin shared rina off')).toContain('Mulai sekarang balasan dari sana milik Rina.')
    expect(await row('Rina')).toBe('Rina | admin | – | U222 | dinilai')
    expect(await accounts()).toEqual([])
  })

  it('knows a Business account by its name, with the person behind it', async () => {
    const { id } = await shop.staff('Rina')
    await account('Toko Melati', '22', id)
    await account('Gudang', '23', null)
    expect(await shop.said('admin shared toko melati on')).toContain('Rina sekarang akun bersama.')
    expect(await shop.said('admin shared gudang on')).toContain('Gudang sekarang akun bersama.')
    expect((await shop.store.accounts.all()).map(({ shared }) => shared)).toEqual([true, true])
  })

  it.each([
    ['admin shared', 'Akun yang mana?'],
    ['admin shared rina', 'Akun yang mana?'],
    ['admin shared zzz on', 'Tidak ada anggota tim atau akun Business bernama "zzz".'],
  ])('%s is not understood', async (line, said) => {
    expect(await shop.said(line)).toContain(said)
  })

  it('leaves its name to a person, who is meant by it from then on', async () => {
    await shop.said('admin shared rina on')
    expect(await shop.said('admin add Rina')).toContain('misalnya ~Rina')
    const both = (await shop.store.people.all()).filter(({ name }) => name === 'Rina')
    expect(both.map(({ shared, ranked }) => [shared, ranked])).toEqual([
      [true, false],
      [false, true],
    ])
    expect(await shop.said('admin shift rina Mon-Fri 08:00-16:00')).toContain('Jam kerja Rina')
    expect((await shop.store.people.all()).find(({ id }) => id === both[1]?.id)?.shift).toBe('Mon-Fri 08:00-16:00')
  })

  it('is no one a chat can be handed to', async () => {
    await shop.said('admin shared rina on')
    await shop.wait('Dewi', 'Kak?', { openedAt: at('2026-10-23 11:30') })
    expect(await shop.said('assign 1 rina')).toContain('Rina akun bersama, jadi chat tidak bisa diserahkan ke sana.')
  })
})

describe('/admins', () => {
  async function signed(signature: string, personId: number | null, creditId: number | null, times: number) {
    const { customerId } = await shop.customer('Pelanggan')
    for (let time = 0; time < times; time++) {
      const order = Math.floor(Math.random() * 1e9)
      const said = { customerId, at: NOW - 3_600_000, order, author: 'human', kind: 'text', heardAt: NOW }
      await shop.store.messages.add({ ...said, ref: `tg:${order}`, signature, personId, creditId })
    }
  }

  it('names signatures nobody knows, with a button that adds them', async () => {
    const { id } = await shop.staff('Rina')
    await shop.said('admin shared rina on')
    await signed('Vacilla', id, null, 3)
    await signed('VACILLA', id, null, 1)
    await signed('Sari', id, null, 1)
    const said = await shop.said('admins')
    expect(said).toContain('Tanda tangan yang belum dikenal, 7 hari terakhir')
    expect(said).toMatch(/^~Vacilla · 4 pesan, belum dihitung untuk siapa pun \[Tambah Vacilla: admin add Vacilla\]$/m)
    // Sari has been added since.
    expect(said).not.toContain('~Sari')
    await shop.said('admin add Vacilla')
    expect(await shop.said('admins')).not.toContain('Tanda tangan')
  })

  it('says what to do about a name two people have', async () => {
    await shop.said('admin add Sari Putri')
    await shop.said('admin nick sari dewi dew')
    await signed('Sari', (await shop.staff('Rina')).id, null, 1)
    expect(await shop.said('admins')).toContain('~Sari bisa berarti Sari Dewi atau Sari Putri.')
  })

  it('asks about a login that others sign with, from three messages on', async () => {
    const { id } = await shop.staff('Rina')
    await signed('Sari', id, id, 2)
    await signed('Rina', id, id, 5)
    expect(await shop.said('admins')).not.toContain('Dipakai bersama?')
    await signed('sari', id, id, 1)
    expect(await shop.said('admins')).toMatch(
      /Dari akun Rina ada 3 pesan bertanda tangan ~Sari Dewi.*Dipakai bersama\?.*\[Jadikan akun bersama: admin shared id:\d+ on\]/,
    )
    await shop.said(`admin shared id:${id} on`)
    expect(await shop.said('admins')).not.toContain('Dipakai bersama?')
  })
})

describe('/admin turns', () => {
  it('is off until it is wished', async () => {
    expect((await shop.desk()).rules.turns).toBe(false)
    expect(await shop.said('admin turns')).toContain('/admin turns on')
    expect(await shop.said('admin turns on')).toContain('dibagi bergiliran')
    expect((await shop.desk()).rules.turns).toBe(true)
    expect(await shop.said('admin turns')).toContain('/admin turns off')
    expect(await shop.said('admin turns off', { locale: 'en' })).toBe('Chats are not given out in turn any more.')
    expect((await shop.desk()).rules.turns).toBe(false)
    expect(await shop.said('admin turns sometimes')).toContain('Tulis /admin turns on')
  })
})
