import type { Locale } from '../../domain/locale.ts'
import { type Button, button, type Mention, type Reply } from '../reply.ts'
import { wordsIn } from '../words/index.ts'

/** One CSAT question as it stands now. */
export interface SurveyLine {
  id: number
  customer: string
  shop: string
  admin: Mention | null
  score: number | null
  comment: string | null
  /** The chat's number, for the team. */
  number: number
  href: string | null
  commentId: number | null
  business: boolean
}

const SCORES = [1, 2, 3, 4, 5] as const
const BAD_SCORE = 2

/** What the customer sees: the question, then thanks and an invitation to say more. A vote can be changed for a day. */
export function surveyView(line: SurveyLine, locale: Locale): Reply {
  const w = wordsIn(locale).customer
  const ask = w.csatAsk(line.customer, line.shop, line.admin?.name ?? null)
  if (line.score === null) return { body: [{ text: ask }, { small: w.csatScale }], buttons: [votes(line)] }
  const more = line.comment === null ? w.csatInvite : w.csatComment
  return {
    body: [{ text: w.csatThanks(line.score) }, { text: more }, { small: w.csatChange }],
    buttons: [votes(line)],
  }
}

function votes({ id, score }: SurveyLine): Button[] {
  return SCORES.map((n) => button(n === score ? `✓ ${n}` : String(n), `vote ${id} ${n}`))
}

/** Scores the owner hears of at once. */
export const isBad = (score: number): boolean => score <= BAD_SCORE

/** What the owner sees at once of a bad score; the words follow when the customer writes them, and a better vote when it is cast. */
export function scoreView(line: SurveyLine & { score: number }, locale: Locale): Reply {
  const w = wordsIn(locale)
  return {
    tone: isBad(line.score) ? 'warning' : 'success',
    title: (isBad(line.score) ? w.owner.scoreTitle : w.owner.scoreChanged)(line.score, line.customer),
    body: [
      ...(line.admin ? [{ text: [w.owner.scoreAbout, { mention: line.admin }] }] : []),
      line.comment === null ? { small: w.owner.scoreNoWords } : { quote: line.comment },
      { small: w.alert.chat(line.number) },
    ],
    buttons: line.href ? [[{ label: w.alert.open, href: line.href }]] : [],
  }
}

/** What the team sees of a comment, in the customer's topic; where there is none it says whose it is. */
export function commentView(line: SurveyLine, locale: Locale): Reply {
  const { topic: w, alert } = wordsIn(locale)
  const title = w.commentTitle(line.score ?? 0)
  const whose = line.business ? [{ small: `${line.customer} · ${alert.chat(line.number)}` }] : []
  if (line.comment === null) return { title, body: [...whose, { small: w.commentDeleted }] }
  return {
    title,
    body: [...whose, { quote: line.comment }],
    buttons: [[button(w.needsReply, `needsreply ${line.number} ${line.commentId ?? 0}`)]],
  }
}
