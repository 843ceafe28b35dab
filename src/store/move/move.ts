import { type Copied, copyShop, type Verified } from './copy.ts'
import { openSource } from './open-source.ts'
import { openTarget, refuseFull } from './open-target.ts'
import { refuseSameFile } from './places.ts'
import { inOrder, MoveRefused } from './side.ts'

export interface Move {
  /** Database URLs. */
  from: string
  to: string
  /** A bot may be at work on the source: what it writes meanwhile is not in the copy. */
  mayRun?: boolean
  onVerified(table: Verified): void
}

/**
 * Copies a shop from one database into another, empty one, and reads both again. All or nothing: stopped or killed midway it
 * leaves the target without a shop, and the source is never written to.
 */
export async function move({ from, to, mayRun, onVerified }: Move): Promise<Copied> {
  refuseSameFile(from, to)
  const source = await openSource(from, mayRun)
  try {
    const target = await openTarget(to)
    try {
      if (source.side.identity === target.side.identity)
        throw new MoveRefused('source and target are the same database')
      await refuseFull(target.side)
      await target.side.clear(inOrder(target.side.tables))
      const copied = await copyShop(source.side, target.side, onVerified)
      await source.assertQuiet()
      await target.assertQuiet()
      await target.side.commit()
      return copied
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
