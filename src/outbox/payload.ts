import type { OutboxRow } from '../store/outbox.ts'
import type { Owed, Target } from './owed.ts'

/** Where a row goes, and with what. */
export interface Payload {
  target: Target
  owed: Owed
}

/** What a row says. Throws when it cannot be read. */
export function read(row: Pick<OutboxRow, 'payload'>): Payload {
  return JSON.parse(row.payload)
}

/** The same; null when it cannot be read, as after a hand in the database or a version that wrote otherwise. */
export function peek(row: Pick<OutboxRow, 'payload'>): Payload | null {
  try {
    const { target, owed } = read(row)
    return typeof target.at === 'string' && typeof owed.do === 'string' ? { target, owed } : null
  } catch {
    return null
  }
}
