import type { Person } from '../domain/people.ts'
import { shiftsOf } from '../domain/shift.ts'
import { signatureOf } from '../domain/signature.ts'
import { type Instant, MINUTE_MS } from '../domain/time.ts'
import type { Account } from '../store/accounts.ts'
import type { Message } from '../store/messages.ts'
import type { Hearing } from './hearing.ts'
import { refold } from './refold.ts'

/** The login an answer was written with; nobody's: an anonymous administrator's. */
interface Login {
  person: Person | null
  shared: boolean
}

interface Credited {
  creditId: number | null
  /** As written; only of humans who can be credited. */
  signature: string | null
}

interface Said {
  customerId: number
  at: Instant
  text: string | undefined
  album?: string
}

/** Somebody's login in the inbox group. */
export const loginOf = (person: Person | null): Login => ({ person, shared: person?.shared === true })

/** A Business account: its own person's, unless several people write from it. */
export function accountLogin(h: Hearing, { personId, shared }: Account): Login {
  const person = h.team.find((p) => p.id === personId) ?? null
  return { person, shared: shared || person?.shared === true }
}

/**
 * Whose an answer is (metrics.md, Responsiveness): its writer's; with a login of several people whoever signed it, else
 * whoever took or was handed the chat, else the only admin on shift. Signed by nobody known it is nobody's: the shop's.
 */
export async function credit(h: Hearing, { person, shared }: Login, said: Said): Promise<Credited> {
  const signature = person || shared ? signatureOf(said.text ?? '', h.team) : null
  const name = signature?.name ?? null
  if (!shared) return { creditId: person?.id ?? null, signature: name }
  if (signature) return { creditId: signature.person?.id ?? null, signature: name }
  const creditId = (await signedInAlbum(h, said)) ?? (await holderOf(h, said)) ?? onlyOneOnShift(h, said.at)
  return { creditId, signature: null }
}

/** The signature under one picture signs the whole album. */
async function signedInAlbum(h: Hearing, { customerId, album }: Said): Promise<number | null> {
  if (!album) return null
  const parts = await h.desk.store.messages.ofAlbum(customerId, album)
  return parts.find(({ signature }) => signature !== null)?.creditId ?? null
}

/** Who took or was handed the conversation, as far as that is one person who still works here. */
async function holderOf(h: Hearing, { customerId, at }: Said): Promise<number | null> {
  // What was heard just before may have begun another conversation, which nobody has taken yet.
  const from = h.stirred.get(customerId)
  if (from !== undefined) await refold(h.desk, customerId, from, h.now)
  h.stirred.delete(customerId)
  const conversation = await h.desk.store.conversations.latest(customerId, at)
  if (!conversation) return null
  const holder = await h.desk.store.messages.holder(customerId, conversation.startedAt, at)
  return h.team.some((p) => p.id === holder && p.active && !p.shared) ? holder : null
}

function onlyOneOnShift(h: Hearing, at: Instant): number | null {
  const { isOnShift } = shiftsOf(h.team, h.desk.rules.schedule)
  const [only, ...others] = h.team.filter((p) => p.ranked && isOnShift(p.id, at))
  return only && others.length === 0 ? only.id : null
}

/** A signature forgotten and put in by an edit counts when it comes soon. */
const SIGNED_LATE_MS = 15 * MINUTE_MS

/** Whose an answer is after an edit; empty when that changes nothing. */
export async function creditAnew(
  h: Hearing,
  known: Message,
  text: string | undefined,
  at: Instant,
  account?: Account,
): Promise<Partial<Credited>> {
  if (known.author !== 'human' || at - known.at > SIGNED_LATE_MS) return {}
  const login = account ? accountLogin(h, account) : loginOf(h.team.find((p) => p.id === known.personId) ?? null)
  const signed = login.shared ? signatureOf(text ?? '', h.team) : null
  return signed ? { creditId: signed.person?.id ?? null, signature: signed.name } : {}
}
