import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Town, town } from './town.ts'

let shop: Town
beforeEach(async () => {
  shop = await town()
})
afterEach(() => shop.close())

const TARGET = '6s'
/** What is not heard by then the bot cannot alert anybody of; and what is answered by then is answered in time. */
const HEARD_WITHIN_MS = 2500
/** Long enough for the target to pass meanwhile. */
const STANDS_STILL_MS = 7000
const TRIES = 5

it('a bot that stood still knows what was answered meanwhile before it alerts anybody', async () => {
  const bot = shop.start({ FIRST_RESPONSE_TARGET: '1h', NEXT_RESPONSE_TARGET: TARGET })
  await bot.ready()
  const [sari, dewi] = [shop.telegram.user({ firstName: 'Sari' }), shop.telegram.user({ firstName: 'Dewi' })]
  const relayed = (text: string) => shop.telegram.messages(shop.inbox).find((m) => m.fromBot && m.text === text)
  shop.telegram.send(dewi, 'Halo?')
  const { thread } = await shop.waitFor(() => relayed('Halo?'))
  const answer = (text: string) => shop.telegram.send(sari, text, { chat: shop.inbox, thread })
  const arrives = (text: string) => shop.waitFor(() => shop.telegram.messages(dewi.id).some((m) => m.text === text))
  answer('Halo kak')
  await arrives('Halo kak')

  let heard = false
  for (let n = 1; n <= TRIES && !heard; n += 1) {
    shop.telegram.send(dewi, `Ada ${n}?`)
    heard = await shop
      .waitFor(() => relayed(`Ada ${n}?`), HEARD_WITHIN_MS)
      .then(
        () => true,
        () => false,
      )
    bot.kill('SIGSTOP')
    answer(`Ada kak ${n}`)
    await sleep(STANDS_STILL_MS)
    bot.kill('SIGCONT')
    await arrives(`Ada kak ${n}`)
  }
  expect(heard).toBe(true)
  await sleep(500)
  expect(shop.telegram.messages(shop.alerts).map(({ text }) => text)).toEqual([])
})
