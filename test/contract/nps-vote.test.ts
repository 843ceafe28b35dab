import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { answeredAll, progress, served, startRun } from './survey.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
const open = async (env: Record<string, string> = {}) => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', ...env } })
  sari = shop.teammate('Sari')
}
beforeEach(async () => {
  await open()
  dewi = (await answeredAll(shop, sari, ['Dewi']))[0] ?? shop.customer('Dewi')
  await startRun(shop)
  await shop.advance('5s')
})
afterEach(() => shop.close())

const scores = (): string[][] =>
  [shop.heard('alerts'), shop.heard('slack')].map((chat) => chat.filter((said) => /NPS: nilai .* dari /.test(said)))

/** A press with callback data of one's own making. */
async function forge(by: Customer | Teammate, data: string): Promise<void> {
  const on = shop.telegram.messages(dewi.user).findLast(({ rows }) => rows.length > 0)
  shop.telegram.push({
    callback_query: {
      id: `forged-${data}-${by.name}`,
      from: by.user,
      message: { message_id: on?.id ?? 1, date: 1, chat: { id: by.user.id, type: 'private', first_name: by.name } },
      chat_instance: '1',
      data,
    },
  })
  await shop.settle()
}

describe('contract 10: an NPS vote', () => {
  it.each(['0', '6', '7', '10'])(
    '%s is thanked for, asked why, and reaches the owner when it is 0 to 6',
    async (score) => {
      expect((await dewi.presses(score))?.text).toContain(`Nilai ${score}`)
      expect(dewi.heard().at(-1)).toContain(`Nilai dari Kakak: ${score} dari 10.\nApa alasan utamanya, Kak?`)
      expect(dewi.heard().at(-1)).toContain(`[✓ ${score}]`)
      const low =
        Number(score) <= 6 ? [expect.stringMatching(`NPS: nilai ${score} dari 10 dari Dewi\nDilayani @?Sari`)] : []
      expect(scores()).toEqual([low, low])
    },
  )

  it('takes the words after it as its comment, for the topic, the owner and /feedback', async () => {
    await dewi.presses('4')
    await dewi.says('Ongkirnya <mahal> & lama')
    expect(shop.heard(dewi).at(-1)).toBe(
      'Masukan dari survei NPS (nilai 4 dari 10)\nOngkirnya <mahal> & lama\n[Perlu dibalas]',
    )
    await shop.advance('10s')
    for (const chat of scores()) expect(chat).toEqual([expect.stringContaining('\nOngkirnya <mahal> & lama\n')])
    expect((await shop.owner.slash('/sigap feedback')).join('\n')).toMatch(
      /NPS 4\/10 · #1 Dewi · Sari · .*\nOngkirnya <mahal> & lama/,
    )
  })

  it('can be changed for a day: the owner’s message follows, and so does the run', async () => {
    await dewi.presses('2')
    await shop.advance('23h')
    expect((await dewi.presses('9'))?.text).toContain('diganti menjadi 9')
    await shop.advance('10s')
    for (const chat of scores()) expect(chat).toEqual([expect.stringContaining('diganti menjadi 9 dari 10')])
    expect(progress(shop)).toEqual([expect.stringContaining('NPS: 100 ± 74 (n 1, terlalu sedikit)')])
    await shop.advance('61m')
    expect((await dewi.presses('0'))?.text).toContain('sudah lewat')
    expect(dewi.heard().at(-1)).toContain('[✓ 9]')
  })

  it.each(['vote 1 11', 'vote 1 -1', 'vote 2 5', 'vote 1 5.0', 'vote 0 3'])(
    'changes nothing by made-up data: %s',
    async (data) => {
      await forge(dewi, data)
      expect(dewi.heard().at(-1)).not.toContain('✓')
      expect(scores()).toEqual([[], []])
    },
  )

  it('is nobody else’s', async () => {
    for (const who of [shop.customer('Rudi'), sari, shop.owner]) await forge(who, 'vote 1 0')
    expect(scores()).toEqual([[], []])
    expect(dewi.heard().at(-1)).not.toContain('✓')
  })

  it('counts once however often it is delivered, also after another', async () => {
    await dewi.presses('3')
    const first = shop.telegram.lastUpdateId()
    await dewi.presses('8')
    shop.telegram.redeliver(first)
    await shop.advance('10s')
    expect(dewi.heard().at(-1)).toContain('[✓ 8]')
    expect(progress(shop)[0]).toContain('NPS: 0 ±')
  })

  it('a CSAT question takes neither 0 nor 6', async () => {
    await shop.advance('8d')
    await served(dewi, sari, 'Kak, yang biru?')
    const five = shop.telegram.messages(dewi.user).at(-1)?.rows[0]?.[4]?.callback_data ?? ''
    expect(five).toMatch(/^vote \d+ 5$/)
    for (const score of [0, 6, 10]) await forge(dewi, five.replace(/5$/, String(score)))
    expect(dewi.heard().at(-1)).toContain('[1] [2] [3] [4] [5]')
    await forge(dewi, five)
    expect(dewi.heard().at(-1)).toContain('[✓ 5]')
  })

  it('credits who answered last at the moment of asking', async () => {
    const budi = shop.teammate('Budi')
    await dewi.says('Yang biru ada?')
    await budi.answers(dewi, 'Ada kak')
    const facts = async (name: string) => (await shop.owner.slash(`/sigap feedback ${name}`)).join('\n')
    await dewi.presses('9')
    await dewi.says('Ramah')
    expect(await facts('sari')).toContain('Ramah')
    expect(await facts('budi')).not.toContain('Ramah')
  })
})
