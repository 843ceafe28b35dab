import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
let joko: Customer
beforeEach(async () => {
  shop = await scenario({ slack: false, limits: 'as-platforms', patienceMs: 60_000, env: { BUSINESS_HOURS: 'always' } })
  joko = shop.customer('Joko')
})
afterEach(() => shop?.close())

/** Five hundred messages within a minute, some of them stickers and photos; what happens between them is given. */
async function floods(between: Readonly<Record<number, () => void>> = {}): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    const content = i % 10 === 7 ? { photo: 'a.jpg' } : i % 10 === 9 ? { sticker: '😀' } : `beli ${i}`
    shop.telegram.send(joko.user, content)
    between[i]?.()
    if (i % 10 === 9) await shop.advance('1s')
  }
}

/** When the words of a customer stood in their topic. */
const shownAt = (one: Customer, text: string): number => {
  const there = shop.telegram.messages(shop.stage.inbox, one.topic)
  return there.find((message) => message.text.includes(text))?.at ?? Number.POSITIVE_INFINITY
}

const refused = () => shop.telegram.calls().filter(({ code }) => code === 429)

describe('a customer who writes five hundred messages in a minute', { timeout: 150_000 }, () => {
  it('is relayed in few messages, the last of which says how many more there were; all are stored', async () => {
    await floods()
    await shop.advance('5m')
    const heard = shop.heard(joko)
    expect(heard.length).toBeLessThan(30)
    const summaries = heard.filter((text) => /dan \d+ pesan lagi dalam semenit/.test(text))
    expect(summaries).toHaveLength(1)
    const [, count = '', kinds = ''] = /dan (\d+) pesan lagi dalam semenit \[([^\]]+)\]/.exec(summaries[0] ?? '') ?? []
    expect(kinds).toMatch(/^\d+ teks, \d+ (foto|stiker), \d+ (foto|stiker)$/)
    expect(kinds.match(/\d+/g)?.reduce((sum, one) => sum + Number(one), 0)).toBe(Number(count))
    expect(Number(count)).toBeGreaterThan(400)
    const metrics = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/metrics`)).text()
    expect(metrics).toContain('sigap_outbox_pending 0')
    expect(refused()).toEqual([])
    // Nothing else is lost of them: what they write next is relayed as ever.
    await joko.says('sudah ya kak')
    expect(shop.heard(joko).at(-1)).toBe('sudah ya kak')
  })

  it('keeps nobody else waiting: neither who is known, nor who is new, nor an alert', async () => {
    const [dewi, budi, tini] = ['Dewi', 'Budi', 'Tini'].map((name) => shop.customer(name)) as [
      Customer,
      Customer,
      Customer,
    ]
    await tini.says('belum dibalas?')
    await dewi.says('halo')
    await shop.advance('9m40s')
    const begun = shop.now
    await floods({
      100: () => void shop.telegram.send(dewi.user, 'kak, jadi?'),
      150: () => void shop.telegram.send(budi.user, 'baru di sini'),
      250: () => void shop.telegram.send(dewi.user, 'yang merah'),
    })
    await shop.advance('5m')
    expect(shownAt(dewi, 'kak, jadi?') - begun).toBeLessThanOrEqual(12_000)
    expect(shownAt(budi, 'baru di sini') - begun).toBeLessThanOrEqual(17_000)
    expect(shownAt(dewi, 'yang merah') - begun).toBeLessThanOrEqual(27_000)
    const alert = shop.telegram.history(shop.stage.alerts).find(({ text }) => text.includes('Tini'))
    expect(alert?.at).toBeLessThanOrEqual(begun + 22_000)
  })
})

describe('a customer who writes ten short lines', () => {
  it('has each of them relayed by itself and at once, while nobody else needs the pace', async () => {
    await joko.says('halo')
    for (let i = 0; i < 9; i += 1) {
      shop.telegram.send(joko.user, `baris ${i}`)
      await shop.advance('2s')
      expect(shop.heard(joko).at(-1)).toBe(`baris ${i}`)
    }
  })

  it('is never summed up, however short the pace', async () => {
    const said = Array.from({ length: 60 }, (_, i) => `baris ${i}.`)
    for (const text of said) shop.telegram.send(joko.user, text)
    await shop.advance('5m')
    const heard = shop.heard(joko).join('\n')
    for (const text of said) expect(heard).toContain(text)
    expect(heard).not.toContain('pesan lagi')
  })
})
