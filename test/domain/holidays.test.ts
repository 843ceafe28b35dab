import { describe, expect, it } from 'vitest'
import { holidaysOf, knownHolidayYears } from '../../src/domain/holidays.ts'
import { dayOfDate } from '../../src/domain/zone.ts'

describe('Indonesian holidays', () => {
  it('are known for 2025 and 2026', () => {
    expect(knownHolidayYears).toEqual([2025, 2026])
    expect(holidaysOf([2024, 2027], { national: true, collectiveLeave: true })).toEqual({})
  })

  it('leave cuti bersama to the shop', () => {
    const national = holidaysOf([2026], { national: true, collectiveLeave: false })
    expect(Object.keys(national)).toHaveLength(17)
    expect(national['2026-03-21']).toBe('Idul Fitri 1447 H')
    expect(national['2026-03-23']).toBeUndefined()
    const withLeave = holidaysOf([2026], { national: true, collectiveLeave: true })
    expect(Object.keys(withLeave)).toHaveLength(25)
    expect(withLeave['2026-03-23']).toBe('Cuti bersama Idul Fitri')
  })

  it('are two switches', () => {
    expect(holidaysOf([2026], { national: false, collectiveLeave: false })).toEqual({})
    const leave = holidaysOf([2026], { national: false, collectiveLeave: true })
    expect(Object.keys(leave)).toHaveLength(8)
    expect([leave['2026-03-23'], leave['2026-03-21']]).toEqual(['Cuti bersama Idul Fitri', undefined])
  })

  it('are days that exist, on the dates decreed', () => {
    const both = holidaysOf(knownHolidayYears, { national: true, collectiveLeave: true })
    expect(Object.keys(both)).toHaveLength(17 + 11 + 17 + 8)
    expect(Object.keys(both).filter((date) => dayOfDate(date) === null)).toEqual([])
    expect([both['2025-08-17'], both['2025-03-31'], both['2026-08-17']]).toEqual([
      'Hari Kemerdekaan RI',
      'Idul Fitri 1446 H',
      'Hari Kemerdekaan RI',
    ])
  })
})
