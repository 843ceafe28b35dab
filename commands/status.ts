import type { Desk } from '../src/actions/desk.ts'
import { pausedLines } from '../src/actions/stuck.ts'
import type { Call } from '../src/chat/command.ts'
import type { Text } from '../src/chat/reply.ts'
import type { Vitals } from '../src/chat/vitals.ts'
import { formatDuration, formatNumber } from '../src/domain/format.ts'
import { type Instant, MINUTE_MS, SECOND_MS } from '../src/domain/time.ts'
import { calendarHint } from './support/calendar.ts'
import { command } from './support/command.ts'
import { pauseOf, stuckBlocks } from './support/stuck.ts'

/** Beyond these something needs a look: the queue's oldest, a pause yet to go, the host's clock against the platform's, the last sweep. */
const OLD_MS = MINUTE_MS
const SKEWED_MS = 2 * SECOND_MS
const PAUSES_SHOWN = 6

type Fact = readonly [label: string, value: Text]

export default command({
  name: 'status',
  args: {},
  allow: 'lead',
  examples: ['status'],
  async run(_, call) {
    const { desk, now, words } = call
    const vitals = (await desk.vitals?.()) ?? null
    const backlog = await desk.store.outbox.backlog(now)
    const { open, due, quiet, promises } = await desk.store.waits.tally(now)
    const w = words.status
    const age = backlog.oldestReadyAt === null ? null : now - backlog.oldestReadyAt
    const stuck = await stuckBlocks(call)
    const paused = await pausedLines(desk, now + OLD_MS, PAUSES_SHOWN)
    const good = isWell(vitals, now) && stuck.count === 0 && paused.length === 0 && (age ?? 0) <= OLD_MS
    const facts: Fact[] = [
      ...vitalFacts(vitals, call),
      [w.outbox, w.outboxDepth(backlog.depth, age === null ? null : length(age, call))],
      ...paused.map((line): Fact => [w.paused, pauseOf(line, call)]),
      [w.dead, formatNumber(backlog.dead, call.locale)],
      [w.waiting, w.waitingNow(open - promises.open, due - promises.due)],
      [words.promise.running, words.promise.tally(promises.open, promises.due)],
      [w.quiet, formatNumber(quiet, call.locale)],
    ]
    const hint = calendarHint(call)
    const body = [
      ...(vitals ? [] : [{ small: w.noVitals }]),
      { facts },
      ...stuck.blocks,
      ...(hint ? [{ small: hint }] : []),
    ]
    const { buttons } = stuck
    return { reply: { tone: good ? 'success' : 'warning', title: good ? w.good : w.attention, body, buttons } }
  },
})

function vitalFacts(vitals: Vitals | null, call: Call<Desk>): Fact[] {
  if (!vitals) return []
  const { now, locale, words } = call
  const w = words.status
  const ago = (at: Instant | null) => (at === null ? null : length(now - at, call))
  const { channels, clockSkewMs: skew, sweptAt } = vitals
  const swept = ago(sweptAt)
  return [
    ...channels.map(({ name, state, heardAt, why }): Fact => [name, w.channel(state, ago(heardAt), why)]),
    [w.clock, skew === null ? w.clockUnknown : w.seconds(formatNumber(skew / SECOND_MS, locale, 1))],
    [w.sweep, swept === null ? w.never : w.ago(swept)],
  ]
}

const isWell = (vitals: Vitals | null, now: Instant): boolean =>
  vitals?.channels.every(({ state }) => state === 'heard') === true &&
  Math.abs(vitals.clockSkewMs ?? 0) <= SKEWED_MS &&
  vitals.sweptAt !== null &&
  now - vitals.sweptAt <= OLD_MS

const length = (ms: number, { locale }: Call<Desk>): string => formatDuration(ms / SECOND_MS, locale)
