import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Desk } from '../../src/actions/desk.ts'
import { each } from '../../src/actions/each.ts'
import { openRoom, type Room } from '../support/room.ts'

let room: Room
let desk: Desk

beforeEach(async () => {
  room = await openRoom()
  desk = await room.desk()
})
afterEach(() => room?.close())

const names = async () => (await room.store.people.all()).map(({ name }) => name)
const hire = async (within: Desk, name: string) => {
  await within.store.people.add({ name, role: 'admin' }, 0)
  if (name === 'Budi') throw new Error('Budi cannot be hired')
}

it('does all in one transaction', async () => {
  await each(desk, ['Sari', 'Wati'], hire)
  expect(await names()).toEqual(['Sari', 'Wati'])
})

it('does the others when one fails for its own sake, leaves nothing of that one, and says so', async () => {
  await expect(each(desk, ['Sari', 'Budi', 'Wati'], hire)).rejects.toThrow('Budi cannot be hired')
  expect(await names()).toEqual(['Sari', 'Wati'])
})

it('of a transaction that fails nothing is remembered outside of it', async () => {
  await hire(desk, 'Sari')
  const failing = desk.store.transaction(async (tx) => {
    await tx.people.add({ name: 'Wati', role: 'admin' }, 0)
    expect((await tx.people.all()).map(({ name }) => name)).toEqual(['Sari', 'Wati'])
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect(await names()).toEqual(['Sari'])
})
