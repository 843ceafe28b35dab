import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { ENGINE } from '../support/database.ts'
import { byKey, expectEqual, FILE, LONG, play, rowsOf } from './replayed.ts'

/** The whole file takes minutes: REPLAY=all plays it, REPLAY=150 its first 150 messages. */
const SOME = ENGINE === 'sqlite' ? 900 : 300
const MOST = process.env.REPLAY === 'all' ? Number.POSITIVE_INFINITY : Number(process.env.REPLAY ?? SOME)

describe.skipIf(!existsSync(FILE))('the replay of real conversations (skipped where they are not at hand)', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'sigap-replay-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it(
    'stores every message once, measures every admin to the second, and alerts every late wait in both chats',
    async () => {
      const rows = rowsOf(FILE).slice(0, MOST)
      const file = path.join(folder, 'history.jsonl')
      writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
      const played = await play(file)
      expectEqual(
        played,
        rows,
        byKey(rows, ({ conv }) => conv),
      )
    },
    LONG,
  )
})
