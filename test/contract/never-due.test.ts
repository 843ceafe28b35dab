import { afterEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
afterEach(() => shop?.close())

describe('a target that no customer can ever be past', () => {
  it('the owner is told, once a day, for nobody would be alerted', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'Mon 09:00-09:01', FIRST_RESPONSE_TARGET: '2h' } })
    await shop.customer('Dewi').says('Kak, ready?')
    await shop.customer('Eka').says('Kak, ready?')
    for (const chat of [shop.heard('alerts'), shop.heard('slack')]) {
      expect(chat).toEqual([expect.stringMatching(/Dewi \(#1\) tidak akan pernah dihitung terlambat/)])
    }
  })
})
