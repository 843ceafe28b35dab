import type { Desk } from '../../src/actions/desk.ts'
import { type PausedLine, type StuckLine, type StuckPlace, stuckLines } from '../../src/actions/stuck.ts'
import type { Call } from '../../src/chat/command.ts'
import { platformName } from '../../src/chat/parcel.ts'
import { type Block, type Button, button } from '../../src/chat/reply.ts'
import { formatMoment } from '../../src/domain/format.ts'
import { lastWords } from '../../src/domain/quote.ts'

/** So many are shown with a button each. */
const SHOWN = 6
/** Of what a platform said. */
const WHY_CHARACTERS = 90

/** What does not arrive, why, and a button to try it again. */
export async function stuckBlocks(call: Call<Desk>): Promise<{ blocks: Block[]; buttons: Button[][]; count: number }> {
  const { lines, all } = await stuckLines(call.desk, call.now, SHOWN)
  if (all === 0) return { blocks: [], buttons: [], count: 0 }
  const w = call.words.status
  const blocks: Block[] = [
    { text: [{ bold: w.stuck(all) }] },
    ...lines.map((line, index): Block => {
      // Telegram shows all buttons below the text: a number says which is whose.
      const [before, after] = lines.length > 1 ? [`${index + 1}. `, ` ${index + 1}`] : ['', '']
      return { row: before + lineOf(line, call), button: button(w.retry + after, `retry ${line.id}`) }
    }),
    ...(all > lines.length ? [{ small: w.more(all - lines.length) }] : []),
    { small: w.stuckHint },
  ]
  return { blocks, buttons: all > 1 ? [[button(w.retryAll, 'retry all')]] : [], count: all }
}

function lineOf(line: StuckLine, { words, zone, locale }: Call<Desk>): string {
  const w = words.status
  const since = formatMoment(line.since, zone, locale)
  const what = [w.kinds[line.kind], line.to && placeOf(line.to, w)].filter(Boolean).join(' ')
  const how = line.isTried ? w.tried(line.attempts, since) : w.aside(since)
  const why = line.why === '' ? '' : `: ${lastWords(line.why, WHY_CHARACTERS, WHY_CHARACTERS)}`
  return `${what} – ${how}${why}${line.behind > 0 ? `. ${w.behind(line.behind)}` : ''}`
}

/** Where a platform asked for a pause, until when, and how much waits for its end. */
export function pauseOf({ to, until, waiting }: PausedLine, { words, zone, locale }: Call<Desk>): string {
  const w = words.status
  return w.pausedUntil(to ? placeOf(to, w) : w.kinds.unreadable, formatMoment(until, zone, locale), waiting)
}

function placeOf(to: StuckPlace, w: Call<Desk>['words']['status']): string {
  switch (to.is) {
    case 'customer':
      return w.toCustomer(to.chat)
    case 'topic':
      return w.toTopic(to.chat)
    case 'inbox':
      return w.toInbox
    case 'team':
      return w.toTeam(platformName(to.platform))
    case 'person':
      return w.toPerson(to.name, platformName(to.platform))
  }
}
