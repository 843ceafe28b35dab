import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asks, ledger } from './asking.ts'
import { listed, told } from './assured.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
let lia: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = await admin(shop, 'Sari')
  lia = await admin(shop, 'Lia', 'lead')
  await dewi.says('Kak, ready?')
})
afterEach(() => shop.close())

const counts = () => told(shop).map((chat) => chat.length)
const alerts = async () => {
  await shop.advance('3s')
  return told(shop).map((chat) => chat.at(-1) ?? '')
}

describe('whether it is rude is decided by people', () => {
  it('not rude: the same message says by whom, and it counts no more', async () => {
    await sari.answers(dewi, 'goblok lu')
    expect((await shop.owner.presses('Tidak kasar'))?.text).toBe('Dicatat: bukan masalah. Tidak dihitung lagi.')
    for (const alert of await alerts()) {
      expect(alert).toContain('Tidak kasar: pesan Sari untuk Dewi')
      expect(alert).toMatch(/“goblok” · kata kasar · tidak kasar menurut .+, 23 Okt 10\.00; tidak dihitung/)
      expect(alert).toContain('\n[Memang kasar]\n[Buka chat]')
    }
    expect(await listed(shop)).toMatch(
      /Skor 100 dari 100 \(n 1 pesan, terlalu sedikit\)\n1\. .*dinilai bukan masalah oleh/,
    )
  })

  it('rude indeed, by a lead in Slack: it counts', async () => {
    await sari.answers(dewi, 'goblok lu')
    await lia.pressesInSlack('Memang kasar')
    for (const alert of await alerts()) {
      expect(alert).toContain('Memang kasar: pesan Sari untuk Dewi')
      expect(alert).toContain('memang kasar menurut Lia')
      expect(alert).toContain('\n[Tidak kasar]\n')
    }
    expect(await listed(shop)).toMatch(
      /1 kata kasar .*paling tinggi 50\nSkor 50 dari 100 .*\n1\. .*dinilai benar oleh Lia/,
    )
  })

  it('can be changed, and says who decided last', async () => {
    await sari.answers(dewi, 'goblok lu')
    await lia.presses('Memang kasar')
    await shop.owner.presses('Tidak kasar')
    for (const alert of await alerts()) expect(alert).toContain('tidak kasar menurut')
    await shop.owner.presses('Memang kasar')
    for (const alert of await alerts()) expect(alert).not.toContain('menurut Lia')
    expect(counts()).toEqual([1, 1])
  })

  it('a lead does not change what an owner has decided', async () => {
    await sari.answers(dewi, 'goblok lu')
    await shop.owner.presses('Tidak kasar')
    await shop.settle()
    expect((await lia.presses('Memang kasar'))?.text).toMatch(
      /sudah menilainya\. Hanya pemilik yang bisa mengubahnya\.$/,
    )
    for (const alert of await alerts()) expect(alert).toContain('Tidak kasar: pesan Sari')
  })

  it('a lead does not judge what they wrote themselves', async () => {
    await lia.answers(dewi, 'goblok lu')
    expect((await lia.presses('Tidak kasar'))?.text).toMatch(/^Ini pesan sendiri\./)
    for (const alert of await alerts()) expect(alert).toContain('Mohon dinilai: pesan Lia untuk Dewi')
  })

  it('an admin is refused, and nothing happens', async () => {
    await sari.answers(dewi, 'goblok lu')
    const before = await ledger(shop)
    expect((await sari.presses('Tidak kasar'))?.text).toContain('hanya untuk pemilik dan lead')
    for (const line of ['assurance', 'assurance sari', 'finding overrule 1', 'assurance allow goblok']) {
      const answers = await asks(shop, sari, `/${line}`, 'alerts')
      expect(answers).toMatchObject([{ text: expect.stringContaining('hanya untuk'), receiver: sari.user.id }])
    }
    expect(await ledger(shop)).toBe(before)
  })

  it('pressing twice, or the same press delivered again after another one, changes nothing', async () => {
    await sari.answers(dewi, 'goblok lu')
    await shop.owner.presses('Tidak kasar')
    const first = shop.telegram.lastUpdateId()
    await shop.owner.presses('Memang kasar')
    shop.telegram.redeliver(first)
    await shop.settle()
    for (const alert of await alerts()) expect(alert).toContain('Memang kasar: pesan Sari')
    const [line] = (await asks(shop, shop.owner, '/finding right 1', 'alerts')).map(({ text }) => text)
    expect(line).toBe('Sudah dinilai begitu.')
  })

  it.each(['finding overrule 99', 'finding overrule 0', 'finding overrule x', 'finding delete 1'])(
    'what there is not cannot be judged: /%s',
    async (line) => {
      await sari.answers(dewi, 'goblok lu')
      await shop.owner.writes(`/${line}`)
      for (const alert of await alerts()) if (alert) expect(alert).not.toContain('menurut')
      expect(await listed(shop)).toContain('1 kata kasar')
    },
  )
})

