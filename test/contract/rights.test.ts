import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { asks, ledger, types, words } from './asking.ts'
import { admin } from './crew.ts'

/** Lines that would tell or change something, with the lowest role that may say them. */
const LINES = {
  admin: ['waiting', 'kpi', 'claim 1', 'assign 1 Sari', 'snooze 1 5m', 'dismiss 1', 'resolve 1', 'reopen 1'],
  lead: ['kpi Sari', 'team', 'status', 'putback 1'],
  owner: [
    'target',
    'target first 5m',
    'hours',
    'hours apply always',
    'admins',
    'admin add Tono telegram:42',
    'admin role Sari owner',
    'admin off Sari',
    'admin nick Sari Cici',
  ],
} as const

let shop: Scenario
let dewi: Customer
let sari: Teammate
let budi: Teammate
let joko: Teammate
let tono: Teammate

beforeAll(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, ready?')
  sari = await admin(shop, 'Sari')
  joko = await admin(shop, 'Joko')
  budi = await admin(shop, 'Budi', 'lead')
  await shop.owner.writes('/admin off Joko', 'private')
  tono = shop.teammate('Tono')
})
afterAll(() => shop.close())

/** Who is refused what, and what they are told. */
const REFUSED: readonly [who: string, teammate: () => Teammate, lines: readonly string[], told: RegExp][] = [
  ['a stranger', () => tono, [...LINES.admin, ...LINES.lead, ...LINES.owner], /^Maaf, .+ hanya untuk/],
  ['somebody set off', () => joko, [...LINES.admin, ...LINES.lead, ...LINES.owner], /sedang dinonaktifkan/],
  // `kpi Budi` is not their own.
  ['an admin', () => sari, ['kpi Budi', 'team', 'status', ...LINES.owner], /hanya untuk/],
  ['a lead', () => budi, LINES.owner, /^Maaf, .+ hanya untuk pemilik\.$/],
]

describe.each(REFUSED)('%s is refused, seen only by them, and nothing else happens', (_, teammate, lines, told) => {
  it.each([...lines])('/%s', async (line) => {
    const who = teammate()
    const before = await ledger(shop)
    for (const place of ['alerts', dewi] as const) {
      const answers = await asks(shop, who, `/${line}`, place)
      expect(answers).toMatchObject([{ text: expect.stringMatching(told), receiver: who.user.id }])
      expect(answers[0]?.ephemeralId).toBeDefined()
    }
    for (const typed of [`/sigap ${line}`, `/sigap ${line.toUpperCase()}`]) {
      const { whispered, posted } = await types(shop, who, typed)
      expect(posted).toEqual([])
      expect(whispered).toHaveLength(1)
      expect(words(shop, whispered)).toMatch(told)
    }
    expect(await ledger(shop)).toBe(before)
  })
})

describe('in private', () => {
  it.each([...LINES.admin, ...LINES.lead, ...LINES.owner])(
    'a customer’s /%s is refused, and is no question',
    async (line) => {
      const before = await ledger(shop)
      const answers = await asks(shop, dewi, `/${line}`, 'private')
      expect(answers).toMatchObject([{ chat: dewi.user.id, text: expect.stringMatching(/^Maaf.*Tulis saja di sini/s) }])
      expect(await ledger(shop)).toBe(before)
    },
  )

  it('an admin is refused what is the owner’s', async () => {
    const answers = await asks(shop, sari, '/hours apply always', 'private')
    expect(answers).toMatchObject([{ chat: sari.user.id, text: 'Maaf, /hours hanya untuk pemilik.' }])
  })

  it('a customer’s unknown /word is a message like any other', async () => {
    const answers = await asks(shop, dewi, '/promo hari ini apa?', 'private')
    expect(answers.map(({ chat, text }) => [chat, text])).toEqual([[shop.stage.inbox.id, '/promo hari ini apa?']])
  })
})

describe('a press without the right', () => {
  it('tells a stranger in the team’s chat how to be on the team, in a box only they see', async () => {
    await shop.advance('10m')
    const before = await ledger(shop)
    const answer = await tono.presses('Ambil alih')
    expect(answer).toEqual({
      showAlert: true,
      text: `Maaf, /claim hanya untuk anggota tim. Supaya terdaftar, balas satu pelanggan di inbox, atau minta pemilik mengetik: /admin add Tono telegram:${tono.user.id}`,
    })
    const [slackAnswer] = await tono.pressesInSlack('Ambil alih')
    expect(slackAnswer).toContain(`minta pemilik mengetik: /admin add Tono slack:${tono.slack?.id}`)
    expect(await ledger(shop)).toBe(before)
    expect(shop.heard('alerts')).toContainEqual(expect.stringContaining('[Ambil alih]'))
  })

  it('works as soon as the owner has done what was said', async () => {
    await shop.owner.writes(`/admin add Tono telegram:${tono.user.id}`)
    await shop.owner.slash(`/admin add Tono slack:${tono.slack?.id}`)
    expect((await tono.presses('Ambil alih'))?.text).toContain('diambil alih')
    expect(await tono.slash('/waiting')).toEqual([expect.stringContaining('Menunggu sekarang')])
  })
})
