import type { Sender } from '../chat/heard.ts'
import { isBad } from '../chat/views/survey.ts'
import { DAY_MS } from '../domain/time.ts'
import type { Customer } from '../store/customers.ts'
import type { NewAct } from '../store/messages.ts'
import type { Survey } from '../store/surveys.ts'
import { touchSurvey } from './comment.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { showOwners } from './show-owners.ts'

interface Vote {
  survey: number
  score: number
  voter: Sender
}

export type Voted = { is: 'done' | 'changed' | 'same' | 'not-yours' | 'too-late' }

/** A vote can be changed for this long after it was first cast. */
const CHANGE_WITHIN_MS = DAY_MS

/** A customer's vote. Somebody else's press changes nothing. */
export function vote(desk: Desk, { survey: id, score, voter }: Vote, cause: Cause): Promise<Voted> {
  return inTransaction(desk, async (within) => {
    const { store } = within
    const survey = await store.surveys.find(id)
    const customer = survey && (await store.customers.find(survey.customerId))
    if (!survey || !customer || !isTheirs(customer, voter) || !wasAsked(survey)) return { is: 'not-yours' }
    // The same press delivered again, perhaps after another one, changes nothing.
    if (!(await store.messages.act(votedBy(customer, cause)))) return { is: 'same' }
    if (survey.score === score) return { is: 'same' }
    const first = survey.firstVotedAt ?? cause.at
    if (cause.at - first > CHANGE_WITHIN_MS) return { is: 'too-late' }
    await store.surveys.change(id, { state: 'answered', score, votedAt: cause.at, firstVotedAt: first })
    await touchSurvey(within, id, cause.at)
    if (isBad(score)) await showOwners(within, `score:${id}`, { of: 'score', id: id }, cause.at)
    return { is: survey.score === null ? 'done' : 'changed' }
  })
}

function isTheirs(customer: Customer, voter: Sender): boolean {
  return voter.platform === 'telegram' && !customer.ignored && customer.address.split(':').at(-1) === voter.id
}

const wasAsked = ({ state, deliveredAt }: Survey): boolean =>
  state === 'asked' || state === 'answered' || deliveredAt !== null

const votedBy = ({ id }: Customer, { key, at }: Cause): NewAct => ({
  customerId: id,
  key: `${key}:vote`,
  kind: 'vote',
  at,
  order: 0,
  byId: null,
  toId: null,
})
