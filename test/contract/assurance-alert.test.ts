import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { listed, told } from './assured.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = await admin(shop, 'Sari')
  await dewi.says('Kak, ready?')
})
afterEach(() => shop.close())

const counts = () => told(shop).map((chat) => chat.length)

describe('rude words of an admin reach the owner', () => {
  it('as one message in each alert chat: who, to whom, the words, the message, and two buttons', async () => {
    await sari.answers(dewi, 'Dasar goblok, stoknya habis')
    for (const [alert, ...more] of told(shop)) {
      expect(more).toEqual([])
      expect(alert).toContain('Mohon dinilai: pesan Sari untuk Dewi')
      expect(alert).toContain('“Dasar goblok” · kata kasar')
      expect(alert).toContain('Dasar goblok, stoknya habis')
      expect(alert).toMatch(/Ditulis @?Sari · 23 Okt 10\.00/)
      expect(alert).toContain('Chat #1')
      expect(alert).toContain('[Memang kasar] [Tidak kasar]\n[Buka chat]')
    }
    expect(dewi.heard().at(-1)).toBe('Dasar goblok, stoknya habis')
  })

  it('in the language of the shop', async () => {
    await shop.restart({ SHOP_LOCALE: 'en' })
    await sari.answers(dewi, 'Dasar goblok, stoknya habis')
    expect(shop.heard('slack').at(-1)).toMatch(/^Please judge: Sari’s message to Dewi\n“Dasar goblok” · rude words\n/)
  })

  it('once, however often the message is delivered', async () => {
    await sari.answers(dewi, 'goblok lu')
    const update = shop.telegram.lastUpdateId()
    for (let again = 0; again < 3; again++) shop.telegram.redeliver(update)
    await shop.settle()
    expect(counts()).toEqual([1, 1])
    expect(await listed(shop)).not.toContain('2. ')
  })

  it('after a kill in the middle', async () => {
    shop.telegram.fault({ method: 'sendMessage', chat: shop.stage.alerts.id, kind: 'http500' })
    await sari.answers(dewi, 'goblok lu')
    expect(counts()[0]).toBe(0)
    await shop.kill(() => shop.telegram.clearFaults())
    await shop.advance('1m')
    expect(counts()).toEqual([1, 1])
  })

  it('however they are spelled, and several words of one message together, each with buttons of its own', async () => {
    await sari.answers(dewi, 'g0bl0k, 𝘉𝘈𝘕𝘎𝘚𝘈𝘛 lu')
    for (const [alert, ...more] of told(shop)) {
      expect(more).toEqual([])
      expect(alert).toMatch(/“g0bl0k” · kata kasar\n“𝘉𝘈𝘕𝘎𝘚𝘈𝘛” · kata kasar\n/u)
      expect(alert).toMatch(/\[“g0bl0k” memang kasar\] \[“g0bl0k” tidak kasar\]\n\[“𝘉𝘈𝘕𝘎𝘚𝘈𝘛” memang kasar\]/u)
    }
  })

  it('word for word: what looks like markup or a mention is neither', async () => {
    const hostile = '<b>goblok</b> &amp; <!channel> <@U0OWNER> *tebal* [x](http://a.b) 😀\u202Ekebalik'
    await sari.answers(dewi, hostile)
    const [telegram, slack] = told(shop)
    expect(telegram[0]).toContain('<b>goblok</b> &amp; <!channel> <@U0OWNER> *tebal* [x](http://a.b) 😀kebalik')
    expect(slack[0]).toContain('<b>goblok</b> &amp; <!channel> <@U0OWNER> *tebal*')
    const [posted] = shop.slack.messages(shop.channel)
    expect(posted?.text).toContain('&lt;!channel&gt; &lt;@U0OWNER&gt;')
    expect(JSON.stringify(posted?.blocks)).toContain('{"type":"text","text":"<b>goblok</b> &amp; <!channel> <@U0OWNER>')
  })

  it('with the part of a long message they are in', async () => {
    await sari.answers(dewi, `${'stoknya masih ada kak, silakan '.repeat(60)}goblok lu`)
    for (const [alert = ''] of told(shop)) {
      expect(alert).toMatch(/… .*silakan goblok lu\n/)
      expect(alert.length).toBeLessThan(700)
    }
  })
})

