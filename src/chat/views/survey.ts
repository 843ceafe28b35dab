import type { Locale } from '../../domain/locale.ts'
import { bestOf, isLow, SCORES, type SurveyKind, type SurveyStyle } from '../../domain/survey.ts'
import type { Occasion } from '../../domain/survey-rules.ts'
import { fillWording } from '../../domain/wording.ts'
import { type Block, type Button, button, type Mention, type Reply } from '../reply.ts'
import { wordsIn } from '../words/index.ts'

/** One question to one customer as it stands now. */
export interface SurveyLine {
  id: number
  kind: SurveyKind
  style: SurveyStyle
  occasion: Occasion
  /** The shop's own wording in the customer's language; null: ours. */
  text: string | null
  customer: string
  shop: string
  /** Whoever answered last when it was asked. */
  admin: Mention | null
  /** Of the order it is about. */
  order: string | null
  score: number | null
  comment: string | null
  /** It can be answered no more. */
  over: boolean
  optedOut: boolean
  /** Not the first question this customer gets: the way out stands below it. */
  askedBefore: boolean
  /** The chat's number, for the team. */
  number: number
  href: string | null
  commentId: number | null
  business: boolean
}

/** What the customer sees: the question, then thanks and an invitation to say more. A vote can be changed for a day. */
export function surveyView(line: SurveyLine, locale: Locale): Reply {
  if (line.score !== null) return thanks(line, line.score, locale)
  return closed(line, locale) ?? { body: question(line, locale), buttons: [...votes(line), ...wayOut(line, locale)] }
}

/** The one reminder, which always has the way out. */
export function reminderView(line: SurveyLine, locale: Locale): Reply {
  if (line.score !== null) return thanks(line, line.score, locale)
  const { reminder } = wordsIn(locale).survey
  const asking = { body: [{ small: reminder }, ...question(line, locale)] }
  const buttons = [...votes(line), ...wayOut({ ...line, askedBefore: true }, locale)]
  return closed(line, locale) ?? { ...asking, buttons }
}

/** The question above its reminder, once that was answered: the rest is said below. */
export function answeredBelow(line: SurveyLine & { score: number }, locale: Locale): Reply {
  return { body: [{ text: wordsIn(locale).survey.thanks(line.score, bestOf(line.kind)) }] }
}

function thanks(line: SurveyLine, score: number, locale: Locale): Reply {
  const w = wordsIn(locale).survey
  const more = line.comment === null ? w.invite[line.kind] : w.comment
  return {
    body: [
      { text: w.thanks(score, bestOf(line.kind)) },
      { text: more },
      { small: w.change },
      ...(line.optedOut ? [{ small: w.optedOut }] : []),
    ],
    buttons: [...votes(line), ...wayOut({ ...line, askedBefore: true }, locale)],
  }
}

/** Without an answer and past answering. */
function closed({ over, optedOut }: SurveyLine, locale: Locale): Reply | null {
  const w = wordsIn(locale).survey
  if (optedOut) return { body: [{ text: w.optedOut }] }
  return over ? { body: [{ text: w.over }] } : null
}

function question(line: SurveyLine, locale: Locale): Block[] {
  const w = wordsIn(locale).survey
  const labels = SCORES[line.kind].map((score) => labelOf(line, score))
  const text = fillWording(line.text ?? w.ask[line.occasion], {
    nama: line.customer,
    toko: line.shop,
    admin: line.admin?.name ?? w.us,
    ...(line.occasion === 'order' && { pesanan: line.order ?? '' }),
  })
  return [{ text }, { small: w.scale[line.kind](labels[0] ?? '', labels.at(-1) ?? '') }]
}

const EMOJI = ['😠', '🙁', '😐', '🙂', '😍'] as const
/** More in a row than this and a phone shows only the beginnings of them. */
const PER_ROW = 6

function labelOf({ kind, style }: SurveyLine, score: number): string {
  if (kind === 'nps' || style === 'numbers') return String(score)
  return style === 'stars' ? `${score} ⭐` : (EMOJI[score - 1] ?? String(score))
}

function votes(line: SurveyLine): Button[][] {
  const buttons = SCORES[line.kind].map((score) => {
    const label = labelOf(line, score)
    return button(score === line.score ? `✓ ${label}` : label, `vote ${line.id} ${score}`)
  })
  const rows = [buttons.slice(0, PER_ROW), buttons.slice(PER_ROW)]
  return rows.filter((row) => row.length > 0)
}

/** One tap to be asked no more: below everything but the first question somebody gets, which is answers only. */
function wayOut({ id, askedBefore, optedOut }: SurveyLine, locale: Locale): Button[][] {
  return askedBefore && !optedOut ? [[button(wordsIn(locale).survey.optOut, `optout ${id}`)]] : []
}

/** What the owner sees at once of a low score; the words follow when the customer writes them, and a better vote when it is cast. */
export function scoreView(line: SurveyLine & { score: number }, locale: Locale): Reply {
  const { survey: w, alert } = wordsIn(locale)
  const low = isLow(line.kind, line.score)
  return {
    tone: low ? 'warning' : 'success',
    title: (low ? w.score : w.scoreChanged)(line.kind, line.score, line.customer),
    body: [
      ...(line.admin ? [{ text: [w.served, { mention: line.admin }] }] : []),
      ...(line.order === null ? [] : [{ text: w.aboutOrder(line.order) }]),
      line.comment === null ? { small: w.noWords } : { quote: line.comment },
      { small: alert.chat(line.number) },
    ],
    buttons: line.href ? [[{ label: alert.open, href: line.href }]] : [],
  }
}

/** What the team sees of a comment, in the customer's topic; where there is none it says whose it is. */
export function commentView(line: SurveyLine, locale: Locale): Reply {
  const { survey: w, alert } = wordsIn(locale)
  const title = w.commentTitle(line.kind, line.score ?? 0)
  const whose = line.business ? [{ small: `${line.customer} · ${alert.chat(line.number)}` }] : []
  if (line.comment === null) return { title, body: [...whose, { small: w.commentDeleted }] }
  return {
    title,
    body: [...whose, { quote: line.comment }],
    buttons: [[button(w.needsReply, `needsreply ${line.number} ${line.commentId ?? 0}`)]],
  }
}
