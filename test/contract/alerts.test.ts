import { afterEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

/** Customers who write one after the other, `every` apart. */
async function asking(names: readonly string[], every?: string): Promise<Customer[]> {
  const asked: Customer[] = []
  for (const name of names) {
    const customer = shop.customer(name)
    await customer.says(`${name} mau tanya`)
    asked.push(customer)
    if (every) await shop.advance(every)
  }
  return asked
}

const names = (count: number) => Array.from({ length: count }, (_, i) => `Pembeli${String(i + 1).padStart(2, '0')}`)
const BUTTONS = ['Ambil alih', 'Tugaskan', 'Tunda 15 menit', 'Tidak perlu dibalas', 'Buka chat']

describe('contract 7: one alert for each wait, in each alert chat', () => {
  it('names the customer, the time waited, the assigned admin and the last words, with buttons', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const sari = await admin(shop, 'Sari')
    const dewi = shop.customer('Dewi')
    await dewi.says('Kak, barangnya ready?')
    await sari.answers(dewi, 'Ready kak')
    await shop.advance('5m')
    await dewi.says('Kalau yang biru?')
    await shop.advance('2m')
    await dewi.says('Halo kak?')
    await shop.advance('13m')
    const [telegram, slack] = alerts(shop)
    for (const said of [telegram, slack]) {
      expect(said).toEqual([expect.stringMatching(/Dewi belum dibalas · 15 menit\n/)])
      expect(said[0]).toMatch(/Ditugaskan ke @?Sari\n/)
      expect(said[0]).toContain('\nHalo kak?\n')
      for (const button of BUTTONS) expect(said[0]).toContain(`[${button}]`)
    }
  })

  it.each([
    ['first', '10m', [0, 'Halo kak?']],
    ['next', '15m', [1, 'Yang biru ada?']],
  ] as const)(
    'comes at the deadline of a %s response, not a second earlier, and once',
    async (_, target, [before, words]) => {
      shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
      const dewi = shop.customer('Dewi')
      if (before) {
        await dewi.says('Halo')
        await shop.teammate('Sari').answers(dewi, 'Halo kak, ada yang bisa dibantu')
      }
      await dewi.says(words)
      await shop.advance(target.replace(/\d+/, (n) => String(Number(n) - 1)))
      await shop.advance('59s')
      expect(counts(shop)).toEqual([0, 0])
      await shop.advance('1s')
      expect(counts(shop)).toEqual([1, 1])
      await shop.advance('10m')
      expect(counts(shop)).toEqual([1, 1])
    },
  )

  it('counts from the platform’s time of the first message; further ones do not restart it', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' }, start: '2026-10-23T10:00:00' })
    const dewi = shop.customer('Dewi')
    shop.telegram.send(dewi.user, 'Kak?', { at: shop.now - 4 * 60_000 })
    await shop.settle()
    await shop.at('2026-10-23T10:05:59')
    await dewi.says('Kok belum dibalas')
    expect(counts(shop)).toEqual([0, 0])
    await shop.at('2026-10-23T10:06:00')
    expect(counts(shop)).toEqual([1, 1])
  })

  it.each([
    ['a photo', { photo: 'baju.jpg' }, '[photo]'],
    ['a voice message', { voice: 4 }, '[voice]'],
    ['a sticker', { sticker: '😀' }, '[sticker]'],
    ['a location', { location: { latitude: -6.2, longitude: 106.8 } }, '[location]'],
  ] as const)('counts %s as a question too', async (_, content, shown) => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    await shop.customer('Dewi').says(content)
    await shop.advance('10m')
    for (const [alert] of alerts(shop)) expect(alert).toContain(shown)
  })

  it('does not come when somebody answers in the last second', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const dewi = shop.customer('Dewi')
    const sari = shop.teammate('Sari')
    await dewi.says('Ready?')
    await shop.advance('9m59s')
    await sari.answers(dewi, 'Ready kak')
    await shop.advance('30m')
    expect(counts(shop)).toEqual([0, 0])
    await dewi.says('Ukuran apa saja?')
    await shop.advance('15m')
    // What arrives with the deadline itself is heard before the alert leaves.
    expect(counts(shop)).toEqual([1, 1])
  })

  it('does not come for an answer that arrives in the very second of the deadline', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const dewi = shop.customer('Dewi')
    const sari = shop.teammate('Sari')
    await dewi.says('Ready?')
    await shop.advance('9m59s')
    shop.telegram.send(sari.user, 'Ready kak', { chat: shop.stage.inbox, thread: dewi.topic })
    await shop.advance('1s')
    expect(counts(shop)).toEqual([0, 0])
  })

  it('is not sent when the answer comes while it waits in the outbox, in that chat', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const dewi = shop.customer('Dewi')
    await dewi.says('Ready?')
    await shop.advance('9m')
    shop.telegram.fault({ chat: shop.stage.alerts.id, times: 1, kind: { tooManyRequests: 30 } })
    await shop.advance('1m')
    expect(counts(shop)).toEqual([0, 1])
    await shop.advance('20s')
    await shop.teammate('Sari').answers(dewi, 'Ready kak')
    await shop.advance('5m')
    expect(shop.heard('alerts')).toEqual([])
    expect(shop.heard('slack')).toEqual([expect.stringContaining('Dewi sudah dibalas')])
  })

  it('is sent when the pause the platform asked for is over and nobody has answered', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    await shop.customer('Dewi').says('Ready?')
    await shop.advance('9m')
    shop.telegram.fault({ chat: shop.stage.alerts.id, times: 1, kind: { tooManyRequests: 30 } })
    await shop.advance('1m30s')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })
})

