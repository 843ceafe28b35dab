import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endSilent } from '../../src/actions/end-silent.ts'
import { enlist } from '../../src/actions/team.ts'
import type { HeardMessage } from '../../src/chat/heard.ts'
import { puzzlesOf } from '../../src/domain/signatures.ts'
import { type HistoryEvent, readHistory } from '../../src/sandbox/replay/history.ts'
import { openRoom, type Room } from '../support/room.ts'
import { recompute } from './recomputed.ts'
import { AFTERWARDS, byKey, FILE, LONG } from './replayed.ts'

const INBOX = '-1001'
const LOGIN = '99'
const SHOP = '98'
const AT_ONCE = 250
const DAY_MS = 86_400_000

/** The file names who wrote "LivinMandiri_Vacilla", and four times "unknown": three of those are signed. */
function writerOf({ from, text }: Pick<HistoryEvent, 'from' | 'text'>): string | null {
  const [, name = ''] = from.split('_')
  return name === 'unknown' ? (/~ Said$/.test(text) ? 'Said' : null) : name
}

/** Every other customer writes to the bot, the others to a Business account; all answers come from one login of each. */
const isBusiness = ({ customer }: HistoryEvent) => customer % 2 === 1

function messageOf(event: HistoryEvent, order: number): HeardMessage {
  const customer = {
    platform: 'telegram',
    id: `${5000 + event.customer}`,
    name: `Pelanggan ${event.customer}`,
  } as const
  const isAnswer = event.role === 'admin'
  const login = {
    platform: 'telegram',
    ...(isBusiness(event) ? { id: SHOP, name: 'Toko' } : { id: LOGIN, name: 'Admin Toko' }),
  } as const
  const base = {
    type: 'message',
    messageId: `${order}`,
    at: event.at,
    order,
    from: isAnswer ? login : customer,
    content: event.text.trim() === '' ? { kind: 'photo' } : { kind: 'text', text: event.text },
    writer: 'human',
  } as const
  const alone = { platform: 'telegram', chat: customer.id, kind: 'private' } as const
  if (isBusiness(event)) {
    const business = { connectionId: 'c1', chat: customer.id, with: customer }
    return { ...base, ref: `biz:c1:${customer.id}:${order}`, place: alone, business }
  }
  const topic = { platform: 'telegram', chat: INBOX, thread: customer.id, kind: 'group' } as const
  return { ...base, ref: `tg:${isAnswer ? INBOX : customer.id}:${order}`, place: isAnswer ? topic : alone }
}

describe.skipIf(!existsSync(FILE))(
  'real answers sent from two shared logins (skipped where they are not at hand)',
  () => {
    const events = existsSync(FILE) ? readHistory(FILE) : []
    const signed = events.filter(({ role }) => role === 'admin').map(writerOf)
    let room: Room

    beforeAll(async () => {
      room = await openRoom({ BUSINESS_HOURS: 'always' })
      await room.people('Admin Toko', { telegramId: LOGIN, shared: true, ranked: false })
      await room.people('Toko', { telegramId: SHOP, shared: true, ranked: false })
      await room.connects(0, SHOP, 'Toko')
      for (const name of new Set(signed)) {
        if (name) await enlist(await room.desk(), { name, replacing: false }, { key: name, at: 0 })
      }
      for (const { customer } of events.filter((event) => !isBusiness(event))) {
        const address = `${5000 + customer}`
        if (await room.store.customers.at('telegram', address)) continue
        await room.store.customers.add(
          { channel: 'telegram', address, name: address, inbox: INBOX, topicId: address },
          0,
        )
      }
      const heard = events.map(messageOf)
      for (let from = 0; from < heard.length; from += AT_ONCE) {
        const batch = heard.slice(from, from + AT_ONCE)
        await room.hears(batch, batch.at(-1)?.at ?? 0)
      }
    }, LONG)
    afterAll(() => room.close())

    const nameOf = async () => {
      const names = new Map((await room.store.people.all()).map(({ id, name }) => [id, name]))
      return (id: number | null) => (id === null ? null : (names.get(id) ?? null))
    }

    it('are credited to who signed them, each and every one', async () => {
      const refs = events.map(messageOf).map(({ ref }) => ref.replace('biz:c1:', `biz:${SHOP}:`))
      const stored = await room.store.messages.byRefs(refs)
      const name = await nameOf()
      const credited = refs.flatMap((ref, index) => (events[index]?.role === 'admin' ? [stored.get(ref)] : []))
      expect(credited).toHaveLength(1933)
      expect(credited.map((message) => name(message?.creditId ?? null))).toEqual(signed)
      expect(signed.filter((who) => who === null)).toHaveLength(1)
    })

    it('give every admin the first responses they would have with a login of their own', async () => {
      const end = events.at(-1)?.at ?? 0
      const waits = await room.store.waits.facts({ from: 0, to: end + DAY_MS })
      const name = await nameOf()
      const mine = new Map<string, number[]>()
      for (const { kind, state, answeredById, adminSeconds } of waits) {
        const who = name(answeredById)
        if (kind !== 'first' || state !== 'answered' || who === null) continue
        mine.set(who, [...(mine.get(who) ?? []), adminSeconds ?? -1])
      }
      const rows = events.map((e) => ({ ...e, conv: `${e.customer}`, ts: e.at / 1000, from: writerOf(e) ?? 'nobody' }))
      const theirs = recompute(byKey(rows, ({ conv }) => conv).values(), end / 1000 + AFTERWARDS).first
      theirs.delete('nobody')
      const sorted = (times: Map<string, number[]>) =>
        Object.fromEntries([...times].map(([who, seconds]) => [who, seconds.toSorted((a, b) => a - b)]))
      expect(Object.keys(sorted(theirs)).length).toBeGreaterThan(80)
      expect(sorted(mine)).toEqual(sorted(theirs))
    })

    it(
      'are found no fault with, message by message and conversation by conversation',
      async () => {
        await endSilent(await room.desk(), (events.at(-1)?.at ?? 0) + 2 * DAY_MS)
        const always = { from: 0, to: Number.MAX_SAFE_INTEGER }
        expect(await room.store.findings.facts(always)).toEqual([])
        const judged = (await room.store.messages.writing(always)).reduce((sum, { messages }) => sum + messages, 0)
        expect(judged).toBe(1933)
      },
      LONG,
    )

    it('leave no signature unknown', async () => {
      const team = await room.store.people.all()
      expect(puzzlesOf(await room.store.messages.signatures(0), team)).toEqual({ unknown: [], foreign: [] })
    })
  },
)
