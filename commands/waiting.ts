import type { Desk } from '../src/actions/desk.ts'
import type { Call } from '../src/chat/command.ts'
import { type Block, button, type Span } from '../src/chat/reply.ts'
import type { Waiting } from '../src/domain/facts.ts'
import { formatDuration } from '../src/domain/format.ts'
import { openSeconds } from '../src/domain/hours.ts'
import { maskPhones } from '../src/domain/mask.ts'
import { maskedWords } from '../src/domain/quote.ts'
import { SECOND_MS } from '../src/domain/time.ts'
import { clockOf } from './support/chats.ts'
import { command } from './support/command.ts'

const SHOWN = 20
const WORDS_LENGTH = 60
const PROMISE_LENGTH = 40

export default command({
  name: 'waiting',
  aliases: ['menunggu'],
  args: {},
  allow: 'admin',
  examples: ['waiting', 'menunggu'],
  async run(_, call) {
    const w = call.words.chats.waiting
    const waiting = await call.desk.store.waits.waiting()
    if (waiting.length === 0) return { reply: { body: [{ text: w.nobody }] } }
    const open = waiting.filter(({ state }) => state === 'open')
    const more = waiting.length - SHOWN
    const lines = [...open, ...waiting.filter(({ state }) => state === 'quiet')].slice(0, SHOWN)
    const body: Block[] = lines.map((wait) => rowOf(wait, call))
    if (more > 0) body.push({ small: w.more(more) })
    return { reply: { title: w.title(open.filter(({ trial }) => !trial).length), body: [...body, { small: w.note }] } }
  },
})

function rowOf(wait: Waiting, call: Call<Desk>): Block {
  const { chats, alert } = call.words
  const customer = maskPhones(wait.customer)
  const name = chats.named(wait.customerId, wait.trial ? alert.trial(customer) : customer)
  const row: Span[] = [wait.href ? { link: name, href: wait.href } : { bold: name }]
  row.push(wait.state === 'quiet' ? ` · ${chats.waiting.quiet}` : standing(wait, call))
  const words = maskedWords(wait.lastWords, WORDS_LENGTH)
  if (words) row.push(` · “${words}”`)
  const ref = `${wait.customerId}-${wait.waitId}`
  const { claim, dismiss } = chats.waiting
  return wait.state === 'quiet'
    ? { row, button: button(`${dismiss} #${wait.customerId}`, `dismiss ${ref}`) }
    : { row, button: button(`${claim} #${wait.customerId}`, `claim ${ref}`, 'primary') }
}

const wordsOf = ({ promise }: Waiting) => maskedWords(promise?.words ?? '', PROMISE_LENGTH) || '…'

/** How long, against the target, and whose it is. */
function standing(wait: Waiting, call: Call<Desk>): string {
  const { desk, now, locale, words, team } = call
  const w = words.chats.waiting
  const waited = openSeconds(desk.rules.schedule, wait.openedAt, now)
  const over = waited - wait.targetSeconds
  const nameOf = (id: number | null) => team.find((p) => p.id === id)?.name
  const claimer = (wait.claimUntil ?? 0) > now ? nameOf(wait.claimedById) : undefined
  const holder =
    claimer && wait.claimUntil !== null
      ? w.claimedUntil(claimer, clockOf(wait.claimUntil, call))
      : (nameOf(wait.assignedId) ?? w.nobodys)
  const snoozed = (wait.snoozedUntil ?? 0) > now && wait.snoozedUntil !== null
  const { promise: p } = words
  const promised =
    wait.promise && p.row(nameOf(wait.promise.byId) ?? null, wordsOf(wait), (now - wait.openedAt) / SECOND_MS)
  const isPromisers = wait.promise && !claimer && wait.promise.byId === wait.assignedId
  return [
    promised ?? w.row(formatDuration(waited, locale)),
    over > 0 ? (promised ? p : w).late(formatDuration(over, locale)) : '',
    isPromisers ? '' : ` · ${holder}`,
    snoozed ? ` · ${w.snoozedUntil(clockOf(wait.snoozedUntil ?? now, call))}` : '',
  ].join('')
}
