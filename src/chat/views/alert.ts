import type { WaitState } from '../../domain/facts.ts'
import { formatClock } from '../../domain/format.ts'
import type { Locale } from '../../domain/locale.ts'
import { lastWords } from '../../domain/quote.ts'
import type { Instant } from '../../domain/time.ts'
import { type Block, type Button, button, type Mention, type Reply, type Span } from '../reply.ts'
import { wordsIn } from '../words/index.ts'

/** One wait as an alert tells of it, at one moment. Seconds are open time. */
export interface AlertLine {
  waitId: number
  /** The chat's number. */
  number: number
  customer: string
  /** ignored: the chat turned out not to be a customer's. */
  state: WaitState | 'ignored'
  openedAt: Instant
  waitedSeconds: number
  targetSeconds: number
  assigned: Mention | null
  claimed: Mention | null
  snoozedUntil: Instant | null
  answeredBy: Mention | null
  /** Answered by no more than asking for patience. */
  holding: boolean
  /** Of a promise: who asked for patience, in which words, and how long ago, elapsed. */
  promise: { by: Mention | null; words: string; agoSeconds: number } | null
  words: string
  href: string | null
  business: boolean
}

interface Reader {
  locale: Locale
  zone: string
}

const QUOTE_CHARACTERS = 200
const LINE_CHARACTERS = 40
/** All lines of a shared message together: below Telegram's 4,096, which counts as JavaScript does. */
const GROUP_UNITS = 4000
const NAME_UNITS = 24
const HOLDER_UNITS = 16
/** Fewer of a customer's words say nothing. */
const WORDS_UNITS = 8

/** The living alert of one wait: who waits, how long, on whom, the last words, and what has happened since. */
export function alertView(line: AlertLine, { locale, zone }: Reader): Reply {
  const w = wordsIn(locale).alert
  const open = line.href ? [{ label: w.open, href: line.href }] : []
  if (line.state !== 'open') {
    return {
      tone: line.state === 'answered' ? 'success' : 'info',
      title: closedTitle(line, locale),
      body: [...answer(line, locale), { small: w.chat(line.number) }],
      buttons: [...puttingBack(line, w.putBack), ...(open.length ? [open] : [])],
    }
  }
  const p = wordsIn(locale).promise
  const limit = line.promise ? p.limit(line.targetSeconds) : w.target(line.targetSeconds)
  const about = `${w.chat(line.number)} · ${w.since(formatClock(line.openedAt, zone, locale))} · ${limit}`
  return {
    tone: line.claimed || line.snoozedUntil !== null ? 'warning' : 'danger',
    title: line.promise ? p.title(line.customer) : w.waits(line.customer, line.waitedSeconds),
    body: [
      ...promised(line, locale),
      ...holder(line, locale, zone),
      { quote: lastWords(line.words, QUOTE_CHARACTERS) },
      { small: about },
    ],
    buttons: buttons(line, locale, open),
  }
}

/** Many waits at once share a message: a line and a button each. */
export function groupView(lines: readonly AlertLine[], { locale }: Reader): Reply {
  const w = wordsIn(locale).alert
  const waiting = lines.filter((line) => line.state === 'open')
  const room = Math.floor(GROUP_UNITS / lines.length)
  return {
    tone: waiting.length ? 'danger' : 'success',
    title: w.many(waiting.length),
    body: lines.map((line) => row(short(line), locale, room)),
  }
}

/** The same with names that leave room for the others. */
function short(line: AlertLine): AlertLine {
  const named = (who: Mention | null) => who && { ...who, name: brief(who.name, HOLDER_UNITS) }
  return {
    ...line,
    customer: brief(line.customer, NAME_UNITS),
    assigned: named(line.assigned),
    claimed: named(line.claimed),
    answeredBy: named(line.answeredBy),
    promise: line.promise && { ...line.promise, by: named(line.promise.by) },
  }
}

const brief = (text: string, units: number) => lastWords(text, units, units)

