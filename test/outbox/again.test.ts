import { describe, expect, it } from 'vitest'
import { EVEN, pauseMs } from '../../src/outbox/again.ts'

const pauses = (chance: (of: string) => number) =>
  Array.from({ length: 9 }, (_, attempts) => pauseMs({ key: 'relay:1', attempts }, chance) / 1000)

describe('pauses before the next try', () => {
  it('grow to a minute', () => {
    expect(pauses(EVEN)).toEqual([1, 2, 5, 15, 30, 60, 60, 60, 60])
  })

  it('are spread over a quarter by chance, and grow whatever it says', () => {
    expect(pauses(() => 1)).toEqual([0.75, 1.5, 3.75, 11.25, 22.5, 45, 45, 45, 45])
    const longest = pauses(() => 0)
    const shortest = pauses(() => 0.999)
    for (const [i, pause] of longest.slice(0, 5).entries()) expect(shortest[i + 1]).toBeGreaterThan(pause)
  })

  it('ask chance anew for each row and each try', () => {
    const asked: string[] = []
    pauses((of) => {
      asked.push(of)
      return 0
    })
    expect(new Set(asked).size).toBe(9)
  })
})
