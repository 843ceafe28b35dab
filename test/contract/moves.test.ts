import type { Chat } from 'grammy/types'
import { afterEach, describe, expect, it } from 'vitest'
import { about, type Refusing, refusing } from './refusals.ts'

let at: Refusing
afterEach(() => at?.shop.close())

const texts = (chat: Chat) =>
  at.shop.telegram.messages(chat).flatMap(({ text, kind }) => (kind === 'text' && text ? [text] : []))

/** A shop whose alerts go to a small group. */
async function smallGroup(): Promise<Chat> {
  at = await refusing({ slack: false })
  const { shop } = at
  const small = shop.telegram.group({ title: 'Peringatan', owner: shop.owner.user })
  await shop.restart({ ALERT_TELEGRAM_CHAT: String(small.id) })
  return small
}

describe('an alert group that moves', () => {
  it('twice, while alerts wait for it: each is there once, in order, and lives on', async () => {
    const small = await smallGroup()
    const { shop, dewi, sari } = at
    shop.telegram.fault({ chat: small.id, kind: 'http500' })
    const budi = shop.customer('Budi')
    await shop.advance('5m')
    await budi.says('ada?')
    await shop.advance('5m30s')
    const second = shop.telegram.migrate(small, shop.owner.user)
    shop.telegram.fault({ chat: second.id, kind: 'http500' })
    await shop.advance('5m')
    const third = shop.telegram.migrate(second, shop.owner.user)
    await shop.advance('2m')
    const order = texts(third).filter((text) => text.includes('belum dibalas'))
    expect(order.map((text) => /Dewi|Budi/.exec(text)?.[0])).toEqual(['Dewi', 'Budi'])
    await sari.answers(dewi, 'halo')
    expect(about(texts(third), 'Dewi sudah dibalas')).toHaveLength(1)
    expect(about(texts(third), 'Dewi belum dibalas')).toEqual([])
    shop.telegram.clearFaults()
    await shop.restart({ ALERT_TELEGRAM_CHAT: String(small.id) })
    await shop.customer('Citra').says('kak?')
    await shop.advance('11m')
    expect(about(texts(third), 'Citra belum dibalas')).toHaveLength(1)
  })

  it('while a send to it is being repeated: it arrives in the new one, once', async () => {
    const small = await smallGroup()
    const { shop } = at
    shop.telegram.fault({
      chat: small.id,
      times: 3,
      kind: { refuse: { code: 500, description: 'Internal Server Error' } },
    })
    await shop.advance('10m')
    const now = shop.telegram.migrate(small, shop.owner.user)
    await shop.advance('1m')
    expect(about(texts(now), 'Dewi belum dibalas')).toHaveLength(1)
  })
})
