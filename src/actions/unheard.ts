import { wordsIn } from '../chat/words/index.ts'
import { type Account, isHeard } from '../store/accounts.ts'
import type { Cause, Desk } from './desk.ts'
import { NOTHING_HEARD, refold } from './refold.ts'
import { tellTeam } from './tell-team.ts'

/**
 * An account was connected, cut off or refused. While it cannot be heard nobody knows what was answered there: whoever waits
 * goes on waiting, for cutting the bot off must not wipe out what is late, but alerts are held until it is heard again. The
 * owner is told once.
 */
export async function holdUnheard(desk: Desk, account: Account, was: Account | undefined, cause: Cause): Promise<void> {
  if (was === undefined || isHeard(was) === isHeard(account)) return
  const waits = await desk.store.waits.openOf(account.id)
  for (const { customerId, openedAt } of waits) await refold(desk, customerId, openedAt, cause.at, null, NOTHING_HEARD)
  if (waits.length === 0 || isHeard(account)) return
  const text = wordsIn(desk.rules.locale).owner.unheard(account.name, waits.length)
  const owed = { do: 'say', reply: { tone: 'warning', body: [{ text }] } } as const
  await tellTeam(desk, desk.places.alerts, { key: `unheard:${account.id}:${cause.key}`, owed, now: cause.at })
}
