import type { ConversationRule, MessageRule, Severity } from '../../domain/assurance/finding.ts'
import { formatMoment } from '../../domain/format.ts'
import type { Locale } from '../../domain/locale.ts'
import { lastWords } from '../../domain/quote.ts'
import type { Instant } from '../../domain/time.ts'
import { type Block, type Button, button, type Mention, type Reply, type Span } from '../reply.ts'
import { wordsIn } from '../words/index.ts'

/** Words found in a message, and what somebody decided about them. */
interface FoundWords {
  id: number
  rule: MessageRule | ConversationRule
  severity: Severity
  term: string
  quote: string
  /** Edited away since, or never delivered. */
  gone: boolean
  decision: { right: boolean; by: Mention | null; at: Instant } | null
}

/** A message with words an owner should see, as it stands now. */
export interface FindingLine {
  words: readonly FoundWords[]
  /** Null: it is not known who wrote it. */
  admin: Mention | null
  customer: string
  /** The chat's number. */
  number: number
  at: Instant
  /** The words came with an edit. */
  edited: boolean
  /** The message as the customer reads it; null when it was deleted. */
  message: string | null
  /** Never reached its customer. */
  unsaid: boolean
  href: string | null
}

interface Reader {
  locale: Locale
  zone: string
}

const CONTEXT_CHARACTERS = 300
/** So much of a long message is shown before the words it is about. */
const LEAD_UNITS = 120
const QUOTE_CHARACTERS = 80
const LABEL_CHARACTERS = 20
/** Words shown, each with its buttons. */
const MOST_WORDS = 5

/** The living alert about one message: the words, the message around them, and what was decided about each. */
export function findingView(line: FindingLine, reader: Reader): Reply {
  const w = wordsIn(reader.locale).assurance
  const { words, admin, customer, number, href } = line
  const state = stateOf(line)
  const shown = words.slice(0, MOST_WORDS)
  const context = line.message === null ? '' : around(line.message, shown[0]?.quote ?? '')
  return {
    tone: TONE[state],
    title: w.title[state](w.message(admin?.name ?? null, customer)),
    body: [
      ...shown.map((each): Block => ({ text: told(each, line.unsaid, reader) })),
      ...(words.length > shown.length ? [{ text: w.more(words.length - shown.length) }] : []),
      ...(context ? [{ quote: context }] : []),
      { text: written(line, reader) },
      { small: [wordsIn(reader.locale).alert.chat(number), note(line, state, reader)].filter(Boolean).join(' · ') },
    ],
    buttons: [
      ...(line.unsaid ? [] : shown.map((each) => decisions(each, words.length > 1, reader))),
      ...(href ? [[{ label: w.open, href }]] : []),
    ].filter((row) => row.length > 0),
  }
}

/** The chat turned out not to be a customer's: nothing of it is told any more. */
export const forgottenView = (locale: Locale): Reply => ({
  tone: 'info',
  body: [{ text: wordsIn(locale).assurance.ignored }],
})

type State = 'open' | 'right' | 'overruled' | 'gone' | 'unsaid'

const TONE = { open: 'danger', right: 'warning', overruled: 'info', gone: 'info', unsaid: 'info' } as const

function stateOf({ words, unsaid }: FindingLine): State {
  const standing = words.filter(({ gone }) => !gone)
  if (unsaid) return 'unsaid'
  if (standing.length === 0) return 'gone'
  if (standing.some(({ decision }) => decision === null)) return 'open'
  return standing.some(({ decision }) => decision?.right) ? 'right' : 'overruled'
}

function told({ quote, rule, severity, term, gone, decision }: FoundWords, unsaid: boolean, reader: Reader): Span[] {
  const w = wordsIn(reader.locale).assurance
  const said: Span[] = [{ bold: quoted(quote, QUOTE_CHARACTERS) }, ` · ${w.rule(rule, severity, term)}`]
  if (unsaid) return said
  if (gone) return [...said, w.gone]
  if (decision === null) return said
  const when = formatMoment(decision.at, reader.zone, reader.locale)
  return [...said, (decision.right ? w.right : w.overruled)(decision.by?.name ?? w.somebody, when)]
}

function written({ admin, at, edited }: FindingLine, { locale, zone }: Reader): Span[] {
  const w = wordsIn(locale).assurance
  const when = ` · ${formatMoment(at, zone, locale)}${edited ? w.editedIn : ''}`
  return admin === null ? [w.writtenByNobody, when] : [w.writtenBy, { mention: admin }, when]
}

function note({ message }: FindingLine, state: State, { locale }: Reader): string {
  const w = wordsIn(locale).assurance
  if (state === 'unsaid') return w.unsaid
  if (state === 'gone') return ''
  return [...(state === 'open' ? [w.note] : []), ...(message === null ? [w.deleted] : [])].join(' ')
}

/** What can still be decided: both ways, or the other way round. Of several words each button names its own. */
function decisions({ id, quote, gone, decision }: FoundWords, several: boolean, { locale }: Reader): Button[] {
  const w = wordsIn(locale).assurance
  if (gone) return []
  const brief = quoted(quote, LABEL_CHARACTERS)
  const yes = button(several ? w.yesFor(brief) : w.yes, `finding right ${id}`, 'danger')
  const no = button(several ? w.noFor(brief) : w.no, `finding overrule ${id}`)
  if (decision === null) return [yes, no]
  return decision.right ? [no] : [yes]
}

const quoted = (text: string, characters: number): string => `“${lastWords(text, characters)}”`

/** The part of a message its words are in. */
function around(message: string, words: string): string {
  const at = message.indexOf(words)
  if (at <= LEAD_UNITS) return lastWords(message, CONTEXT_CHARACTERS)
  const from = message.indexOf(' ', at - LEAD_UNITS)
  return `… ${lastWords(message.slice(from < 0 || from > at ? at : from), CONTEXT_CHARACTERS)}`
}
