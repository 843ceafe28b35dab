import { bench, describe } from 'vitest'
import { openShop } from '../outbox/shop.ts'

const OWED = 20_000
const NOW = 1_000_000
const INBOX = 'telegram:-1'

/** What a backlog costs: each pump asks for what may go and when, each sweep since when something could have gone. */
for (const lanes of [1, 500]) {
  const { store, owe } = await openShop()
  await owe(OWED, (i) => ({ lane: `topic:${i % lanes}`, chat: INBOX }))
  const pump = async (chats: string[]) => {
    await store.outbox.ready(NOW, { chats, edits: [] }, 24)
    await store.outbox.nextTime(NOW)
  }

  describe(`${OWED} messages owed in ${lanes === 1 ? 'one lane' : `${lanes} lanes`}`, () => {
    bench('the database answers', () => store.ping())
    bench('a pump while the inbox must wait', () => pump([INBOX]))
    bench('a pump while it need not', () => pump([]))
    bench('a sweep', async () => {
      await store.outbox.readySince(NOW)
    })
  })
}
