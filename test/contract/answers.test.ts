import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
  await dewi.says('ada?')
})
afterEach(() => shop?.close())

describe('what a human writes in a topic (contract 4)', () => {
  it('goes to that customer, in order, once', async () => {
    const budi = shop.customer('Budi')
    await budi.says('halo?')
    const there = (text: string, thread: number) =>
      shop.telegram.send(sari.user, text, { chat: shop.stage.inbox, thread })
    there('ada kak', dewi.topic)
    there('halo kak', budi.topic)
    there('merah dan biru', dewi.topic)
    await shop.settle()
    expect(dewi.heard()).toEqual(['ada?', 'ada kak', 'merah dan biru'])
    expect(budi.heard()).toEqual(['halo?', 'halo kak'])
  })

  it('of any kind, albums and replies too', async () => {
    const asked = await dewi.says('yang merah?')
    const shown = shop.telegram.messages(shop.stage.inbox, dewi.topic).at(-1)
    await sari.answers(dewi, { photo: 'merah.jpg', caption: 'ini kak' }, { replyTo: shown?.id })
    await sari.answers(dewi, { voice: 4 })
    const where = { chat: shop.stage.inbox, thread: dewi.topic }
    shop.telegram.album(sari.user, [{ photo: 'a.jpg' }, { photo: 'b.jpg' }, { photo: 'c.jpg' }], where)
    await shop.advance('2s')
    const got = shop.telegram.messages(dewi.user).filter(({ fromBot }) => fromBot)
    expect(got.map(({ kind }) => kind)).toEqual(['photo', 'voice', 'photo', 'photo', 'photo'])
    expect(got[0]).toMatchObject({ text: 'ini kak', replyTo: asked.message_id })
    expect(new Set(got.slice(2).map(({ album }) => album)).size).toBe(1)
    expect(got[2]?.album).toBeDefined()
  })

  it('an edit changes what the customer sees', async () => {
    const answer = await sari.answers(dewi, 'Rp100.000')
    shop.telegram.edit(answer, 'Rp110.000')
    await shop.settle()
    expect(dewi.heard()).toEqual(['ada?', 'Rp110.000'])
  })

  it.each(['// stok tinggal dua', '  // stok', '//stok\ndua baris'])(
    '%j is a note: kept, not sent, no answer',
    async (note) => {
      await sari.writes(note, dewi)
      expect(dewi.heard()).toEqual(['ada?'])
      await shop.advance('10m')
      expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas')])
    },
  )

  it('a note stays one when it is edited, and an answer edited into one is not carried over', async () => {
    const note = await sari.writes('// modal 50rb', dewi)
    shop.telegram.edit(note, 'modal 55rb')
    const answer = await sari.answers(dewi, 'Harganya 100rb')
    shop.telegram.edit(answer, '// harga modal 50rb')
    await shop.settle()
    expect(dewi.heard()).toEqual(['ada?', 'Harganya 100rb'])
  })

  it('a line that is a note is left out of an answer, also when it is edited in later', async () => {
    const answer = await sari.answers(dewi, 'Ready kak\n// modal 50rb\nmau yang mana?')
    expect(dewi.heard()).toEqual(['ada?', 'Ready kak\nmau yang mana?'])
    shop.telegram.edit(answer, 'Ready kak\n// modal 55rb\nmau yang biru?')
    await shop.settle()
    expect(dewi.heard()).toEqual(['ada?', 'Ready kak\nmau yang biru?'])
  })

  it('an album whose words are a note is a note as a whole', async () => {
    const where = { chat: shop.stage.inbox, thread: dewi.topic }
    shop.telegram.album(sari.user, [{ photo: 'a.jpg' }, { photo: 'b.jpg', caption: '// bukti transfer' }], where)
    shop.telegram.album(sari.user, [{ photo: 'c.jpg', caption: '// resi' }, { photo: 'd.jpg' }], where)
    await shop.advance('10m')
    expect(dewi.heard()).toEqual(['ada?'])
    expect(shop.heard('alerts')).toHaveLength(1)
  })

  it.each(['/gratis', '/ongkir 2kg', '/ban@LainBot', '/harga_baru'])(
    '%s is not sent, and its writer is told what to do',
    async (word) => {
      await sari.writes(word, dewi)
      expect(dewi.heard()).toEqual(['ada?'])
      const told = shop.heard(dewi).at(-1)
      expect(told).toContain(`${word.split(' ')[0]} bukan perintah Sigap`)
      expect(told).toContain('tanpa garis miring')
    },
  )

  it("messages by bots and service messages are nobody's answer", async () => {
    const robot = shop.telegram.user({ firstName: 'Robot', isBot: true })
    shop.telegram.send(robot, 'otomatis', { chat: shop.stage.inbox, thread: dewi.topic })
    shop.telegram.renameTopic(shop.stage.inbox, sari.user, dewi.topic, 'Dewi penting')
    shop.telegram.join(shop.stage.inbox, [shop.telegram.user({ firstName: 'Tono' })])
    await shop.advance('10m')
    expect(dewi.heard()).toEqual(['ada?'])
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })

  it('outside of topics, and in topics of no customer, goes to nobody', async () => {
    await sari.writes('rapat jam 3', 'inbox')
    const own = shop.telegram.openTopic(shop.stage.inbox, sari.user, 'Gudang')
    shop.telegram.send(sari.user, 'kardus habis', { chat: shop.stage.inbox, thread: own })
    await shop.settle()
    expect(dewi.heard()).toEqual(['ada?'])
  })
})

