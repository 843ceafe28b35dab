import { describe, expect, it } from 'vitest'
import { parseDuration } from '../../src/domain/duration.ts'

describe('a duration', () => {
  it.each([
    ['10m', 600],
    ['15s', 15],
    ['24h', 86_400],
    ['7d', 604_800],
    ['1h30m', 5400],
    ['1h 30m', 5400],
    ['90 menit', 5400],
    ['2 jam', 7200],
    ['2 Jam 15 Menit', 8100],
    ['1 hari', 86_400],
    ['45 detik', 45],
    [' 5 min ', 300],
    ['0s', 0],
    ['366d', 366 * 86_400],
  ])('%s', (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds)
  })

  it.each(['', '10', 'm', '10x', '-5m', '1.5h', '30m1h', '5m5m', '367d', '9'.repeat(400), `${'1d'.repeat(50_000)}!`])(
    'is not %.20s',
    (text) => {
      expect(parseDuration(text)).toBeNull()
    },
  )
})
