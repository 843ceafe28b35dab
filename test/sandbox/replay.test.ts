import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { readHistory } from '../../src/sandbox/replay/history.ts'
import { type Played, playHistory } from '../../src/sandbox/replay/play.ts'
import { nearestRank, type Row, recompute } from './recomputed.ts'

const FILE = path.join(projectRoot, '../shared/conversations/play-cs-id/messages.jsonl')
const ENV = { BUSINESS_HOURS: 'always', FIRST_RESPONSE_TARGET: '10m' }
const AFTERWARDS = 13 * 3600
const LONG = 30 * 60_000

const rowsOf = (file: string): Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** `1:02:03` or `2:03`. */
const secondsOf = (shown: string) => shown.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

/** n, median and p90 of each admin's first response as the owner reads them. */
function figuresIn(team: string): Record<string, [number, number, number]> {
  const lines = team.split('\n').map((line) => line.split(' | '))
  const [header = []] = lines.filter((cells) => cells.includes('p90'))
  expect(header.slice(0, 4)).toEqual(['Nama', 'n', 'Respons pertama (median)', 'p90'])
  const shown = lines.filter((cells) => cells.length === header.length && cells !== header && cells[2] !== '–')
  return Object.fromEntries(
    shown.map(([name, n = '', median = '', p90 = '']) => [
      name,
      [Number.parseInt(n, 10), secondsOf(median), secondsOf(p90)],
    ]),
  )
}

function expectEqual(played: Played, rows: readonly Row[], chats: Map<string, Row[]>): void {
  const end = (rows.at(-1)?.ts ?? 0) + AFTERWARDS
  const mine = recompute(chats.values(), end)
  const figures = [...mine.first].map(([name, times]) => [
    name,
    [times.length, nearestRank(times, 50), nearestRank(times, 90)],
  ])
  expect(played).toMatchObject({ messages: rows.length, stored: rows.length, unplayable: 0, customers: chats.size })
  expect(figuresIn(played.team)).toEqual(Object.fromEntries(figures))
  expect(played.alerted).toEqual({ telegram: mine.late, slack: mine.late })
}

function byKey(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const chats = new Map<string, Row[]>()
  for (const row of rows) chats.set(keyOf(row), [...(chats.get(keyOf(row)) ?? []), row])
  return chats
}

describe.skipIf(!existsSync(FILE))('the replay of real conversations (skipped where they are not at hand)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sigap-replay-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it(
    'stores every message once, measures every admin to the second, and alerts every late wait in both chats',
    async () => {
      const rows = rowsOf(FILE)
      const played = await playHistory(readHistory(FILE), ENV)
      expectEqual(
        played,
        rows,
        byKey(rows, ({ conv }) => conv),
      )
    },
    LONG,
  )

  it(
    'does the same where customers come again: next responses, joined messages, courtesies, reopenings',
    async () => {
      const threads = new Map([...new Set(rowsOf(FILE).map(({ conv }) => conv))].map((conv, i) => [conv, i % 200]))
      const dealt = rowsOf(FILE).map((row) =>
        row.role === 'customer' ? { ...row, from: `customer ${threads.get(row.conv)}` } : row,
      )
      const file = path.join(folder, 'dealt.jsonl')
      writeFileSync(file, dealt.map((row) => JSON.stringify(row)).join('\n'))
      const chats = byKey(dealt, ({ conv }) => String(threads.get(conv)))
      const mine = recompute(chats.values(), (dealt.at(-1)?.ts ?? 0) + AFTERWARDS)
      // Otherwise this would prove nothing.
      for (const n of [mine.next, mine.joined, mine.courtesies, mine.reopened]) expect(n).toBeGreaterThan(20)
      expectEqual(await playHistory(readHistory(file), ENV), dealt, chats)
    },
    LONG,
  )
})
