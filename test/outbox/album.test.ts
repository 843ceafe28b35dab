import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
  await dewi.says('halo')
})
afterEach(() => shop.close())

const PHOTOS = ['satu', 'dua', 'tiga'].map((caption) => ({ photo: `${caption}.jpg`, caption }))
const inInbox = () => ({ chat: shop.stage.inbox, thread: dewi.topic })

/** Of an album of three the one at `lost` is deleted before the bot copies them. */
async function album(from: Customer | Teammate, lost: number) {
  const parts = shop.telegram.album(from.user, PHOTOS, from === sari ? inInbox() : {})
  const gone = parts[lost]
  if (gone) shop.telegram.erase(gone)
  await shop.advance('2s')
  return parts
}
const copies = () => shop.telegram.messages(dewi.user).filter(({ fromBot }) => fromBot)

describe('an album that lost a picture before it was copied', () => {
  it('of the team: the others reach the customer once, and the missing one is told', async () => {
    await album(sari, 1)
    expect(copies().map(({ text }) => text)).toEqual(['satu', 'tiga'])
    expect(shop.heard(dewi).filter((line) => line.includes('tidak sampai ke pelanggan'))).toHaveLength(1)
  })

  it('each copy is the copy of its own: replies and edits find it', async () => {
    const [, , third] = await album(sari, 0)
    const copy = copies().find(({ text }) => text === 'tiga')
    await dewi.says('yang ini kak', { replyTo: copy?.id })
    expect(shop.telegram.messages(shop.stage.inbox, dewi.topic).at(-1)).toMatchObject({
      text: 'yang ini kak',
      replyTo: third?.message_id,
    })
    if (third) shop.telegram.edit(third, { photo: 'tiga.jpg', caption: 'tiga, baru' })
    await shop.settle()
    expect(copies().map(({ text }) => text)).toEqual(['dua', 'tiga, baru'])
  })

  it('of the customer: what was in the missing one is told to the team in words', async () => {
    await album(dewi, 2)
    const [, first, second, instead] = shop.heard(dewi)
    expect([first, second]).toEqual(['[photo] satu', '[photo] dua'])
    expect(instead).toContain('tiga')
    expect(shop.heard(dewi)).toHaveLength(4)
  })

  it('copies that cannot be taken back are there twice: nothing is lost', async () => {
    shop.telegram.fault({
      method: 'deleteMessages',
      times: 1,
      kind: { refuse: { code: 400, description: "Bad Request: message can't be deleted" } },
    })
    await album(sari, 1)
    expect(copies().map(({ text }) => text)).toEqual(['satu', 'tiga', 'satu', 'tiga'])
  })
})

it('an album heard out of order arrives in order, and each copy is the copy of its own', async () => {
  shop.telegram.disturb((updates) => updates.reverse())
  const parts = shop.telegram.album(sari.user, PHOTOS, inInbox())
  await shop.advance('2s')
  expect(copies().map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga'])
  for (const n of [0, 1, 2]) {
    await dewi.says('yang ini kak', { replyTo: copies()[n]?.id })
    expect(shop.telegram.messages(shop.stage.inbox, dewi.topic).at(-1)?.replyTo).toBe(parts[n]?.message_id)
  }
})
