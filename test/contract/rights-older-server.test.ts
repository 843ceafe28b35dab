import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { asks, only } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ slack: false, telegram: { ephemeral: false }, env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  await dewi.says('ada?')
  sari = await admin(shop, 'Sari')
})
afterEach(() => shop?.close())

/** What the bot has ever said in the alert chat, and whether it stands there still. */
const everSaid = () =>
  shop.telegram
    .history(shop.stage.alerts)
    .filter(({ fromBot }) => fromBot)
    .map(({ text, deletedAt }) => [text, deletedAt === undefined])

describe('a Telegram server that shows everybody what is for one person', () => {
  it('has it taken back at once, and said in private', async () => {
    const answers = await asks(shop, sari, '/team', 'alerts')
    expect(only(answers)).toBe('Maaf, /team hanya untuk pemilik dan lead.')
    expect(answers[0]?.chat).toBe(sari.user.id)
    expect(everSaid()).toEqual([['Maaf, /team hanya untuk pemilik dan lead.', false]])
  })

  it('is not tried again while the process runs', async () => {
    for (const place of ['alerts', dewi, 'alerts'] as const) {
      expect(only(await asks(shop, sari, '/hours', place))).toBe('Maaf, /hours hanya untuk pemilik.')
    }
    expect(everSaid()).toHaveLength(1)
  })

  it('shows the group nothing when the asker cannot be written to in private', async () => {
    const tono = shop.teammate('Tono', { started: false })
    expect(await asks(shop, tono, '/team', 'alerts')).toEqual([])
    expect(await asks(shop, tono, '/waiting', 'alerts')).toEqual([])
    expect(everSaid()).toHaveLength(1)
    expect(shop.telegram.messages(shop.stage.alerts).filter(({ fromBot }) => fromBot)).toEqual([])
    expect(only(await asks(shop, sari, '/waiting', 'alerts'))).toContain('Menunggu sekarang: 1')
  })

  it('answers a press in its own box', async () => {
    const tono = shop.teammate('Tono', { started: false })
    await shop.advance('10m')
    expect(await tono.presses('Ambil alih')).toMatchObject({ showAlert: true, text: expect.stringContaining('/claim') })
    expect(everSaid()).toHaveLength(1)
  })
})

describe('a Telegram that is slow or refuses', () => {
  it('still shows a refusal to nobody else when it answers 5xx first', async () => {
    await shop.close()
    shop = await scenario({ slack: false })
    const budi = await admin(shop, 'Budi')
    shop.telegram.fault({ kind: 'http500', method: 'sendMessage', times: 2 })
    await shop.telegram.send(budi.user, '/team', { chat: shop.stage.alerts })
    await shop.advance('1m')
    const there = shop.telegram.messages(shop.stage.alerts).filter(({ fromBot }) => fromBot)
    expect(there).toMatchObject([{ receiver: budi.user.id, text: 'Maaf, /team hanya untuk pemilik dan lead.' }])
  })
})
