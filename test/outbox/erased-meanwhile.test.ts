import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Desk } from '../../src/actions/desk.ts'
import { erase } from '../../src/actions/erase.ts'
import type { Outcome, Parcel } from '../../src/chat/parcel.ts'
import { say } from '../../src/chat/reply.ts'
import { readConfig } from '../../src/config.ts'
import { Delivery } from '../../src/outbox/deliver.ts'
import { owe } from '../../src/outbox/owe.ts'
import { PRIORITY } from '../../src/outbox/owed.ts'
import { Pacer } from '../../src/outbox/pace.ts'
import type { Customer } from '../../src/store/customers.ts'
import type { Store } from '../../src/store/store.ts'
import { type OpenShop, openShop } from './shop.ts'

const NOW = Date.parse('2026-10-23T12:00:00+07:00')
const { shop: rules } = readConfig({ TELEGRAM_BOT_TOKEN: '1:x' })
const TEAM = { platform: 'telegram', chat: '-100' } as const

let shop: OpenShop
let dewi: Customer
let sent: Parcel[]
beforeEach(async () => {
  shop = await openShop()
  dewi = await shop.store.customers.add({ channel: 'telegram', address: '77', name: 'Dewi', inbox: '-1001' }, NOW)
  sent = []
})
afterEach(() => shop.close())

const erases = async () => {
  const desk: Desk = { store: shop.store, rules, environment: rules, places: { alerts: [TEAM], inboxes: ['-1001'] } }
  expect(await erase(desk, { chat: dewi.id }, { key: 'erase', at: NOW })).toMatchObject({ is: 'done' })
}

/** Sends what is owed; the customer is erased while the first is called, or just before it is written down how that ended. */
async function sends(when: 'called' | 'settled', store: Store = shop.store): Promise<void> {
  let isErased = false
  const once = async () => {
    if (isErased) return
    isErased = true
    await erases()
  }
  const { outbox } = store
  const renew: typeof outbox.renew = async (...lease) => {
    const isOurs = await outbox.renew(...lease)
    if (when === 'settled') await once()
    return isOurs
  }
  const watched: Store = Object.assign(Object.create(store), { outbox: { ...outbox, renew } })
  const deliver = async (parcel: Parcel): Promise<Outcome> => {
    sent.push(parcel)
    if (when === 'called') await once()
    return { is: 'done', receipt: String(500 + sent.length) }
  }
  const delivery = new Delivery({
    store: watched,
    rules: async () => rules,
    couriers: { telegram: { deliver } },
    pacer: new Pacer({ group: null, global: null, slack: null }),
    now: () => NOW,
    holder: 'us',
    onRefused: async () => {},
    onSent: () => {},
    log: { warn: () => {}, error: () => {} },
  })
  for (let i = 0; i < 4; i += 1) {
    await delivery.pump()
    await delivery.drain()
  }
}

describe.each(['called', 'settled'] as const)(
  'a customer erased while something about them is being sent (%s)',
  (when) => {
    it('their topic that was being made goes again, and is known until it has', async () => {
      const target = { at: 'topic', customerId: dewi.id } as const
      const owed = { do: 'topic', customerId: dewi.id } as const
      await owe(shop.store, { key: `topic:${dewi.id}`, target, owed, priority: PRIORITY.topic, now: NOW })
      await sends(when)
      expect(sent).toMatchObject([
        { do: 'topic', title: expect.stringContaining('Dewi') },
        { do: 'clear', to: { chat: '-1001', thread: '501' }, title: expect.not.stringContaining('Dewi') },
      ])
      expect(await shop.store.customers.find(dewi.id)).toMatchObject({ inbox: null, topicId: null })
    })

    it('what the team is told of them in that moment says afterwards that they were erased', async () => {
      const owed = { do: 'say', reply: say(`Dewi (#${dewi.id}) pindah ke Jalan Melati 7`) } as const
      await owe(shop.store, { key: 'news', target: { at: 'chat', ...TEAM }, owed, priority: PRIORITY.alert, now: NOW })
      await sends(when)
      expect(sent).toMatchObject([{ do: 'post' }, { do: 'edit', to: TEAM, receipt: '501' }])
      expect(JSON.stringify(sent[1])).toContain('(dihapus)')
      expect(JSON.stringify(sent[1])).not.toMatch(/Dewi|Melati/)
      expect(await shop.store.outbox.byKey('news')).toMatchObject({
        state: 'done',
        payload: expect.not.stringContaining('Dewi'),
      })
    })

    it('what goes to themselves is not touched, and no place of it is kept', async () => {
      const owed = { do: 'say', reply: say(`Kak Dewi, nomor chatnya #${dewi.id}`) } as const
      const target = { at: 'customer', customerId: dewi.id } as const
      await owe(shop.store, { key: 'theirs', target, owed, priority: PRIORITY.toCustomer, now: NOW })
      await sends(when)
      expect(sent).toMatchObject([{ do: 'post' }])
      expect(await shop.store.outbox.byKey('theirs')).toBeNull()
    })
  },
)
