import { afterEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asked, served } from './survey.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
afterEach(() => shop?.close())

async function open(env: Record<string, string> = {}, start?: string) {
  shop = await scenario({ slack: false, env, start })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
}

describe('contract 10: who is asked how it was, and when', () => {
  it('asks when /resolve ends a conversation that a human answered: one question, five buttons', async () => {
    await open({ SHOP_NAME: 'Toko Bunga' })
    await served(dewi, sari)
    expect(dewi.heard().slice(2)).toEqual([
      expect.stringMatching(/^Halo Kak Dewi, .*Toko Bunga.*pelayanan Sari\?\n.*\n\[1\] \[2\] \[3\] \[4\] \[5\]$/),
    ])
    await shop.advance('3d')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('asks when silence ends it: 12 h after the last word, or at the opening after that', async () => {
    await open({}, '2026-10-23T08:30:00')
    await dewi.says('Kak, ready?')
    await shop.at('2026-10-23T08:35')
    await sari.answers(dewi, 'Ready kak')
    await shop.at('2026-10-23T20:34:59')
    expect(asked(shop, dewi)).toBe(0)
    await shop.at('2026-10-23T20:35')
    expect(asked(shop, dewi)).toBe(1)
    const rudi = shop.customer('Rudi')
    await rudi.says('Halo')
    await sari.answers(rudi, 'Halo kak')
    await shop.at('2026-10-24T08:35:59')
    expect(asked(shop, rudi)).toBe(1)
  })

  it.each([
    ['nobody answered', async () => dewi.says('Kak?')],
    [
      'only a note was written',
      async () => {
        await dewi.says('Kak?')
        await sari.answers(dewi, '// pelanggan lama')
      },
    ],
    [
      'the only answer never arrived',
      async () => {
        await dewi.says('Kak?')
        shop.telegram.fault({
          method: 'copyMessage',
          kind: { refuse: { code: 400, description: 'Bad Request: nope' } },
          times: 1,
        })
        await sari.answers(dewi, 'Ready kak')
      },
    ],
  ])('asks nobody when %s', async (_, happens) => {
    await open()
    await happens()
    await sari.writes('/resolve 1', 'inbox')
    await shop.advance('3d')
    expect(asked(shop, dewi)).toBe(0)
  })

  it.each([
    ['after closing', '2026-10-23T20:59:00', '2026-10-23T21:00:00', '2026-10-24T08:00:00'],
    ['at night before a Sunday', '2026-10-24T20:58:00', '2026-10-25T00:30:00', '2026-10-25T09:00:00'],
    ['in the last second', '2026-10-23T20:58:00', '2026-10-23T20:59:59', '2026-10-23T20:59:59'],
  ])('asks in opening hours only: ended %s', async (_, answered, ended, asks) => {
    await open({}, answered)
    await dewi.says('Kak, ready?')
    await sari.answers(dewi, 'Ready kak')
    await shop.at(ended)
    await sari.writes('/resolve', dewi)
    if (asks !== ended) {
      const before = new Date(`${asks}+07:00`).getTime() - 1000
      await shop.at(new Date(before).toISOString())
      expect(asked(shop, dewi)).toBe(0)
    }
    await shop.at(asks)
    expect(asked(shop, dewi)).toBe(1)
  })

  it('asks once when it is ended, reopened and ended again before the opening', async () => {
    await open({}, '2026-10-23T20:50:00')
    await dewi.says('Kak, ready?')
    await sari.answers(dewi, 'Ready kak')
    await shop.at('2026-10-23T21:10')
    await sari.writes('/resolve', dewi)
    await shop.at('2026-10-23T21:20')
    await dewi.says('Eh satu lagi kak, yang biru?')
    await sari.answers(dewi, 'Ada kak')
    await shop.at('2026-10-23T21:30')
    await sari.writes('/resolve', dewi)
    await shop.at('2026-10-24T07:59:59')
    expect(asked(shop, dewi)).toBe(0)
    await shop.at('2026-10-24T12:00')
    expect(asked(shop, dewi)).toBe(1)
  })

  it.each([
    ['a customer’s message', () => dewi.says('Eh satu lagi kak, yang biru?')],
    ['/reopen', () => sari.writes('/reopen', dewi)],
  ])('asks nobody when %s reopened it before the question', async (_, reopens) => {
    await open({}, '2026-10-23T21:00:00')
    await served(dewi, sari)
    await shop.at('2026-10-23T23:00')
    await reopens()
    await shop.at('2026-10-24T08:05')
    expect(asked(shop, dewi)).toBe(0)
  })

  it('still asks after a thank-you at night, which reopens nothing', async () => {
    await open({}, '2026-10-23T21:05:00')
    await served(dewi, sari)
    await dewi.says('Makasih kak')
    await shop.at('2026-10-24T08:00')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('asks once in SURVEY_COOLDOWN, whatever ends meanwhile', async () => {
    await open({ BUSINESS_HOURS: 'always' })
    await served(dewi, sari)
    await shop.advance('4d')
    await served(dewi, sari, 'Kak, yang biru?')
    await shop.at('2026-10-30T09:59:00')
    await served(dewi, sari, 'Kak, yang hijau?')
    expect(asked(shop, dewi)).toBe(1)
    await shop.at('2026-10-30T10:00:01')
    await served(dewi, sari, 'Kak, yang putih?')
    expect(asked(shop, dewi)).toBe(2)
  })

  it('never asks who blocked the bot, until they write again', async () => {
    await open({}, '2026-10-23T21:05:00')
    await served(dewi, sari)
    shop.telegram.block(dewi.user)
    await shop.at('2026-10-24T10:00')
    expect(shop.telegram.calls('sendMessage').filter(({ params }) => params.chat_id === dewi.user.id)).toEqual([])
    await served(dewi, sari, 'Kak, saya lagi')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('asks a team member on trial as well, in no figure', async () => {
    await open()
    await served(dewi, sari)
    await dewi.presses('5')
    await sari.says('Mau coba')
    await sari.presses('Coba sebagai pelanggan', 'private')
    await sari.says('Kak, ready?')
    const inTopic = shop.heard('inbox').indexOf('Kak, ready?')
    expect(inTopic).toBeGreaterThan(-1)
    const thread = shop.telegram.messages(shop.stage.inbox).findLast(({ text }) => text === 'Kak, ready?')?.thread
    shop.telegram.send(shop.owner.user, 'Ready', { chat: shop.stage.inbox, thread })
    await shop.owner.writes('/resolve 2')
    expect(sari.heard().at(-1)).toContain('Seberapa puas Kakak dengan pelayanan Rina?')
    await sari.presses('1', 'private')
    await shop.owner.writes('/team', 'private')
    expect(shop.owner.heard().at(-1)).toContain('CSAT 100%')
  })
})