describe('an anonymous administrator', () => {
  it('is delivered, credited to nobody, and told once how to stop being anonymous', async () => {
    await sari.answers(dewi, 'ada kak', { anonymous: true })
    await sari.answers(dewi, 'mau?', { anonymous: true })
    expect(dewi.heard()).toEqual(['ada?', 'ada kak', 'mau?'])
    const told = shop.heard(dewi).filter((line) => line.includes('admin anonim'))
    expect(told).toEqual([expect.stringContaining('Tetap Anonim')])
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([])
    await shop.owner.writes('/admins', 'private')
    expect(shop.owner.heard().at(-1)).not.toMatch(/Group|Sari/)
  })

  it('who gives a command is told that it needs a name', async () => {
    await sari.writes('/resolve', dewi, { anonymous: true })
    expect(dewi.heard()).toEqual(['ada?'])
    expect(shop.heard(dewi).at(-1)).toMatch(/anonim[\s\S]*Tetap Anonim/)
    expect(shop.heard(dewi).at(-1)).not.toContain('bukan perintah')
    await sari.writes('/claim 1', 'alerts', { anonymous: true })
    expect(shop.heard('alerts').at(-1)).toMatch(/anonim[\s\S]*Tetap Anonim/)
  })

  it('notes are notes', async () => {
    await sari.writes('// modal 50rb', dewi, { anonymous: true })
    expect(dewi.heard()).toEqual(['ada?'])
  })
})

describe('who answers is an admin (contract 5)', () => {
  it('from the first answer on, and stays off once set off', async () => {
    await sari.answers(dewi, 'ada kak')
    await shop.owner.writes('/admins', 'private')
    expect(shop.owner.heard().at(-1)).toContain('Sari')
    await shop.owner.writes('/admin off Sari', 'private')
    await dewi.says('warna apa?')
    await sari.answers(dewi, 'merah')
    await sari.writes('/waiting')
    const refused = shop.telegram.messages(shop.stage.alerts).filter(({ receiver }) => receiver === sari.user.id)
    expect(refused.at(-1)?.text).toContain('dinonaktifkan')
  })

  it('is named and linked by the owner', async () => {
    const tono = shop.teammate('Tono')
    await shop.owner.writes(`/admin add Tono telegram:${tono.user.id}`, 'private')
    await tono.says('halo')
    expect(tono.heard().at(-1)).toContain('Coba sebagai pelanggan')
    await tono.answers(dewi, 'ada kak')
    await shop.owner.writes('/admins', 'private')
    expect(shop.owner.heard().at(-1)?.match(/Tono/g)).toHaveLength(1)
  })
})

describe('commands in topics, and chats by number (contract 6)', () => {
  it('/resolve in the topic is the customer whose topic it is', async () => {
    await sari.answers(dewi, 'ada kak')
    await sari.writes('/resolve', dewi)
    expect(shop.heard(dewi).at(-1)).toBe('#1 Dewi selesai.')
    expect(dewi.heard()).not.toContain('/resolve')
  })

  it('/resolve and /claim with a number work in any chat of the team', async () => {
    await shop.customer('Budi').says('halo?')
    await sari.answers(dewi, 'ada kak')
    await sari.writes('/claim 2', 'alerts')
    expect(shop.heard('alerts').at(-1)).toContain('#2 Budi diambil alih')
    await sari.writes('/resolve 2', 'inbox')
    expect(shop.heard('inbox').at(-1)).toBe('#2 Budi selesai.')
    await sari.writes('/resolve 1', shop.customer('Budi'))
    expect(shop.heard(shop.customer('Budi')).at(-1)).toBe('#1 Dewi selesai.')
    await sari.writes('/resolve 1', 'private')
    expect(sari.heard().at(-1)).toBe('#1 Dewi memang sudah selesai.')
  })

  it('a number nobody has is said so', async () => {
    await sari.answers(dewi, 'ada kak')
    await sari.writes('/resolve 77', dewi)
    const told = shop.telegram.messages(shop.stage.inbox).filter(({ receiver }) => receiver === sari.user.id)
    expect(told.at(-1)?.text).toContain('Tidak ada chat nomor 77')
  })

  it('a customer who writes /resolve resolves nothing', async () => {
    await dewi.says('/resolve')
    await dewi.says('/resolve 1')
    expect(dewi.heard().at(-1)).toMatch(/^Maaf/)
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })
})
