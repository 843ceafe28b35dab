import { afterEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asked, scores, served } from './survey.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
const open = async (env: Record<string, string> = { BUSINESS_HOURS: 'always' }, start?: string) => {
  shop = await scenario({ env, start })
  sari = shop.teammate('Sari')
  dewi = shop.customer('Dewi')
}
afterEach(() => shop.close())

const REMINDER = 'Sekadar mengingatkan'
const reminders = () =>
  shop.telegram
    .calls('sendMessage')
    .filter(({ ok, params }) => ok && params.chat_id === dewi.user.id && String(params.text).includes(REMINDER)).length
const last = () => dewi.heard().at(-1) ?? ''

describe('a question nobody answers', () => {
  it('is over after 7 days: without buttons, in no figure but the response rate, and nobody is reminded by default', async () => {
    await open()
    await served(dewi, sari)
    await shop.advance('6d23h59m')
    expect(last()).toContain('[1] [2] [3] [4] [5]')
    expect(dewi.heard()).toHaveLength(3)
    await shop.advance('2m')
    expect(last()).toBe('Survei ini sudah ditutup. Terima kasih, Kak 🙏')
    expect(reminders()).toBe(0)
    const kpi = (await shop.owner.slash('/kpi sari 30d')).join('\n')
    expect(kpi).toMatch(/Tingkat respons survei\n?:? ?0% \(n 1/)
  })

  it('can be answered in its last second, and then changed for a day', async () => {
    await open()
    await served(dewi, sari)
    await shop.at('2026-10-30T09:59:59')
    await dewi.presses('1')
    await shop.advance('20h')
    await dewi.presses('4')
    expect(last()).toContain('[✓ 4]')
  })

  it('answers a late press kindly, and takes no vote, before it could be edited too', async () => {
    await open()
    await served(dewi, sari)
    shop.telegram.fault({ method: 'editMessageText', chat: dewi.user.id, kind: 'http500' })
    await shop.advance('7d1m')
    expect((await dewi.presses('1'))?.text).toContain('sudah ditutup')
    shop.telegram.clearFaults()
    await shop.advance('2m')
    expect(last()).toContain('sudah ditutup')
    expect(scores(shop)).toEqual([[], []])
  })

  it('leaves the vote that was cast while the bot was away', async () => {
    await open()
    await served(dewi, sari)
    const question = shop.telegram.messages(dewi.user).at(-1)
    if (!question) throw new Error('no question')
    await shop.kill(() => {
      shop.stage.clock.step(shop.now + 6 * 86_400_000)
      void shop.telegram.press(dewi.user, question, '5')
    })
    await shop.advance('2d')
    expect(last()).toContain('[✓ 5]')
  })
})

describe('the one reminder', () => {
  const on = async () => {
    await shop.owner.writes('/survey reminder on', 'private')
    await served(dewi, sari)
  }

  it('follows after two days, once, with the way out; a vote on either is thanked for once', async () => {
    await open()
    await on()
    await shop.advance('47h59m')
    expect(reminders()).toBe(0)
    await shop.advance('2m')
    expect(last()).toMatch(
      /^Sekadar mengingatkan, sekali ini saja ya, Kak:\nHalo Kak Dewi[\s\S]*\[1\] \[2\] \[3\] \[4\] \[5\]\n\[Jangan tanya lagi\]$/,
    )
    await shop.advance('3d')
    expect(reminders()).toBe(1)
    await dewi.presses('4')
    expect(dewi.heard().slice(-2)).toEqual([
      'Terima kasih, Kak! Nilai dari Kakak: 4 dari 5.',
      expect.stringMatching(/Ada kritik atau saran\?[\s\S]*\[✓ 4\]/),
    ])
  })

  it('has the way out; what was asked above it is closed then', async () => {
    await open()
    await on()
    await shop.advance('2d1m')
    await dewi.presses('Jangan tanya lagi')
    expect(dewi.heard().slice(-2)).toEqual([
      'Survei ini sudah ditutup. Terima kasih, Kak 🙏',
      expect.stringContaining('tidak akan mengirim survei lagi'),
    ])
  })

  it('waits for the opening', async () => {
    await open({}, '2026-10-23T20:30:00')
    await on()
    await shop.at('2026-10-26T07:59:59')
    expect(reminders()).toBe(0)
    await shop.at('2026-10-26T08:00')
    expect(reminders()).toBe(1)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['a vote', () => dewi.presses('5')],
    ['a new conversation', () => dewi.says('Kak, yang biru ada?')],
    ['a new conversation that has ended since', () => served(dewi, sari, 'Kak, yang biru ada?')],
    ['an opt-out', () => dewi.says('stop survei')],
    ['the customer blocked the bot', async () => shop.telegram.block(dewi.user)],
    ['CSAT was switched off', () => shop.owner.writes('/survey csat off', 'private')],
    ['the owner has switched it off', () => shop.owner.writes('/survey reminder off', 'private')],
  ])('never comes after %s', async (_, happens) => {
    await open()
    await on()
    await shop.advance('1d')
    await happens()
    await shop.advance('6d')
    expect(reminders()).toBe(0)
  })

  it('is sent once by a bot that was killed, and by one that was away for days', async () => {
    await open()
    await on()
    shop.telegram.fault({ method: 'sendMessage', chat: dewi.user.id, kind: 'http500' })
    await shop.advance('2d1m')
    await shop.kill(() => {
      shop.telegram.clearFaults()
      shop.stage.clock.step(shop.now + 86_400_000)
    })
    await shop.advance('2m')
    expect(reminders()).toBe(1)
    expect(asked(shop, dewi)).toBe(2)
  })
})
