import type { Sender } from '../chat/heard.ts'
import { isLow, SCORES, surveyKind } from '../domain/survey.ts'
import { DAY_MS, type Instant } from '../domain/time.ts'
import { runMoved } from '../outbox/run-progress.ts'
import type { Customer } from '../store/customers.ts'
import type { NewAct } from '../store/messages.ts'
import { personOf } from '../store/runs.ts'
import type { Survey } from '../store/surveys.ts'
import { touchSurvey } from './comment.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { tellTeam } from './tell-team.ts'

interface Vote {
  survey: number
  score: number
  voter: Sender
}

export type Voted = { is: 'done' | 'changed' | 'same' | 'not-yours' | 'too-late' | 'over' }

/** A vote can be changed for this long after it was first cast. */
const CHANGE_WITHIN_MS = DAY_MS

/** A customer's vote. Somebody else's press changes nothing, nor does an answer the question does not have. */
export function vote(desk: Desk, { survey: id, score, voter }: Vote, cause: Cause): Promise<Voted> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    const survey = await store.surveys.find(id)
    const customer = survey && (await store.customers.find(survey.customerId))
    if (!survey || !customer || !isTheirs(customer, voter) || !wasAsked(survey)) return { is: 'not-yours' }
    const kind = surveyKind(survey.kind)
    if (!SCORES[kind].includes(score)) return { is: 'not-yours' }
    // The same press delivered again, perhaps after another one, changes nothing.
    if (!(await store.messages.act(votedBy(customer, cause)))) return { is: 'same' }
    if (survey.score === score) return { is: 'same' }
    if (survey.score === null && isOver(survey, cause.at)) return { is: 'over' }
    const first = survey.firstVotedAt ?? cause.at
    if (cause.at - first > CHANGE_WITHIN_MS) return { is: 'too-late' }
    // Whoever answers a question has got it, whatever became of the send.
    const deliveredAt = survey.deliveredAt ?? cause.at
    await store.surveys.change(id, { state: 'answered', score, votedAt: cause.at, firstVotedAt: first, deliveredAt })
    if (survey.deliveredAt === null) await store.customers.change(customer.id, { surveyedAt: cause.at })
    await touchSurvey(within, id, cause.at)
    await runMoved(store, survey.runId, cause.at)
    if (isLow(kind, score)) await tellLow(within, survey, cause.at)
    return { is: survey.score === null ? 'done' : 'changed' }
  })
}

/** The owner hears of a low score at once; those of a run, which may be hundreds in an hour, after everything urgent. */
function tellLow(desk: Desk, { id, runId }: Survey, now: Instant): Promise<void> {
  const owed = { do: 'show', subject: { of: 'score', id } } as const
  return tellTeam(desk, desk.places.alerts, { key: `score:${id}`, owed, now, many: runId !== null })
}

/** Whether a press on a question came from the customer who was asked. */
export function isTheirs(customer: Customer, voter: Sender): boolean {
  return voter.platform === 'telegram' && !customer.ignored && personOf(customer.address) === voter.id
}

/** It looks like something from the moment it was asked, also when it was called off on its way. */
const wasAsked = ({ state, style, deliveredAt }: Survey): boolean =>
  state === 'asked' || state === 'answered' || deliveredAt !== null || style !== null

const isOver = ({ state, expiresAt }: Survey, at: Instant): boolean =>
  state === 'expired' || (expiresAt !== null && expiresAt <= at)

const votedBy = ({ id }: Customer, { key, at }: Cause): NewAct => ({
  customerId: id,
  key: `${key}:vote`,
  kind: 'vote',
  at,
  order: 0,
  byId: null,
  toId: null,
})
