import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asked, scores, served } from './survey.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
})
afterEach(() => shop.close())

const buttons = (customer: Customer) => customer.heard().findLast((said) => said.includes('[1]') || said.includes('✓'))

/** A press with callback data of one's own making. */
async function forge(by: Customer | Teammate, data: string): Promise<void> {
  const [on] = shop.telegram.messages(dewi.user).filter(({ rows }) => rows.length > 0)
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

describe('contract 10: the vote', () => {
  it('acknowledges the press and replaces the question by thanks and an invitation to write', async () => {
    await served(dewi, sari)
    expect(await dewi.presses('4')).toEqual({ text: expect.stringContaining('Nilai 4'), showAlert: false })
    const said = dewi.heard().at(-1)
    expect(said).toMatch(/Terima kasih, Kak! Nilai dari Kakak: 4 dari 5\./)
    expect(said).toContain('Tulis saja di sini')
    expect(said).not.toContain('Seberapa puas')
    expect(dewi.heard()).toHaveLength(3)
  })

  it('takes another vote within 24 h of the first, and none after', async () => {
    await served(dewi, sari)
    await dewi.presses('4')
    await shop.advance('23h')
    expect((await dewi.presses('3'))?.text).toContain('diganti menjadi 3')
    await shop.advance('1h')
    expect((await dewi.presses('2'))?.text).toContain('diganti menjadi 2')
    await shop.advance('1s')
    expect((await dewi.presses('5'))?.text).toContain('sudah lewat')
    expect(buttons(dewi)).toContain('[✓ 2]')
    expect(scores(shop).map((chat) => chat.length)).toEqual([1, 1])
  })

  it('replaces the vote in the figures', async () => {
    await served(dewi, sari)
    await dewi.presses('5')
    await dewi.presses('3')
    await shop.owner.writes('/kpi sari', 'private')
    expect(shop.owner.heard().at(-1)).toContain('CSAT: 0% (95%: 0%–79%) (n 1, terlalu sedikit), rata-rata 3')
  })

  it.each([
    ['another customer', () => shop.customer('Rudi')],
    ['the admin who answered', () => sari],
    ['the owner', () => shop.owner],
  ])('changes nothing when the press is by %s', async (_, who) => {
    await served(dewi, sari)
    await forge(who(), 'vote 1 1')
    expect(buttons(dewi)).toContain('[1] [2] [3] [4] [5]')
    await dewi.presses('5')
    await forge(who(), 'vote 1 1')
    expect(buttons(dewi)).toContain('[✓ 5]')
    expect(scores(shop)).toEqual([[], []])
  })

  it.each(['vote 1 6', 'vote 1 0', 'vote 1 1.5', 'vote 1', 'vote 99 1', 'vote -1 1', 'vote 1 1; drop', 'vote 1 ½'])(
    'changes nothing by made-up data: %s',
    async (data) => {
      await served(dewi, sari)
      await forge(dewi, data)
      expect(buttons(dewi)).toContain('[1] [2] [3] [4] [5]')
      expect(scores(shop)).toEqual([[], []])
    },
  )

  it('cannot be cast on a question that was not asked yet', async () => {
    await served(dewi, sari)
    await shop.advance('1d')
    await served(dewi, sari, 'Kak, yang biru?')
    await forge(dewi, 'vote 2 1')
    expect(scores(shop)).toEqual([[], []])
  })

  it('counts once however often the press is delivered, also after another one', async () => {
    await served(dewi, sari)
    await dewi.presses('2')
    const first = shop.telegram.lastUpdateId()
    shop.telegram.redeliver(first)
    await shop.settle()
    expect(buttons(dewi)).toContain('[✓ 2]')
    await dewi.presses('5')
    shop.telegram.redeliver(first)
    await shop.settle()
    expect(buttons(dewi)).toContain('[✓ 5]')
    expect(scores(shop).map((chat) => chat.length)).toEqual([1, 1])
  })

  it('is kept, and the question replaced, when the bot is killed before it could edit', async () => {
    await served(dewi, sari)
    shop.telegram.fault({ method: 'editMessageText', kind: 'http500' })
    await dewi.presses('1')
    expect(buttons(dewi)).toContain('[1] [2] [3] [4] [5]')
    await shop.kill(() => shop.telegram.clearFaults())
    await shop.advance('1m')
    expect(buttons(dewi)).toContain('[✓ 1]')
    expect(scores(shop)).toEqual([
      [expect.stringContaining('Nilai 1 dari 5')],
      [expect.stringContaining('Nilai 1 dari 5')],
    ])
  })

  it('survives that the question’s own sending was never confirmed', async () => {
    shop.telegram.fault({ method: 'sendMessage', chat: dewi.user.id, kind: 'cut-after', times: 1 })
    await served(dewi, sari)
    await dewi.presses('4')
    await shop.advance('2m')
    await shop.owner.writes('/kpi sari', 'private')
    expect(shop.owner.heard().at(-1)).toContain('rata-rata 4')
    expect(shop.owner.heard().at(-1)).toContain('Tingkat respons survei: 100% (n 1')
  })
})

describe('contract 10: a bad score reaches the owner', () => {
  it.each([1, 2])('as one message in each alert chat: %i', async (score) => {
    await served(dewi, sari)
    await dewi.presses(String(score))
    for (const chat of scores(shop)) {
      expect(chat).toEqual([expect.stringMatching(new RegExp(`Nilai ${score} dari 5 dari Dewi\nDilayani @?Sari\n`))])
    }
  })

  it.each([3, 4, 5])('and no other: %i', async (score) => {
    await served(dewi, sari)
    await dewi.presses(String(score))
    expect(scores(shop)).toEqual([[], []])
  })

  it('follows the vote: 1 to 5 says so in the same message, 5 to 1 brings it', async () => {
    await served(dewi, sari)
    await dewi.presses('5')
    await dewi.presses('1')
    expect(scores(shop)).toEqual([[expect.stringContaining('Nilai 1 ')], [expect.stringContaining('Nilai 1 ')]])
    await dewi.presses('5')
    await shop.advance('10s')
    for (const chat of scores(shop)) {
      expect(chat).toEqual([expect.stringMatching(/Nilai dari Dewi diganti menjadi 5 dari 5/)])
      expect(chat[0]).not.toContain('⚠')
    }
  })

  it('is not posted at all when the vote was changed before it could leave', async () => {
    await served(dewi, sari)
    shop.telegram.fault({ method: 'sendMessage', chat: shop.stage.alerts.id, kind: 'http500' })
    await dewi.presses('1')
    await dewi.presses('4')
    shop.telegram.clearFaults()
    await shop.advance('1m')
    const [telegram, slack] = scores(shop)
    expect(telegram).toEqual([])
    expect(slack).toEqual([expect.stringContaining('diganti menjadi 4')])
  })
})

describe('contract 10: a question the platform refused', () => {
  it('was not asked: in no figure, and the next conversation is asked about', async () => {
    const kind = { refuse: { code: 400, description: 'Bad Request: nope' } }
    shop.telegram.fault({ method: 'sendMessage', chat: dewi.user.id, kind, times: 1 })
    await served(dewi, sari)
    await shop.advance('2h')
    expect(asked(shop, dewi)).toBe(0)
    await shop.owner.writes('/kpi sari', 'private')
    expect(shop.owner.heard().at(-1)).toContain('Tingkat respons survei: –')
    await served(dewi, sari, 'Kak, yang biru?')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('keeps the vote when only the thanks were refused', async () => {
    await served(dewi, sari)
    const kind = { refuse: { code: 400, description: "Bad Request: message can't be edited" } }
    shop.telegram.fault({ method: 'editMessageText', chat: dewi.user.id, kind })
    await dewi.presses('2')
    await dewi.says('Jawabnya lama')
    expect(scores(shop)[0]).toEqual([expect.stringMatching(/Nilai 2 dari 5 dari Dewi[\s\S]*Jawabnya lama/)])
  })
})
