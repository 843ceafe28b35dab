import type { Place, Sender } from '../chat/heard.ts'
import type { Person } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import type { Store } from '../store/store.ts'

/** What an owner is called who is known only by an id from the settings. */
const UNNAMED = 'Owner'

/** What somebody of the team says tells the name an owner goes by, and whether the bot may write to them in private. */
export async function introduce(
  store: Store,
  person: Person,
  name: string,
  { platform, kind }: Place,
): Promise<Person> {
  const changes = {
    ...(person.name === UNNAMED && name ? { name } : {}),
    ...(platform === 'telegram' && kind === 'private' && !person.privateChat ? { privateChat: true } : {}),
  }
  return Object.keys(changes).length > 0 ? store.people.change(person.id, changes) : person
}

/**
 * Follows the @names of teammates on Telegram: somebody named by theirs is known by id from their first word on, and a
 * changed one is taken over.
 */
export async function meet(store: Store, senders: readonly Sender[]): Promise<void> {
  const team = await store.people.all()
  for (const { platform, id, username } of senders) {
    if (platform !== 'telegram') continue
    const telegramName = username?.toLowerCase() ?? null
    const known = team.find((p) => p.telegramId === id)
    if (known && known.telegramName !== telegramName) await store.people.change(known.id, { telegramName })
    if (known || telegramName === null) continue
    const named = team.find((p) => p.telegramId === null && p.telegramName === telegramName)
    if (named) Object.assign(named, await store.people.change(named.id, { telegramId: id }))
  }
}

/** Makes sure that whoever the settings name as owner is one: one person with both ids. */
export async function employ(
  store: Store,
  { telegramId, slackId }: { telegramId?: string; slackId?: string },
  at: Instant,
): Promise<void> {
  if (!telegramId && !slackId) return
  const ids = { ...(telegramId ? { telegramId } : {}), ...(slackId ? { slackId } : {}) }
  await store.transaction(async (tx) => {
    const team = await tx.people.all()
    const known = team.filter((p) => (telegramId && p.telegramId === telegramId) || (slackId && p.slackId === slackId))
    const [first] = known
    if (!first) {
      await tx.people.add({ name: UNNAMED, role: 'owner', ranked: false, ...ids }, at)
    } else if (known.length === 1) {
      await tx.people.change(first.id, { role: 'owner', active: true, ...ids })
    } else {
      for (const person of known) await tx.people.change(person.id, { role: 'owner', active: true })
    }
  })
}
