import { describe, expect, it } from 'vitest'
import {
  formatClock,
  formatDate,
  formatDuration,
  formatMoment,
  formatNumber,
  formatPercent,
} from '../../src/domain/format.ts'

describe('for people', () => {
  it.each([
    [0, '0 detik', '0 s'],
    [45.9, '45 detik', '45 s'],
    [60, '1 menit', '1 min'],
    [12 * 60 + 59, '12 menit', '12 min'],
    [3600, '1 jam', '1 h'],
    [3900, '1 jam 5 menit', '1 h 5 min'],
    [26 * 3600, '26 jam', '26 h'],
    [1234 * 3600 + 60, '1.234 jam 1 menit', '1,234 h 1 min'],
    [-5, '0 detik', '0 s'],
  ])('%d seconds are %s, %s', (seconds, id, en) => {
    expect([formatDuration(seconds, 'id'), formatDuration(seconds, 'en')]).toEqual([id, en])
  })

  it('numbers are grouped the way each language does', () => {
    expect([formatNumber(1234567, 'id'), formatNumber(1234567, 'en')]).toEqual(['1.234.567', '1,234,567'])
    expect([formatNumber(4.25, 'id', 1), formatNumber(4, 'en', 1), formatNumber(999, 'id')]).toEqual([
      '4,3',
      '4',
      '999',
    ])
  })

  it.each([
    [0, '0%'],
    [0.001, '1%'],
    [0.934, '93%'],
    [0.996, '99%'],
    [1, '100%'],
  ])('a share of %d is %s', (share, text) => {
    expect([formatPercent(share, 'id'), formatPercent(share, 'en')]).toEqual([text, text])
  })

  it('times are the shop’s', () => {
    const at = Date.parse('2026-10-23T02:30:59Z')
    expect([formatClock(at, 'Asia/Jakarta', 'id'), formatClock(at, 'Asia/Jayapura', 'en')]).toEqual(['09.30', '11:30'])
    expect([formatDate(at, 'Asia/Jakarta', 'id'), formatDate(at, 'Asia/Jakarta', 'en')]).toEqual([
      '23 Okt 2026',
      '23 Oct 2026',
    ])
    expect(formatDate(at, 'Pacific/Honolulu', 'en')).toBe('22 Oct 2026')
    expect(formatDate(Date.parse('2026-09-05T00:00Z'), 'Etc/UTC', 'en')).toBe('5 Sep 2026')
    expect([formatMoment(at, 'Asia/Makassar', 'id'), formatMoment(at, 'Asia/Makassar', 'en')]).toEqual([
      '23 Okt 10.30',
      '23 Oct 10:30',
    ])
  })
})
