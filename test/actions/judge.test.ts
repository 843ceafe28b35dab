import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { unsaid } from '../../src/actions/judge.ts'
import { assuranceScore } from '../../src/domain/assurance/score.ts'
import type { Customer } from '../../src/store/customers.ts'
import { at } from '../commands/shop.ts'
import { type WritingShop, writingShop } from './writing-shop.ts'

const MORNING = at('2026-10-22 10:00')
const MINUTE = 60_000
const DAY = { from: at('2026-10-22 00:00'), to: at('2026-10-23 00:00') }

let shop: WritingShop
let dewi: Customer
beforeEach(async () => {
  shop = await writingShop()
  dewi = await shop.newcomer('Dewi')
  await shop.heard(shop.asks(dewi, MORNING, 'Kak, ready?'))
})
afterEach(() => shop.close())

/** Sari answers Dewi, a minute apart. */
async function says(...texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) {
    await shop.heard(await shop.answers('Sari', dewi, MORNING + (index + 1) * MINUTE, text))
  }
}

const facts = async () =>
  (await shop.store.findings.facts(DAY)).map(({ rule, severity, quote, overruled }) => [
    rule,
    severity,
    quote,
    overruled,
  ])

describe('figures are made from', () => {
  it('what stands, by rule, severity and words, and whether it was overruled', async () => {
    await says('Ready kak 🙏', 'ampas banget kak', 'baca dulu dong', 'KAPAN MAU DIBAYAR KAK', 'Mana???', 'goblok')
    expect(await facts()).toEqual([
      ['rude', 'mild', 'ampas', false],
      ['harsh', 'mild', 'baca dulu dong', false],
      ['shouting', 'style', 'KAPAN MAU DIBAYAR KAK', false],
      ['punctuation', 'style', '???', false],
      ['rude', 'strong', 'goblok', false],
    ])
    expect(await shop.said('finding overrule 5', { as: 'Budi' })).toContain('bukan masalah')
    expect((await facts()).at(-1)).toEqual(['rude', 'strong', 'goblok', true])
    const sari = await shop.staff('Sari')
    const [fact] = await shop.store.findings.facts(DAY)
    expect(fact).toMatchObject({ id: 1, creditId: sari.id, customerId: dewi.id, at: MORNING + 2 * MINUTE })
  })

  it('the messages of each admin that had words and reached a customer', async () => {
    await says('Ready kak', 'Silakan kak')
    await shop.heard(await shop.answers('Budi', dewi, MORNING + 5 * MINUTE, 'Saya bantu ya kak'))
    await shop.heard(await shop.answers('Sari', dewi, MORNING + 6 * MINUTE, '// catatan: pelanggan lama'))
    await shop.heard(await shop.answers('Sari', dewi, DAY.to, 'Besoknya'))
    const refused = await shop.answers('Sari', dewi, MORNING + 8 * MINUTE, 'Tidak sampai')
    await shop.heard(refused)
    const [row] = (await shop.store.messages.byRefs([refused.ref])).values()
    await shop.store.messages.change(row?.id ?? 0, { refusedAt: MORNING + 9 * MINUTE })
    const [sari, budi] = [await shop.staff('Sari'), await shop.staff('Budi')]
    const written = await shop.store.messages.writing(DAY)
    expect(written.toSorted((a, b) => b.messages - a.messages)).toEqual([
      { creditId: sari.id, messages: 2, holding: 0 },
      { creditId: budi.id, messages: 1, holding: 0 },
    ])
  })

  it('neither trials nor what is no customer’s', async () => {
    const sari = await shop.staff('Sari')
    await shop.store.people.change(sari.id, { tryingUntil: MORNING + 60 * MINUTE })
    const trial = await shop.store.customers.add(
      { channel: 'telegram', address: '11', name: 'Sari', inbox: '-1001', topicId: '77' },
      0,
    )
    await shop.heard(shop.asks(trial, MORNING, 'coba'))
    await shop.heard(await shop.answers('Budi', trial, MORNING + MINUTE, 'goblok!!!'))
    await says('anjing lu')
    await shop.store.customers.change(dewi.id, { ignored: true })
    expect(await facts()).toEqual([])
    expect(await shop.store.messages.writing(DAY)).toEqual([])
    expect(await shop.owed()).toBe(0)
  })

  it('the score, as metrics.md computes it', async () => {
    // 25 messages: one mild (5), one harsh (10), two of style (2 each), each per 100: 20 + 40 + 16 off.
    await says(...Array<string>(21).fill('Ready kak'), 'ampas banget', 'baca dulu dong', 'Mana???', 'Ayo!!!')
    const [written] = await shop.store.messages.writing(DAY)
    const findings = await shop.store.findings.facts(DAY)
    const score = assuranceScore({ messages: written?.messages ?? 0, findings, overruled: (f) => f.overruled })
    expect(score).toMatchObject({ n: 25, score: 24, strong: 0, parts: { mildRude: 20, harsh: 40, style: 16 } })
    expect(await shop.said('assurance sari')).toContain('\nSkor 24 dari 100 (n 25 pesan)\n1. “baca dulu dong”')
    expect(await shop.said('assurance sari', { locale: 'en' })).toContain('\nScore 24 out of 100 (n 25 messages)\n')
  })
})

