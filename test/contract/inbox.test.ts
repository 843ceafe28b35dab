import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Content } from '../../src/sandbox/telegram/index.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
})
afterEach(() => shop?.close())

describe('what a customer writes in private (contract 1)', () => {
  const kinds: [string, Content, string][] = [
    ['text', 'Kak, ready?', 'Kak, ready?'],
    ['photo', { photo: 'tas.jpg' }, '[photo]'],
    ['photo with words', { photo: 'tas.jpg', caption: 'yang ini ya' }, '[photo] yang ini ya'],
    ['video', { video: 'unboxing.mp4', caption: 'rusak' }, '[video] rusak'],
    ['voice', { voice: 7 }, '[voice]'],
    ['sticker', { sticker: '😀' }, '[sticker]'],
    ['document', { document: 'bukti.pdf' }, '[document]'],
    ['location', { location: { latitude: -6.2, longitude: 106.8 } }, '[location]'],
    ['contact', { contact: { phone_number: '+62812', first_name: 'Budi' } }, '[contact]'],
    ['a word of no command', '/harga', '/harga'],
    ['two slashes', '// tolong', '// tolong'],
  ]
  it.each(kinds)(
    '%s appears in a topic of their own, as it was sent, and waits for an answer',
    async (_, said, shown) => {
      const dewi = shop.customer('Dewi', { lastName: 'Lestari' })
      await dewi.says(said)
      expect(shop.telegram.topics(shop.stage.inbox).map(({ name }) => name)).toEqual(['Dewi Lestari · #1'])
      expect(shop.heard(dewi)).toEqual([expect.stringContaining(shown)])
      expect(dewi.heard()).toHaveLength(1)
      await shop.advance('10m')
      expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi Lestari belum dibalas')])
    },
  )

  it('all go to the one topic, in the order they were written', async () => {
    const dewi = shop.customer('Dewi')
    for (const text of ['satu', 'dua']) shop.telegram.send(dewi.user, text)
    await dewi.says('tiga')
    await shop.advance('3h')
    await dewi.says('empat')
    expect(shop.heard(dewi)).toEqual(['satu', 'dua', 'tiga', 'empat'])
    expect(shop.telegram.callCount('createForumTopic')).toBe(1)
  })

  it('an album stays an album', async () => {
    const dewi = shop.customer('Dewi')
    shop.telegram.album(dewi.user, [{ photo: 'a.jpg', caption: 'dua ini' }, { photo: 'b.jpg' }])
    await dewi.says('itu ya kak')
    await shop.advance('2s')
    const there = shop.telegram
      .messages(shop.stage.inbox, dewi.topic)
      .filter(({ kind }) => kind !== 'forum_topic_created')
    expect(there.map(({ kind, text }) => `${kind} ${text}`)).toEqual(['photo dua ini', 'photo ', 'text itu ya kak'])
    expect(there[0]?.album).toBeDefined()
    expect(there[1]?.album).toBe(there[0]?.album)
  })

  it('an edit changes the copy, of words and of captions, once, however often it is delivered', async () => {
    const dewi = shop.customer('Dewi')
    const text = await dewi.says('size M')
    const photo = await dewi.says({ photo: 'a.jpg', caption: 'merah' })
    shop.telegram.edit(text, 'size L')
    await shop.settle()
    shop.telegram.redeliver(shop.telegram.lastUpdateId())
    shop.telegram.edit(photo, { photo: 'a.jpg', caption: 'biru' })
    await shop.settle()
    expect(shop.heard(dewi)).toEqual(['size L', '[photo] biru'])
    expect(shop.telegram.callCount('editMessageText')).toBe(1)
  })

  it('an edit of a message that waits for its topic arrives with it', async () => {
    shop.telegram.fault({ method: 'createForumTopic', times: 1, kind: 'http500' })
    const dewi = shop.customer('Dewi')
    const said = await dewi.says('size M')
    shop.telegram.edit(said, 'size L')
    await shop.advance('5s')
    expect(shop.heard(dewi)).toEqual(['size L'])
  })

  it('a reply to the shop stands as a reply in the topic', async () => {
    const [dewi, sari] = [shop.customer('Dewi'), shop.teammate('Sari')]
    await dewi.says('ada?')
    const asked = await sari.answers(dewi, 'merah atau biru?')
    const copy = shop.telegram.messages(dewi.user).find(({ text }) => text === 'merah atau biru?')
    await dewi.says('merah', { replyTo: copy?.id })
    const shown = shop.telegram.messages(shop.stage.inbox, dewi.topic).at(-1)
    expect(shown).toMatchObject({ text: 'merah', replyTo: asked.message_id })
  })

  it('the same update twice is recorded once, shown once and answered once (contract 3)', async () => {
    const [dewi, sari] = [shop.customer('Dewi'), shop.teammate('Sari')]
    const twice = async () => {
      shop.telegram.redeliver(shop.telegram.lastUpdateId())
      await shop.settle()
    }
    await dewi.says('/start')
    await twice()
    await dewi.says('ada?')
    await twice()
    await sari.answers(dewi, 'ada kak')
    await twice()
    await sari.writes('// stok tinggal 2', dewi)
    await twice()
    await sari.writes('/resolve', dewi)
    await twice()
    expect(dewi.heard().slice(2, 4)).toEqual(['ada?', 'ada kak'])
    expect(dewi.heard().filter((line) => line.includes('selamat datang'))).toHaveLength(1)
    expect(shop.heard(dewi)).toEqual(['ada?', 'ada kak', '// stok tinggal 2', '/resolve', '#1 Dewi selesai.'])
  })

  it('what they write late or out of order is shown, and waits from their own time', async () => {
    const dewi = shop.customer('Dewi')
    const late = shop.telegram.send(dewi.user, 'pertama', { withheld: true })
    await shop.advance('4m')
    await dewi.says('kedua')
    shop.telegram.deliver(late)
    await shop.settle()
    expect(shop.heard(dewi)).toEqual(['kedua', 'pertama'])
    await shop.advance('6m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })

  it('written in several languages by the same person goes to the same topic, untouched', async () => {
    const aiko = shop.customer('Aiko', { languageCode: 'ja' })
    const said = ['Halo kak, ready?', 'Is it still available?', '送料はいくらですか', 'هل المنتج متوفر؟', 'มีของไหม']
    for (const text of said) await aiko.says(text)
    expect(shop.heard(aiko)).toEqual(said)
    expect(shop.telegram.callCount('createForumTopic')).toBe(1)
  })
})

describe('/start', () => {
  it.each(['/start', '/start produk-123', '/START x', '/START'])('%s is greeted, and is no question', async (line) => {
    const dewi = shop.customer('Dewi')
    await dewi.says(line)
    expect(dewi.heard()).toEqual([line, expect.stringMatching(/^Halo Kak Dewi, selamat datang di Toko/)])
    await shop.advance('1h')
    expect(shop.heard('alerts')).toEqual([])
    expect(shop.telegram.topics(shop.stage.inbox)).toEqual([])
    await dewi.says('ada tas?')
    expect(shop.heard(dewi)).toEqual(['ada tas?'])
    await shop.advance('10m')
    expect(shop.heard('alerts')).toHaveLength(1)
  })

  it('in the middle of a chat neither answers nor restarts a wait', async () => {
    const dewi = shop.customer('Dewi')
    await dewi.says('ada?')
    await shop.advance('6m')
    await dewi.says('/start')
    await shop.advance('4m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })
})
