import { wordsIn } from '../chat/words/index.ts'
import { formatClock } from '../domain/format.ts'
import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import type { Desk } from './desk.ts'
import type { Ears, Moment } from './job.ts'
import { tellTeam } from './tell-team.ts'

const TOLD_AFTER_MS = MINUTE_MS
const SKEW_TOLD_MS = 30 * SECOND_MS
const DAY_MS = 24 * 60 * MINUTE_MS

/** Tells the owner, once each time, that a channel is behind or deaf, sends are held up, or the clocks disagree. */
export async function watch(desk: Desk, { now, ears, skewMs }: Moment): Promise<void> {
  const { owner } = wordsIn(desk.rules.locale)
  for (const ear of ears) {
    if (ear.since === null || now - ear.since < TOLD_AFTER_MS) continue
    await tell(desk, `ears:${ear.channel}:${ear.since}`, trouble(desk, ear, ear.since), now, ear)
  }
  if (Math.abs(skewMs) > SKEW_TOLD_MS) {
    await tell(desk, `clock:${Math.floor(now / DAY_MS)}`, owner.clock(Math.round(-skewMs / SECOND_MS)), now)
  }
  const readySince = await desk.store.outbox.readySince(now)
  if (readySince !== null && now - readySince > MINUTE_MS && ears.every((ear) => ear.why === undefined)) {
    const minutes = Math.floor((now - readySince) / MINUTE_MS)
    await tell(desk, `backlog:${Math.floor(now / DAY_MS)}`, owner.backlog(minutes), now)
  }
}

/** Customers are heard on Telegram; in Slack there is only the team. */
function trouble({ rules }: Desk, { channel, why }: Ears, since: Instant): string {
  const { owner } = wordsIn(rules.locale)
  const clock = formatClock(since, rules.zone, rules.locale)
  if (why === undefined) return owner.behind(channel, clock)
  return channel === 'Telegram' ? owner.deaf(channel, clock, why) : owner.deafToTeam(channel, clock, why)
}

/** Where it works: what is wrong with one platform is said on the other, if there is one. */
async function tell(desk: Desk, key: string, text: string, now: Instant, about?: Ears): Promise<void> {
  const { alerts } = desk.places
  const others = alerts.filter(({ platform }) => about?.why === undefined || platform !== about.channel.toLowerCase())
  const owed = { do: 'say', reply: { tone: 'warning', body: [{ text }] } } as const
  await tellTeam(desk, others.length > 0 ? others : alerts, { key, owed, now })
}
