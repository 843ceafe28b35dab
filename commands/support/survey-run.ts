import type { Desk } from '../../src/actions/desk.ts'
import { RUN_PER_SECOND, selectRun, startRun } from '../../src/actions/survey-run.ts'
import { number, period } from '../../src/chat/arg-types.ts'
import { type Answer, type Call, note, refusal } from '../../src/chat/command.ts'
import { type Block, button, type Text } from '../../src/chat/reply.ts'
import { formatNumber } from '../../src/domain/format.ts'
import type { Span } from '../../src/domain/schedule.ts'
import { LEFT_OUT } from '../../src/domain/survey-run.ts'
import { causeOf, teammate } from './command.ts'
import { figuresFor } from './figures.ts'
import { readDetails } from './read-details.ts'
import { exampleOf } from './survey-preview.ts'
import { cooldownOf } from './survey-settings.ts'

const MINUTE_SECONDS = 60

/** What the button that starts a run says behind `survey nps`. */
export const STARTS = /^start(?:\s+|$)/i

/** Counts whom a run would ask and who is left out and why, with a button that starts it. */
export async function countRun(said: string, call: Call<Desk>): Promise<Answer> {
  const { desk, now, locale, words } = call
  const w = words.surveyTeam.run
  if (await desk.store.runs.running()) return refusal(w.running)
  const { over } = readDetails({ over: period().or('30d') }, said, call)
  const span: Span = { from: over.from, to: Math.min(over.to, now + 1) }
  const { ask, leftOut } = await selectRun(desk, span, now)
  const count = formatNumber(ask.length, locale)
  const minutes = Math.max(1, Math.ceil(ask.length / RUN_PER_SECOND / MINUTE_SECONDS))
  const reasons = LEFT_OUT.filter((reason) => leftOut[reason] > 0)
  const facts = reasons.map((reason): readonly [string, Text] => [
    w.leftOut(reason, cooldownOf(call)),
    formatNumber(leftOut[reason], locale),
  ])
  const [question] = exampleOf('nps', desk.rules.locale, call).body
  const body: Block[] = [
    { text: ask.length > 0 ? w.would(count, minutes) : w.nobody },
    ...(ask.length > 0 && question && 'text' in question && typeof question.text === 'string'
      ? [{ quote: question.text }]
      : []),
    ...(facts.length > 0 ? [{ text: [{ bold: w.notAsked }] }, { facts }] : []),
  ]
  const line = `survey nps start ${span.from} ${span.to} ${now}`
  const title = w.preview(figuresFor(call).period(over))
  return { reply: { title, body, buttons: ask.length > 0 ? [[button(w.start(count), line, 'primary')]] : [] } }
}

/** Starts what was counted, once. */
export async function startCounted(said: string, call: Call<Desk>): Promise<Answer> {
  const { caller, desk, locale, place, words } = call
  const w = words.surveyTeam.run
  const instant = () => number(0, Number.MAX_SAFE_INTEGER)
  const { from, to, countedAt } = readDetails({ from: instant(), to: instant(), countedAt: instant() }, said, call)
  const start = { span: { from, to }, countedAt, by: teammate(call), sender: caller.sender, place }
  const started = await startRun(desk, start, causeOf(call))
  switch (started.is) {
    case 'done':
      return note(w.started(formatNumber(started.asking, locale)))
    case 'already':
      return refusal(w.already)
    case 'running':
      return refusal(w.running)
    case 'stale':
      return refusal(w.stale)
    case 'nobody':
      return refusal(w.nobody)
    case 'never-open':
      return refusal(w.neverOpen)
  }
}
