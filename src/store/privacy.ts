import { orderNumber } from '../domain/order-line.ts'
import type { Instant } from '../domain/time.ts'
import type { Customer } from './customers.ts'
import { literally } from './held.ts'
import { asEdit, erasedReply, type OutboxRow } from './outbox.ts'
import { unnamedPayment } from './payment-key.ts'
import { personOf } from './runs.ts'
import type { Scope } from './store.ts'
import { unnamed } from './unnamed.ts'

/** Words that were there and are not kept any more; null: there never were any. Figures know a message with words by it. */
export const FORGOTTEN = ''

/** What stands in the place of a message that went out and is not told any more. */
const NOTHING = '{}'

/** Nothing is told any more of what this row said. */
export const isForgotten = ({ payload }: { payload: string }): boolean => payload === NOTHING

/** What is left of a row that is owed no more. */
const SPENT = { state: 'done', payload: NOTHING, shown: null, error: null, leaseUntil: 0, leasedBy: null }

const ID = { id: true } as const

/** A name this short stands in many lines that are not about its bearer. */
const SHORTEST_NAME = 3

/** A message about somebody, posted once, says from now on that they were erased. */
function blanked({ id, payload }: { id: number; payload: string }, customerId: number, at: Instant) {
  const subject = { of: 'erased', id: customerId }
  return {
    ...{ ...SPENT, ...asEdit(id), state: 'pending', subject: `erased:${customerId}`, notBefore: at },
    payload: JSON.stringify({ target: targetIn(payload), owed: { do: 'show', subject } }),
    wanted: { increment: 1 },
  }
}

/** How the keys of news begin that something of theirs could not be stored. */
export const asideKey = (personId: string): string => `aside:${unnamed(personId)}`

/** What stands in the place of a key that says whose it was. */
const keyless = ({ id, key }: { id: number; key: string }): string =>
  key.startsWith('reply:') ? erasedReply(key) : `erased:${id}`

/** Where a row went; null when that cannot be read. */
function targetIn(payload: string): object | null {
  try {
    return JSON.parse(payload).target ?? null
  } catch {
    return null
  }
}

