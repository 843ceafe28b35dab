import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, it } from 'vitest'
import { Topics } from '../../src/sandbox/topics.ts'
import { readDatabase } from '../support/read.ts'
import { type Town, town } from './town.ts'

let shop: Town
afterEach(() => shop?.close())

/** What may stand nowhere but in chats and in the database. */
const NAME = 'Zulaikha-Tanda'
const WORDS = 'tandarahasia'
const PHONE = '081298765432'
const MARKS = [NAME, WORDS, PHONE, 'rahasia99']

const said = `"${WORDS}" <b>'${WORDS}' ${PHONE}`

it('nothing that people write or are called, and no token, is ever logged or shown, whatever fails', async () => {
  shop = await town()
  const { telegram, slack, inbox } = shop
  const topics = new Topics(inbox.id)
  telegram.on((change) => topics.notice(change))
  const bot = shop.start({
    LOG_LEVEL: 'trace',
    FIRST_RESPONSE_TARGET: '1s',
    HEARTBEAT_URL: 'http://127.0.0.1:1/rahasia99',
  })
  const port = await bot.ready()
  const dewi = telegram.user({ firstName: NAME, username: WORDS })
  const sari = telegram.user({ firstName: `Sari ${NAME}` })

  // Everything in order, and a refusal of what is written.
  telegram.send(dewi, said)
  const thread = await shop.waitFor(() => topics.of(dewi.id))
  telegram.send(sari, said, { chat: inbox, thread })
  await shop.waitFor(() => telegram.messages(dewi.id).some(({ text }) => text.includes(WORDS)))
  // The platform fails in each way it can.
  for (const kind of ['http500', 'http502html', 'cut-before', 'cut-after'] as const) {
    telegram.fault({ kind, times: 6 })
    slack.fault({ kind: { refuse: 'is_archived' }, method: 'chat.postMessage', times: 1 })
    telegram.send(dewi, `${said} ${kind}`)
    telegram.send(sari, `${said} ${kind}`, { chat: inbox, thread })
    telegram.send(shop.owner.telegram, `/kpi ${NAME}`)
    await slack.slash(shop.owner.slack, shop.channel, '/kpi', NAME).catch(() => undefined)
    await sleep(2500)
    telegram.clearFaults()
  }
  // Updates that are none.
  telegram.push({ message: { text: said, from: said, chat: { id: said } } })
  telegram.push({ message: { message_id: said, date: said, text: said } })
  telegram.push({ callback_query: { id: said, data: said } })
  telegram.push({ edited_message: said })
  // The database fails, in hearing and in commands.
  for (const table of ['Message', 'Wait', 'Outbox']) {
    await readDatabase(shop.databaseUrl, `ALTER TABLE "${table}" RENAME TO "Gone"`)
    telegram.send(dewi, said)
    telegram.send(shop.owner.telegram, `/waiting ${NAME}`)
    await sleep(2500)
    await readDatabase(shop.databaseUrl, `ALTER TABLE "Gone" RENAME TO "${table}"`)
  }
  await fetch(`http://127.0.0.1:${port}/${WORDS}`, { method: 'POST', body: said })
  await shop.waitFor(() => telegram.messages(inbox, thread).filter(({ text }) => text.includes(WORDS)).length > 4)

  const pages = await Promise.all(
    ['/healthz', '/metrics'].map(async (path) => (await fetch(`http://127.0.0.1:${port}${path}`)).text()),
  )
  const shown = [bot.output(), ...pages].join('\n')
  const tokens = [telegram.token, slack.botToken, slack.appToken]
  expect([...MARKS, ...tokens].filter((mark) => shown.includes(mark))).toEqual([])
  // Something was logged of each: the silence is not for want of trouble.
  const logged = new Set(bot.log().map(({ msg }) => msg))
  for (const msg of ['a send did not succeed', 'an update was skipped', 'a job failed']) expect(logged).toContain(msg)
})
