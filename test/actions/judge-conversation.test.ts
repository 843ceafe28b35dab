import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { endSilent } from '../../src/actions/end-silent.ts'
import type { Customer } from '../../src/store/customers.ts'
import { at, NOW } from '../commands/shop.ts'
import { type WritingShop, writingShop } from './writing-shop.ts'

const MORNING = at('2026-10-23 09:00')
const MINUTE = 60_000
const ALL = { from: 0, to: Number.MAX_SAFE_INTEGER }

let shop: WritingShop
let dewi: Customer
let minutes: number
beforeEach(async () => {
  shop = await writingShop()
  dewi = await shop.newcomer('Dewi')
  minutes = 0
})
afterEach(() => shop.close())

const next = () => MORNING + ++minutes * MINUTE
const asks = (text: string) => shop.heard(shop.asks(dewi, next(), text))
const says = async (text: string, admin = 'Sari') => {
  const fact = await shop.answers(admin, dewi, next(), text)
  await shop.heard(fact)
  return fact
}
const resolve = () => shop.said(`resolve ${dewi.id}`, { as: 'Budi' })
const found = async () =>
  (await shop.store.findings.facts(ALL)).map(({ rule, severity, quote, at: when }) => [rule, severity, quote, when])
const rules = async () => (await found()).map(([rule, , quote]) => `${rule}: ${quote}`)

/** Three answers and not one courteous word. */
async function curt(): Promise<void> {
  await asks('Ada ukuran L?')
  await says('Ukuran L habis')
  await asks('Kalau M?')
  await says('M tinggal satu')
  await asks('Berapa?')
  await says('Harganya 150 ribu')
}

describe('how a conversation was led is judged at its end', () => {
  it('without a courteous word: once, at its end, for who wrote last', async () => {
    await curt()
    await says('Stoknya di gudang', 'Budi')
    expect(await found()).toEqual([])
    await resolve()
    expect(await found()).toEqual([['courtesy', 'style', 'Stoknya di gudang', NOW]])
    const [fact] = await shop.store.findings.facts(ALL)
    expect(fact?.creditId).toBe((await shop.staff('Budi')).id)
    expect(await shop.owed()).toBe(0)
  })

  it('by silence too', async () => {
    await curt()
    await endSilent(await shop.desk(), NOW + 24 * 60 * MINUTE)
    expect(await rules()).toEqual(['courtesy: Harganya 150 ribu'])
  })

  it.each(['Halo kak, ukuran L habis', 'Maaf, ukuran L habis', 'Ukuran L habis ya kak, terima kasih'])(
    'one courteous word is enough: %s',
    async (text) => {
      await curt()
      await says(text)
      await resolve()
      expect(await found()).toEqual([])
    },
  )

  it('a one-word answer, and the customer asking the same again, each for who was careless', async () => {
    await asks('Kak, ongkir ke Bandung berapa ya?')
    await says('Ada')
    await asks('Ongkir ke Bandung berapa kak?')
    await says('Maaf kak, 20 ribu', 'Budi')
    await resolve()
    expect((await rules()).toSorted()).toEqual(['careless: Ada', 'careless: Ongkir ke Bandung berapa kak?'])
    const sari = await shop.staff('Sari')
    for (const { creditId } of await shop.store.findings.facts(ALL)) expect(creditId).toBe(sari.id)
    expect(await shop.said('assurance sari', { locale: 'en' })).toMatch(
      /“Ongkir ke Bandung berapa kak\?” · the customer had to ask again[\s\S]*“Ada” · a question answered in one word/,
    )
  })

  it('notes are no answers, and what the team wrote trying the bot is not judged', async () => {
    await asks('Ada ukuran L?')
    await says('// cek\n// dulu')
    await says('Ada')
    await resolve()
    expect(await rules()).toEqual(['careless: Ada'])
    const budi = await shop.staff('Budi')
    await shop.store.people.change(budi.id, { tryingUntil: NOW + MINUTE })
    const trial = { channel: 'telegram', address: '2', name: 'Budi', inbox: '-1001', topicId: '99' } as const
    const tried = await shop.store.customers.add(trial, 0)
    await shop.heard(shop.asks(tried, next(), 'Ada ukuran L?'))
    await shop.heard(await shop.answers('Sari', tried, next(), 'Ada'))
    await shop.said(`resolve ${tried.id}`)
    expect(await rules()).toEqual(['careless: Ada'])
  })
})

describe('a conversation that goes on', () => {
  it('is not judged any more, and anew at its next end', async () => {
    await curt()
    await resolve()
    await shop.said(`finding overrule 1`)
    await shop.said(`reopen ${dewi.id}`)
    expect(await found()).toEqual([])
    await resolve()
    expect(await rules()).toEqual(['courtesy: Harganya 150 ribu'])
    expect((await shop.store.findings.facts(ALL)).map(({ overruled }) => overruled)).toEqual([true])
    await shop.said(`reopen ${dewi.id}`, { key: 'again' })
    await says('Terima kasih ya kak')
    await resolve()
    expect(await found()).toEqual([])
  })

  it('an edit after its end is seen as well', async () => {
    await curt()
    const last = await says('Alamatnya Jalan Mawar')
    await resolve()
    await shop.heard(shop.edit(last, next(), 'Alamatnya Jalan Mawar ya kak, terima kasih'))
    expect(await found()).toEqual([])
  })

  it('limits changed later do not rewrite what was found', async () => {
    await curt()
    await resolve()
    await shop.said('assurance limits courtesy 9')
    await shop.heard(shop.asks(dewi, NOW + MINUTE, 'makasih kak'))
    expect(await rules()).toEqual(['courtesy: Harganya 150 ribu'])
    await shop.heard(shop.asks(dewi, NOW + 2 * MINUTE, 'Kak, satu lagi, ada topi?'))
    expect(await rules()).toEqual([])
  })
})
