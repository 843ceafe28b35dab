import fc from 'fast-check'
import type { ActFact, MessageFact } from '../../src/domain/fold.ts'
import { SECOND_MS } from '../../src/domain/time.ts'
import { said } from './said.ts'

/** A customer's chat as the fold takes it: everything at least a second apart, ids in the order of the clock. */
export interface Chat {
  messages: MessageFact[]
  acts: ActFact[]
}

const START = Date.parse('2026-10-19T02:00:00Z')
const MINUTE = 60
const HOUR = 60 * MINUTE

/** Minutes more often than hours, hours more often than days: what chats are like, with the ends of silence in reach. */
const gap = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 40 * MINUTE }) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 14 * HOUR }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 100 * HOUR }) },
)
const deleted = fc.option(fc.integer({ min: 1, max: 2 * HOUR }), { freq: 8, nil: null })
const admin = fc.integer({ min: 1, max: 3 })
const KINDS: readonly ActFact['kind'][] = ['resolve', 'reopen', 'dismiss', 'claim', 'assign', 'unreachable']

const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ is: fc.constant('customer' as const), courtesy: fc.boolean(), gap, deleted }) },
  {
    weight: 5,
    arbitrary: fc.record({
      is: fc.constant('human' as const),
      question: fc.boolean(),
      holding: fc.integer({ min: 0, max: 3 }).map((one) => one === 0),
      brief: fc.boolean(),
      by: fc.option(admin, { freq: 6, nil: null }),
      gap,
      deleted,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('act' as const), kind: fc.constantFrom(...KINDS), by: admin, gap }),
  },
)

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Any chat of up to `length` events. */
export const anyChat = (length = 18): fc.Arbitrary<Chat> =>
  fc.array(step, { minLength: 1, maxLength: length }).map(chatOf)

function chatOf(steps: readonly Step[]): Chat {
  const chat: Chat = { messages: [], acts: [] }
  let at = START
  for (const [index, one] of steps.entries()) {
    at += one.gap * SECOND_MS
    const id = index + 1
    if (one.is === 'act') {
      const toId = one.kind === 'claim' || one.kind === 'assign' ? one.by : null
      const order = chat.messages.at(-1)?.order ?? 0
      if (order > 0) chat.acts.push({ at, order, kind: one.kind, byId: one.by, toId })
      continue
    }
    const deletedAt = one.deleted === null ? null : at + one.deleted * SECOND_MS
    const { is: author, courtesy, question, by: creditId, holding, brief } = { ...PLAIN, ...one }
    // Nobody is asked to wait by a question.
    const asksPatience = holding && !question
    const facts = { id, at, author, creditId, courtesy, question, deletedAt, holding: asksPatience, brief }
    chat.messages.push(said(facts))
  }
  return chat
}

const PLAIN = { courtesy: false, question: false, holding: false, brief: false, by: null }

/** The same things in another order, by a permutation of their indices. */
export const shuffled = <T>(list: readonly T[], keys: readonly number[]): T[] =>
  list
    .map((item, index) => ({ item, key: keys[index % keys.length] ?? 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