describe('nobody is alerted', () => {
  it.each([
    'Makanan anjing 1 kg ready kak',
    'Sudah masuk ya kak, santai saja',
    'baca dulu dong',
    'STOKNYA HABIS SEMUA KAK MAAF!!!',
    '//pelanggan ini goblok sekali',
    'Ready kak\n//goblok banget orang ini',
  ])('by %s', async (text) => {
    await sari.answers(dewi, text)
    expect(counts()).toEqual([0, 0])
  })

  it('by what a customer says', async () => {
    await dewi.says('Goblok lu semua, anjing')
    expect(counts()).toEqual([0, 0])
    expect(await listed(shop, 'toko')).toContain('Tidak ada temuan')
  })

  it('by a trial, and it is in no list', async () => {
    await sari.says('/try')
    await sari.says('Halo, ini coba')
    const thread = shop.stage.topics.of(sari.user.id)
    expect(thread).toBeDefined()
    shop.telegram.send(sari.user, 'goblok lu', { chat: shop.stage.inbox, thread })
    await shop.settle()
    expect(counts()).toEqual([0, 0])
    expect(await listed(shop, 'toko')).toMatch(/Skor: –[\s\S]*Tidak ada temuan/)
  })

  it('by what never reached the customer, and it does not count', async () => {
    const description = 'Forbidden: bot was blocked by the user'
    shop.telegram.fault({ chat: dewi.user.id, kind: { refuse: { code: 403, description } } })
    await sari.answers(dewi, 'goblok lu')
    await shop.advance('10s')
    for (const alert of told(shop).flat()) {
      expect(alert).toMatch(
        /Tidak terkirim: pesan Sari untuk Dewi\n“goblok” · kata kasar\n[\s\S]*tidak sampai ke pelanggan, jadi tidak dihitung/,
      )
      expect(alert).not.toContain('[Memang kasar]')
    }
    expect(await listed(shop)).toMatch(/Skor: –[\s\S]*Tidak ada temuan/)
  })
})

describe('in a Business account', () => {
  it('its own words are judged, and edits of them; automatic ones are not', async () => {
    const account = await BusinessAccount.of(shop, sari)
    const budi = shop.customer('Budi')
    await account.gets(budi, 'Kak?')
    await account.writes(budi, 'Kami tutup, goblok', { offline: true })
    expect(counts()).toEqual([0, 0])
    const said = await account.writes(budi, 'Ready kak')
    await shop.advance('1m')
    await account.edits(said, 'Ready, goblok\n//anjing lu')
    for (const [alert] of told(shop)) {
      expect(alert).toMatch(/pesan Sari untuk Budi\n“goblok” · kata kasar\n“anjing” · kata kasar/)
      expect(alert).toContain('lewat pesan yang diubah')
      expect(alert).not.toContain('Buka chat')
    }
    await account.deletes(said)
    await shop.advance('5s')
    for (const [alert] of told(shop)) expect(alert).toContain('Pesannya sudah dihapus. Tetap dihitung')
    expect(await listed(shop)).toMatch(/1\. “.*” · kata kasar[\s\S]*2\. “.*” · kata kasar/)
  })

  it('that turned out not to be a customer’s chat nothing is told any more', async () => {
    const account = await BusinessAccount.of(shop, sari)
    const ibu = shop.customer('Ibu')
    await account.gets(ibu, 'Nak?')
    await account.writes(ibu, 'Ibu sih, goblok')
    await shop.owner.writes('/notcustomer 2')
    await shop.advance('5s')
    for (const chat of told(shop)) expect(chat).toEqual(['Bukan pelanggan. Chat ini tidak disimpan lagi.'])
    expect(await listed(shop)).toContain('Tidak ada temuan')
  })
})

it('an administrator without a name is judged too, for the shop', async () => {
  shop.telegram.send(sari.user, 'goblok lu', { chat: shop.stage.inbox, thread: dewi.topic, anonymous: true })
  await shop.settle()
  for (const [alert] of told(shop)) {
    expect(alert).toMatch(/Mohon dinilai: pesan untuk Dewi\n“goblok” · kata kasar\n[\s\S]*penulisnya belum diketahui/)
  }
  expect(await listed(shop, 'toko')).toMatch(/1 kata kasar[\s\S]*1\. “goblok” · kata kasar · penulis belum diketahui/)
  expect(await listed(shop)).toContain('Tidak ada temuan')
})
