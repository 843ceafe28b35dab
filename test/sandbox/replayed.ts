import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { readHistory } from '../../src/sandbox/replay/history.ts'
import { type Played, playHistory } from '../../src/sandbox/replay/play.ts'
import { newDatabase } from '../support/database.ts'
import { nearestRank, type Row, recompute } from './recomputed.ts'

/** Real messages, where they are at hand. */
export const FILE = path.join(projectRoot, '../shared/conversations/play-cs-id/messages.jsonl')
const ENV = { BUSINESS_HOURS: 'always', FIRST_RESPONSE_TARGET: '10m' }
export const AFTERWARDS = 13 * 3600
/** A replay takes minutes. */
export const LONG = 30 * 60_000

export const rowsOf = (file: string): Row[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** Plays a file of history through a bot on a database of the engine the tests run on. */
export async function play(file: string, env: Record<string, string> = ENV): Promise<Played> {
  const database = await newDatabase()
  const played = await playHistory(readHistory(file), { ...env, DATABASE_URL: database.url })
  await database.drop()
  return played
}

/** `1:02:03` or `2:03`, whatever stands behind it. */
const secondsOf = (shown: string) =>
  (shown.split(' ')[0] ?? '').split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

/** n, median and p90 of each admin's first response as the owner reads them. */
function figuresIn(team: string): Record<string, [number, number, number]> {
  const lines = team.split('\n').map((line) => line.split(' | '))
  const [header = []] = lines.filter((cells) => cells.includes('p90'))
  expect(header.slice(0, 3)).toEqual(['Nama', 'Respons pertama (median)', 'p90'])
  const shown = lines.filter((cells) => cells.length === header.length && cells !== header && cells[1] !== '–')
  return Object.fromEntries(
    shown.map(([name, median = '', p90 = '']) => [
      name,
      [Number(/\(n ([\d.]+)/.exec(median)?.[1]?.replace('.', '')), secondsOf(median), secondsOf(p90)],
    ]),
  )
}

/** What the bot stored, showed and alerted equals what the file says when it is counted by hand. */
export function expectEqual(played: Played, rows: readonly Row[], chats: Map<string, Row[]>): void {
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

export function byKey(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const chats = new Map<string, Row[]>()
  for (const row of rows) chats.set(keyOf(row), [...(chats.get(keyOf(row)) ?? []), row])
  return chats
}
