import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { recompute } from './recomputed.ts'
import { AFTERWARDS, byKey, expectEqual, FILE, LONG, play, rowsOf } from './replayed.ts'

describe.skipIf(!existsSync(FILE))('the replay dealt onto 60 customers (skipped where it is not at hand)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sigap-replay-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it(
    'does the same where customers come again: next responses, joined messages, courtesies, reopenings',
    async () => {
      // The first of them: the whole file is played by the other replay.
      const rows = rowsOf(FILE).slice(0, 700)
      const threads = new Map([...new Set(rows.map(({ conv }) => conv))].map((conv, i) => [conv, i % 60]))
      const dealt = rows.map((row) =>
        row.role === 'customer' ? { ...row, from: `customer ${threads.get(row.conv)}` } : row,
      )
      const file = path.join(folder, 'dealt.jsonl')
      writeFileSync(file, dealt.map((row) => JSON.stringify(row)).join('\n'))
      const chats = byKey(dealt, ({ conv }) => String(threads.get(conv)))
      const mine = recompute(chats.values(), (dealt.at(-1)?.ts ?? 0) + AFTERWARDS)
      // Otherwise this would prove nothing.
      for (const n of [mine.next, mine.joined, mine.courtesies, mine.reopened]) expect(n).toBeGreaterThan(20)
      expectEqual(await play(file), dealt, chats)
    },
    LONG,
  )
})
