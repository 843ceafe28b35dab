import { afterEach, describe, expect, it } from 'vitest'
import { ENGINE } from '../support/database.ts'
import { type Town, town } from './town.ts'

let shop: Town
afterEach(() => shop?.close())

// A server's database takes several.
describe.skipIf(ENGINE === 'postgresql')('two bots on one SQLite file', () => {
  it('the second is refused and told what to do; the first goes on; once it is killed another may start', async () => {
    shop = await town()
    const first = shop.start()
    await first.ready()
    const second = shop.start({ DATABASE_URL: 'file:./data/../data/sigap.db' })
    expect(await second.exited).toMatchObject({ code: 1 })
    expect(second.output()).toMatch(/DATABASE_URL: .*sigap\.db: another process of the bot is using it\./)
    expect(second.output()).toMatch(/Stop that one first, or .*PostgreSQL/)

    const dewi = shop.telegram.user({ firstName: 'Dewi' })
    shop.telegram.send(dewi, 'halo')
    const relayed = (text: string) => shop.telegram.messages(shop.inbox).some((m) => m.fromBot && m.text === text)
    await shop.waitFor(() => relayed('halo'))

    first.kill('SIGKILL')
    await first.exited
    const third = shop.start()
    await third.ready()
    shop.telegram.send(dewi, 'masih ada?')
    await shop.waitFor(() => relayed('masih ada?'))
  })
})
