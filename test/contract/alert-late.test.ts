import type { Message } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer

beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' }, start: '2026-10-23T09:00:00' })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  // A topic to answer in, and a conversation that is over.
  await dewi.says('Kak, ada stok?')
  await sari.answers(dewi, 'Ada kak')
  await sari.writes('/resolve 1', 'private')
  await shop.at('2026-10-23T10:00:00')
})
afterEach(() => shop?.close())

const at = (iso: string) => Date.parse(`2026-10-23T${iso}+07:00`)
const asks = (words: string, time: string) => shop.telegram.send(dewi.user, words, { at: at(time), withheld: true })
const answers = (words: string, time: string) =>
  shop.telegram.send(sari.user, words, {
    at: at(time),
    withheld: true,
    chat: shop.stage.inbox,
    thread: dewi.topic,
  })
const heard = async (...messages: Message[]) => {
  for (const message of messages) shop.telegram.deliver(message)
  await shop.settle()
}
const until = (time: string) => shop.at(`2026-10-23T${time}`)
const plain = () => alerts(shop).map((chat) => chat.map((said) => said.replaceAll('@', '')))
const kpi = async () => (await shop.owner.slash('/kpi sari today')).join('\n')

describe('metrics, The clock: by the platform’s time, never by arrival', () => {
  it('an answer heard before its question closes it: no alert', async () => {
    const question = asks('Yang biru?', '10:00:00')
    const answer = answers('Biru ada', '10:01:00')
    await until('10:02:00')
    await heard(answer)
    await heard(question)
    await until('12:00:00')
    expect(counts(shop)).toEqual([0, 0])
    expect(await kpi()).toContain('1:00')
  })

  it('a question heard late is due by its own time', async () => {
    const question = asks('Yang biru?', '10:00:00')
    await until('10:06:00')
    await heard(question)
    await until('10:14:59')
    expect(counts(shop)).toEqual([0, 0])
    await until('10:15:00')
    expect(counts(shop)).toEqual([1, 1])
  })

  it('an earlier question heard late makes the open wait start, and fall due, earlier', async () => {
    const first = asks('Yang biru?', '10:00:00')
    await until('10:05:00')
    await dewi.says('Halo?')
    await until('10:12:00')
    await heard(first)
    await until('10:14:59')
    expect(counts(shop)).toEqual([0, 0])
    await until('10:15:00')
    for (const chat of plain()) {
      expect(chat).toHaveLength(1)
      expect(chat[0]).toContain('Dewi belum dibalas · 15 menit')
      expect(chat[0]).toContain('menunggu sejak 10.00')
      expect(chat[0]).toContain('\nHalo?\n')
    }
  })

  it('a question heard after its deadline is alerted at once', async () => {
    const question = asks('Yang biru?', '10:00:00')
    await until('10:40:00')
    await heard(question)
    for (const chat of plain()) expect(chat).toEqual([expect.stringContaining('Dewi belum dibalas · 40 menit')])
  })

  it('an answer heard after the alert but written before the deadline: the alert says so, and nobody is late', async () => {
    await dewi.says('Yang biru?')
    await until('10:14:00')
    const answer = answers('Biru ada', '10:14:00')
    await until('10:16:00')
    expect(counts(shop)).toEqual([1, 1])
    await heard(answer)
    for (const chat of plain()) {
      expect(chat).toEqual([
        expect.stringMatching(/Dewi sudah dibalas\nDibalas Sari setelah 14 menit — masih dalam target/),
      ])
    }
    await until('12:00:00')
    expect(counts(shop)).toEqual([1, 1])
    expect(await kpi()).toMatch(/14:00/)
  })

  it('an answer heard late splits what waited: the later question is its own wait', async () => {
    await dewi.says('Yang biru?')
    await until('10:02:00')
    const answer = answers('Biru ada', '10:02:00')
    await until('10:10:00')
    await dewi.says('Ongkir ke Bogor?')
    await until('10:20:00')
    expect(counts(shop)).toEqual([1, 1])
    await heard(answer)
    for (const chat of plain()) expect(chat).toEqual([expect.stringContaining('Dibalas Sari setelah 2 menit')])
    await until('10:24:59')
    expect(counts(shop)).toEqual([1, 1])
    await until('10:25:00')
    for (const [, second] of plain()) expect(second).toContain('Dewi belum dibalas · 15 menit')
  })

  it('two questions and their answers heard in any order give the same', async () => {
    const day = [
      asks('Yang biru?', '10:00:00'),
      answers('Biru ada', '10:03:00'),
      asks('Ongkir?', '10:04:00'),
      answers('9 ribu', '10:06:00'),
    ] as const
    await until('10:07:00')
    await heard(day[3], day[1], day[2], day[0])
    await until('11:00:00')
    expect(counts(shop)).toEqual([0, 0])
    expect(await shop.owner.slash('/waiting')).toEqual(['Tidak ada pelanggan yang menunggu.'])
    expect(await kpi()).toMatch(/Respons berikutnya[\s\S]*2:00/)
  })

  it('a message heard late after /resolve does not undo it; one written after it does', async () => {
    const early = asks('Satu lagi kak', '10:00:30')
    await dewi.says('Yang biru?')
    await until('10:01:00')
    await sari.answers(dewi, 'Ada kak')
    await sari.writes('/resolve 1', 'private')
    await until('10:02:00')
    await heard(early)
    await until('11:00:00')
    expect(counts(shop)).toEqual([0, 0])
  })

  it('a late message that joins two conversations loses nothing, also when both were asked about', async () => {
    await shop.close()
    shop = await scenario({
      env: { BUSINESS_HOURS: 'always', REOPEN_WITHIN: '10m', SURVEY_COOLDOWN: '1m' },
      start: '2026-10-23T09:00:00',
    })
    sari = await admin(shop, 'Sari')
    dewi = shop.customer('Dewi')
    for (const time of ['09:20:00', '10:00:00']) {
      await dewi.says('Kak, ada stok?')
      await sari.answers(dewi, 'Ada kak')
      await sari.writes('/resolve 1', 'private')
      await until(time)
    }
    expect(dewi.heard().filter((said) => said.includes('[1]'))).toHaveLength(2)
    await heard(asks('Jadi yang mana?', '09:05:00'))
    expect(shop.heard(dewi)).toEqual(expect.arrayContaining([expect.stringContaining('Jadi yang mana?')]))
    await dewi.says('Halo?')
    await until('10:15:00')
    // It was answered at 09.20; then a new conversation began.
    expect(await kpi()).toMatch(/Respons berikutnya[\s\S]*15:00/)
    for (const chat of plain()) expect(chat).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })
})