describe('contract 7: the first five due within 60 s singly, further ones grouped', () => {
  it('groups the sixth, with a line and a button each, and lets singles come again after a minute', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    await asking(names(8), '5s')
    await shop.advance('9m20s')
    // 10:00:00 … 10:00:35 asked; due ten minutes later.
    await shop.at('2026-10-23T10:10:20')
    expect(counts(shop)).toEqual([5, 5])
    await shop.at('2026-10-23T10:10:25')
    for (const chat of alerts(shop)) {
      expect(chat).toHaveLength(6)
      // One line in a shared message looks like any other alert.
      expect(chat[5]).toMatch(/Pembeli06 belum dibalas · 10 menit[\s\S]*\[Ambil alih\]/)
    }
    await shop.at('2026-10-23T10:10:35')
    for (const chat of alerts(shop)) {
      expect(chat).toHaveLength(6)
      expect(chat[5]).toContain('3 pelanggan belum dibalas')
      for (const number of [6, 7, 8]) {
        expect(chat[5]).toContain(`#${number} Pembeli0${number}`)
        expect(chat[5]).toContain(`[Ambil alih #${number}]`)
      }
    }
    await shop.customer('Terlambat').says('Halo?')
    await shop.advance('10m')
    expect(counts(shop)).toEqual([7, 7])
  })

  it('begins another shared message when one is full', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    await asking(names(50))
    await shop.advance('10m10s')
    const shown = names(50)
    for (const chat of alerts(shop)) {
      expect(chat).toHaveLength(7)
      for (const name of shown) expect(chat.filter((said) => said.includes(name))).toHaveLength(1)
      expect(chat[5]).toContain('40 pelanggan belum dibalas')
      expect(chat[6]).toContain('5 pelanggan belum dibalas')
      expect(
        chat
          .slice(5)
          .join('\n')
          .match(/\[Ambil alih #\d+\]/g),
      ).toHaveLength(45)
    }
  })

  it('fits a full shared message on both platforms whatever customers are called and write', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const long = Array.from({ length: 45 }, (_, i) => `${i}<b>&${'Ñ'.repeat(52)}`)
    for (const [i, name] of long.entries()) {
      const customer = shop.customer(name, { lastName: '😀'.repeat(30) })
      shop.telegram.send(customer.user, i % 2 ? '&'.repeat(4096) : '👨‍👩‍👧‍👦'.repeat(300))
    }
    await shop.settle()
    await shop.advance('10m10s')
    expect(counts(shop)).toEqual([6, 6])
    for (const chat of alerts(shop)) {
      const all = chat.join('\n')
      for (let number = 6; number <= 45; number += 1) expect(all).toContain(`[Ambil alih #${number}]`)
      for (let number = 6; number <= 45; number += 1) expect(all).toContain(`#${number} ${number - 1}<b>&Ñ`)
    }
  })

  it('edits the lines as they are answered, claimed and dismissed', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const sari = await admin(shop, 'Sari')
    const customers = await asking(names(9))
    await shop.advance('10m')
    await shop.advance('1m')
    await sari.answers(customers[5] ?? shop.customer('?'), 'Siap kak, ready')
    await sari.presses('Ambil alih #7')
    await sari.writes('/dismiss 8')
    for (const chat of alerts(shop).map((said) => said.filter((one) => one.includes('Pembeli09')))) {
      expect(chat).toHaveLength(1)
      const said = chat[0]?.replaceAll('@', '')
      expect(said).toContain('2 pelanggan')
      expect(said).toContain('✓ #6 Pembeli06 · dibalas Sari setelah 11 menit')
      expect(said).toMatch(/#7 Pembeli07 · 11 menit · Sedang ditangani Sari/)
      expect(said).not.toContain('[Ambil alih #7]')
      expect(said).toContain('✓ #8 Pembeli08: tidak perlu dibalas')
      expect(said).toContain('[Ambil alih #9]')
    }
  })
})
