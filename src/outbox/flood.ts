import type { Block } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { formatClock } from '../domain/format.ts'
import type { ShopRules } from '../domain/rules.ts'
import { MINUTE_MS } from '../domain/time.ts'
import type { Message } from '../store/messages.ts'
import type { OutboxRow } from '../store/outbox.ts'
import type { Store } from '../store/store.ts'
import { peek } from './payload.ts'

/** Nobody writes so many messages in a minute by hand. */
const FLOOD = 250
const WITHIN_MS = MINUTE_MS
/** More than this at once is a second flood. */
const MOST = 2000
/** Of so many the words are shown, within so many characters. */
const SHOWN = 30
const SHOWN_CHARACTERS = 3500

interface Waiting {
  row: OutboxRow
  message: Message
}

/** What else a customer has written within a minute of this message and is still to be relayed, when that is a flood. */
export async function floodAfter(store: Store, row: OutboxRow, first: Message): Promise<Waiting[] | null> {
  if (first.author !== 'customer') return null
  if ((await store.outbox.following(row.lane, row.id, FLOOD)).length < FLOOD) return null
  const found: Waiting[] = []
  for (const next of await store.outbox.following(row.lane, row.id, MOST)) {
    const owed = peek(next)?.owed
    const message = owed?.do === 'relay' ? await store.messages.find(owed.messageId) : null
    if (!message || message.copyRef || message.author !== 'customer' || message.at - first.at > WITHIN_MS) break
    found.push({ row: next, message })
  }
  return found.length >= FLOOD ? found : null
}

/** A flood as the team reads it: its first words with their times, and how much more of what there was. */
export function floodView(messages: readonly Message[], { locale, zone }: ShopRules): Block[] {
  const shown: Message[] = []
  let length = 0
  for (const message of messages) {
    length += message.text?.length ?? 0
    if (message.kind !== 'text' || shown.length === SHOWN || length > SHOWN_CHARACTERS) break
    shown.push(message)
  }
  const rest = messages.slice(shown.length)
  const words = wordsIn(locale).flood
  const number = messages[0]?.customerId ?? 0
  return [
    ...shown.map((m) => ({ text: [{ code: formatClock(m.at, zone, locale) }, ` ${m.text ?? ''}`] })),
    { text: words.more(rest.length, kindsOf(rest, words), number) },
  ]
}

type Words = ReturnType<typeof wordsIn>['flood']

/** `400 teks, 12 stiker`, most first. */
function kindsOf(messages: readonly Message[], { kinds, kind }: Words): string {
  const counts = new Map<keyof Words['kinds'], number>()
  for (const message of messages) {
    const known = Object.hasOwn(kinds, message.kind) ? (message.kind as keyof Words['kinds']) : 'other'
    counts.set(known, (counts.get(known) ?? 0) + 1)
  }
  const ordered = [...counts].sort(([, a], [, b]) => b - a)
  return ordered.map(([one, count]) => kind(count, kinds[one])).join(', ')
}
