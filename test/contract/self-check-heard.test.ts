import { afterEach, describe, expect, it } from 'vitest'
import { ENGINE, takeAway } from '../support/database.ts'
import type { ScenarioOptions } from '../support/scenario.ts'
import { about, ownerInSlack, type Refusing, refusing } from './refusals.ts'

let at: Refusing
const open = async (options: ScenarioOptions = {}) => {
  at = await refusing(options)
  return at.shop
}
afterEach(() => at?.shop.close())

const TROUBLE = 'Sigap memeriksa dirinya dan menemukan masalah'

/** Time passes as it does, not from one thing that is to happen to the next. */
async function passes(minutes: number): Promise<void> {
  for (let i = 0; i < minutes * 3; i += 1) await at.shop.advance('20s')
}

describe('what the self-check finds, where its chat takes nothing', () => {
  it('the only alert chat fails in a quiet shop: the owner is told in private, and gets the alert too, each once', async () => {
    const shop = await open({ slack: false })
    shop.telegram.fault({ chat: shop.stage.alerts.id, kind: 'http500' })
    await shop.advance('10m')
    await passes(4)
    expect(about(shop.owner.heard(), TROUBLE)).toEqual([expect.stringContaining('1 pelanggan')])
    expect(about(shop.owner.heard(), 'Dewi belum dibalas')).toHaveLength(1)
  })

  it('it answers with a long 429: the owner is told in private', async () => {
    const shop = await open({ slack: false })
    await shop.advance('9m')
    shop.telegram.fault({ chat: shop.stage.alerts.id, kind: { tooManyRequests: 3600 } })
    shop.telegram.fault({ chat: at.dewi.user.id, kind: 'http500' })
    await at.sari.answers(at.dewi, 'Halo kak')
    await passes(3)
    expect(about(shop.owner.heard(), TROUBLE)).toEqual([expect.stringContaining('1 balasan tim')])
  })

  it('the bot was thrown out: the owner is told in private once', async () => {
    const shop = await open({ slack: false })
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'kicked')
    shop.telegram.fault({ chat: at.dewi.user.id, kind: 'http500' })
    await at.sari.answers(at.dewi, 'Halo kak')
    await passes(5)
    expect(about(shop.owner.heard(), TROUBLE)).toEqual([expect.stringContaining('1 balasan tim')])
  })

  it('in the quiet hours of an owner who is told in private it waits for their end, and is said there alone', async () => {
    const shop = await open({ start: '2026-10-23T21:50:00' })
    await shop.restart({ ALERT_TELEGRAM_CHAT: '', ALERT_SLACK_CHANNEL: '' })
    await shop.owner.says('/alerts quiet 22:00-22:40')
    await shop.at('2026-10-23T22:05:00')
    shop.telegram.fault({ chat: at.dewi.user.id, kind: 'http500' })
    await at.sari.answers(at.dewi, 'Halo kak')
    await passes(5)
    await shop.at('2026-10-23T22:39:00')
    expect(about([...shop.owner.heard(), ...ownerInSlack(at)], TROUBLE)).toEqual([])
    await shop.at('2026-10-23T22:42:00')
    expect(about(shop.owner.heard(), TROUBLE)).toHaveLength(1)
    expect(about(ownerInSlack(at), TROUBLE)).toEqual([])
  })
})

it.runIf(ENGINE === 'sqlite')(
  'a database file that is taken away under the running bot is told of within two minutes',
  async () => {
    const shop = await open({ slack: false })
    await passes(1)
    const bringBack = await takeAway(shop.stage.env.DATABASE_URL ?? '')
    await passes(2)
    expect(about(shop.heard('alerts'), TROUBLE)).toEqual([expect.stringContaining('berkas database')])
    await bringBack()
    await passes(2)
    expect(about(shop.heard('alerts'), 'Semua sudah beres lagi')).toHaveLength(1)
  },
)
