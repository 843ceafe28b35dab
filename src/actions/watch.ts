import { wordsIn } from '../chat/words/index.ts'
import { formatClock } from '../domain/format.ts'
import { type Instant, MINUTE_MS, SECOND_MS } from '../domain/time.ts'
import { type Desk, inTransaction } from './desk.ts'
import type { Ears, Moment } from './job.ts'
import { type NotHeard, notHeard } from './not-heard.ts'
import { tellTeam } from './tell-team.ts'

const TOLD_AFTER_MS = MINUTE_MS
const SKEW_TOLD_MS = 30 * SECOND_MS
const DAY_MS = 24 * 60 * MINUTE_MS
/** Under this and a channel's name the settings keep when it was last told that it is not heard. */
const TOLD = 'EARS TOLD'

/** Tells the owner, once each time, that a channel is behind or deaf, sends are held up, or the clocks disagree. */
export async function watch(desk: Desk, { now, ears, skewMs }: Moment): Promise<void> {
  const { owner } = wordsIn(desk.rules.locale)
  let isDeaf = false
  for (const ear of ears) {
    const lost = await notHeard(desk, ear, now)
    isDeaf ||= lost?.why !== undefined
    if (lost && now - lost.since >= TOLD_AFTER_MS) await tellOfEar(desk, { ...ear, ...lost }, now)
  }
  if (Math.abs(skewMs) > SKEW_TOLD_MS) {
    await tell(desk, `clock:${Math.floor(now / DAY_MS)}`, owner.clock(Math.round(-skewMs / SECOND_MS)), now)
  }
  const readySince = await desk.store.outbox.readySince(now)
  if (readySince !== null && now - readySince > MINUTE_MS && !isDeaf) {
    const minutes = Math.floor((now - readySince) / MINUTE_MS)
    await tell(desk, `backlog:${Math.floor(now / DAY_MS)}`, owner.backlog(minutes), now)
  }
}

/** Several processes find the same channel away, each at its own moment: who has told it since has told it for all. */
async function tellOfEar(desk: Desk, ear: Ears & NotHeard, now: Instant): Promise<void> {
  const { since } = ear
  const name = `${TOLD} ${ear.channel}`
  const isTold = async ({ store }: Desk) => Number((await store.settings.all())[name] ?? 0) >= since
  if (await isTold(desk)) return
  await inTransaction(desk, async (within) => {
    if (await isTold(within)) return
    await within.store.settings.set(name, String(now), null, now)
    await tell(within, `ears:${ear.channel}:${since}`, trouble(within, ear), now, ear)
  })
}

/** Customers are heard on Telegram; in Slack there is only the team. */
function trouble({ rules }: Desk, { channel, why, since }: Ears & NotHeard): string {
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
