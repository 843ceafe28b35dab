import { describe, expect, it } from 'vitest'
import { formatRetention, keptSince, parseRetention, retentionFrom } from '../../src/domain/retention.ts'

describe('how long words are kept', () => {
  it.each([
    ['180d', 180],
    ['90 hari', 90],
    ['6 bulan', 180],
    ['1 tahun', 365],
    ['2 years', 730],
    ['ever', null],
    ['for ever', null],
    ['selamanya', null],
    ['12h', undefined],
    ['besok', undefined],
    ['', undefined],
  ])('%s', (said, days) => {
    expect(parseRetention(said)).toBe(days)
    if (days !== undefined) expect(parseRetention(formatRetention(days))).toBe(days)
  })

  it('is 180 days until the shop says otherwise', () => {
    expect(retentionFrom({})).toBe(180)
    expect(retentionFrom({ RETENTION: 'ever' })).toBeNull()
    expect(keptSince(2, 200_000_000)).toBe(200_000_000 - 172_800_000)
    expect(keptSince(null, 5)).toBeNull()
  })
})
