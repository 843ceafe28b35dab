import { existsSync } from 'node:fs'
import { describe, it } from 'vitest'
import { readHistory } from '../../src/sandbox/replay/history.ts'
import { playHistory } from '../../src/sandbox/replay/play.ts'
import { byKey, ENV, expectEqual, FILE, LONG, rowsOf } from './replayed.ts'

describe.skipIf(!existsSync(FILE))('the replay of real conversations (skipped where they are not at hand)', () => {
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
})
