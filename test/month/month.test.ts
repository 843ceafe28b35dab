import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { wordsIn } from '../../src/chat/words/index.ts'
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
import { recompute } from './recomputed/index.ts'
import { BUSINESS_TARGETS, HALF, HALF_BEFORE, MONTH, MONTH_BEFORE, TARGETS } from './world.ts'

const SEED = 20261031
const SIZE = { written: 100, heard: 12 }

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

it('is a month worth measuring', () => {
  const counted = again.waits.filter(({ wait }) => wait.kind !== 'promise' && !['quiet', 'lapsed'].includes(wait.state))
  expect(admins).toHaveLength(20)
  expect(counted.length).toBeGreaterThan(20_000)
  const states = new Set(again.waits.map(({ wait }) => wait.state))
  expect([...states].sort()).toEqual(
    ['answered', 'dismissed', 'lapsed', 'open', 'quiet', 'resolved', 'unreachable', 'withdrawn'].sort(),
  )
  expect(again.waits.filter(({ broken }) => broken).length).toBeGreaterThan(100)
})

/** The lines of an answer that have a figure in them. */
async function figuresIn(line: string, locale: 'id' | 'en'): Promise<string[]> {
  const w = wordsIn(locale).figures
  const lines = (await month.said(line, locale)).split('\n')
  const around = [w.clockNote, w.chatsBehind, w.compared, w.notByChannel, w.figure]
  return lines.slice(1).filter((one) => !around.some((words) => one.startsWith(words)))
}

const PERIODS = [
  { name: 'this month', over: MONTH, before: MONTH_BEFORE },
  { name: '2026-10-16..2026-10-31', over: HALF, before: HALF_BEFORE },
] as const

function printedCard(
  key: string,
  { over, before }: (typeof PERIODS)[number],
  locale: 'id' | 'en',
  of: Cards = cards,
  targets = TARGETS,
) {
  const p = printer(wordsIn(locale).figures, locale, targets)
  const mine = of.of([key], over)
  const bases = { team: of.of(everybody, over), before: of.of([key], before) }
  return [...p.standsOut(mine, bases), ...p.card(mine), ...p.comparisons(mine, bases)]
}

describe('/kpi', () => {
  describe.each(PERIODS)('$name', (period) => {
    it.each(admins.map(({ key, name }) => [name, key] as const))('%s', async (name, key) => {
      for (const locale of LOCALES) {
        expect(await figuresIn(`kpi ${name} ${period.name}`, locale)).toEqual(printedCard(key, period, locale))
      }
    })
  })

  it('of one way in', async () => {
    const business = cardsOf(again, chats, 'business')
    const printed = printedCard('rina', PERIODS[0], 'id', business, BUSINESS_TARGETS)
    expect(await figuresIn('kpi rina this month on business', 'id')).toEqual(printed)
  })
})

describe('/team', () => {
  const measures: Measure[] = ['first', 'next', 'within', 'unanswered', 'assurance', 'conversion', 'csat', 'nps']
  it.each(measures)('by %s', async (by) => {
    for (const [locale, { name, over }] of [
      ['id', PERIODS[0]],
      ['en', PERIODS[1]],
    ] as const) {
      const w = wordsIn(locale).figures
      const p = printer(w, locale)
      const standings = ranked.map(({ key, name }) => ({ name, card: cards.of([key], over) }))
      const shop = shopLines(cards.of('shop', over), cards.unowned(over), standings, p, w)
      const said = await figuresIn(`team ${name} by ${by}`, locale)
      const best = said.filter((line) => line !== w.team.rankedBy(w.names[by]))
      expect(best).toEqual([teamTitles(by, w), ...teamRows(standings, by, p, w), ...shop])
    }
  })
})
