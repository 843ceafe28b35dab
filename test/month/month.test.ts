import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsIn } from '../../src/chat/words/index.ts'
import { ENGINE } from '../support/database.ts'
import { chatsOf } from './events/chats.ts'
import { admins } from './events/people.ts'
import { askNps, judgeFindings, order } from './load/after.ts'
import { live } from './load/heard.ts'
import { type Month, openMonth } from './load/shop.ts'
import { write } from './load/written.ts'
import { printer } from './printed/card.ts'
import { shopLines, teamRows, teamTitles } from './printed/team.ts'
import { type Cards, cardsOf } from './recomputed/cards.ts'
import type { Measure } from './recomputed/compared.ts'
import { edgesOf } from './recomputed/edges.ts'
import type { Span } from './recomputed/figures.ts'
import { recompute } from './recomputed/index.ts'
import { BUSINESS_TARGETS, HALF, HALF_BEFORE, MONTH, MONTH_BEFORE, TARGETS } from './world.ts'

const SEED = 20261031
/** What a second engine could get wrong shows in a part of it. */
const SIZE = ENGINE === 'sqlite' ? { written: 742, heard: 36 } : { written: 80, heard: 8 }

const chats = chatsOf(SEED, SIZE)
const again = recompute(chats)
const cards = cardsOf(again, chats)
const ranked = admins.filter(({ off }) => off === null)
const everybody = ranked.map(({ key }) => key)
const LOCALES = ['id', 'en'] as const

let month: Month

beforeAll(async () => {
  month = await openMonth()
  const people = await month.people()
  for (const chat of chats) if (chat.way === 'heard') await live(month, chat, people)
  await write(
    month,
    chats.filter(({ way }) => way === 'written'),
  )
  await order(month, chats, people)
  await judgeFindings(month, people)
  await askNps(month, chats, people)
  await month.leave()
}, 300_000)

afterAll(() => month?.close())

it.runIf(ENGINE === 'sqlite')(
  'is a month of twenty admins and twenty thousand waits, with everything in it that is easily got wrong',
  () => {
    const counted = again.waits.filter(
      ({ wait }) => wait.kind !== 'promise' && !['quiet', 'lapsed'].includes(wait.state),
    )
    expect(admins).toHaveLength(20)
    expect(counted.length).toBeGreaterThanOrEqual(20_000)
    const rare = Object.entries(edgesOf(chats, again)).filter(([, times]) => times === 0)
    expect(rare).toEqual([])
  },
)

/** The lines of an answer that have a figure in them. */
async function figuresIn(line: string, locale: 'id' | 'en'): Promise<string[]> {
  const w = wordsIn(locale).figures
  const lines = (await month.said(line, locale)).split('\n')
  const around = [w.clockNote, w.chatsBehind, w.compared, w.notByChannel, w.figure]
  return lines.slice(1).filter((one) => !around.some((words) => one.startsWith(words)))
}

interface Period {
  name: string
  over: Span
  before: Span
}
const THIS_MONTH: Period = { name: 'this month', over: MONTH, before: MONTH_BEFORE }
const SECOND_HALF: Period = { name: '2026-10-16..2026-10-31', over: HALF, before: HALF_BEFORE }

function printedCard(key: string, { over, before }: Period, locale: 'id' | 'en', of: Cards = cards, targets = TARGETS) {
  const p = printer(wordsIn(locale).figures, locale, targets)
  const mine = of.of([key], over)
  const bases = { team: of.of(everybody, over), before: of.of([key], before) }
  return [...p.standsOut(mine, bases), ...p.card(mine), ...p.comparisons(mine, bases)]
}

describe('/kpi', () => {
  it.each(admins.map(({ key, name }, index) => [name, key, LOCALES[index % 2]!] as const))(
    '%s',
    async (name, key, locale) => {
      expect(await figuresIn(`kpi ${name} this month`, locale)).toEqual(printedCard(key, THIS_MONTH, locale))
    },
  )

  // The period before is part of the month as well; of all admins a few of each kind.
  it.each(['sari', 'joko', 'yanti', 'kartika'])('%s, beside the period before', async (key) => {
    const { name } = admins.find((one) => one.key === key)!
    expect(await figuresIn(`kpi ${name} 2026-10-16..2026-10-31`, 'en')).toEqual(printedCard(key, SECOND_HALF, 'en'))
    expect(await figuresIn(`kpi ${name} 2026-10-16..2026-10-31`, 'id')).toEqual(printedCard(key, SECOND_HALF, 'id'))
  })

  it('of one way in', async () => {
    const business = cardsOf(again, chats, 'business')
    const printed = printedCard('rina', THIS_MONTH, 'id', business, BUSINESS_TARGETS)
    expect(await figuresIn('kpi rina this month on business', 'id')).toEqual(printed)
  })
})

describe('/team', () => {
  async function isPrinted(by: Measure, { name, over }: Period, locale: 'id' | 'en') {
    const w = wordsIn(locale).figures
    const p = printer(w, locale)
    const standings = ranked.map(({ key, name }) => ({ name, card: cards.of([key], over) }))
    const shop = shopLines(cards.of('shop', over), cards.unowned(over), standings, p, w)
    const said = await figuresIn(`team ${name} by ${by}`, locale)
    const figures = said.filter((line) => line !== w.team.rankedBy(w.names[by]))
    expect(figures).toEqual([teamTitles(by, w), ...teamRows(standings, by, p, w), ...shop])
  }

  it.each(LOCALES)('in %s', async (locale) => {
    await isPrinted('first', THIS_MONTH, locale)
    await isPrinted('first', SECOND_HALF, locale)
  })

  it.each(['resolution', 'within', 'assurance', 'conversion', 'csat'] as const)('by %s', async (by) => {
    await isPrinted(by, SECOND_HALF, 'en')
  })
})
