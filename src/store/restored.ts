import type { Instant } from '../domain/time.ts'
import type { Scope } from './store.ts'

/** Under this name the settings of a backup keep when it was made. */
export const BACKUP_OF = 'BACKUP OF'

const TELEGRAM = 'telegram:'
const WHY = 'kept back: it waited when the backup was made and may have been sent since'

/** What a shop begins with that was put back from a backup. */
export function restored({ db, shopId }: Scope) {
  return {
    /**
     * Keeps customers from hearing everything twice: what was on its way to them when the backup was made has mostly arrived
     * since. What goes to the team stays owed. How many sends are put aside, for somebody to look at.
     */
    async keepBack(now: Instant): Promise<number> {
      const toCustomers = [{ chat: { startsWith: 'customer:' } }, { chat: { in: await chatsOfCustomers() } }]
      const owed = { shopId, state: 'pending', OR: toCustomers }
      const data = { state: 'dead', notBefore: now, leaseUntil: 0, leasedBy: null, error: WHY }
      const { count } = await db.outbox.updateMany({ where: { ...owed, sent: 0 }, data })
      await db.outbox.updateMany({ where: owed, data: { state: 'done', leaseUntil: 0, leasedBy: null } })
      await askNobody(now)
      return count
    },
  }

  /** Private chats in which commands of customers are about to be answered. */
  async function chatsOfCustomers(): Promise<string[]> {
    const owed = { shopId, state: 'pending', chat: { startsWith: TELEGRAM } }
    const rows = await db.outbox.findMany({ where: owed, select: { chat: true }, distinct: ['chat'] })
    const ids = rows.map(({ chat }) => chat.slice(TELEGRAM.length))
    const team = await db.person.findMany({ where: { shopId, telegramId: { in: ids } } })
    const outside = ids.filter((id) => !team.some(({ telegramId }) => telegramId === id))
    const customers = await db.customer.findMany({ where: { shopId, channel: 'telegram', address: { in: outside } } })
    return customers.map(({ address }) => TELEGRAM + address)
  }

  /** Questions that were due since have been asked; so have those about chats that went on then. */
  async function askNobody(now: Instant): Promise<void> {
    const planned = { shopId, state: 'planned', askAt: { lte: now } }
    await db.survey.updateMany({ where: planned, data: { state: 'cancelled' } })
    await db.survey.updateMany({ where: { shopId, state: 'asked', deliveredAt: null }, data: { state: 'cancelled' } })
    await db.survey.updateMany({ where: { shopId, remindAt: { lte: now } }, data: { remindAt: null } })
    const inTouch = { shopId, conversations: { some: { endedAt: null } } }
    await db.customer.updateMany({ where: inTouch, data: { surveyedAt: now } })
  }
}
