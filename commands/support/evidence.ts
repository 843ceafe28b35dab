import type { Desk } from '../../src/actions/desk.ts'
import type { Call } from '../../src/chat/command.ts'
import { may } from '../../src/chat/dispatch.ts'
import { type Block, type Button, button, type Span } from '../../src/chat/reply.ts'
import type { StretchFact, WaitFact } from '../../src/domain/facts.ts'
import type { Evidence } from '../../src/domain/figures/evidence.ts'
import { isBroken } from '../../src/domain/figures/responses.ts'
import { maskPhones } from '../../src/domain/mask.ts'
import { maskedWords } from '../../src/domain/quote.ts'
import { stopwatch } from '../../src/domain/stopwatch.ts'
import type { Instant } from '../../src/domain/time.ts'
import { clockOf } from './chats.ts'
import { figuresFor } from './figures.ts'

const WORDS_LENGTH = 60

/** The chats behind a figure, a line each: its number and name, the times, and what was said. */
export async function evidenceRows(some: readonly Evidence[], before: number, call: Call<Desk>): Promise<Block[]> {
  const { evidence } = call.desk.store
  const chats = await evidence.chats(some.map(({ of }) => of.customerId))
  const said = await evidence.saidIn(
    some.flatMap((one) => (WAITS.includes(one.is) && 'id' in one.of ? [one.of.id] : [])),
  )
  const rows: Block[] = []
  for (const [index, one] of some.entries()) {
    const { customerId } = one.of
    const chat = chats.get(customerId)
    const name = call.words.chats.named(customerId, maskPhones(chat?.name ?? ''))
    const link: Span = chat?.href ? { link: name, href: chat.href } : { bold: name }
    const told = [...linesOf(one, call), await wordsOf(one, said, call)].filter(Boolean).join(' · ')
    rows.push({ row: [`${before + index + 1}. `, link, ` · ${told}`], button: notSales(one, call) })
  }
  return rows
}

/** Leads say here which chats were not about sales at all. */
function notSales(one: Evidence, { caller, words }: Call<Desk>): Button | undefined {
  if (one.is !== 'chat' || one.orders.length > 0 || !may(caller, 'lead')) return undefined
  const { id, customerId } = one.of
  return button(words.orders.markNotSales(customerId), `notsales ${customerId}-${id}`)
}

const WAITS: readonly Evidence['is'][] = ['time', 'case', 'missed', 'promise']

function linesOf(one: Evidence, call: Call<Desk>): string[] {
  const w = call.words.figures.why
  switch (one.is) {
    case 'time':
    case 'missed':
      return [...times(one.of, call), ...instants(one.of, call)]
    case 'case':
      return [caseOf(one.of, one.hit, call), ...times(one.of, call), ...instants(one.of, call)]
    case 'promise':
      return [promiseOf(one.of, call), ...instants(one.of, call)]
    case 'resolution':
      return [stopwatch(one.seconds), resolved(one.of, call)]
    case 'one-go':
      return [
        one.of.reopenedAt === null ? w.oneGo : w.reopened(clockOf(one.of.reopenedAt, call)),
        resolved(one.of, call),
      ]
    case 'finding': {
      const { rule, severity, overruled, at } = one.of
      const judged = overruled ? [w.overruled] : []
      return [call.words.assurance.rule(rule, severity, ''), ...judged, clockOf(at, call)]
    }
    case 'chat': {
      const numbers = one.orders.map((order) => order.number).join(', ')
      const led = numbers ? w.withOrder(numbers) : w.withoutOrder
      return [led, ...(one.isMature ? [] : [w.immature]), w.asked(clockOf(one.of.startedAt, call))]
    }
    case 'vote':
      return [
        w.score(figuresFor(call).points(one.of.score), one.of.kind === 'nps' ? '10' : '5'),
        clockOf(one.of.deliveredAt, call),
      ]
  }
}

/** Both times of an answer: from the customer's first word, and as its admin is measured; and to more than "one moment". */
function times(wait: WaitFact, call: Call<Desk>): string[] {
  const w = call.words.figures.why
  if (wait.state !== 'answered' || wait.openSeconds === null) return []
  const { answeredById, adminSeconds: admin } = wait
  const own = answeredById === null ? [] : [admin === null ? w.shopOnly : w.asAdmin(stopwatch(admin))]
  const { substantialSeconds: substantial } = wait
  const later = !wait.holding ? [] : [substantial === null ? w.noSubstantial : w.substantial(stopwatch(substantial))]
  return [w.felt(stopwatch(wait.openSeconds)), ...own, ...later]
}

/** When it was written, and what became of it when. */
function instants(wait: WaitFact, call: Call<Desk>): string[] {
  const w = call.words.figures.why
  const clock = (at: Instant) => clockOf(at, call)
  return [w.asked(clock(wait.openedAt)), closing(wait, clock, call)]
}

function closing(wait: WaitFact, clock: (at: Instant) => string, call: Call<Desk>): string {
  const w = call.words.figures.why
  const { state, closedAt } = wait
  if (closedAt === null) return w.notAnswered
  if (state === 'answered') return w.answered(clock(closedAt))
  if (state === 'dismissed' || state === 'resolved' || state === 'unreachable' || state === 'withdrawn') {
    return w.closed(state, clock(closedAt))
  }
  return w.notAnswered
}

function caseOf(wait: WaitFact, hit: boolean, call: Call<Desk>): string {
  const w = call.words.figures.why
  if (isBroken(wait, call.now)) return w.broken
  return hit && wait.closedAt === wait.decidedAt ? w.inTime : w.missed
}

function promiseOf(wait: WaitFact, call: Call<Desk>): string {
  const w = call.words.figures.why
  if (isBroken(wait, call.now)) return w.broken
  if (wait.promiseEndedAt !== null) return w.kept
  return wait.promiseDueAt === null ? w.promiseOpen : w.promised(clockOf(wait.promiseDueAt, call))
}

const resolved = (stretch: StretchFact, call: Call<Desk>): string =>
  call.words.figures.why.resolved(clockOf(stretch.resolvedAt, call), stretch.how)

async function wordsOf(
  one: Evidence,
  said: ReadonlyMap<number, { customer: string; admin: string }>,
  call: Call<Desk>,
): Promise<string> {
  const w = call.words.figures.why
  const cut = (text: string) => maskedWords(text, WORDS_LENGTH)
  const { evidence } = call.desk.store
  switch (one.is) {
    case 'time':
    case 'case':
    case 'missed':
    case 'promise': {
      const { customer, admin } = said.get(one.of.id) ?? { customer: '', admin: '' }
      return w.said(cut(customer), cut(admin))
    }
    case 'resolution':
    case 'one-go':
      return w.said(cut(await evidence.lastWordsBy(one.of.customerId, one.of.resolvedAt)), '')
    case 'chat':
      return w.said(cut(await evidence.lastWordsBy(one.of.customerId, one.of.startedAt)), '')
    case 'finding':
      return w.said('', cut(one.of.quote))
    case 'vote':
      return w.said(cut(one.of.comment ?? ''), '')
  }
}
