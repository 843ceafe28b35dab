import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asks, only, types, words } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', SHOP_LOCALE: 'en' } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Hello?')
})
afterEach(() => shop?.close())

const HUGE = ['2147483648', '99999999999', '9007199254740991', '99999999999999999999']

describe('a number that nothing stored can have', () => {
  it('is never looked for: whoever types it reads what to type', async () => {
    for (const huge of HUGE) {
      for (const line of [`/claim ${huge}`, `/finding overrule ${huge}`, `/account ${huge} yes`]) {
        const answer = only(await asks(shop, shop.owner, line, 'alerts'))
        expect(answer).toMatch(/Which chat\?|has to be a number from/)
      }
      for (const line of [`/optout ${huge}`, `/vote ${huge} 5`, `/needsreply 1 ${huge}`, `/undo ${huge}`]) {
        expect(only(await asks(shop, shop.owner, line, 'private'))).toMatch(/has to be a number from/)
      }
    }
  })
})

describe('a character that PostgreSQL cannot hold', () => {
  it('is left out of names and words, and holds up nothing', async () => {
    const odd = shop.customer('De\0wi 2', { lastName: '\0', username: 'd\0ewi2' })
    await odd.says('ada\0 yang \0merah?')
    expect(await shop.owner.slash('/waiting')).toEqual([expect.stringContaining('ada yang merah?')])
    await sari.answers(odd, 'ada\0 kak')
    expect(odd.heard().at(-1)).toContain(' kak')
    expect(await shop.owner.slash('/waiting')).toEqual([expect.not.stringContaining('Dewi 2')])
    await dewi.says('masih ada?')
    expect(shop.heard(dewi).at(-1)).toBe('masih ada?')
  })

  it('is left out of what is typed on either platform', async () => {
    await asks(shop, shop.owner, '/nick Sa\0ri Ri\0ri', 'alerts')
    const { whispered } = await types(shop, shop.owner, '/sigap claim\0 1')
    expect(words(shop, whispered)).not.toMatch(/S-[0-9A-F]{6}/)
    await dewi.says('last')
    expect(shop.heard(dewi).at(-1)).toBe('last')
  })
})
