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

/** Calls of the bot into Dewi's private chat, refused ones included. */
const tries = () => shop.telegram.calls().filter(({ params }) => Number(params.chat_id) === dewi.user.id)
/** She blocks the bot, and Telegram has not told it. */
const blocksUnheard = () =>
  shop.telegram.fault({
    chat: dewi.user.id,
    kind: { refuse: { code: 403, description: 'Forbidden: bot was blocked by the user' } },
  })
const waiting = async () => {
  await shop.owner.writes('/waiting', 'private')
  return shop.owner.heard().at(-1)
}

describe('a customer who blocked the bot (contract 11)', () => {
  it('is not waiting any more, and nobody is alerted', async () => {
    shop.telegram.block(dewi.user)
    await shop.advance('1h')
    expect(shop.heard('alerts')).toEqual([])
    expect(await waiting()).toBe('Tidak ada pelanggan yang menunggu.')
  })

  it('after the alert: the alert says so', async () => {
    await shop.advance('11m')
    shop.telegram.block(dewi.user)
    await shop.settle()
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi memblokir bot')])
  })

  it('an answer refused with 403 is told in the topic, tried once, and answers nobody', async () => {
    blocksUnheard()
    await sari.answers(dewi, 'ada kak')
    expect(shop.heard(dewi).slice(1)).toEqual([
      'ada kak',
      expect.stringMatching(/tidak sampai ke pelanggan[\s\S]*memblokir/),
    ])
    await shop.advance('2h')
    expect(tries()).toHaveLength(1)
    expect(await waiting()).toBe('Tidak ada pelanggan yang menunggu.')
    await shop.owner.writes('/kpi Sari today', 'private')
    expect(shop.owner.heard().at(-1)).toContain('Respons pertama | – | – | – | 0')
  })

  it('each answer that cannot arrive is told, also those written while it was known', async () => {
    blocksUnheard()
    const where = { chat: shop.stage.inbox, thread: dewi.topic }
    for (const text of ['ada kak', 'merah dan biru']) shop.telegram.send(sari.user, text, where)
    await shop.settle()
    await sari.answers(dewi, 'halo?')
    const told = shop.heard(dewi).filter((line) => line.includes('tidak sampai ke pelanggan'))
    expect(told).toHaveLength(3)
    expect(tries()).toHaveLength(1)
  })

  it('an album that cannot arrive is no answer, and is told once', async () => {
    blocksUnheard()
    const where = { chat: shop.stage.inbox, thread: dewi.topic }
    shop.telegram.album(sari.user, [{ photo: 'a.jpg' }, { photo: 'b.jpg' }], where)
    await shop.advance('2s')
    expect(shop.heard(dewi).filter((line) => line.includes('tidak sampai ke pelanggan'))).toHaveLength(1)
    shop.telegram.clearFaults()
    await dewi.says('halo?')
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })

  it('comes back by writing: heard, shown, answered, alerted as ever', async () => {
    shop.telegram.block(dewi.user)
    await shop.advance('5m')
    await dewi.says('maaf, tadi salah pencet. ada?')
    expect(shop.heard(dewi).at(-1)).toBe('maaf, tadi salah pencet. ada?')
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
    await sari.answers(dewi, 'ada kak')
    expect(dewi.heard().at(-1)).toBe('ada kak')
  })

  it('comes back by /start too', async () => {
    blocksUnheard()
    await sari.answers(dewi, 'ada kak')
    shop.telegram.clearFaults()
    await dewi.says('/start')
    expect(dewi.heard().at(-1)).toContain('selamat datang')
    await sari.answers(dewi, 'ada kak')
    expect(dewi.heard().at(-1)).toBe('ada kak')
  })

  it('is never surveyed until they write', async () => {
    await sari.answers(dewi, 'ada kak')
    shop.telegram.block(dewi.user)
    await sari.writes('/resolve', dewi)
    await shop.advance('8h')
    expect(tries()).toHaveLength(1)
  })

  it('that they blocked it, heard once more after they came back, changes nothing', async () => {
    shop.telegram.block(dewi.user)
    await shop.settle()
    const blocked = shop.telegram.lastUpdateId()
    await shop.advance('1m')
    await dewi.says('ada lagi?')
    shop.telegram.redeliver(blocked)
    await shop.settle()
    await sari.answers(dewi, 'ada kak')
    expect(dewi.heard().at(-1)).toBe('ada kak')
    await dewi.says('merah?')
    await shop.advance('15m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })

  it('survives a restart', async () => {
    blocksUnheard()
    await sari.answers(dewi, 'ada kak')
    await shop.restart()
    await sari.answers(dewi, 'halo?')
    expect(tries()).toHaveLength(1)
  })
})

describe('an answer that cannot be delivered for another reason', () => {
  it('reopens the wait from its start, and is told in the topic with what to do', async () => {
    shop.telegram.fault({
      method: 'copyMessage',
      chat: dewi.user.id,
      times: 1,
      kind: { refuse: { code: 400, description: 'Bad Request: VOICE_MESSAGES_FORBIDDEN' } },
    })
    await shop.advance('5m')
    await sari.answers(dewi, { voice: 3 })
    expect(shop.heard(dewi).at(-1)).toMatch(/tidak sampai ke pelanggan[\s\S]*VOICE_MESSAGES_FORBIDDEN[\s\S]*Coba kirim/)
    await shop.advance('5m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
    await sari.answers(dewi, 'ada kak')
    expect(shop.heard('alerts')).toEqual([expect.stringMatching(/Dewi sudah dibalas[\s\S]*Sari setelah 10 menit/)])
  })

  it('deleted before it could be sent, it reopens the wait and says so', async () => {
    shop.telegram.fault({ chat: dewi.user.id, times: 1, kind: 'http500' })
    const answer = await sari.answers(dewi, 'ada kak')
    shop.telegram.erase(answer)
    await shop.advance('10m')
    expect(shop.heard(dewi).at(-1)).toMatch(/tidak sampai ke pelanggan[\s\S]*sudah tidak ada/)
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })

  it('an edit that cannot be delivered is told as well', async () => {
    const answer = await sari.answers(dewi, 'Rp100.000')
    const copy = shop.telegram.messages(dewi.user).find(({ text }) => text === 'Rp100.000')
    if (!copy) throw new Error('the answer did not arrive')
    shop.telegram.erase(copy)
    shop.telegram.edit(answer, 'Rp110.000')
    await shop.settle()
    expect(shop.heard(dewi).at(-1)).toMatch(/[Pp]erubahan[\s\S]*tidak sampai ke pelanggan/)
  })
})
