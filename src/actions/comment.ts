import type { HeardMessage } from '../chat/heard.ts'
import { hasQuestionMark } from '../domain/text.ts'
import { MINUTE_MS } from '../domain/time.ts'
import { owe, touch } from '../outbox/owe.ts'
import { type Owed, PRIORITY, type Target } from '../outbox/owed.ts'
import type { Customer } from '../store/customers.ts'
import type { Message } from '../store/messages.ts'
import type { Desk } from './desk.ts'
import type { Hearing } from './hearing.ts'

/** Words after a vote belong to it for this long. */
const COMMENT_WITHIN_MS = 15 * MINUTE_MS

/** The vote these words belong to, if one was cast in the last quarter of an hour. */
export async function surveyAwaiting(h: Hearing, fact: HeardMessage, customer: Customer): Promise<number | null> {
  if (fact.content.kind !== 'text' || customer.surveyedAt === null) return null
  const since = fact.at - COMMENT_WITHIN_MS
  const survey = await h.desk.store.surveys.awaitingWords(customer.id, since, h.now)
  // Heard late, from before the question: no word about it. The clocks may differ a little.
  if (!survey || (survey.deliveredAt ?? 0) > fact.at + MINUTE_MS) return null
  return survey.id
}

/** With a question mark the words are a wait as well. */
export const onlyComment = (text: string | undefined): boolean => !hasQuestionMark(text ?? '')

/** Puts a customer's words to their vote; shown where the team answers that customer. */
export async function attachComment(h: Hearing, customer: Customer, surveyId: number, message: Message): Promise<void> {
  const { store } = h.desk
  await store.surveys.change(surveyId, { comment: message.text, commentId: message.id })
  await touchSurvey(h.desk, surveyId, h.now)
  const target = answeredIn(h, customer)
  const owed: Owed = { do: 'show', subject: { of: 'comment', id: surveyId } }
  if (target) await owe(store, { key: `comment:${surveyId}`, target, owed, priority: PRIORITY.rest, now: h.now })
}

/** A topic; for a Business chat, which has none, the private chat of the account's person with the bot. */
function answeredIn({ accounts }: Hearing, { id, inbox, accountId }: Customer): Target | null {
  const account = accounts.find((a) => a.id === accountId)
  if (account) return { at: 'chat', platform: 'telegram', chat: account.userChatId }
  return inbox ? { at: 'topic', customerId: id } : null
}

/** The customer changed or deleted their words: the survey and all who were shown it follow. */
export async function reviseComment(h: Hearing, { id, customerId }: Message, text: string | null): Promise<void> {
  const survey = await h.desk.store.surveys.ofComment(customerId, id)
  if (!survey) return
  await h.desk.store.surveys.change(survey.id, { comment: text })
  await touchSurvey(h.desk, survey.id, h.now)
}

/** Everything that shows a survey is shown anew. */
export async function touchSurvey({ store }: Desk, id: number, now: number): Promise<void> {
  await touch(store, { of: 'survey', id }, now)
  await touch(store, { of: 'reminder', id }, now)
  await touch(store, { of: 'comment', id }, now)
  await touch(store, { of: 'score', id }, now)
}
