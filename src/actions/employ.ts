import type { Instant } from '../domain/time.ts'
import type { Store } from '../store/store.ts'

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
      await tx.people.add({ name: 'Owner', role: 'owner', ranked: false, ...ids }, at)
    } else if (known.length === 1) {
      await tx.people.change(first.id, { role: 'owner', active: true, ...ids })
    } else {
      for (const person of known) await tx.people.change(person.id, { role: 'owner', active: true })
    }
  })
}
