import { platformName } from '../chat/parcel.ts'
import { wordsIn } from '../chat/words/index.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import type { Target } from '../outbox/owed.ts'
import type { Desk } from './desk.ts'
import { waysToOwners } from './owners.ts'
import { tellTeam } from './tell-team.ts'

/** News of a chat that cannot be written to stands under a key that begins so. */
export const lostKey = (chat: string): string => `lost:${chat}:`

/** A chat of the team cannot be written to: its owners are told wherever else they can be, once a day. */
export async function tellLostChat(desk: Desk, target: Target, why: string, now: Instant): Promise<void> {
  const { store, rules, places } = desk
  const { owner } = wordsIn(rules.locale)
  const inbox = target.at === 'topic' ? (await store.customers.find(target.customerId))?.inbox : null
  const lost =
    target.at === 'chat' ? `${target.platform}:${target.chat}` : target.at === 'topic' ? `telegram:${inbox}` : 'account'
  const text =
    target.at === 'chat'
      ? owner.lostChat(platformName(target.platform), why)
      : target.at === 'topic'
        ? owner.lostInbox(why)
        : owner.lostAccount(why)
  const inPrivate = (await waysToOwners(desk)).flatMap((ways) => ways.slice(0, 1))
  const elsewhere = [...places.alerts, ...inPrivate].filter(({ platform, chat }) => `${platform}:${chat}` !== lost)
  const owed = { do: 'say', reply: { tone: 'warning', body: [{ text }] } } as const
  await tellTeam(desk, elsewhere, { key: lostKey(lost) + Math.floor(now / DAY_MS), owed, now })
}
