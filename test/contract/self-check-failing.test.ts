import { afterEach, describe, expect, it } from 'vitest'
import type { ScenarioOptions } from '../support/scenario.ts'
import { about, ownerInSlack, type Refusing, refusing } from './refusals.ts'

let at: Refusing
const open = async (options: ScenarioOptions = {}) => {
  at = await refusing(options)
  return at.shop
}
afterEach(() => at?.shop.close())

const TROUBLE = 'Sigap memeriksa dirinya dan menemukan masalah'
const STUCK = 'antrean pesan siap dikirim, tetapi tidak bergerak'
const WELL = 'Semua sudah beres lagi'

const health = async () => (await fetch(`http://127.0.0.1:${at.shop.stage.app.port}/healthz`)).json()

/** Time passes as it does, not from one thing that is to happen to the next. */
async function passes(minutes: number): Promise<void> {
  for (let i = 0; i < minutes * 3; i += 1) await at.shop.advance('20s')
}

/** A paid order whose delay is to be told. */
async function lateInAnHour(): Promise<void> {
  await at.sari.answers(at.dewi, 'Siap kak')
  await at.shop.owner.writes('/orders target 1h', 'private')
  await at.sari.writes('/order A-1 150rb paid kaos', at.dewi)
  await passes(3)
}

describe('news that fails', () => {
  it('for ten minutes, with nothing else arriving on the only platform, is trouble until it arrives', async () => {
    const shop = await open({ slack: false })
    await lateInAnHour()
    shop.telegram.fault({ kind: 'http500' })
    await passes(66)
    expect(await health()).toMatchObject({ check: { ok: true } })
    await passes(6)
    expect(await health()).toMatchObject({ status: 'failing', check: { ok: false, troubles: [{ kind: 'outbox' }] } })
    shop.telegram.clearFaults()
    await passes(4)
    expect(about(shop.heard('alerts'), 'belum dikirim')).toHaveLength(1)
    expect(about(shop.heard('alerts'), WELL)).toHaveLength(1)
    expect(await health()).toMatchObject({ status: 'ok', check: { ok: true } })
  })

  it('in every group of a quiet shop is told to the owner, who then gets the news itself', async () => {
    const shop = await open({ slack: false })
    await lateInAnHour()
    for (const { id } of [shop.stage.alerts, shop.stage.inbox]) shop.telegram.fault({ chat: id, kind: 'http500' })
    await passes(66)
    expect(about(shop.owner.heard(), TROUBLE)).toEqual([])
    await passes(6)
    expect(about(shop.owner.heard(), TROUBLE)).toEqual([expect.stringContaining(STUCK)])
    expect(about(shop.owner.heard(), 'belum dikirim')).toEqual([expect.stringContaining('Mestinya muncul di Telegram')])
  })

  it('and was said elsewhere is no trouble while others arrive', async () => {
    const shop = await open({ slack: false })
    shop.telegram.fault({ chat: shop.stage.alerts.id, kind: 'http500' })
    await shop.advance('9m')
    for (let i = 0; i < 30; i += 1) {
      await at.dewi.says('Kak?')
      await passes(1)
    }
    expect(about(shop.owner.heard(), 'Dewi belum dibalas')).toHaveLength(1)
    expect(about(shop.owner.heard(), STUCK)).toEqual([])
    expect(await health()).toMatchObject({ check: { ok: true } })
  })
})

it('while Telegram takes nothing an owner in Slack does not read that all is well', async () => {
  const shop = await open()
  await shop.restart({ ALERT_SLACK_CHANNEL: '' })
  shop.telegram.fault({ kind: 'http500' })
  await shop.advance('10m')
  await passes(30)
  expect(about(ownerInSlack(at), 'Dewi belum dibalas')).toHaveLength(1)
  expect(about(ownerInSlack(at), STUCK)).toHaveLength(1)
  expect(about(ownerInSlack(at), WELL)).toEqual([])
  shop.telegram.clearFaults()
  await passes(4)
  expect(about(shop.heard('alerts'), WELL)).toHaveLength(1)
})

describe('a pause the platform asks for again and again, or for very long', () => {
  it('is told of after half an hour when an answer waits for its end', async () => {
    const shop = await open({ slack: false })
    shop.telegram.fault({ chat: at.dewi.user.id, times: 1, kind: { tooManyRequests: 21_600 } })
    shop.telegram.send(at.sari.user, 'Halo kak', { chat: shop.stage.inbox, thread: at.dewi.topic })
    await passes(29)
    expect(about(shop.heard('alerts'), TROUBLE)).toEqual([])
    await passes(2)
    expect(about(shop.heard('alerts'), TROUBLE)).toEqual([expect.stringContaining('1 balasan tim')])
    await passes(60)
    expect(about(shop.heard('alerts'), TROUBLE)).toHaveLength(1)
    expect(about(shop.heard('alerts'), WELL)).toEqual([])
  })

  it('is told of once, however often it asks', async () => {
    const shop = await open({ slack: false })
    shop.telegram.fault({ chat: at.dewi.user.id, kind: { tooManyRequests: 50 } })
    shop.telegram.send(at.sari.user, 'Halo kak', { chat: shop.stage.inbox, thread: at.dewi.topic })
    await passes(29)
    expect(about(shop.heard('alerts'), TROUBLE)).toEqual([])
    await passes(15)
    expect(about(shop.heard('alerts'), TROUBLE)).toEqual([expect.stringContaining('1 balasan tim')])
    shop.telegram.clearFaults()
    await passes(3)
    expect(about(shop.heard('alerts'), WELL)).toHaveLength(1)
  })
})
