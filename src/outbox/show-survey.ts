import type { Reply } from '../chat/reply.ts'
import { runView } from '../chat/views/run.ts'
import {
  answeredBelow,
  commentView,
  reminderView,
  type SurveyLine,
  scoreView,
  surveyView,
} from '../chat/views/survey.ts'
import { isOpen } from '../domain/hours.ts'
import type { Locale } from '../domain/locale.ts'
import { localeOf } from '../domain/locale.ts'
import { maskPhones } from '../domain/mask.ts'
import { npsOf } from '../domain/nps.ts'
import type { ShopRules } from '../domain/rules.ts'
import { isLow, SURVEY_STYLES, surveyKind } from '../domain/survey.ts'
import type { Occasion } from '../domain/survey-rules.ts'
import type { Instant } from '../domain/time.ts'
import type { Store } from '../store/store.ts'
import type { Survey } from '../store/surveys.ts'
import { chatLink } from '../store/waits.ts'

interface Showing {
  now: Instant
  /** People have seen it before. */
  posted: boolean
}

/** A question as its customer sees it, in their language. */
interface Shown {
  survey: Survey
  line: SurveyLine
  locale: Locale
}

/** Unvoted, the question stands as it was asked; one called off before it was sent is not sent, and none at night. */
export async function showSurvey(store: Store, rules: ShopRules, id: number, showing: Showing): Promise<Reply | null> {
  const shown = await shownTo(store, rules, id)
  if (!shown || !mayGo(shown.survey, rules, showing)) return null
  const { survey, line, locale } = shown
  if (survey.remindedAt === null) return surveyView(line, locale)
  // What became of it is said below, by the reminder.
  return line.score === null
    ? surveyView({ ...line, optedOut: false }, locale)
    : answeredBelow({ ...line, score: line.score }, locale)
}

/** The one reminder; not sent once there is an answer, or the question is over. */
export async function showReminder(
  store: Store,
  rules: ShopRules,
  id: number,
  showing: Showing,
): Promise<Reply | null> {
  const shown = await shownTo(store, rules, id)
  if (!shown || (!showing.posted && shown.survey.state === 'answered')) return null
  return mayGo(shown.survey, rules, showing) ? reminderView(shown.line, shown.locale) : null
}

/** Voted on before it was known to have arrived, it did arrive. */
const mayGo = ({ state }: Survey, { schedule }: ShopRules, { now, posted }: Showing): boolean =>
  posted || state === 'answered' || (state === 'asked' && isOpen(schedule, now))

/** A low score, at once; what it became, where it was shown. */
export async function showScore(store: Store, rules: ShopRules, id: number, posted: boolean): Promise<Reply | null> {
  const line = (await shownTo(store, rules, id))?.line
  if (!line || line.score === null || !(posted || isLow(line.kind, line.score))) return null
  const comment = line.comment === null ? null : maskPhones(line.comment)
  return scoreView({ ...line, comment, customer: maskPhones(line.customer), score: line.score }, rules.locale)
}

export async function showComment(store: Store, rules: ShopRules, id: number, posted: boolean): Promise<Reply | null> {
  const line = (await shownTo(store, rules, id))?.line
  return line && (posted || line.comment) ? commentView(line, rules.locale) : null
}

/** How far a run has come. */
export async function showRun(store: Store, rules: ShopRules, id: number, now: Instant): Promise<Reply | null> {
  const run = await store.runs.find(id)
  if (!run) return null
  const { scores, ...tally } = await store.runs.tally(id)
  const next = run.state === 'running' ? await store.runs.nextAsk(id) : null
  return runView({ ...run, ...tally, next, now, nps: npsOf(scores) }, rules)
}

async function shownTo(store: Store, rules: ShopRules, id: number): Promise<Shown | null> {
  const survey = await store.surveys.find(id)
  const customer = survey && (await store.customers.find(survey.customerId))
  if (!survey || !customer) return null
  const locale = localeOf(customer.locale) ?? rules.locale
  const kind = surveyKind(survey.kind)
  const occasion: Occasion = kind === 'nps' ? 'nps' : survey.orderId === null ? 'csat' : 'order'
  const { score, comment, commentId, creditId } = survey
  const line: SurveyLine = {
    id,
    kind,
    occasion,
    style: SURVEY_STYLES.find((style) => style === survey.style) ?? 'numbers',
    text: rules.surveys.texts[occasion]?.[locale] ?? null,
    customer: customer.name,
    number: customer.id,
    shop: rules.name,
    admin: (await store.people.all()).find((p) => p.id === creditId) ?? null,
    order: (await store.surveys.orderOf(survey))?.number ?? null,
    score,
    comment,
    commentId,
    over: survey.state === 'expired',
    optedOut: customer.optedOutAt !== null,
    askedBefore: await store.surveys.wasAskedBefore(survey),
    business: customer.channel === 'business',
    href: chatLink(customer),
  }
  return { survey, line, locale }
}
