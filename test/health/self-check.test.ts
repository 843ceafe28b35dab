import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../src/actions/desk.ts'
import type { Ears } from '../../src/actions/job.ts'
import type { Outcome, Parcel } from '../../src/chat/parcel.ts'
import { readConfig } from '../../src/config.ts'
import { type Instant, MINUTE_MS, SECOND_MS } from '../../src/domain/time.ts'
import { Megaphone } from '../../src/health/megaphone.ts'
import { SelfCheck } from '../../src/health/self-check.ts'
import { type OpenShop, openShop } from '../outbox/shop.ts'

const START: Instant = Date.UTC(2026, 9, 23, 3)
const quiet = { warn() {}, error() {} }
const { shop: rules } = readConfig({ TELEGRAM_BOT_TOKEN: '1:a', BUSINESS_HOURS: 'always', SHOP_LOCALE: 'en' })

let shop: OpenShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

/** A bot whose outbox nobody empties, with a check that looks every ten seconds. */
class Watched {
  now = START
  readonly sweeper = { sweptAt: START as Instant | null, failures: new Map<string, number>() }
  readonly calendar = { failing: new Map<string, Instant>() }
  ears: Ears[] = [{ channel: 'Telegram', since: null }]
  /** What reached a chat without the outbox. */
  readonly said: string[] = []
  /** How a platform answers. */
  answer: (to: Parcel['to']) => Outcome = () => ({ is: 'done', receipt: '1' })
  isStoreThere = true
  isFileThere = true
  readonly check: SelfCheck

  constructor(by: string, places: Desk['places'], shopRules = rules) {
    const deliver = async (parcel: Parcel): Promise<Outcome> => {
      const outcome = this.answer(parcel.to)
      if (outcome.is === 'done') this.said.push(`${parcel.to.platform}:${parcel.to.chat} ${JSON.stringify(parcel)}`)
      return outcome
    }
    this.check = new SelfCheck({
      by,
      desk: async () => {
        if (!this.isStoreThere) throw new Error('gone')
        return { store: shop.store, rules: shopRules, environment: shopRules, places }
      },
      now: () => this.now,
      ears: () => this.ears,
      isPaced: () => false,
      isShared: true,
      isThere: () => this.isFileThere,
      sweeper: this.sweeper,
      calendar: this.calendar,
      megaphone: new Megaphone({ by, couriers: { telegram: { deliver }, slack: { deliver } }, log: quiet }),
      stirred: () => {},
      log: quiet,
    })
  }

  /** So many seconds pass; sweeps go on unless they hang. */
  async passes(seconds: number, sweeps = true): Promise<void> {
    for (let i = 0; i < seconds; i += 10) {
      this.now += 10 * SECOND_MS
      if (sweeps) this.sweeper.sweptAt = this.now
      await this.check.step()
    }
  }
}

const places = {
  inboxes: [],
  alerts: [
    { platform: 'telegram', chat: '-100' },
    { platform: 'slack', chat: 'C1' },
  ],
} as const

const kinds = ({ check }: Watched) => check.finding.troubles.map(({ kind }) => kind)
/** What is owed, lane by lane in its order. */
async function owed(): Promise<string[]> {
  const heads = await shop.store.outbox.ready(START + 24 * 60 * MINUTE_MS, { chats: [], edits: [] }, 50)
  const lanes = heads.map(async (head) => [head, ...(await shop.store.outbox.following(head.lane, head.id, 50))])
  return (await Promise.all(lanes)).flat().map(({ key }) => key)
}

/** What is owed goes out after all. */
async function send(now: Instant): Promise<void> {
  const rows = await shop.store.outbox.ready(now, { chats: [], edits: [] }, 50)
  await shop.store.outbox.release(
    rows.map(({ id }) => id),
    { state: 'done', sent: 1, sentAt: now },
  )
}

