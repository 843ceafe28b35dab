import { describe, expect, it } from 'vitest'
import { admin, anyAdmin, chat, choice, duration, number, oneOf, period, rest } from '../../src/chat/arg-types.ts'
import { type ArgTypes, read, usageOf } from '../../src/chat/args.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import { moment, person } from './support.ts'

const sari = person('Sari Dewi', { id: 3 })
const rina = person('Rina', { id: 4 })
const joko = person('Joko', { id: 5, active: false })
const here = moment({ team: [sari, rina, joko] })

const values = (args: ArgTypes, line: string, at = here): unknown => {
  const reading = read(args, line, at)
  return 'problem' in reading ? reading.problem.say : reading.values
}

const kpi = { who: admin(), over: period().or('7d') }

describe('a name followed by a period', () => {
  it.each([
    ['sari dewi this month', 'this-month'],
    ['sari dewi', 'days'],
    ['Sari 2026-10-01..2026-10-31', 'range'],
    ['sari bulan lalu', 'last-month'],
    ['  sari   kemarin ', 'yesterday'],
    ['sari 2026-10', 'month'],
  ])('%j', (line, kind) => {
    expect(values(kpi, line)).toMatchObject({ who: { id: 3 }, over: { kind } })
  })

  it.each([
    ['', 'Who? Give a name, a part of it, or an @mention.'],
    ['joko', 'There is no "joko" on this team. The nearest names: Sari Dewi, Rina.'],
    ['sari next month', /^"next month" is not a period\./],
    ['sari 2026-13', /^"2026-13" is not a period\./],
  ])('%j is explained', (line, expected) => {
    expect(values(kpi, line)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected))
  })

  it('finds people set off where figures of the past are asked for', () => {
    expect(values({ who: anyAdmin() }, 'joko')).toEqual({ who: joko })
  })

  it('offers lines with the name put right and the rest kept', () => {
    const lines = (line: string) => {
      const reading = read(kpi, line, here)
      return 'problem' in reading ? reading.problem.choices?.map(({ runs }) => runs) : []
    }
    expect(lines('rinna 30d')).toEqual(['id:4 30d', 'id:3 30d'])
    expect(lines('last month')).toEqual(['id:3 last month', 'id:4 last month'])
    expect(lines('')).toEqual(['id:3', 'id:4'])
  })
})

describe('a chat', () => {
  const args = { where: chat(), length: duration() }
  const topic = moment({ chat: 42 })

  it.each([
    ['7 15m', { chat: 7 }, 900],
    ['#7 1 jam 30 menit', { chat: 7 }, 5400],
    ['7-991 15m', { chat: 7, waitId: 991 }, 900],
    ['15m', { chat: 42 }, 900],
    ['2 jam', { chat: 2 }, undefined],
  ])('%j in a topic', (line, where, length) => {
    const read = values(args, line, topic)
    if (length === undefined) expect(read).toMatch(/^"jam" is not a length of time/)
    else expect(read).toEqual({ where, length })
  })

  it('must be named elsewhere', () => {
    expect(values(args, '15m')).toMatch(/^Which chat\?/)
    expect(values(args, '')).toMatch(/^Which chat\?/)
    expect(values(args, '7')).toMatch(/^For how long\?/)
    expect(values(args, '7 0m')).toMatch(/^"0m" is not a length/)
  })
})

describe('the other kinds', () => {
  const team = { over: period().or('7d'), by: choice({ first: ['first', 'pertama'], csat: ['csat'] }).after('by') }

  it.each([
    [{ to: oneOf('id', 'en') }, 'EN', { to: 'en' }],
    [{ to: oneOf('id', 'en').optional() }, '', { to: null }],
    [{ to: oneOf('id', 'en') }, 'fr', '"fr" is not one of the choices. Pick id or en.'],
    [{ to: oneOf('id', 'en') }, '', 'Choose one: id, en.'],
    [{ score: number(1, 5) }, '5', { score: 5 }],
    [{ score: number(1, 5) }, '6', 'It has to be a number from 1 to 5.'],
    [{ score: number(1, 5) }, '5 stars', 'There is something more that makes no sense here: "stars".'],
    [{ text: rest('hours') }, ' Mon 9-17;\nTue  9-12 ', { text: 'Mon 9-17;\nTue  9-12' }],
    [{ text: rest('hours') }, '', 'Still missing: HOURS.'],
    [{}, '', {}],
    [{}, 'anything', 'There is something more that makes no sense here: "anything".'],
    [{ by: team.by.optional() }, 'by Pertama', { by: 'first' }],
    [{ by: team.by.optional() }, 'by luck', '"luck" is not one of the choices. Pick first or csat.'],
  ])('%#: %j', (args, line, expected) => {
    expect(values(args as ArgTypes, line)).toEqual(expected)
  })

  it('may come in the other order', () => {
    const args = { over: team.over, by: team.by.or('by first') }
    expect(values(args, 'by csat last month')).toMatchObject({ over: { kind: 'last-month' }, by: 'csat' })
    expect(values(args, '')).toMatchObject({ over: { kind: 'days', days: 7 }, by: 'first' })
  })
})

it('shows in a usage line what may be left out', () => {
  const args = { where: chat(), who: admin(), over: period().or('7d'), by: oneOf('a', 'b').after('by') }
  expect(usageOf(args, wordsIn('id'))).toBe('[NOMOR] NAMA [PERIODE] by a|b')
  expect(usageOf(args, wordsIn('en'))).toBe('[NUMBER] NAME [PERIOD] by a|b')
})
