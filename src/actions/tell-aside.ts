import type { Heard } from '../chat/heard.ts'
import { say } from '../chat/reply.ts'
import { wordsIn } from '../chat/words/index.ts'
import { maskedWords } from '../domain/quote.ts'
import { HOUR_MS, type Instant } from '../domain/time.ts'
import { asideKey } from '../store/privacy.ts'
import type { Desk } from './desk.ts'
import { tellTeam } from './tell-team.ts'

const NAME_SHOWN = 40

/** Tells the team that something heard cannot be stored, of each sender once an hour: somebody may wait for an answer. */
export async function tellAside(desk: Desk, heard: Heard, now: Instant): Promise<void> {
  const from = heard.type === 'message' || heard.type === 'press' ? heard.from : null
  const { unstored } = wordsIn(desk.rules.locale).selfCheck
  const reply = { ...say(unstored(from && maskedWords(from.name, NAME_SHOWN))), tone: 'warning' } as const
  const key = `${from ? asideKey(from.id) : `aside:${heard.type}`}:${Math.floor(now / HOUR_MS)}`
  await tellTeam(desk, desk.places.alerts, { key, owed: { do: 'say', reply }, now, many: true })
}
