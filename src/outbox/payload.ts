import type { OutboxRow } from '../store/outbox.ts'
import type { Owed, Target } from './owed.ts'

/** Where a row goes, and with what. */
export interface Payload {
  target: Target
  owed: Owed
}

/** What each kind of place and of deed cannot be without. */
const PLACES: Readonly<Record<Target['at'], string>> = { chat: 'chat', topic: 'customerId', customer: 'customerId' }
const DEEDS: Readonly<Record<Owed['do'], string>> = {
  say: 'reply',
  show: 'subject',
  sound: 'reply',
  relay: 'messageId',
  revise: 'messageId',
  topic: 'customerId',
  clear: 'customerId',
  file: 'customerId',
}

/** What a row says. Throws when it cannot be read, as after a hand in the database or a version that wrote otherwise. */
export function read(row: Pick<OutboxRow, 'payload'>): Payload {
  const { target, owed }: Payload = JSON.parse(row.payload)
  if (!Object.hasOwn(target, PLACES[target.at]) || !Object.hasOwn(owed, DEEDS[owed.do])) {
    throw new TypeError('an unknown payload')
  }
  return { target, owed }
}

/** The same; null when it cannot be read. */
export function peek(row: Pick<OutboxRow, 'payload'>): Payload | null {
  try {
    return read(row)
  } catch {
    return null
  }
}
