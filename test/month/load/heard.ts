import { act } from '../../../src/actions/act.ts'
import { ask } from '../../../src/actions/ask.ts'
import { endSilent } from '../../../src/actions/end-silent.ts'
import { type Fact, hear } from '../../../src/actions/hear.ts'
import { ignoreCustomer } from '../../../src/actions/ignore-customer.ts'
import { putBack } from '../../../src/actions/put-back.ts'
import { snooze } from '../../../src/actions/snooze.ts'
import { vote } from '../../../src/actions/vote.ts'
import type { Parcel } from '../../../src/chat/parcel.ts'
import type { Person } from '../../../src/domain/people.ts'
import { settle } from '../../../src/outbox/settle.ts'
import { type Chat, type Done, QUIET_FROM, type Said } from '../world.ts'
import { factsOf } from './facts.ts'
import type { Month } from './shop.ts'

const MINUTE = 60_000
/** What was said within this is heard in one go. */
const TOGETHER = 30 * MINUTE

type Step = { at: number } & ({ fact: Fact; said: Said } | { done: Done } | { back: Done })
interface Press {
  at: number
  survey: number
  score: number
}

/** A chat as it happened: heard in pieces, acted on, silence and surveys at their times, votes after them. */
export function live(month: Month, chat: Chat, people: ReadonlyMap<string, Person>): Promise<void> {
  // One commit a chat: what a commit costs is told elsewhere.
  return month.desk.store.transaction((store) => happened({ ...month, desk: { ...month.desk, store } }, chat, people))
}

async function happened(month: Month, chat: Chat, people: ReadonlyMap<string, Person>): Promise<void> {
  const steps = stepsOf(chat)
  const presses: Press[] = []
  let asked = 0
  let next = 0
  for (;;) {
    const upTo = steps[next]?.at ?? QUIET_FROM
    const due = await sweptBy(month, presses)
    if (due <= upTo) {
      asked += await sweep(month, chat, presses, asked, due)
      continue
    }
    const step = steps[next]
    if (!step) break
    if ('fact' in step) {
      const some = together(steps, next, due)
      next += some.length
      await hearAll(month, chat, some)
    } else {
      await happens(month, chat, step, people)
      next += 1
    }
  }
  if (chat.ignoredAt !== undefined) {
    const by = people.get('wati')!
    await ignoreCustomer(
      month.desk,
      { chat: await numberOf(month, chat), by },
      { key: `ignore:${chat.key}`, at: QUIET_FROM },
    )
  }
}

const rank = (step: Step) => ('fact' in step && step.fact.type === 'message' ? 0 : 1)

function stepsOf(chat: Chat): Step[] {
  const steps: Step[] = []
  for (const event of chat.events) {
    if (event.is === 'done') {
      steps.push({ at: event.at, done: event })
      if (event.putBackAt !== undefined) steps.push({ at: event.putBackAt, back: event })
    } else for (const { at, fact } of factsOf(chat, event)) steps.push({ at, fact, said: event })
  }
  return steps.sort((a, b) => a.at - b.at || rank(a) - rank(b))
}

/** The next run of facts that one answer of the platform could bring, before anything else is due. */
function together(steps: readonly Step[], from: number, due: number): Extract<Step, { fact: Fact }>[] {
  const run: Extract<Step, { fact: Fact }>[] = []
  for (const step of steps.slice(from)) {
    if (!('fact' in step) || step.at >= due || step.at - (run[0]?.at ?? step.at) > TOGETHER) break
    run.push(step)
  }
  return run
}

/** Some are heard twice, and some only after those that followed. */
async function hearAll(month: Month, chat: Chat, some: readonly Extract<Step, { fact: Fact }>[]): Promise<void> {
  const now = some.at(-1)!.at
  const facts = some.map(({ fact }) => fact)
  // What happened to a message is never told before the message.
  const isLate = ({ fact, said }: (typeof some)[number]) =>
    fact.type === 'message' && chat.account !== 'toko' && said.id % 9 === 4 && !said.edited && !said.deletedAt
  const first = !(await month.desk.store.customers.at(chat.channel, addressOf(chat, facts)))
  const late = first ? [] : some.filter(isLate).map(({ fact }) => fact)
  if (first) await hear(month.desk, facts.slice(0, 1), now)
  if (first && chat.channel === 'telegram')
    await month.desk.store.customers.change(await numberOf(month, chat), { topicId: chat.key })
  await hear(
    month.desk,
    facts.filter((fact) => !late.includes(fact)),
    now,
  )
  if (late.length > 0) await hear(month.desk, [...late, ...facts.filter((_, index) => index % 5 === 0)], now)
}

