import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
let account: BusinessAccount
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  account = await BusinessAccount.of(shop, await admin(shop, 'Sari'))
  await account.gets(dewi, 'Kak, ready?')
})
afterEach(() => shop.close())

const chats = () => [shop.heard('alerts'), shop.heard('slack')]

describe('a Business account that was cut off', () => {
  it('alerts of its chats are held, the owner is told once, and they come when it is heard again', async () => {
    await account.disconnects()
    await shop.advance('1h')
    for (const chat of chats()) expect(chat).toEqual([expect.stringMatching(/Sari tidak terhubung lagi.*1 pelanggan/)])
    await account.reconnects()
    await shop.advance('1m')
    for (const [, alert] of chats()) expect(alert?.replaceAll('@', '')).toContain('Dewi')
    expect(chats().map(({ length }) => length)).toEqual([2, 2])
  })

  it('an alert snoozed meanwhile stays held', async () => {
    await account.disconnects()
    await shop.owner.writes('/snooze 1 5m', 'private')
    await shop.advance('1h')
    expect(chats().map(({ length }) => length)).toEqual([1, 1])
  })

  it('with nobody waiting nobody is told', async () => {
    await account.writes(dewi, 'Ready kak')
    await account.disconnects()
    await shop.advance('1h')
    expect(chats()).toEqual([[], []])
  })
})
