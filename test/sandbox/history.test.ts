import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { BadHistory, readHistory } from '../../src/sandbox/replay/history.ts'
import { play } from './replayed.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'sigap-history-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const T = 1_793_000_000
const line = (conv: string, ts: number, from: string, role: string, text = 'Halo kak, ready?') =>
  JSON.stringify({ conv, ts, from, role, text })

let files = 0
function fileOf(...lines: string[]): string {
  files += 1
  const file = path.join(folder, `${files}.jsonl`)
  writeFileSync(file, lines.join('\n'))
  return file
}

describe('a history', { timeout: 60_000 }, () => {
  it('is in the order of its time, whatever the order of its lines', () => {
    const events = readHistory(fileOf(line('a', T + 60, 'sari', 'admin', 'Ada'), '', line('a', T, 'dewi', 'customer')))
    expect(events.map(({ at, role, text }) => [at / 1000 - T, role, text])).toEqual([
      [0, 'customer', 'Halo kak, ready?'],
      [60, 'admin', 'Ada'],
    ])
  })

  it('knows a customer by the conversation and by the name they write under', () => {
    const rows = [
      line('a', T, 'dewi', 'customer'),
      line('b', T + 1, 'dewi', 'customer'),
      line('b', T + 2, 'sari', 'admin'),
      line('c', T + 3, 'agus', 'customer'),
      line('c', T + 4, 'sari', 'admin'),
      line('c', T + 5, 'agus at work', 'customer'),
      line('d', T + 6, 'agus at work', 'customer'),
    ]
    expect(readHistory(fileOf(...rows)).map(({ customer }) => customer)).toEqual([0, 0, 0, 1, 1, 1, 1])
  })

  it.each([
    ['nothing', '', /holds no messages/],
    ['no JSON', 'halo', /line 1: is no JSON object/],
    ['a list', '[1]', /line 1: is no JSON object/],
    ['no conversation', JSON.stringify({ ts: T, from: 'x', role: 'customer' }), /line 1: "conv"/],
    ['milliseconds', line('a', T * 1000, 'x', 'customer'), /line 1: "ts" must be Unix seconds/],
    ['nobody', line('a', T, '', 'customer'), /line 1: "from"/],
    ['an unknown role', line('a', T, 'x', 'robot'), /line 1: "role" must be customer or admin/],
  ])('is refused in plain words: %s', (_, text, words) => {
    expect(() => readHistory(fileOf(text))).toThrow(words)
    expect(() => readHistory(fileOf(text))).toThrow(BadHistory)
  })

  it('is refused when its file cannot be read', () => {
    expect(() => readHistory(path.join(folder, 'missing.jsonl'))).toThrow(/missing.jsonl cannot be read/)
  })

  it('is played with answers in the same second, and without those that have nowhere to go', async () => {
    const rows = [
      line('z', T, 'sari', 'admin', 'Halo, ada yang bisa dibantu?'),
      line('a', T + 5, 'dewi', 'customer'),
      line('a', T + 5, 'sari', 'admin', 'Ready kak'),
      line('b', T + 10, 'agus', 'customer', ''),
      line('b', T + 10 + 601, 'budi', 'admin', 'Maaf baru dibalas ya'),
    ]
    const played = await play(fileOf(...rows), { BUSINESS_HOURS: 'always' })
    expect(played).toMatchObject({ messages: 4, stored: 4, unplayable: 1, customers: 2, admins: 2 })
    expect(played.alerted).toEqual({ telegram: 1, slack: 1 })
    expect(played.team).toMatch(/^sari \| 0:00 \(n 1[^|]*\| 0:00 \|/m)
    expect(played.team).toMatch(/^budi \| 10:01 \(n 1[^|]*\| 10:01 \|/m)
  })
})
