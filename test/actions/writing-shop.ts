import { type Fact, hear } from '../../src/actions/hear.ts'
import type { Customer } from '../../src/store/customers.ts'
import { openShop } from '../commands/shop.ts'

const INBOX = '-1001'
const ALERTS = { platform: 'telegram', chat: '-2' } as const

/** A real shop in which messages are heard as Telegram tells of them, without a platform. */
export async function writingShop() {
  const shop = await openShop()
  let order = 0

  const desk = async () => {
    const usual = await shop.desk()
    return { ...usual, places: { ...usual.places, alerts: [ALERTS] } }
  }

  /** A customer with a topic of their own. */
  const newcomer = (name: string): Promise<Customer> => {
    order += 1
    const known = { channel: 'telegram', address: String(7000 + order), name, inbox: INBOX, topicId: String(order) }
    return shop.store.customers.add(known, 0)
  }

  const heard = async (...facts: Fact[]): Promise<void> => {
    await hear(await desk(), facts, Math.max(...facts.map((fact) => ('at' in fact ? fact.at : 0))))
  }

  /** What a customer says to the bot in private. */
  function asks({ address, name }: Customer, at: number, text: string): Fact {
    order += 1
    return message(`tg:${address}:${order}`, { id: address, name }, { chat: address, kind: 'private' }, at, text)
  }

  /** What an admin answers in the customer's topic. */
  async function answers(
    admin: string,
    { topicId }: Customer,
    at: number,
    text: string,
  ): Promise<Fact & { ref: string }> {
    order += 1
    const { telegramId, name } = await shop.staff(admin)
    const place = { chat: INBOX, kind: 'group', thread: topicId ?? '' } as const
    return message(`tg:${INBOX}:${order}`, { id: telegramId ?? `9${order}`, name }, place, at, text)
  }

  function edit({ ref }: { ref: string }, at: number, text: string): Fact {
    order += 1
    const place = { platform: 'telegram', chat: INBOX, kind: 'group' } as const
    return { type: 'edit', ref, order, at, writtenAt: at, place, content: { kind: 'text', text } }
  }

  function message(
    ref: string,
    from: { id: string; name: string },
    place: { chat: string; kind: 'private' | 'group'; thread?: string },
    at: number,
    text: string,
  ) {
    return {
      type: 'message' as const,
      ...{ ref, at, order, messageId: String(order), writer: 'human' as const },
      from: { platform: 'telegram' as const, ...from },
      place: { platform: 'telegram' as const, ...place },
      content: { kind: 'text', text },
    }
  }

  /** How many things are owed to the alert chat. */
  const owed = async (): Promise<number> => {
    const found = await shop.store.findings.list({ from: 0, to: Number.MAX_SAFE_INTEGER })
    const rows = await Promise.all(found.map(({ id }) => shop.store.outbox.ofSubject(`finding:${id}`)))
    return rows.flat().length
  }

  return { ...shop, desk, newcomer, heard, asks, answers, edit, owed }
}

export type WritingShop = Awaited<ReturnType<typeof writingShop>>
