import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Town, town } from './town.ts'

let shop: Town
beforeEach(async () => {
  shop = await town()
})
afterEach(() => shop.close())

/** Long enough for the target to pass meanwhile. */
const STANDS_STILL_MS = 4000

it('a bot that stood still knows what was answered meanwhile before it alerts anybody', async () => {
  const bot = shop.start({ FIRST_RESPONSE_TARGET: '3s', NEXT_RESPONSE_TARGET: '3s', REOPEN_WITHIN: '0s' })
  await bot.ready()
  const [sari, dewi] = [shop.telegram.user({ firstName: 'Sari' }), shop.telegram.user({ firstName: 'Dewi' })]
  const relayed = (text: string) => () => shop.telegram.messages(shop.inbox).find((m) => m.fromBot && m.text === text)
  for (let round = 0; round < 2; round += 1) {
    shop.telegram.send(dewi, `Ada ${round}?`)
    const { thread } = await shop.waitFor(relayed(`Ada ${round}?`))
    bot.kill('SIGSTOP')
    shop.telegram.send(sari, `Ada kak ${round}`, { chat: shop.inbox, thread })
    await sleep(STANDS_STILL_MS)
    bot.kill('SIGCONT')
    await shop.waitFor(() => shop.telegram.messages(dewi.id).some((m) => m.fromBot && m.text === `Ada kak ${round}`))
    await sleep(500)
  }
  expect(shop.telegram.messages(shop.alerts).map(({ text }) => text)).toEqual([])
})