describe('an edit', () => {
  it('is judged by the words of today; what was found before stays', async () => {
    const old = await shop.answers('Sari', dewi, MORNING + MINUTE, 'Kopi kampret ready')
    const new1 = await shop.answers('Sari', dewi, MORNING + 2 * MINUTE, 'Wedus ready')
    await shop.heard(old, new1)
    expect(await shop.owed()).toBe(1)
    await shop.said('assurance allow kampret')
    await shop.said('assurance word wedus strong')
    expect(await facts()).toEqual([['rude', 'strong', 'kampret', false]])
    await shop.heard(shop.edit(new1, MORNING + 3 * MINUTE, 'Wedus ready kak'))
    expect(await facts()).toEqual([
      ['rude', 'strong', 'kampret', false],
      ['rude', 'strong', 'Wedus', false],
    ])
    await shop.heard(shop.edit(old, MORNING + 4 * MINUTE, 'Kopi kampret ready kak'))
    expect(await facts()).toEqual([['rude', 'strong', 'Wedus', false]])
  })

  it('of what never arrived is not judged', async () => {
    const said = await shop.answers('Sari', dewi, MORNING + MINUTE, 'goblok')
    await shop.heard(said)
    const [row] = (await shop.store.messages.byRefs([said.ref])).values()
    await shop.store.messages.change(row?.id ?? 0, { refusedAt: MORNING + 2 * MINUTE })
    await unsaid(await shop.desk(), row?.id ?? 0, MORNING + 2 * MINUTE)
    await shop.heard(shop.edit(said, MORNING + 3 * MINUTE, 'goblok lu'))
    expect(await facts()).toEqual([])
  })
})

describe('whatever is written, it is read in bounds', () => {
  const long = 'stok ada kak '.repeat(8000)
  it.each([
    ['the beginning of 100,000 characters', `goblok ${long}`, 1],
    ['not what nobody reads of them', `${long} goblok`, 0],
    ['one word of 100,000 letters', 'a'.repeat(100_000), 0],
    ['a word drawn out over 100,000 letters', `gobl${'o'.repeat(100_000)}k`, 1],
    ['stacked accents', `gob${'\u0301'.repeat(50_000)}lok ${'\u0489'.repeat(50_000)}`, 0],
    ['an insult under a few accents', 'g\u0301o\u0336b\u0335l\u0334o\u0337k\u0338 kak', 1],
    ['hidden characters between its letters', 'g\u200Bo\u200Db\u2060l\u200Eo\u200Fk kak', 1],
    ['mathematical letters', '𝘎𝘖𝘉𝘓𝘖𝘒 𝓰𝓸𝓫𝓵𝓸𝓴', 1],
    ['half a letter at the cut', `${'x'.repeat(9_999)}😀${'y'.repeat(9_999)}`, 0],
    ['100,000 quotation marks', '"'.repeat(100_000), 0],
    ['100,000 digits and stars', '0*'.repeat(50_000), 0],
  ])('%s', async (_, text, strong) => {
    await says(text)
    expect((await facts()).filter(([, severity]) => severity === 'strong')).toHaveLength(strong)
    expect(await shop.owed()).toBe(strong)
    for (const [, , quote] of await facts()) expect(String(quote).length).toBeLessThanOrEqual(400)
  })
})