/** What makes somebody known, taken out of the tables; their figures stay. Call these in one transaction. */
export function privacy({ db, shopId, sql }: Scope) {
  return {
    /** What was said in their chat: no word, no place it stood in, no file of it. */
    async forgetWords(customerId: number): Promise<void> {
      const theirs = { shopId, customerId }
      await db.message.updateMany({ where: { ...theirs, text: { not: null } }, data: { text: FORGOTTEN } })
      const bare = { signature: null, replyTo: null, copyRef: null, album: null }
      await db.message.updateMany({ where: theirs, data: bare })
      await db.$executeRawUnsafe(
        `UPDATE "Message" SET "ref" = 'erased:' || "id" WHERE "shopId" = ${shopId} AND "customerId" = ${customerId}`,
      )
      await db.$executeRawUnsafe(
        `UPDATE "Act" SET "key" = 'erased:' || "id" WHERE "shopId" = ${shopId} AND "customerId" = ${customerId}`,
      )
      await db.survey.updateMany({ where: { ...theirs, comment: { not: null } }, data: { comment: null } })
      await db.finding.updateMany({ where: theirs, data: { quote: FORGOTTEN } })
    },
    async forgetOrders(customerId: number): Promise<void> {
      const theirs = { shopId, customerId }
      await db.order.updateMany({ where: theirs, data: { items: null, courier: null, tracking: null } })
      const paid = { shopId, order: theirs, key: { startsWith: 'payment:' } }
      for (const { id, key } of await db.orderStep.findMany({ where: paid })) {
        await db.orderStep.update({ where: { id }, data: { key: unnamedPayment(key) } })
      }
    },
    /** Edits heard before their message, which will never come now. */
    async forgetEarly({ channel, address }: Customer): Promise<void> {
      const ref = channel === 'business' ? `biz:${address}:` : `tg:${address}:`
      await db.early.deleteMany({ where: { shopId, ref: { startsWith: ref } } })
    },
    /**
     * What is owed to them or to their topic is owed no more, and what was ever said about them is not kept. What still
     * stands in a chat of the team is edited; living messages have no words of their own and are shown anew.
     */
    async forgetSent({ id, name, address }: Customer, at: Instant): Promise<void> {
      const addressed = ['topic', 'customer'].map((at) => ({
        payload: { contains: JSON.stringify({ at, customerId: id }) },
      }))
      const theirs = [{ lane: `topic:${id}` }, { chat: `customer:${id}` }, ...(await aside(address)), ...addressed]
      for (const row of await db.outbox.findMany({ where: { shopId, OR: theirs }, select: { id: true, key: true } })) {
        const nowhere = {
          key: keyless(row),
          lane: `erased:${id}`,
          chat: `customer:${id}`,
          subject: null,
          receipt: null,
        }
        await db.outbox.update({ where: { id: row.id }, data: { ...SPENT, ...nowhere } })
      }
      // An answer that is on its way to whoever asked for it is let through.
      const others = { shopId, subject: null, NOT: { state: 'pending', key: { startsWith: 'reply:' } } }
      const unstored = asideKey(personOf(address))
      const told = [{ payload: { contains: `#${id}` } }, { key: { startsWith: unstored } }]
      const numbered = new RegExp(`#${id}(?!\\d)`)
      const isAbout = ({ key, payload }: { key: string; payload: string }) =>
        numbered.test(payload) || key.startsWith(unstored)
      for (const row of (await db.outbox.findMany({ where: { ...others, OR: told } })).filter(isAbout)) {
        const posted = row.state === 'done' && row.receipt !== null && !row.key.startsWith('reply:')
        const stands = posted && targetIn(row.payload) !== null
        const data = stands ? blanked(row, id, at) : SPENT
        await db.outbox.update({ where: { id: row.id }, data })
      }
      if (name.trim().length < SHORTEST_NAME) return
      // Nobody reads what was sent once; what is still to be sent may have the same word in it for another reason.
      const sent = { shopId, subject: null, state: { in: ['done', 'void'] }, NOT: { key: { startsWith: 'topic:' } } }
      const called = { payload: { contains: JSON.stringify(name).slice(1, -1) } }
      await db.outbox.updateMany({ where: { ...sent, ...called }, data: SPENT })
    },
    /** What arrived in a chat of the team after somebody it is about was erased: it says from now on that they were. */
    async blank(row: OutboxRow, receipt: string, at: Instant): Promise<void> {
      const numbers = [...row.payload.matchAll(/#(\d{1,9})/g)].map(([, number]) => Number(number))
      const where = { shopId, id: { in: numbers }, erasedAt: { not: null } }
      const erased = await db.customer.findFirst({ where, select: ID })
      // What was on its way to themselves is theirs.
      const isTheirs = (await db.outbox.count({ where: { shopId, id: row.id, key: keyless(row) } })) > 0
      if (!erased || isTheirs || targetIn(row.payload) === null) return
      const sent = { sent: row.wanted, receipt, sentAt: at, attempts: 0 }
      await db.outbox.update({ where: { id: row.id }, data: { ...blanked(row, erased.id, at), ...sent } })
    },
    /** Of commands about them the trail keeps the command and the number. */
    async forgetTrail({ id, name, username }: Customer): Promise<void> {
      const orders = await db.order.findMany({ where: { shopId, customerId: id }, select: { number: true } })
      const numbers = new Set<string | null>(orders.map(({ number }) => number))
      const called = [name, username ?? ''].filter((one) => one.trim().length >= SHORTEST_NAME)
      const known = [String(id), ...orders.map(({ number }) => number), ...called]
      const like = known.map(() => `LOWER("line") LIKE ? ESCAPE '!'`).join(' OR ')
      const query = `SELECT "id", "line" FROM "Audit" WHERE "shopId" = ? AND (${like})`
      const patterns = known.map((text) => `%${literally(text)}%`)
      const found = await db.$queryRawUnsafe<{ id: number | bigint; line: string }[]>(sql(query), shopId, ...patterns)
      for (const entry of found) {
        const words = entry.line.split(/[\s()]+/)
        const isNumbered = words.some((word) => word.replace(/^#|-\d+$/g, '') === String(id))
        const isOrdered = words.some((word) => numbers.has(orderNumber(word)))
        const isNamed = called.some((one) => entry.line.toLowerCase().includes(one.toLowerCase()))
        if (!isNumbered && !isOrdered && !isNamed) continue
        await db.audit.update({ where: { id: Number(entry.id) }, data: { line: `${words[0]} … (#${id})` } })
      }
    },
    /** Everything the team was shown about them and that can be edited, by what it shows. */
    async shownOf(
      customerId: number,
    ): Promise<{ surveys: number[]; findings: number[]; orders: number[]; late: Instant[] }> {
      const theirs = { where: { shopId, customerId } }
      const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
      const orders = await db.order.findMany(theirs)
      return {
        surveys: ids(await db.survey.findMany({ ...theirs, select: { id: true } })),
        findings: ids(await db.finding.findMany({ ...theirs, select: { id: true } })),
        orders: ids(orders),
        late: [
          ...new Set(orders.flatMap(({ lateAlertedAt }) => (lateAlertedAt === null ? [] : Number(lateAlertedAt)))),
        ],
      }
    },
    /** What was shown of it last is not kept either. */
    async forgetShown(subjects: readonly string[]): Promise<void> {
      await db.outbox.updateMany({ where: { shopId, subject: { in: [...subjects] } }, data: { shown: null } })
    },
    /** Whoever waits, waits for nothing any more, and nobody is charged with it. */
    async endWaits(customerId: number, at: Instant): Promise<void> {
      const none = {
        closedAt: at,
        decidedAt: null,
        chargedId: null,
        stepAt: null,
        claimUntil: null,
        snoozedUntil: null,
      }
      const open = { shopId, customerId, state: { in: ['open', 'quiet'] } }
      await db.wait.updateMany({ where: open, data: { state: 'withdrawn', ...none } })
      const running = { shopId, customerId, endedAt: null }
      await db.conversation.updateMany({ where: running, data: { endedAt: at, ended: 'silence', closesAt: null } })
      const promised = { shopId, customerId, holding: true, promiseEndedAt: null }
      await db.wait.updateMany({ where: promised, data: { promiseEndedAt: at } })
    },
    /**
     * Whether this was heard from somebody erased since: the platform may deliver it again, and it must not bring their words
     * back. Nothing of who they were is needed for that: its time and order are what is kept for the figures.
     */
    async isErased({ at, order }: { at: Instant; order?: number }): Promise<boolean> {
      const authors = ['customer', 'start', 'human', 'auto', 'note']
      const where = { shopId, author: { in: authors }, at, order, ref: { startsWith: 'erased:' } }
      return (await db.message.findFirst({ where, select: { id: true } })) !== null
    },
  }

  /** What the bot told them in private, their commands answered. A teammate's private chat is the team's: alerts go there. */
  async function aside(address: string): Promise<object[]> {
    const telegramId = personOf(address)
    const isTeam = (await db.person.count({ where: { shopId, telegramId } })) > 0
    return isTeam ? [] : [{ chat: `telegram:${telegramId}`, subject: null }]
  }
}
