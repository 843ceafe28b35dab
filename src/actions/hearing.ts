import type { Sender } from '../chat/heard.ts'
import type { Person } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import type { Account } from '../store/accounts.ts'
import type { Early } from '../store/early.ts'
import type { Desk } from './desk.ts'

/** One run of hearing: who is on the team, and which chats must be folded anew from when. */
export interface Hearing {
  desk: Desk
  now: Instant
  stirred: Map<number, Instant>
  team: Person[]
  accounts: readonly Account[]
  /** Refs of this run's messages that are stored already. */
  known: Set<string>
  /** Edits and deletions heard before their messages, by ref: of this run's messages, and what this run itself has kept. */
  early: Map<string, Early[]>
  stir(customerId: number, from: Instant): void
  person(sender: Sender): Person | undefined
}

export async function hearing(desk: Desk, refs: readonly string[], now: Instant): Promise<Hearing> {
  const stirred = new Map<number, Instant>()
  const team = [...(await desk.store.people.all())]
  const accounts = await desk.store.accounts.all()
  return {
    desk,
    now,
    stirred,
    team,
    accounts,
    known: new Set(refs.length > 0 ? (await desk.store.messages.byRefs(refs)).keys() : []),
    early: new Map(),
    stir: (customerId, from) => void stirred.set(customerId, Math.min(from, stirred.get(customerId) ?? from)),
    person: (sender) => team.find((p) => (sender.platform === 'telegram' ? p.telegramId : p.slackId) === sender.id),
  }
}
