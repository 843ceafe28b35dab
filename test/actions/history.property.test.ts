import fc from 'fast-check'
import { afterAll, expect, it } from 'vitest'
import type { Fact } from '../../src/actions/hear.ts'
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../src/domain/time.ts'
import { anyChat, type Chat, shuffled } from '../support/chat.ts'
import { ADMINS, INBOX, openHistory } from './history-shop.ts'

const SEED = 2
const RUNS = 12
/** Chats stand so far apart that each has days of its own, on the same days of the week. */
const APART_MS = 140 * DAY_MS
const LASTS_MS = 110 * DAY_MS
const FIRST: Instant = Date.parse('2026-10-18T00:00:00Z')

const inOrder = await openHistory()
const anyhow = await openHistory()
afterAll(() => Promise.all([inOrder.close(), anyhow.close()]))

let chats = 0

/** A chat in days of its own, begun by a customer's message an hour before. */
function moved({ messages, acts }: Chat, byMs: number): Chat {
  const later = <T extends { at: Instant }>(one: T): T => ({ ...one, at: one.at + byMs })
  return { messages: messages.map(later), acts: acts.map(later) }
}

const WORDS = {
  customer: (courtesy: boolean) => (courtesy ? 'makasih kak' : 'barangnya kapan dikirim?'),
  human: (question: boolean, holding: boolean, brief: boolean) => {
    if (question) return 'mau warna apa?'
    return holding ? 'sebentar ya kak' : brief ? 'ok' : 'barangnya sudah dikirim kemarin'
  },
}

/** The chat as the bot hears it: a customer's private messages, and answers in their topic. Some are edited later. */
function factsOf({ messages }: Chat, user: string, thread: string): Fact[] {
  return messages.flatMap(({ id, at, order, author, creditId, courtesy, question, holding = false, brief = false }) => {
    const isTheirs = author === 'customer'
    const from = isTheirs ? user : (ADMINS[(creditId ?? 1) - 1] ?? 'Sari')
    const chat = isTheirs ? user : INBOX
    const messageId = `${isTheirs ? '' : thread}${id}`
    const ref = `tg:${chat}:${messageId}`
    const place = isTheirs
      ? ({ platform: 'telegram', chat, kind: 'private' } as const)
      : ({ platform: 'telegram', chat, thread, kind: 'group' } as const)
    const text = isTheirs ? WORDS.customer(courtesy) : WORDS.human(question, holding, brief)
    const writer = !isTheirs && creditId === null ? 'anonymous' : 'human'
    const said: Fact = {
      type: 'message',
      ref,
      messageId,
      at,
      order,
      from: { platform: 'telegram', id: from, name: isTheirs ? 'Dewi' : from },
      place,
      content: { kind: 'text', text },
      writer,
    }
    if (id % 3 !== 0) return [said]
    const anew = { kind: 'text', text: isTheirs ? 'jadi kapan dikirim kak?' : 'DASAR BODOH, sudah saya bilang besok' }
    return [
      said,
      { type: 'edit', ref, order: order + 500, at: at + 90 * SECOND_MS, writtenAt: at, place, content: anew },
    ]
  })
}

const atOf = (fact: Fact) => ('at' in fact ? fact.at : 0)

/** What happens between deeds, with the deed that follows. */
function stretches(facts: readonly Fact[], { acts }: Chat): { facts: Fact[]; deed?: Chat['acts'][number] }[] {
  const ends = [...acts, undefined]
  let from: Instant = 0
  return ends.map((deed) => {
    const to = deed?.at ?? Number.POSITIVE_INFINITY
    const some = facts.filter((fact) => atOf(fact) >= from && atOf(fact) < to)
    from = to
    return { facts: some, ...(deed && { deed }) }
  })
}

interface Hearing {
  keys: readonly number[]
  /** How many are heard at once, in turn. */
  sizes: readonly number[]
}

/** One chat in one shop, as it happened; with `how` late, twice and out of order, though nobody does anything unheard of. */
async function happens(
  shop: typeof inOrder,
  chat: Chat,
  user: string,
  thread: string,
  how: Hearing | null,
  end: Instant,
) {
  const facts = factsOf(chat, user, thread)
  const [opener, ...rest] = facts
  if (!opener) return
  await shop.hears([opener], atOf(opener))
  await shop.opens(user, thread)
  const heard: Fact[] = [opener]
  for (const { facts: some, deed } of stretches(rest, chat)) {
    const list = how ? shuffled([...some, ...heard.filter((_, i) => i % 3 === 0)], how.keys) : some
    const now = deed?.at ?? end
    for (let from = 0, turn = 0; from < list.length; turn += 1) {
      const size = how?.sizes[turn % how.sizes.length] ?? list.length
      await shop.hears(list.slice(from, from + size), now)
      from += size
    }
    heard.push(...some)
    if (!deed) continue
    await shop.does(user, deed)
    if (how) await shop.does(user, deed, deed.at + MINUTE_MS)
  }
  await shop.putsBack(user, end, how ? 2 : 1)
  if (how) {
    await shop.hears(facts.toReversed(), end)
    for (const deed of chat.acts) await shop.does(user, deed, end)
  }
  const asked = end + 2 * DAY_MS
  await shop.asks(user, asked)
  await shop.votes(user, asked + HOUR_MS, how ? [0, 0, 1, 0, 1] : [0, 1])
}

const withOpener = (chat: Chat): Chat => {
  const [first] = [...chat.messages, ...chat.acts].sort((a, b) => a.at - b.at)
  const at = (first?.at ?? FIRST) - HOUR_MS
  const opener = {
    id: 1000,
    at,
    order: 0,
    author: 'customer',
    creditId: null,
    courtesy: false,
    question: true,
  } as const
  return { ...chat, messages: [{ ...opener, deletedAt: null }, ...chat.messages] }
}

it('figures are the same to the letter, however a history was heard: holding replies, deeds, put-backs and votes in it', async () => {
  const keys = fc.array(fc.integer(), { minLength: 3, maxLength: 12 })
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 })
  const property = fc.asyncProperty(anyChat(14), keys, sizes, async (any, order, pieces) => {
    const shift = chats * APART_MS
    const [user, thread] = [`${5000 + chats}`, `${7000 + chats}`]
    chats += 1
    const chat = moved(withOpener(any), shift)
    const end = FIRST + shift + LASTS_MS
    await happens(inOrder, chat, user, thread, null, end)
    await happens(anyhow, chat, user, thread, { keys: order, sizes: pieces }, end)
    const day = (at: Instant) => new Date(at).toISOString().slice(0, 10)
    const period = `${day(FIRST + shift)}..${day(end + 10 * DAY_MS)}`
    const now = end + 12 * DAY_MS
    for (const line of [...ADMINS.map((name) => `kpi ${name}`), 'team', 'why Sari within', 'why Budi csat']) {
      const asked = `${line} ${period}`
      expect(await anyhow.said(asked, now)).toBe(await inOrder.said(asked, now))
    }
  })
  await fc.assert(property, { seed: SEED, numRuns: RUNS, endOnFailure: true })
})