function row(line: AlertLine, locale: Locale, room: number): Block {
  const { alert: w, promise: p } = wordsIn(locale)
  const number = `#${line.number} `
  if (line.state === 'answered') return { row: `✓ ${number}${answeredRow(line, locale)}` }
  if (line.state !== 'open') {
    const [[back] = []] = puttingBack(line, `${w.putBack} #${line.number}`)
    return { row: `✓ ${number}${closedTitle(line, locale)}`, button: back }
  }
  const who = line.claimed ?? line.promise?.by ?? line.assigned
  const holds = line.claimed ? w.claimed : line.promise?.by ? p.lineBy : w.assigned
  const waits = (line.promise ? p : w).lineWaits(line.customer, line.waitedSeconds)
  const about = `${number}${waits}${who ? ` · ${holds}` : ''}`
  const left = Math.min(LINE_CHARACTERS, room - about.length - (who?.name.length ?? 0) - ' · “”\n'.length)
  const words = left < WORDS_UNITS ? '' : brief(line.words, left)
  const said: Span[] = [about, ...(who ? [{ mention: who }] : []), ...(words ? [` · “${words}”`] : [])]
  return { row: said, button: line.claimed ? undefined : claim(line, `${w.claim} #${line.number}`) }
}

function answeredRow(line: AlertLine, locale: Locale): string {
  const { alert: w, promise: p } = wordsIn(locale)
  const say = line.promise ? p.lineKept : line.holding ? p.lineHeld : w.lineAnswered
  return say(line.customer, line.answeredBy?.name ?? w.somebody, line.waitedSeconds)
}

function closedTitle(line: AlertLine, locale: Locale): string {
  const { alert: w, promise: p } = wordsIn(locale)
  switch (line.state) {
    case 'answered':
      return line.promise ? p.kept(line.customer) : line.holding ? p.held(line.customer) : w.answered(line.customer)
    case 'resolved':
      return w.resolved(line.customer)
    case 'unreachable':
      return w.unreachable(line.customer)
    case 'withdrawn':
      return w.withdrawn(line.customer)
    case 'ignored':
      return w.ignored
    default:
      return w.dismissed(line.customer)
  }
}

function answer(line: AlertLine, locale: Locale): Block[] {
  if (line.state !== 'answered') return []
  const { alert: w, promise: p } = wordsIn(locale)
  const inTime = line.waitedSeconds <= line.targetSeconds ? [w.inTime] : []
  const who: Span = line.answeredBy ? { mention: line.answeredBy } : w.somebody
  const by = line.promise ? p.keptBy : line.holding ? p.heldBy : w.answeredBy
  return [{ text: [by, who, w.after(line.waitedSeconds), ...inTime] }]
}

/** Who said that they would be back, and has not been. */
function promised({ promise }: AlertLine, locale: Locale): Block[] {
  if (!promise) return []
  const { alert: w, promise: p } = wordsIn(locale)
  const who: Span = promise.by ? { mention: promise.by } : w.aTeammate
  return [{ text: [who, p.said(lastWords(promise.words, LINE_CHARACTERS) || '…', promise.agoSeconds)] }]
}

/** Whose it is, unless that is who made the promise, and whether they want peace for a while. */
function holder(line: AlertLine, locale: Locale, zone: string): Block[] {
  const w = wordsIn(locale).alert
  const own = line.promise?.by && line.promise.by.name === line.assigned?.name
  const said: Span[] = line.claimed
    ? [w.claimed, { mention: line.claimed }]
    : own
      ? []
      : line.assigned
        ? [w.assigned, { mention: line.assigned }]
        : [w.unassigned]
  if (line.snoozedUntil !== null) {
    const snoozed = w.snoozed(formatClock(line.snoozedUntil, zone, locale))
    said.push(said.length > 0 ? ` · ${snoozed}` : snoozed)
  }
  return said.length > 0 ? [{ text: said }] : []
}

/** What was closed without an answer can be put back, by whoever leads. */
const puttingBack = (line: AlertLine, label: string): Button[][] =>
  line.state === 'dismissed' || line.state === 'resolved'
    ? [[button(label, `putback ${line.number}-${line.waitId}`)]]
    : []

function buttons(line: AlertLine, locale: Locale, open: Button[]): Button[][] {
  const w = wordsIn(locale).alert
  const ref = `${line.number}-${line.waitId}`
  const taking = line.claimed ? [] : [claim(line, w.claim)]
  const sorting = [button(w.snooze, `snooze ${ref} 15m`), button(w.dismiss, `dismiss ${ref}`)]
  const family = line.business ? [[button(w.notCustomer, `notcustomer ${line.number}`)]] : []
  return [[...taking, button(w.assign, `assign ${ref}`)], sorting, ...family, ...(open.length ? [open] : [])]
}

const claim = (line: AlertLine, label: string) => button(label, `claim ${line.number}-${line.waitId}`, 'primary')
