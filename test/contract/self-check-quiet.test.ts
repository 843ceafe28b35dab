import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

const FALSE_ALARM = 'Sigap memeriksa dirinya'

/** Time passes as it does, half a minute at a time, so that the check looks as often as it would. */
async function passes(minutes: number): Promise<void> {
  for (let i = 0; i < minutes * 2; i += 1) await shop.advance('30s')
}

/** While the bot cannot be brought to rest. */
async function passesUnheard(seconds: number): Promise<void> {
  for (let i = 0; i < seconds; i += 1) {
    shop.stage.clock.step(shop.now + 1000)
    await sleep(5)
  }
}

function isQuiet(): void {
  const heard = [...shop.heard('alerts'), ...shop.heard('slack'), ...shop.owner.heard()]
  expect(heard.filter((said) => said.includes(FALSE_ALARM))).toEqual([])
}

it('a day with everything in it, outages and nights included, gives the self-check nothing to say', async () => {
  shop = await scenario({ limits: 'as-platforms', env: { SURVEY_COOLDOWN: '0s', AUTO_RESOLVE_AFTER: '2h' } })
  const sari = await admin(shop, 'Sari')
  const crowd = Array.from({ length: 12 }, (_, i) => shop.customer(`Pelanggan ${i}`))
  const [first, second, third] = crowd as [Customer, Customer, Customer]
  // More at once than a group takes in a minute; most are answered, some late, some claimed or put off.
  for (const customer of crowd) await customer.says('Kak, masih ada?')
  await passes(8)
  for (const customer of crowd.slice(4)) await sari.answers(customer, 'Masih kak')
  await shop.owner.writes('/claim 1', 'private')
  await shop.owner.writes('/snooze 2 30m', 'private')
  await passes(35)
  isQuiet()
  for (const customer of crowd.slice(0, 3)) await sari.answers(customer, 'Masih kak')
  for (const customer of crowd.slice(0, 6)) await sari.writes('/resolve', customer)
  await passes(10)
  // Whoever blocks the bot, answers to them, edits, pictures.
  shop.telegram.block(third.user)
  await sari.answers(third, 'Kak?').catch(() => undefined)
  await first.says({ photo: 'a.jpg' })
  await passes(20)
  isQuiet()
  // Telegram is away, then Slack; what happened meanwhile is made good.
  shop.telegram.outage(true)
  await passesUnheard(200)
  shop.telegram.outage(false)
  await shop.settle()
  await passes(5)
  shop.slack.outage(true)
  await second.says('Halo?')
  await passes(20)
  shop.slack.outage(false)
  await passes(3)
  isQuiet()
  // Killed and started again, hours changed, the night with somebody waiting, the morning.
  await shop.kill()
  await passes(3)
  await shop.owner.writes('/target next 5m', 'private')
  await passes(10)
  await shop.at('2026-10-23T20:55')
  await second.says('Besok buka?')
  await passes(10)
  await shop.at('2026-10-24T07:58')
  await passes(30)
  isQuiet()
  const health = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/healthz`)).json()
  expect(health).toMatchObject({ check: { ok: true, troubles: [] } })
}, 180_000)
