import { newConversation } from '../../src/domain/folded.ts'
import type { NewWait } from '../../src/store/waits.ts'
import { at, type TestShop } from './shop.ts'

const MORNING = '2026-10-19 10:00'

/** What an admin's week is made of beyond answers: conversations that ended, orders, findings, messages, NPS. */
export function measured(shop: TestShop) {
  const { store } = shop
  let refs = 0

  /** A conversation that an admin answered and resolved after so much open time, and whether the customer came back. */
  async function resolved(admin: string, openSeconds: number, about: { reopenedAt?: number; day?: string } = {}) {
    const { id } = await shop.staff(admin)
    const startedAt = at(about.day ? `${about.day} 10:00` : MORNING)
    const customer = await store.customers.add(
      { channel: 'telegram', address: String(90_000 + ++refs), name: `Selesai ${refs}` },
      startedAt,
    )
    const resolvedAt = startedAt + openSeconds * 1000
    const stretch = {
      openedAt: startedAt,
      resolvedAt,
      openSeconds,
      how: 'resolved',
      creditId: id,
      answered: true,
      reopenedAt: about.reopenedAt ?? null,
    } as const
    const conversation = await store.conversations.put(
      customer.id,
      {
        ...newConversation(startedAt, false),
        answered: true,
        firstAnswerAt: startedAt,
        stretches: [stretch],
        parts: [{ personId: id, firstAt: startedAt, messages: 1 }],
      },
      undefined,
    )
    return { customerId: customer.id, conversationId: conversation.id }
  }

  /** A paid order that came of a conversation. */
  async function ordered(admin: string, number: string, amountMinor: number, recordedById: number | null = null) {
    const { id } = await shop.staff(admin)
    const { customerId, conversationId } = await resolved(admin, 600)
    const placedAt = at(MORNING) + 3_600_000
    await store.orders.add({
      number,
      customerId,
      state: 'paid',
      source: 'command',
      placedAt,
      paidAt: placedAt,
      amountMinor,
      currency: 'IDR',
      conversationId,
      creditId: id,
      recordedById,
    })
    return customerId
  }

  /** Messages an admin wrote, one by one. */
  async function wrote(admin: string, text: string, count = 1, about: { holding?: boolean } = {}) {
    const { id } = await shop.staff(admin)
    const { customerId } = await shop.customer('Pembaca')
    for (let n = 0; n < count; n += 1) {
      const when = at(MORNING) + n
      await store.messages.add({
        customerId,
        ref: `m:${++refs}`,
        at: when,
        order: refs,
        author: 'human',
        kind: 'text',
        text,
        creditId: id,
        heardAt: when,
        ...about,
      })
    }
    return customerId
  }

  async function found(admin: string, quote: string, severity: 'strong' | 'mild' | 'style' = 'mild') {
    const { id } = await shop.staff(admin)
    const customerId = await wrote(admin, quote)
    const rule = severity === 'style' ? 'emoji' : 'rude'
    const key = `f:${++refs}`
    await store.findings.add({ customerId, key, creditId: id, rule, severity, term: quote, quote, at: at(MORNING) })
  }

  /** Somebody who was asked for NPS, and what they answered. */
  async function asked(admin: string, score: number | null, comment: string | null = null) {
    const { id } = await shop.staff(admin)
    const who = await shop.customer('Penilai')
    const askAt = at('2026-10-22 12:00')
    await store.surveys.plan({ ...who, kind: 'nps', askAt })
    const planned = (await store.surveys.due(askAt, 1000)).find((s) => s.conversationId === who.conversationId)
    if (!planned) throw new Error('not planned')
    await store.surveys.change(planned.id, { state: 'answered', creditId: id, deliveredAt: askAt, score, comment })
  }

  /** An answer that asked for patience, and when somebody came back; null: nobody has. */
  async function held(admin: string, seconds: number, substantialSeconds: number | null, more: Partial<NewWait> = {}) {
    const closedAt = at('2026-10-22 10:00') + seconds * 1000
    const promiseDueAt = closedAt + 1_800_000
    const backAt = substantialSeconds === null ? null : at('2026-10-22 10:00') + substantialSeconds * 1000
    return shop.answered(admin, seconds, {
      holding: true,
      promiseDueAt,
      promiseEndedAt: backAt,
      substantialSeconds,
      adminSubstantialSeconds: substantialSeconds,
      ...more,
    })
  }

  return { resolved, ordered, wrote, found, asked, held }
}
