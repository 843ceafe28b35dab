import type { Told } from '../domain/ladder.ts'
import type { Person } from '../domain/people.ts'
import { percentAt } from '../domain/steps.ts'
import type { Instant } from '../domain/time.ts'
import type { Wait } from '../store/waits.ts'
import type { Desk } from './desk.ts'
import { foldRules } from './rules.ts'
import { tellInPrivate } from './sound.ts'
import { privateChatOf } from './tell-team.ts'

/** Tells whoever the shop's ladder names for as long as this customer has waited. How far up it that was, percent. */
export async function climb(desk: Desk, wait: Wait, now: Instant): Promise<number> {
  const rules = foldRules(desk.rules, null)
  const passed = rules.ladder.rungs.filter((rung) => {
    const at = rung.percent > wait.toldPercent ? percentAt(wait, rung.percent, rules) : null
    return at !== null && at <= now
  })
  // Rungs that are passed together, after an outage or a claim, tell each person once.
  const highest = new Map<Person, number>()
  for (const { percent, to } of passed) for (const person of await toldBy(desk, to)) highest.set(person, percent)
  for (const [person, percent] of highest) {
    const chat = privateChatOf(person, desk.places)
    if (chat) await tellInPrivate(desk, wait, chat, percent, now)
  }
  return passed.at(-1)?.percent ?? wait.toldPercent
}

/** The people of the team a rung means; nobody who is set off. */
export async function toldBy({ store }: Desk, to: Told): Promise<Person[]> {
  return (await store.people.all()).filter((p) => p.active && (typeof to === 'number' ? p.id === to : p.role === to))
}
