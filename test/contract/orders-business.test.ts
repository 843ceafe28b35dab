import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
let account: BusinessAccount
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = await admin(shop, 'Sari')
  account = await BusinessAccount.of(shop, sari)
  await shop.owner.writes('/orders tell on')
  await account.gets(dewi, 'Kak, mau kaos')
  await account.writes(dewi, 'Siap kak, 150rb')
})
afterEach(() => shop?.close())

const cards = () => sari.heard().filter((said) => said.includes('Pesanan A-1 ·'))
const order = (line: string) => shop.owner.writes(`/order 1 ${line}`)
const told = () => account.byBot(dewi).filter((said) => said.includes('A-1'))

describe('an order in a Business chat', () => {
  it('has its card in the private chat of whoever answers there, and is taken on from it', async () => {
    await order('A-1 150rb paid kaos')
    expect(cards()).toHaveLength(1)
    expect(cards()[0]).toContain('Pesanan A-1 · Dibayar')
    await sari.presses('Dikemas', 'private')
    expect(cards()).toHaveLength(1)
    expect(cards()[0]).toContain('Pesanan A-1 · Dikemas')
  })

  it('is told of in the account’s name, without commands the bot would not hear there', async () => {
    await order('A-1 150rb paid kaos')
    expect(told()).toEqual([
      'Halo Kak Dewi, pembayaran pesanan A-1 sudah kami terima. Terima kasih ya, segera kami siapkan 🙏',
    ])
    expect(dewi.heard()).toEqual([])
  })

  it('closes no wait, and is no admin’s answer', async () => {
    await account.gets(dewi, 'Sudah dikirim kak?')
    await order('A-1 150rb paid kaos')
    await order('A-1 shipped JNE 0123')
    expect(told()).toHaveLength(2)
    await shop.owner.writes('/waiting')
    expect(shop.heard('alerts').at(-1)).toContain('Menunggu sekarang: 1')
  })

  it.each([
    ['the customer last wrote more than a day ago', () => shop.advance('25h')],
    ['the account may not be written for', () => account.rights({ canReply: false })],
    ['the account left', () => account.disconnects()],
    ['it turned out to be no customer’s', () => shop.owner.writes('/notcustomer 1')],
  ])('says nothing when %s', async (_, happens) => {
    await happens()
    await order('A-1 150rb paid kaos')
    await shop.advance('1m')
    expect(told()).toEqual([])
  })
})
