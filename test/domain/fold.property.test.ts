import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldRules } from '../../src/actions/rules.ts'
import { readConfig } from '../../src/config.ts'
import { type Before, type FoldedConversation, fold } from '../../src/domain/fold.ts'
import { DAY_MS, SECOND_MS } from '../../src/domain/time.ts'
import { anyChat, type Chat, shuffled } from '../support/chat.ts'

const { shop } = readConfig({
  TELEGRAM_BOT_TOKEN: '1:x',
  BUSINESS_HOURS: 'Mon-Fri 08:00-12:00,13:00-21:00; Sat 20:00-02:00',
})
const rules = foldRules(shop, 'telegram')
const SEED = 20261023

const play = ({ messages, acts }: Chat, until: number | null = null, before: Before | null = null) =>
  fold(messages, acts, rules, before, until)
const waitsOf = (conversations: readonly FoldedConversation[]) => conversations.flatMap(({ waits }) => waits)
const holds = <T extends [unknown, ...unknown[]]>(property: fc.IProperty<T>, numRuns = 400) =>
  fc.assert(property, { seed: SEED, numRuns })
const later = fc.option(fc.integer({ min: 0, max: 5 * 86_400 }), { freq: 4, nil: null })
const end = ({ messages, acts }: Chat) => Math.max(...messages.map(({ at }) => at), ...acts.map(({ at }) => at), 0)

describe('a chat, whatever is said and done in it', () => {
  it('comes to the same in whatever order it was heard', () => {
    const keys = fc.array(fc.integer(), { minLength: 1, maxLength: 20 })
    const property = fc.property(anyChat(), keys, later, (chat, order, seconds) => {
      const until = seconds === null ? null : end(chat) + seconds * SECOND_MS
      const mixed = { messages: shuffled(chat.messages, order), acts: shuffled(chat.acts, order) }
      expect(play(mixed, until)).toEqual(play(chat, until))
    })
    holds(property)
  })

  it('has every message of the customer in one wait or in none, and every ordinary one in one', () => {
    const property = fc.property(anyChat(), (chat) => {
      const waits = waitsOf(play(chat))
      const ids = waits.flatMap(({ messageIds }) => messageIds)
      const theirs = chat.messages.filter(({ author }) => author === 'customer')
      for (const { id, courtesy } of theirs) {
        const times = ids.filter((one) => one === id).length
        if (courtesy) expect(times).toBeLessThanOrEqual(1)
        else expect(times).toBe(1)
      }
      for (const { openerId, messageIds } of waits) expect(messageIds).toContain(openerId)
    })
    holds(property)
  })

  it('has at most one wait at a time, each closed before the next opens', () => {
    const property = fc.property(anyChat(), (chat) => {
      const waits = waitsOf(play(chat, end(chat) + 30 * DAY_MS))
      for (const [index, { openedAt, closedAt }] of waits.entries()) {
        if (closedAt !== null) expect(closedAt).toBeGreaterThanOrEqual(openedAt)
        const next = waits[index + 1]
        if (next) expect(closedAt ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(next.openedAt)
      }
    })
    holds(property)
  })

  it('keeps every figure within its bounds', () => {
    const property = fc.property(anyChat(), later, (chat, seconds) => {
      for (const w of waitsOf(play(chat, seconds === null ? null : end(chat) + seconds * SECOND_MS))) {
        const { openSeconds: open, elapsedSeconds: elapsed, adminSeconds: own, dueAt, decidedAt, closedAt } = w
        expect([open === null, elapsed === null]).toEqual([closedAt === null, closedAt === null])
        if (open !== null && elapsed !== null) {
          expect(open).toBeGreaterThanOrEqual(0)
          expect(open).toBeLessThanOrEqual(elapsed)
          if (own !== null) expect(own).toBeLessThanOrEqual(open)
        }
        if (decidedAt !== null) expect([dueAt, closedAt]).toContain(decidedAt)
        if (w.state === 'answered' && dueAt !== null) expect(decidedAt).toBe(Math.min(dueAt, closedAt ?? dueAt))
        if (w.state === 'quiet' || w.state === 'lapsed') expect([dueAt, decidedAt]).toEqual([null, null])
      }
    })
    holds(property)
  })

  it('is never measured shorter when its last wait is closed later', () => {
    const closing = fc.constantFrom('answer', 'resolve', 'dismiss' as const)
    const seconds = fc.integer({ min: 1, max: 200_000 })
    const property = fc.property(anyChat(), closing, seconds, seconds, (chat, how, one, other) => {
      const closed = (after: number) => {
        const at = end(chat) + after * SECOND_MS
        return waitsOf(play(ended(chat, how, at))).findLast(({ kind }) => kind !== 'promise')
      }
      const [early, late] = [closed(Math.min(one, other)), closed(Math.max(one, other))]
      if (early?.openerId !== late?.openerId || early?.closedAt === null || late?.closedAt === null) return
      expect(early?.openSeconds ?? 0).toBeLessThanOrEqual(late?.openSeconds ?? 0)
      expect(early?.elapsedSeconds ?? 0).toBeLessThanOrEqual(late?.elapsedSeconds ?? 0)
      if (early?.adminSeconds != null && late?.adminSeconds != null) {
        expect(early.adminSeconds).toBeLessThanOrEqual(late.adminSeconds)
      }
    })
    holds(property)
  })

  it('comes to the same when only its last conversation is folded, with what was said before it', () => {
    const property = fc.property(anyChat(24), later, (chat, seconds) => {
      const until = end(chat) + (seconds ?? 0) * SECOND_MS
      const whole = play(chat, until)
      const last = whole.at(-1)
      if (!last || whole.length < 2) return
      const since = <T extends { at: number }>(list: readonly T[]) => list.filter(({ at }) => at >= last.startedAt)
      const said = chat.messages.findLast(({ at, author, deletedAt }) => {
        return at < last.startedAt && author === 'human' && deletedAt === null
      })
      if (chat.messages.some(({ at, author, deletedAt }) => at < last.startedAt && author === 'human' && deletedAt))
        return
      const before = said ? { at: said.at, creditId: said.creditId, question: said.question } : null
      const tail = { messages: since(chat.messages), acts: since(chat.acts) }
      expect(play(tail, until, before)).toEqual([last])
    })
    holds(property)
  })
})

function ended({ messages, acts }: Chat, how: 'answer' | 'resolve' | 'dismiss', at: number): Chat {
  const order = (messages.at(-1)?.order ?? 0) + 1
  if (how !== 'answer') return { messages, acts: [...acts, { at, order, kind: how, byId: 1, toId: null }] }
  const facts = { id: order, order, creditId: 1, courtesy: false, question: false, deletedAt: null }
  return { messages: [...messages, { ...facts, at, author: 'human' }], acts }
}
