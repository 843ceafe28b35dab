import { afterEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

describe('another AUTO_RESOLVE_AFTER at the next start', () => {
  it('ends chats that had fallen silent before as well: the customer is asked that much earlier', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always', AUTO_RESOLVE_AFTER: '12h' } })
    const sari = await admin(shop, 'Sari')
    const dewi = shop.customer('Dewi')
    await dewi.says('Kak, ready?')
    await sari.answers(dewi, 'Ready kak')
    await shop.restart({ AUTO_RESOLVE_AFTER: '2h' })
    await shop.at('2026-10-23T11:59:00')
    const before = dewi.heard().length
    await shop.at('2026-10-23T12:01:00')
    expect(dewi.heard().length).toBe(before + 1)
  })
})
