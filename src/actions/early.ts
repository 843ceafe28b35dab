import type { HeardEdit, HeardMessage } from '../chat/heard.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import type { Early } from '../store/early.ts'
import { wasErased } from './erase.ts'
import { accountRef, listenedTo } from './hear-business.ts'
import type { Hearing } from './hearing.ts'

/** Platforms deliver what they could not for a day; a message that has not come by then never will. */
const KEPT_MS = 2 * DAY_MS

/** Where a message stood that has not been heard. */
type Place = Partial<Pick<HeardEdit, 'place' | 'business'>>

/**
 * An edit was heard before its message: it is carried out when that arrives. Of chats that are not stored, and of messages that
 * were erased, nothing is kept.
 */
export async function keepEdit(h: Hearing, fact: HeardEdit): Promise<void> {
  if (!(await isStored(h, fact)) || (await wasErased(h, { at: fact.writtenAt }))) return
  await keep(h, {
    ref: accountRef(h, fact.ref),
    kind: 'edit',
    text: fact.content.text ?? null,
    at: fact.at,
    heardAt: h.now,
  })
}

/** The same of messages deleted before they were heard. */
export async function keepDeletions(h: Hearing, refs: readonly string[], at: Instant, place: Place): Promise<void> {
  if (refs.length === 0 || !(await isStored(h, place))) return
  for (const ref of refs) await keep(h, { ref, kind: 'delete', text: null, at, heardAt: h.now })
}

/** What was heard of a message before it, to be done now. */
export async function takeEarly(h: Hearing, { ref }: HeardMessage): Promise<Early[]> {
  const known = accountRef(h, ref)
  const kept = h.early.get(known) ?? []
  if (kept.length > 0) await h.desk.store.early.remove(known)
  h.early.delete(known)
  return kept
}

async function keep(h: Hearing, early: Early): Promise<void> {
  const { store } = h.desk
  await store.early.prune(h.now - KEPT_MS)
  await store.early.keep(early)
  h.early.set(early.ref, (await store.early.of([early.ref])).get(early.ref) ?? [])
}

async function isStored(h: Hearing, { place, business }: Place): Promise<boolean> {
  const { store, places } = h.desk
  if (business) {
    const account = listenedTo(h, business.connectionId)
    return (
      account !== undefined && !(await store.customers.at('business', `${account.userId}:${business.chat}`))?.ignored
    )
  }
  if (!place) return false
  if (place.kind === 'group') return place.thread !== undefined && places.inboxes.includes(place.chat)
  const person = h.team.find((p) => p.telegramId === place.chat)
  return !person?.active || (person.tryingUntil ?? 0) > h.now
}