describe('an edit is judged again', () => {
  it('what is gone is no longer counted, and its alert says so; back again, it is as it was', async () => {
    const said = await sari.answers(dewi, 'goblok lu')
    shop.telegram.edit({ chat: shop.stage.inbox.id, id: said.message_id }, 'Maaf kak, stoknya habis')
    await shop.settle()
    for (const alert of await alerts()) {
      expect(alert).toContain('Sudah diubah: pesan Sari untuk Dewi')
      expect(alert).toContain('“goblok” · kata kasar · sudah tidak ada')
      expect(alert).not.toContain('[Memang kasar]')
    }
    expect(await listed(shop)).toContain('Tidak ada temuan')
    shop.telegram.edit({ chat: shop.stage.inbox.id, id: said.message_id }, 'gobloook lu')
    await shop.settle()
    for (const alert of await alerts()) expect(alert).toContain('Mohon dinilai: pesan Sari untuk Dewi')
    expect(counts()).toEqual([1, 1])
  })

  it('what came with it is alerted', async () => {
    const said = await sari.answers(dewi, 'Ready kak')
    await shop.advance('2m')
    shop.telegram.edit({ chat: shop.stage.inbox.id, id: said.message_id }, 'Ready, goblok')
    await shop.settle()
    for (const alert of await alerts())
      expect(alert).toMatch(/“goblok” · kata kasar\n[\s\S]*10\.02 · lewat pesan yang diubah/)
  })

  it('what was overruled stays overruled', async () => {
    const said = await sari.answers(dewi, 'Kopi kampret ready kak')
    await shop.owner.presses('Tidak kasar')
    shop.telegram.edit({ chat: shop.stage.inbox.id, id: said.message_id }, 'Kopi kampret ready ya kak, silakan')
    await shop.settle()
    for (const alert of await alerts()) expect(alert).toContain('Tidak kasar: pesan Sari')
    expect(counts()).toEqual([1, 1])
    expect(await listed(shop)).toContain('Skor 100 dari 100')
  })
})

describe('the same words overruled twice', () => {
  const says = async (text: string, decision?: string) => {
    await sari.answers(dewi, text)
    await shop.advance('3s')
    return decision ? (await shop.owner.presses(decision))?.text : undefined
  }

  it('alert no more; the list has them, says why, and has the way back', async () => {
    expect(await says('Kopi kampret ready', 'Tidak kasar')).not.toContain('tidak diberitakan')
    expect(await says('Yang kampret habis kak', 'Tidak kasar')).toContain('lain kali tidak diberitakan')
    await says('Kampreeet ready kak')
    expect(counts()).toEqual([2, 2])
    expect(await listed(shop)).toMatch(/1 kata kasar[\s\S]*1\. “Kampreeet” .*tidak diberitakan, karena .*Tekan Benar/)
    await shop.owner.writes('/assurance sari')
    await shop.owner.presses('1 Benar')
    await says('Kampret lagi kak')
    expect(counts()).toEqual([3, 3])
  })

  it('says nothing of other words', async () => {
    await says('Kopi kampret ready', 'Tidak kasar')
    await says('Kopi kampret ready', 'Tidak kasar')
    await says('goblok lu')
    expect(counts()).toEqual([3, 3])
  })
})
