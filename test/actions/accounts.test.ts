import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acceptAccount } from '../../src/actions/accept-account.ts'
import { setOff } from '../../src/actions/team.ts'
import type { Person } from '../../src/domain/people.ts'
import { at, openRoom, type Room } from '../support/room.ts'

let room: Room
let sari: Person
beforeEach(async () => {
  room = await openRoom({ BUSINESS_HOURS: 'always' })
  sari = await room.people('Sari', { telegramId: '11' })
})
afterEach(() => room.close())

const standing = async () => (await room.store.accounts.all())[0]?.standing
const off = async (when: number, isOff: boolean) =>
  setOff(await room.desk(), { person: sari, off: isOff }, { key: `off:${when}`, at: when })

describe('the Business account of somebody who is set off', () => {
  beforeEach(() => room.connects(at('09:00'), '11', 'Sari'))

  it('is read no longer, also after it connects again, until they are back', async () => {
    expect(await room.business(at('10:00'), '700', '700', 'Kak?')).not.toBeNull()
    expect(await off(at('10:01'), true)).toEqual({ is: 'done', accounts: 1 })
    expect(await standing()).toBe('refused')
    expect(await room.business(at('10:02'), '700', '700', 'Halo?')).toBeNull()
    await room.connects(at('10:03'), '11', 'Sari')
    expect(await standing()).toBe('refused')
    expect(await off(at('10:04'), true)).toEqual({ is: 'done', accounts: 0 })
    expect(await off(at('10:05'), false)).toEqual({ is: 'done', accounts: 1 })
    expect(await room.business(at('10:06'), '700', '700', 'Kak?')).not.toBeNull()
  })

  it('is read when the owner allows it all the same, and they stay off', async () => {
    await off(at('10:00'), true)
    const [account] = await room.store.accounts.all()
    const press = { key: 'press:1', at: at('10:01') }
    await acceptAccount(await room.desk(), { account: account?.id ?? 0, accept: true }, press)
    expect(await standing()).toBe('accepted')
    expect((await room.store.people.all()).find(({ id }) => id === sari.id)?.active).toBe(false)
  })
})

describe('the owner’s word on an account', () => {
  it('is not turned by a press that is delivered again', async () => {
    await room.connects(at('09:00'), '77', 'Budi')
    const account = (await room.store.accounts.all())[0]?.id ?? 0
    const press = async (key: string, accept: boolean) =>
      acceptAccount(await room.desk(), { account, accept }, { key, at: at('10:00') })
    await press('press:yes', true)
    await press('press:no', false)
    await press('press:yes', true)
    expect(await standing()).toBe('refused')
    await press('press:another', true)
    expect(await standing()).toBe('accepted')
    await press('press:no', false)
    expect(await standing()).toBe('accepted')
  })
})
