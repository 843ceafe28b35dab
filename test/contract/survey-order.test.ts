import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'
import { asked, scores, served } from './survey.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
const open = async (env: Record<string, string> = { BUSINESS_HOURS: 'always' }, start?: string) => {
  shop = await scenario({ env: { AUTO_RESOLVE_AFTER: '30d', ...env }, start })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, pesan 2 ya')
  await sari.answers(dewi, 'Baik kak, dicatat')
}
beforeEach(() => open())
afterEach(() => shop.close())

const delivered = async (number: string) => {
  await sari.writes(`/order ${number} 150000 2 kaos`, dewi)
  await sari.writes(`/order ${number} delivered`, dewi)
}
const QUESTION = (number: string) =>
  new RegExp(
    `pesanan ${number} dari Toko sudah sampai ya 🙏 Seberapa puas Kakak dengan pesanan ini\\?\\n.*\\n\\[1\\] \\[2\\]`,
  )

describe('a delivered order is asked about', () => {
  it('once, in words of its own; a low score tells the owner which order and who served', async () => {
    await delivered('A-1')
    await shop.settle()
    expect(dewi.heard().at(-1)).toMatch(QUESTION('A-1'))
    await sari.writes('/order A-1 delivered', dewi)
    await shop.advance('1d')
    expect(asked(shop, dewi)).toBe(1)
    await dewi.presses('2')
    await dewi.says('Kaosnya kebesaran')
    await shop.advance('10s')
    for (const chat of scores(shop)) {
      expect(chat).toEqual([
        expect.stringMatching(/Nilai 2 dari 5 dari Dewi\nDilayani @?Sari\nTentang pesanan A-1\nKaosnya kebesaran/),
      ])
    }
    expect((await shop.owner.slash('/sigap feedback sari')).join('\n')).toContain('Kaosnya kebesaran')
  })

  it('within the one pause of all surveys, whichever comes first', async () => {
    await served(dewi, sari, 'Kak, yang biru?')
    await delivered('A-1')
    await shop.advance('6d')
    await delivered('A-2')
    expect(asked(shop, dewi)).toBe(1)
    await shop.advance('2d')
    await delivered('A-3')
    await shop.settle()
    expect(dewi.heard().at(-1)).toMatch(QUESTION('A-3'))
    await sari.writes('/resolve', dewi)
    await shop.advance('1d')
    expect(asked(shop, dewi)).toBe(2)
  })

  it('not when it was taken back before the question; delivered once more it is', async () => {
    await shop.close()
    await open({}, '2026-10-23T21:30:00')
    await delivered('A-1')
    await shop.advance('1m')
    await sari.writes('/order A-1 back shipped', dewi)
    await shop.at('2026-10-24T08:00:05')
    expect(asked(shop, dewi)).toBe(0)
    await sari.writes('/order A-1 delivered', dewi)
    await shop.advance('5s')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('at the opening', async () => {
    await shop.close()
    await open({}, '2026-10-23T21:30:00')
    await delivered('A-1')
    await shop.at('2026-10-24T07:59:59')
    expect(asked(shop, dewi)).toBe(0)
    await shop.at('2026-10-24T08:00:05')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('later, when the customer waits for an answer just then', async () => {
    await dewi.says('Kak, kapan sampainya?')
    await delivered('A-1')
    await shop.advance('30m')
    expect(asked(shop, dewi)).toBe(0)
    await sari.answers(dewi, 'Sudah sampai ya kak?')
    await shop.advance('31m')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('never of somebody who opted out, and not when the shop has switched CSAT off', async () => {
    await shop.owner.writes('/survey csat off', 'private')
    await delivered('A-1')
    await shop.advance('1h')
    expect(asked(shop, dewi)).toBe(0)
    await shop.owner.writes('/survey csat on', 'private')
    await delivered('A-2')
    await shop.settle()
    await dewi.presses('5')
    await dewi.presses('Jangan tanya lagi')
    await shop.advance('30d')
    await delivered('A-3')
    await shop.advance('1d')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('once when the bot was killed between delivery and question', async () => {
    shop.telegram.fault({ method: 'sendMessage', chat: dewi.user.id, kind: 'http500' })
    await delivered('A-1')
    await shop.kill(() => shop.telegram.clearFaults())
    await shop.advance('2m')
    expect(asked(shop, dewi)).toBe(1)
  })
})
