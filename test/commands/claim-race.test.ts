import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hear } from '../../src/actions/hear.ts'
import type { HeardMessage } from '../../src/chat/heard.ts'
import { NOW, openShop, type TestShop } from './shop.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await openShop()
})
afterEach(() => shop.close())

const question: HeardMessage = {
  type: 'message',
  ref: 'tg:5000:1',
  messageId: '1',
  at: NOW - 60_000,
  order: 1,
  from: { platform: 'telegram', id: '5000', name: 'Maya' },
  place: { platform: 'telegram', chat: '5000', kind: 'private' },
  content: { kind: 'text', text: 'barangnya ready kak?' },
  writer: 'human',
}

describe('presses at the same moment, each seeing what stood before', () => {
  it('of several who claim exactly one has it, and the others are told who', async () => {
    await hear(await shop.desk(), [question], NOW)
    const said = await Promise.all(['Sari', 'Rina', 'Ranti'].map((as) => shop.said('claim 1', { as })))
    const [first] = said.filter((one) => one.includes('diambil alih'))
    expect(said.filter((one) => one.includes('diambil alih'))).toHaveLength(1)
    const winner = ['Sari Dewi', 'Rina', 'Ranti'][said.indexOf(first ?? '')]
    expect(said.filter((one) => one.includes(`sudah diambil ${winner}`))).toHaveLength(2)
    const [wait] = await shop.store.waits.waiting()
    expect(wait?.claimedById).toBe((await shop.staff(winner ?? '')).id)
  })

  it('of two that say no reply is needed the second finds nobody waiting', async () => {
    await hear(await shop.desk(), [question], NOW)
    const said = await Promise.all(['Sari', 'Rina'].map((as) => shop.said('dismiss 1', { as })))
    expect(said.filter((one) => one.includes('tidak perlu dibalas'))).toHaveLength(1)
    expect(said.filter((one) => one.includes('Tidak ada yang menunggu lagi'))).toHaveLength(1)
  })
})
