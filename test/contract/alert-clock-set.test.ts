import { afterEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'
import { admin, alerts } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

const SECOND_MS = 1000
const MINUTE_MS = 60 * SECOND_MS
const HOUR_MS = 60 * MINUTE_MS

const open = async (hostAheadMs = 0) => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' }, hostAheadMs })
  return admin(shop, 'Sari')
}

/** The machine's clock is set anew, and whatever looks again every second does so. */
async function sets(byMs: number): Promise<void> {
  shop.stage.host.aheadMs += byMs
  shop.stage.app.wake()
  await shop.settle()
}

/** Alerts of a customer, on either platform. */
const about = (name: string) =>
  alerts(shop).map((chat) => chat.filter((said) => said.includes(`${name} belum dibalas`)).length)

/** A minute at a time, so that the self-check looks as often as it would. */
async function passes(minutes: number): Promise<void> {
  for (let i = 0; i < minutes * 2; i += 1) await shop.advance('30s')
}

const alarms = () =>
  [...shop.heard('alerts'), ...shop.heard('slack')].filter((said) => said.includes('memeriksa dirinya'))

describe('the machine’s clock is set while the bot runs', () => {
  it('20 s ahead, 90 s back, then forward: no alert early, none missed, none twice', async () => {
    await open(20 * SECOND_MS)
    await shop.customer('Dewi').says('Halo?')
    await shop.at('2026-10-23T10:05:00')
    await sets(-90 * SECOND_MS)
    await shop.customer('Budi').says('Halo?')
    await shop.at('2026-10-23T10:09:58')
    expect(about('Dewi')).toEqual([0, 0])
    await shop.at('2026-10-23T10:10:02')
    expect(about('Dewi')).toEqual([1, 1])
    await shop.at('2026-10-23T10:14:30')
    await sets(90 * SECOND_MS)
    expect(about('Budi')).toEqual([0, 0])
    await shop.at('2026-10-23T10:14:58')
    expect(about('Budi')).toEqual([0, 0])
    await shop.at('2026-10-23T10:15:02')
    expect(about('Budi')).toEqual([1, 1])
    await passes(10)
    expect([about('Dewi'), about('Budi')]).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect(alarms()).toEqual([])
  })

  it.each([
    ['an hour back', -HOUR_MS],
    ['an hour forward', HOUR_MS],
    ['four hours back', -4 * HOUR_MS],
    ['a day forward', 24 * HOUR_MS],
  ])('%s a second before the deadline, and back again after it', async (_, byMs) => {
    const sari = await open()
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    await shop.at('2026-10-23T10:09:59')
    await sets(byMs)
    expect(about('Dewi')).toEqual([0, 0])
    await shop.at('2026-10-23T10:10:02')
    expect(about('Dewi')).toEqual([1, 1])
    await sets(-byMs)
    await shop.at('2026-10-23T10:12:00')
    await sari.answers(dewi, 'Halo kak')
    await dewi.says('Yang merah?')
    await shop.at('2026-10-23T10:26:58')
    expect(about('Dewi')).toEqual([0, 0])
    for (const chat of alerts(shop)) expect(chat.join('\n')).toMatch(/Dibalas @?Sari setelah 12 menit/)
    await shop.at('2026-10-23T10:27:02')
    expect(about('Dewi')).toEqual([1, 1])
    expect(alarms()).toEqual([])
  })

  it.each([
    ['back', -HOUR_MS],
    ['forward', HOUR_MS],
  ])(
    'an hour %s while sends are held back: a pause lasts as long as it was asked for, a failed send is tried soon',
    async (_, byMs) => {
      const sari = await open()
      const [dewi, budi] = [shop.customer('Dewi'), shop.customer('Budi')]
      await dewi.says('Halo?')
      await budi.says('Halo?')
      shop.telegram.fault({ kind: { tooManyRequests: 40 }, method: 'copyMessage', chat: dewi.user.id, times: 1 })
      shop.telegram.fault({ kind: 'http500', method: 'copyMessage', chat: budi.user.id, times: 2 })
      await sari.answers(dewi, 'Ada kak Dewi')
      await sari.answers(budi, 'Ada kak Budi')
      await sets(byMs)
      await shop.advance('10s')
      expect([dewi.heard().at(-1), budi.heard().at(-1)]).toEqual(['Halo?', 'Ada kak Budi'])
      await shop.advance('29s')
      expect(dewi.heard()).toEqual(['Halo?'])
      await shop.advance('3s')
      expect(dewi.heard()).toEqual(['Halo?', 'Ada kak Dewi'])
      await passes(3)
      expect(alarms()).toEqual([])
    },
  )
})
