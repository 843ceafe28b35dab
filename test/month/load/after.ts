import { advanceOrder } from '../../../src/actions/advance-order.ts'
import type { Desk } from '../../../src/actions/desk.ts'
import { recordOrder } from '../../../src/actions/record-order.ts'
import { ruleOn } from '../../../src/actions/rule.ts'
import { askRun, startRun } from '../../../src/actions/survey-run.ts'
import type { Person } from '../../../src/domain/people.ts'
import { accounts } from '../events/people.ts'
import { type Chat, NPS_RUN } from '../world.ts'
import { deliver, press } from './heard.ts'
import type { Month } from './shop.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND

type People = ReadonlyMap<string, Person>

async function customerOf({ desk }: Month, { key, channel, account }: Chat): Promise<number> {
  const userId = accounts.find((one) => one.key === account)?.userId
  const customer = await desk.store.customers.at(channel, userId ? `${userId}:${key}` : key)
  if (!customer) throw new Error(`no customer ${key}`)
  return customer.id
}

/** Orders as they were recorded and went on; and conversations that are not about sales. */
export async function order(month: Month, chats: readonly Chat[], people: People): Promise<void> {
  const { rules } = month.desk
  for (const chat of chats.filter(({ orders, notSales }) => orders.length > 0 || notSales)) {
    await month.desk.store.transaction(async (store) => {
      const desk: Desk = { ...month.desk, store, rules: { ...rules, surveys: { ...rules.surveys, csat: false } } }
      const number = await customerOf({ ...month, desk }, chat)
      for (const one of chat.orders) {
        const by = people.get(one.by)!
        const money = { amountMinor: one.amountMinor, currency: one.currency }
        const cause = (state: string, at: number) => ({ key: `${one.number}:${state}`, at })
        const about = { chat: number, number: one.number, money, items: null, states: [], by }
        const recorded = await recordOrder(desk, about, cause('placed', one.placed))
        for (const state of ['paid', 'shipped', 'delivered', 'cancelled'] as const) {
          const at = one[state]
          if (at !== undefined)
            await advanceOrder(desk, { order: recorded.order, states: [state], by }, cause(state, at))
        }
      }
      if (!chat.notSales) return
      for (const { id } of await store.conversations.since(number, 0)) await store.orders.leaveOut(id, true)
    })
  }
}

/** The owner decides about what was found: every other strong finding is none, and one in five of the others. */
export async function judgeFindings(month: Month, people: People): Promise<void> {
  const rows = await month.raw.all<{ id: number; severity: string; ref: string }>(
    `SELECT f."id", f."severity", m."ref" FROM "Finding" f JOIN "Message" m ON m."id" = f."messageId" ORDER BY f."id"`,
  )
  for (const { id, severity, ref } of rows) {
    const message = Number(ref.split(':').at(-1))
    const ruling = message % (severity === 'strong' ? 2 : 5) === 0 ? 'overruled' : 'right'
    const by = people.get('wati')!
    if (ruling === 'overruled' || severity === 'strong') {
      await ruleOn(month.desk, { finding: id, ruling, by }, { key: `rule:${id}`, at: NPS_RUN.at })
    }
  }
}

/** Everybody whose chat was answered on some days is asked for NPS, and some answer. */
export async function askNps(month: Month, chats: readonly Chat[], people: People): Promise<void> {
  const { desk } = month
  const { at, from, to } = NPS_RUN
  const by = people.get('wati')!
  const sender = { platform: 'telegram', id: by.telegramId ?? '', name: by.name } as const
  const place = { platform: 'telegram', chat: '-1001', kind: 'group' } as const
  const started = await startRun(desk, { span: { from, to }, countedAt: at, by, sender, place }, { key: 'run', at })
  if (started.is !== 'done') throw new Error(`the run is ${started.is}`)
  const byCustomer = new Map<number, Chat>()
  for (const chat of chats) if (chat.ignoredAt === undefined) byCustomer.set(await customerOf(month, chat), chat)
  for (let now = at; await desk.store.runs.running(); now += SECOND) {
    await askRun(desk, now)
    for (const survey of await deliver(month, now)) {
      const asked = await desk.store.surveys.find(survey)
      const chat = byCustomer.get(asked?.customerId ?? 0)
      for (const { after, score } of chat?.nps ?? [])
        await press(month, chat!, { survey, score, at: now + after * MINUTE })
    }
  }
}
