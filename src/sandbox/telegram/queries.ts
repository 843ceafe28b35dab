import type { Instant } from '../../domain/time.ts'
import { SECOND_MS } from '../../domain/time.ts'
import { bad } from './refusal.ts'
import type { PressAnswer } from './types.ts'

export interface Query {
  id: string
  user: number
  chat: number
  pressedAt: Instant
  answer(answer: PressAnswer): void
}

/** The platform publishes no number; its server keeps a press this long. */
const LIFETIME_MS = 150 * SECOND_MS
/** How long a press may still be answered with an ephemeral message. */
const EPHEMERAL_MS = 15 * SECOND_MS
const KEPT = 1_000
const FIRST_QUERY_ID = 4_382_000_000_000_000

/** The presses of late, answered or still waiting for `answerCallbackQuery`. */
export class Queries {
  private readonly recent = new Map<string, Query & { open: boolean }>()
  private count = 0

  add(user: number, chat: number, pressedAt: Instant, answer: (answer: PressAnswer) => void): Query {
    this.count += 1
    const query = { id: String(FIRST_QUERY_ID + this.count), user, chat, pressedAt, answer, open: true }
    this.recent.set(query.id, query)
    const oldest = this.recent.values().next().value
    if (this.recent.size > KEPT && oldest !== undefined) this.forget(oldest)
    return query
  }

  /** Takes the press to answer it; a second answer is refused like one that comes too late. */
  take(id: string, now: Instant): Query {
    const query = this.recent.get(id)
    const late = query !== undefined && now - query.pressedAt > LIFETIME_MS
    if (late) this.forget(query)
    if (!query?.open) throw bad('query is too old and response timeout expired or query ID is invalid')
    query.open = false
    return query
  }

  /** Whether this person's press in this chat is fresh enough for an ephemeral message. */
  mayFollow(id: string, user: number, chat: number, now: Instant): boolean {
    const query = this.recent.get(id)
    return query?.user === user && query.chat === chat && now - query.pressedAt <= EPHEMERAL_MS
  }

  closeAll(): void {
    for (const query of this.recent.values()) this.forget(query)
  }

  private forget(query: Query & { open: boolean }): void {
    this.recent.delete(query.id)
    if (query.open) query.answer(null)
    query.open = false
  }
}
