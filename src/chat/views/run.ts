import { formatMoment, formatNumber, formatPercent } from '../../domain/format.ts'
import type { Locale } from '../../domain/locale.ts'
import type { Nps } from '../../domain/nps.ts'
import { type Instant, MINUTE_MS } from '../../domain/time.ts'
import { button, type Reply, type Text } from '../reply.ts'
import { wordsIn } from '../words/index.ts'

/** A survey run as it stands now. */
export interface RunLine {
  id: number
  state: string
  /** How many it set out to ask. */
  asking: number
  sent: number
  failed: number
  skipped: number
  /** When the next question goes out; null: none does. */
  next: Instant | null
  now: Instant
  nps: Nps
}

/** Fewer answers than this say little. */
const ENOUGH = 5

/** The one message that tells how far a run has come, and what came of it. */
export function runView(line: RunLine, { locale, zone }: { locale: Locale; zone: string }): Reply {
  const w = wordsIn(locale).surveyTeam.run
  const isRunning = line.state === 'running'
  const count = (n: number) => formatNumber(n, locale)
  const some: (readonly [string, Text])[] = [
    [w.sent, count(line.sent)],
    [w.answered, answered(line, locale)],
    ...(line.failed > 0 ? [[w.failed, count(line.failed)] as const] : []),
    ...(line.skipped > 0 ? [[w.skipped, count(line.skipped)] as const] : []),
    [w.nps(!isRunning), npsLine(line.nps, locale)],
  ]
  // Between two batches there is a second; more than that and the shop has closed.
  const paused = line.next !== null && line.next - line.now > MINUTE_MS ? line.next : null
  return {
    tone: line.state === 'done' ? 'success' : 'info',
    title: titleOf(line, locale),
    body: [
      { facts: some },
      ...(paused === null ? [] : [{ text: w.resumes(formatMoment(paused, zone, locale)) }]),
      ...(isRunning ? [] : [{ small: w.more }]),
    ],
    buttons: [[isRunning ? button(w.stop, `survey stop ${line.id}`, 'danger') : button(w.read, 'feedback')]],
  }
}

function titleOf({ state, asking, sent, failed, skipped }: RunLine, locale: Locale): string {
  const { title } = wordsIn(locale).surveyTeam.run
  const [done, all] = [sent + failed + skipped, asking].map((n) => formatNumber(n, locale)) as [string, string]
  if (state === 'running') return title.running(done, all)
  return state === 'stopped' ? title.stopped(formatNumber(sent, locale), all) : title.done(all)
}

function answered({ nps: { n }, sent }: RunLine, locale: Locale): string {
  const { share } = wordsIn(locale).surveyTeam.run
  return sent === 0
    ? formatNumber(n, locale)
    : share(formatNumber(n, locale), formatPercent(Math.min(1, n / sent), locale))
}

/** The score with its margin and how many answers it comes from. */
function npsLine({ nps, margin, n }: Nps, locale: Locale): string {
  const { none, npsIs } = wordsIn(locale).surveyTeam.run
  if (nps === null || margin === null) return none
  return npsIs(
    formatNumber(Math.round(nps), locale),
    formatNumber(Math.ceil(margin), locale),
    formatNumber(n, locale),
    n < ENOUGH,
  )
}