describe('the self-check of a process', () => {
  it('is content with a bot that sweeps and has nothing to do', async () => {
    const bot = new Watched('a', places)
    await bot.passes(300)
    expect(bot.check.finding).toMatchObject({ ok: true, troubles: [] })
    expect(await owed()).toEqual([])
  })

  it('sees that sweeps hang, owes that to each alert chat, and says it itself where nobody sends', async () => {
    const bot = new Watched('a', places)
    await bot.passes(20)
    await bot.passes(50, false)
    expect(kinds(bot)).toEqual(['sweep'])
    expect(await owed()).toHaveLength(2)
    await bot.passes(20, false)
    expect(bot.said).toEqual([expect.stringMatching(/^telegram:-100 .*nobody has looked at waiting times/)])
    // What was said so is not sent again.
    expect(await owed()).toEqual([expect.stringMatching(/slack:C1$/)])
    await send(bot.now)
    await bot.passes(60, false)
    expect(bot.said).toHaveLength(1)
    await bot.passes(90)
    expect(bot.check.finding.ok).toBe(true)
    expect(await owed()).toHaveLength(2)
  })

  it('goes on to the next chat where one cannot be written to', async () => {
    const bot = new Watched('a', places)
    bot.answer = ({ platform }) =>
      platform === 'telegram' ? { is: 'failed', why: 'away' } : { is: 'done', receipt: '1' }
    await bot.passes(20)
    await bot.passes(90, false)
    expect(bot.said).toEqual([expect.stringMatching(/^slack:C1 /)])
  })

  it('said in private, where nothing was owed, it is said once: not by another process, nor after a restart', async () => {
    await shop.store.people.add({ name: 'Rina', role: 'owner', telegramId: '5', privateChat: true }, START)
    const one = new Watched('a', places)
    const isThere = ({ chat }: Parcel['to']): Outcome =>
      chat === '5' ? { is: 'done', receipt: '1' } : { is: 'failed', why: 'away' }
    one.answer = isThere
    await one.passes(20)
    await one.passes(90, false)
    expect(one.said).toEqual([expect.stringMatching(/^telegram:5 /)])
    for (const by of ['a', 'b']) {
      const other = new Watched(by, places)
      other.answer = isThere
      other.now = one.now
      other.sweeper.sweptAt = START
      await other.passes(60, false)
      expect([kinds(other), other.said]).toEqual([['sweep'], []])
    }
    // To the alert chats it is still owed.
    expect(await owed()).toHaveLength(2)
  })

  it('in the quiet hours of an owner it is said to the alert chats alone, and in private when those end', async () => {
    await shop.store.people.add({ name: 'Rina', role: 'owner', telegramId: '5', privateChat: true }, START)
    const quietHours = { ...rules.alerts, quiet: { from: 9 * 60, to: 10 * 60 + 5, except: 100 } }
    const bot = new Watched('a', places, { ...rules, alerts: quietHours })
    bot.answer = ({ chat }) => (chat === '5' ? { is: 'done', receipt: '1' } : { is: 'failed', why: 'away' })
    await bot.passes(20)
    await bot.passes(280, false)
    expect(kinds(bot)).toContain('sweep')
    expect(bot.said).toEqual([])
    await bot.passes(90, false)
    expect(bot.said).toEqual([expect.stringMatching(/^telegram:5 /)])
  })

  it('goes to an owner in Slack too, where their Telegram does not work', async () => {
    const owner = { name: 'Rina', role: 'owner', telegramId: '5', slackId: 'U5', privateChat: true } as const
    await shop.store.people.add(owner, START)
    const bot = new Watched('a', { ...places, alerts: places.alerts.slice(0, 1), slack: true })
    bot.answer = ({ platform }) =>
      platform === 'telegram' ? { is: 'failed', why: 'away' } : { is: 'done', receipt: '1' }
    await bot.passes(20)
    bot.isStoreThere = false
    await bot.passes(120)
    expect(bot.said).toEqual([expect.stringMatching(/^slack:U5 /)])
  })

  it('names the job that keeps failing, and not one that failed once', async () => {
    const bot = new Watched('a', places)
    await bot.passes(20)
    bot.sweeper.failures.set('ask', 1)
    await bot.passes(60)
    expect(kinds(bot)).toEqual([])
    for (let failures = 1; failures < 6; failures += 1) {
      bot.sweeper.failures.set('escalate', failures)
      await bot.passes(10)
    }
    expect(bot.check.finding.troubles).toEqual([expect.objectContaining({ kind: 'jobs', jobs: ['escalate'] })])
  })

  it('names the job of the calendar that failed again, until it is done; not one that failed once', async () => {
    const bot = new Watched('a', places)
    await bot.passes(20)
    bot.calendar.failing.set('forget', bot.now)
    await bot.passes(400)
    expect(kinds(bot)).toEqual([])
    await bot.passes(30)
    const troubles = bot.check.finding.troubles.filter(({ kind }) => kind === 'jobs')
    expect(troubles).toEqual([expect.objectContaining({ jobs: ['forget'] })])
    bot.calendar.failing.clear()
    await bot.passes(10)
    expect(kinds(bot)).not.toContain('jobs')
  })

  it('shouts once when the database is gone for a minute, and says so when it is back', async () => {
    const bot = new Watched('a', places)
    await bot.passes(20)
    bot.isStoreThere = false
    await bot.passes(50)
    expect(bot.said).toEqual([])
    expect(bot.check.finding.ok).toBe(false)
    await bot.passes(120)
    expect(bot.said).toEqual([expect.stringContaining('the database has not answered')])
    bot.isStoreThere = true
    await bot.passes(20)
    expect(bot.said).toEqual([bot.said[0], expect.stringContaining('All is well again')])
    expect(bot.check.finding.ok).toBe(true)
  })

  it('shouts once when the database file is gone for a minute, though it still answers, and says so when it is back', async () => {
    const bot = new Watched('a', places)
    await bot.passes(20)
    bot.isFileThere = false
    await bot.passes(50)
    expect([bot.said, bot.check.finding.ok]).toEqual([[], false])
    await bot.passes(120)
    expect(bot.said).toEqual([expect.stringContaining('the database file is not in its place')])
    expect(bot.check.finding.troubles).toEqual([expect.objectContaining({ kind: 'file' })])
    bot.isFileThere = true
    await bot.passes(20)
    expect(bot.said).toEqual([bot.said[0], expect.stringContaining('All is well again')])
    expect(bot.check.finding.ok).toBe(true)
  })

  it('begins anew after a sleep of the machine: nothing could be expected of it meanwhile', async () => {
    const bot = new Watched('a', places)
    await bot.passes(20)
    bot.now += 60 * MINUTE_MS
    await bot.check.step()
    expect(kinds(bot)).toEqual([])
  })

  it('begins anew when its clock is set back by an hour: no false alarm, and not blind for an hour', async () => {
    const bot = new Watched('a', places)
    await bot.passes(60)
    bot.now -= 60 * MINUTE_MS
    bot.sweeper.sweptAt = bot.now
    await bot.check.step()
    await bot.passes(60)
    expect(bot.check.finding).toMatchObject({ ok: true, troubles: [] })
    const customer = await shop.store.customers.add(
      { channel: 'telegram', address: '7', name: 'Dewi', inbox: '-100' },
      START,
    )
    const heard = { customerId: customer.id, at: bot.now, order: 1, kind: 'text', heardAt: bot.now }
    await shop.store.messages.add({ ...heard, ref: 'tg:-100:1', author: 'human', text: 'Halo kak' })
    await bot.passes(70)
    expect(kinds(bot)).toEqual(['answers'])
  })

  it('one that stands by looks at what comes of the other, as long as that one gives its word that it hears', async () => {
    const [hears, standsBy] = [new Watched('a', places), new Watched('b', places)]
    standsBy.ears = [{ channel: 'Telegram', since: null, standby: true }]
    const customer = await shop.store.customers.add(
      { channel: 'telegram', address: '7', name: 'Dewi', inbox: '-100' },
      START,
    )
    const heard = { customerId: customer.id, at: START, order: 1, kind: 'text', heardAt: START }
    await shop.store.messages.add({ ...heard, ref: 'tg:-100:1', author: 'human', text: 'Halo kak' })
    await standsBy.passes(120)
    expect(kinds(standsBy)).toEqual([])
    hears.now = standsBy.now
    for (let i = 0; i < 7; i += 1) {
      await hears.passes(10)
      await standsBy.passes(10)
    }
    expect(kinds(standsBy)).toEqual(['answers'])
  })

  it('is not content once Telegram has not been heard for a minute, and is again when it is', async () => {
    const bot = new Watched('a', places)
    await bot.passes(20)
    bot.ears = [{ channel: 'Telegram', since: bot.now, why: '502' }]
    await bot.passes(50)
    expect(bot.check.finding).toMatchObject({ ok: true, deaf: [] })
    await bot.passes(10)
    expect(bot.check.finding).toMatchObject({ ok: false, deaf: ['Telegram'], troubles: [] })
    bot.ears = [{ channel: 'Telegram', since: null }]
    await bot.passes(10)
    expect(bot.check.finding).toMatchObject({ ok: true, deaf: [] })
  })

  it('of two that take turns and hear nothing neither gives its word, and neither is content', async () => {
    const both = [new Watched('a', places), new Watched('b', places)]
    for (let turn = 0; turn < 8; turn += 1) {
      for (const [n, bot] of both.entries()) {
        const standby = turn % 2 === n
        // Its turn has just come: it has not failed yet.
        bot.ears = [{ channel: 'Telegram', since: standby ? null : bot.now + 9000, standby }]
        await bot.passes(10)
      }
    }
    expect(await shop.store.checks.isVouched()).toBe(false)
    expect(both.map(({ check }) => check.finding.ok)).toEqual([false, false])
  })

  it('of two processes one tells, and the one without troubles does not say that all is well for the other', async () => {
    const [one, other] = [new Watched('a', places), new Watched('b', places)]
    await shop.store.processes.seen('a')
    for (let i = 0; i < 12; i += 1) {
      await one.passes(10, i < 2)
      await other.passes(10)
    }
    expect(kinds(one)).toEqual(['sweep'])
    expect((await owed()).length + one.said.length).toBe(2)
    for (let i = 0; i < 12; i += 1) {
      await one.passes(10)
      await other.passes(10)
    }
    expect((await owed()).filter((key) => key.endsWith('slack:C1'))).toHaveLength(2)
  })
})
