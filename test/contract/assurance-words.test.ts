import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { listed, told } from './assured.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = await admin(shop, 'Sari')
  await dewi.says('Kak, ready?')
})
afterEach(() => shop.close())

const alerts = async () => {
  await shop.advance('3s')
  return told(shop).map((chat) => chat.length)
}

it('what a shop allows alerts nobody, from then on and after a restart; what was found stays', async () => {
  await sari.answers(dewi, 'Kopi kampret ready kak')
  await shop.owner.slash('/assurance allow kampret')
  await shop.restart()
  await sari.answers(dewi, 'Kopi KAMPRET masih ada kak')
  expect(await alerts()).toEqual([1, 1])
  expect(await listed(shop)).toMatch(/\n1\. “kampret”(?![\s\S]*\n2\. )/)
})

it('a word of the shop’s own alerts, mild ones only count, codes may be shouted', async () => {
  await shop.owner.writes('/assurance word wedus strong', 'private')
  await shop.owner.writes('/assurance word cupu', 'private')
  await shop.owner.writes('/assurance code SEPATU, KANVAS, HITAM', 'private')
  await sari.answers(dewi, 'SEPATU KANVAS HITAM ready kak')
  await sari.answers(dewi, 'Cupu amat')
  expect(await alerts()).toEqual([0, 0])
  await sari.answers(dewi, 'Dasar wedus')
  expect(await alerts()).toEqual([1, 1])
  expect(await listed(shop)).toMatch(/1\. “wedus” · kata kasar[\s\S]*2\. “Cupu” · kata kurang sopan(?![\s\S]*\n3\. )/)
})

it('limits are the shop’s', async () => {
  await sari.answers(dewi, 'Ready kak!!!')
  await shop.owner.slash('/assurance limits marks 5')
  await sari.answers(dewi, 'Ada kak!!!!')
  await sari.answers(dewi, 'Silakan kak!!!!!')
  expect(await listed(shop)).toMatch(/\n1\. “!!!!!” · tanda seru[\s\S]*\n2\. “!!!” · tanda seru(?![\s\S]*\n3\. )/)
})