const addressOf = ({ key, account }: Chat, [fact]: readonly Fact[]): string =>
  account && fact && 'refs' in fact === false && fact.type === 'message' ? `${accountUser(account)}:${key}` : key

const accountUser = (account: string): string => (account === 'toko' ? '6001' : '7004')

async function numberOf({ desk }: Month, { key, channel, account }: Chat): Promise<number> {
  const address = account ? `${accountUser(account)}:${key}` : key
  const customer = await desk.store.customers.at(channel, address)
  if (!customer) throw new Error(`no customer at ${address}`)
  return customer.id
}

async function happens(
  month: Month,
  chat: Chat,
  step: { at: number } & ({ done: Done } | { back: Done }),
  people: ReadonlyMap<string, Person>,
) {
  const { desk } = month
  const cause = { key: `${chat.key}:${step.at}`, at: step.at }
  const number = await numberOf(month, chat)
  if ('back' in step) return void (await putBack(desk, { chat: number, by: people.get('budi')! }, cause))
  const { kind, by, to } = step.done
  if (kind === 'unreachable') {
    const reach = { type: 'reach', userId: chat.key, reachable: false, order: step.done.id, at: step.at } as const
    return hear(desk, [reach], step.at)
  }
  const person = people.get(by ?? '')
  if (kind === 'snooze') {
    if (person) await snooze(desk, { chat: number, until: step.at + 10 * MINUTE, by: person, mayPass: false }, cause)
    return
  }
  await act(desk, { chat: number, kind, by: person ?? null, ...(to ? { to: people.get(to)! } : {}) }, cause)
}

/** When silence, a question or a vote is next. */
async function sweptBy({ desk: { store } }: Month, presses: readonly Press[]): Promise<number> {
  const { silence, ask } = await store.agenda()
  return Math.min(
    silence ?? Number.POSITIVE_INFINITY,
    ask ?? Number.POSITIVE_INFINITY,
    presses[0]?.at ?? Number.POSITIVE_INFINITY,
  )
}

/** Everything due at that instant is done; how many questions reached the customer. */
async function sweep(month: Month, chat: Chat, presses: Press[], asked: number, now: number): Promise<number> {
  const { desk } = month
  while ((presses[0]?.at ?? Number.POSITIVE_INFINITY) <= now) await press(month, chat, presses.shift()!)
  await endSilent(desk, now)
  await ask(desk, now)
  const delivered = await deliver(month, now)
  for (const [index, survey] of delivered.entries()) {
    for (const { after, score } of chat.votes[asked + index] ?? []) {
      const at = now + after * MINUTE
      if (at < QUIET_FROM) presses.push({ at, survey, score })
    }
  }
  presses.sort((a, b) => a.at - b.at)
  return delivered.length
}

/** The questions on their way arrive. */
export async function deliver({ desk: { store } }: Month, now: number): Promise<number[]> {
  const arrived: number[] = []
  for (const { id } of await store.surveys.onTheWay()) {
    const row = await store.outbox.byKey(`survey:${id}`)
    if (!row) throw new Error(`survey ${id} is owed by nobody`)
    const parcel = { do: 'post', to: { platform: 'telegram', chat: '1' }, reply: { body: [] } } satisfies Parcel
    await settle(store, { rows: [row], parcel }, { is: 'done', receipt: '1' }, now)
    arrived.push(id)
  }
  return arrived
}

export async function press({ desk }: Month, chat: Chat, { survey, score, at }: Press): Promise<void> {
  const voter = { platform: 'telegram', id: chat.key, name: chat.name } as const
  await vote(desk, { survey, score, voter }, { key: `press:${survey}:${at}`, at })
}
