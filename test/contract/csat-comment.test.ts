import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asked, scores, served } from './survey.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
const open = async (env: Record<string, string> = {}) => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', ...env } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
}
beforeEach(() => open())
afterEach(() => shop.close())

const waiting = async () => (await shop.owner.slash('/waiting')).join('\n')
const NOBODY = 'Tidak ada pelanggan yang menunggu.'
const shown = () => shop.heard(dewi).filter((said) => said.startsWith('Masukan dari survei'))

describe('contract 10: the comment', () => {
  it('is the first text within 15 minutes of the vote: shown in the topic with a button, and nobody waits', async () => {
    await served(dewi, sari)
    await dewi.presses('4')
    await shop.advance('15m')
    await dewi.says('Pelayanannya cepat, ongkirnya agak mahal')
    expect(shown()).toEqual([
      'Masukan dari survei (nilai 4 dari 5)\nPelayanannya cepat, ongkirnya agak mahal\n[Perlu dibalas]',
    ])
    expect(dewi.heard()[2]).toContain('Terima kasih juga untuk masukannya')
    expect(await waiting()).toBe(NOBODY)
    await shop.advance('20m')
    expect(shop.heard('alerts')).toEqual([])
  })

  it('is an ordinary message after 15 minutes', async () => {
    await served(dewi, sari)
    await dewi.presses('4')
    await shop.advance('15m')
    await shop.advance('1s')
    await dewi.says('Kak, ukurannya kebesaran')
    expect(shown()).toEqual([])
    expect(await waiting()).toContain('Dewi')
    await shop.advance('15m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })

  it('counts as well when it answers the question directly, or an old message', async () => {
    await served(dewi, sari)
    await dewi.presses('4')
    const [first] = shop.telegram.messages(dewi.user)
    await dewi.says('Mantap pelayanannya', { replyTo: first?.id })
    expect(shown()).toHaveLength(1)
  })

  it('is only the first text: the next one is an ordinary message', async () => {
    await served(dewi, sari)
    await dewi.presses('4')
    await dewi.says('Bagus')
    await dewi.says('Tolong kirim katalognya')
    expect(shown()).toEqual([expect.stringContaining('\nBagus\n')])
    expect(await waiting()).toContain('Tolong kirim katalognya')
  })

  it.each([
    ['a photo with words', { photo: 'rusak.jpg', caption: 'Barangnya rusak' }],
    ['a voice message', { voice: 4 }],
    ['a sticker after a minute', { document: 'nota.pdf' }],
  ])('is never %s: that is a message, and the next text is still the comment', async (_, content) => {
    await served(dewi, sari)
    await dewi.presses('2')
    await dewi.says(content)
    expect(await waiting()).toContain('Dewi')
    expect(shown()).toEqual([])
    await dewi.says('Kecewa')
    expect(shown()).toEqual([expect.stringContaining('\nKecewa\n')])
  })

  it('with a question mark is a wait as well, since it was written', async () => {
    await served(dewi, sari)
    await dewi.presses('2')
    await shop.advance('1m')
    await dewi.says('Kok lama banget ya kak?')
    expect(shown()).toEqual([expect.stringContaining('Kok lama banget')])
    expect(await waiting()).toContain('Kok lama banget')
    await shop.advance('15m')
    expect(shop.heard('alerts').at(-1)).toContain('Dewi belum dibalas · 15 menit')
  })

  it('becomes a wait since it was written by Needs a reply, once', async () => {
    await served(dewi, sari)
    await dewi.presses('2')
    await dewi.says('Barangnya kurang satu')
    await shop.advance('12m')
    expect((await sari.presses('Perlu dibalas', dewi))?.text).toContain('menunggu balasan')
    expect(await waiting()).toContain('menunggu 12 menit')
    expect((await sari.presses('Perlu dibalas', dewi))?.text).toContain('memang sudah')
    await shop.advance('3m')
    expect(shop.heard('alerts').at(-1)).toContain('Dewi belum dibalas · 15 menit')
    await sari.answers(dewi, 'Maaf kak, kami kirim sekarang')
    expect(await waiting()).toBe(NOBODY)
  })

  it('is nobody else’s to press: a customer gets a refusal', async () => {
    await served(dewi, sari)
    await dewi.presses('2')
    await dewi.says('Barangnya kurang satu')
    const rudi = shop.customer('Rudi')
    const on = shop.telegram.messages(shop.stage.inbox, dewi.topic).find(({ text }) => text.startsWith('Masukan'))
    if (!on) throw new Error('no comment is shown')
    expect((await shop.telegram.press(rudi.user, on, 'Perlu dibalas'))?.text).toContain('hanya untuk')
    await shop.settle()
    expect(await waiting()).toBe(NOBODY)
  })

  it('reaches the owner with the bad score, in the same message, in both alert chats', async () => {
    await served(dewi, sari)
    await dewi.presses('1')
    await dewi.says('Tiga kali saya tanya <b>tidak</b> dijawab & ditinggal')
    await shop.advance('10s')
    for (const chat of scores(shop)) {
      expect(chat).toEqual([expect.stringContaining('\nTiga kali saya tanya <b>tidak</b> dijawab & ditinggal\n')])
    }
  })

  it('is read again when the customer edits it', async () => {
    await served(dewi, sari)
    await dewi.presses('1')
    const said = await dewi.says('Lamban')
    shop.telegram.edit(said, 'Lambat')
    await shop.settle()
    await shop.advance('10s')
    expect(shown()).toEqual([expect.stringContaining('\nLambat\n')])
    for (const chat of scores(shop)) expect(chat).toEqual([expect.stringContaining('\nLambat\n')])
    expect(await waiting()).toBe(NOBODY)
    shop.telegram.edit(said, 'Kenapa lambat?')
    await shop.settle()
    expect(await waiting()).toContain('Kenapa lambat?')
  })

  it('may be as long as a message can be', async () => {
    await served(dewi, sari)
    await dewi.presses('1')
    const words = 'pelayanan '.repeat(409).trim()
    await dewi.says(words)
    await shop.advance('10s')
    expect(shown()).toEqual([expect.stringContaining('pelayanan pelayanan')])
    for (const chat of scores(shop)) expect(chat).toEqual([expect.stringContaining('pelayanan pelayanan')])
    expect(shop.heard(dewi)).toContain(words)
  })

  it('is one as well when vote and words reach the bot in one go, after an outage', async () => {
    await served(dewi, sari)
    const question = shop.telegram.messages(dewi.user).at(-1)
    if (!question) throw new Error('no question')
    shop.telegram.outage(true)
    const pressed = shop.telegram.press(dewi.user, question, '5')
    shop.telegram.send(dewi.user, 'Cepat dan ramah')
    shop.telegram.send(dewi.user, 'Besok buka kak?')
    shop.telegram.outage(false)
    await pressed
    await shop.settle()
    await shop.advance('1m')
    expect(shown()).toEqual(['Masukan dari survei (nilai 5 dari 5)\nCepat dan ramah\n[Perlu dibalas]'])
    expect(await waiting()).toMatch(/^Menunggu sekarang: 1\n.*“Besok buka kak\?”/)
  })

  it('is recorded once when it is delivered twice', async () => {
    await served(dewi, sari)
    await dewi.presses('4')
    await dewi.says('Bagus')
    shop.telegram.redeliver(shop.telegram.lastUpdateId())
    await shop.settle()
    expect(shown()).toHaveLength(1)
    expect(await waiting()).toBe(NOBODY)
  })

  it('is not a message written before the question was asked and heard late', async () => {
    const late = shop.telegram.send(dewi.user, 'Tolong kirim katalognya', { withheld: true })
    await shop.advance('5m')
    await served(dewi, sari)
    await dewi.presses('4')
    shop.telegram.deliver(late)
    await shop.settle()
    expect(shown()).toEqual([])
  })

  it('stays a comment when the conversation was ended by silence, and nobody is asked twice', async () => {
    await shop.close()
    await open({ SURVEY_COOLDOWN: '0s' })
    await dewi.says('Kak, ready?')
    await sari.answers(dewi, 'Ready kak')
    await shop.advance('13h')
    expect(asked(shop, dewi)).toBe(1)
    await dewi.presses('5')
    await dewi.says('Ramah banget')
    await shop.advance('1h')
    expect(shown()).toHaveLength(1)
    expect(asked(shop, dewi)).toBe(1)
    expect((await shop.owner.slash('/kpi Sari')).join('\n')).toContain('Waktu penyelesaian | 0:00')
  })
})
