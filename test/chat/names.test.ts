import { describe, expect, it } from 'vitest'
import { findPerson } from '../../src/chat/names.ts'
import { edits, nearest } from '../../src/chat/nearest.ts'
import { person } from './support.ts'

const team = [
  person('Sari'),
  person('Sari Dewi', { nickname: 'Cici', telegramName: 'sari_dewi', slackId: 'U1' }),
  person('Dewi Sartika', { telegramId: '77' }),
  person('André Wijaya', { nickname: 'Koko' }),
]

const named = (text: string) => {
  const found = findPerson(text, team)
  return found.is === 'one' ? found.person.name : found.is === 'several' ? found.people.map((p) => p.name) : found.is
}

describe('finding somebody by name', () => {
  it.each([
    ['sari', 'Sari'],
    ['SARI  DEWI', 'Sari Dewi'],
    ['cici', 'Sari Dewi'],
    ['koko', 'André Wijaya'],
    ['andre', 'André Wijaya'],
    ['wija', 'André Wijaya'],
    ['rtika', 'Dewi Sartika'],
    ['dewi sari', 'Sari Dewi'],
    ['@sari_dewi', 'Sari Dewi'],
    ['@Sari_Dewi', 'Sari Dewi'],
    ['@koko', 'André Wijaya'],
    ['tg://user?id=77', 'Dewi Sartika'],
    ['tg:77', 'Dewi Sartika'],
    ['<@U1>', 'Sari Dewi'],
    ['<@u1|whatever>', 'Sari Dewi'],
    ['<@U9|koko>', 'André Wijaya'],
    ['dewi', ['Sari Dewi', 'Dewi Sartika']],
    ['sar', ['Sari', 'Sari Dewi', 'Dewi Sartika']],
    ['a', 'André Wijaya'],
    ['x', 'none'],
    ['', 'none'],
    ['<@U9>', 'none'],
  ])('%j is %j', (text, expected) => {
    expect(named(text)).toEqual(expected)
  })

  it('offers the nearest names, closest first', () => {
    const found = findPerson('sarri', team)
    expect(found.is === 'none' && found.nearest[0]?.name).toBe('Sari')
    expect(found.is === 'none' && found.nearest).toHaveLength(3)
  })
})

describe('distance between spellings', () => {
  it.each([
    ['', 'abc', 3],
    ['kpi', 'kpi', 0],
    ['kip', 'kpi', 1],
    ['wating', 'waiting', 1],
    ['claim', 'clam', 1],
    ['team', 'time', 3],
  ])('%s to %s is %d', (from, to, distance) => {
    expect(edits(from, to)).toBe(distance)
    expect(edits(to, from)).toBe(distance)
  })

  it('takes the closest of several spellings', () => {
    const words = (text: string) => text.split(' ')
    expect(nearest('rina', ['dewi lestari', 'budi rana', 'tono'], words)[0]).toBe('budi rana')
  })
})
