import type { Instant } from './time.ts'

/**
 * What the self-check can find wrong. alerts: somebody waits past their limit and no alert of it has arrived. answers, copies:
 * messages to customers, and of customers, that have not arrived. surveys: questions that were to be asked and were not.
 * outbox: messages that could go and do not. sweep: nothing decides any more. jobs: some decisions fail again and again.
 * database: it does not answer. file: it is not where it was, and what is written is lost at the next start.
 */
export const TROUBLES = [
  'alerts',
  'answers',
  'copies',
  'surveys',
  'outbox',
  'sweep',
  'jobs',
  'database',
  'file',
] as const
export type TroubleKind = (typeof TROUBLES)[number]

/** Troubles of one process, which another one cannot see. */
export const OWN_TROUBLES: readonly TroubleKind[] = ['sweep', 'jobs', 'database', 'file']

/** One kind of trouble as it is found: how many, since when, and the numbers of the chats it is about. */
export interface Trouble {
  kind: TroubleKind
  count: number
  since: Instant
  chats: readonly number[]
  /** The jobs that fail, by name. */
  jobs?: readonly string[]
}

/** Something that should have happened: whose chat it is about, since when it could have, and when that is too late. */
export interface Suspect {
  kind: TroubleKind
  chat: number | null
  since: Instant
  deadline: Instant
}

/** What of all that is suspected has become trouble by now; `next`: when the next of the others will. */
export function troublesOf(suspects: readonly Suspect[], now: Instant): { troubles: Trouble[]; next: Instant | null } {
  const late = suspects.filter(({ deadline }) => deadline <= now)
  const coming = suspects.filter(({ deadline }) => deadline > now).map(({ deadline }) => deadline)
  const troubles = TROUBLES.flatMap((kind): Trouble[] => {
    const found = late.filter((suspect) => suspect.kind === kind)
    if (found.length === 0) return []
    const chats = new Set(found.flatMap(({ chat }) => chat ?? []))
    const since = Math.min(...found.map((one) => one.since))
    return [{ kind, count: found.length, since, chats: [...chats] }]
  })
  return { troubles, next: coming.length > 0 ? Math.min(...coming) : null }
}
