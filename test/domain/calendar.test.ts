import { describe, expect, it } from 'vitest'
import { closedThroughout } from '../../src/domain/away.ts'
import { CALENDAR, calendarFrom, exceptionsOf, formatDates, readDates } from '../../src/domain/calendar.ts'
import { openSeconds, type Schedule } from '../../src/domain/hours.ts'
import { formatOpening } from '../../src/domain/opening-text.ts'
import { fillWording, readWording } from '../../src/domain/wording.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+07:00`)
const HOURS = { from: 8 * 60, to: 17 * 60 }
const schedule = (said: Record<string, string>): Schedule => ({
  zone: 'Asia/Jakarta',
  weekly: { 1: [HOURS], 2: [HOURS], 3: [HOURS], 4: [HOURS], 5: [HOURS] },
  breaks: {},
  ...exceptionsOf(calendarFrom(said)),
})
const hoursOpen = (date: string, said: Record<string, string>) =>
  openSeconds(schedule(said), at(`${date} 00:00`), at(`${date} 24:00`.replace('24:00', '23:59'))) / 3600

describe('the calendar', () => {
  it('keeps no holiday until somebody says so, and knows that nobody has', () => {
    expect(calendarFrom({})).toEqual({ national: null, joint: false, own: {}, dates: {} })
    expect(hoursOpen('2026-12-25', {})).toBe(9)
    expect(calendarFrom({ [CALENDAR.national]: 'off' }).national).toBe(false)
  })

  it('keeps national holidays and cuti bersama apart', () => {
    const national = { [CALENDAR.national]: 'on' }
    expect([hoursOpen('2026-12-25', national), hoursOpen('2026-12-24', national)]).toEqual([0, 9])
    const joint = { [CALENDAR.joint]: 'on' }
    expect([hoursOpen('2026-12-25', joint), hoursOpen('2026-12-24', joint)]).toEqual([9, 0])
  })

  it('has days of its own, and exceptions from those of the country', () => {
    const own = { [CALENDAR.national]: 'on', [CALENDAR.own]: '{"2026-12-28":"Pindahan","2026-12-25":null}' }
    expect([hoursOpen('2026-12-28', own), hoursOpen('2026-12-25', own)]).toEqual([0, 9])
    expect(exceptionsOf(calendarFrom(own)).holidays['2026-12-28']).toBe('Pindahan')
  })

  it('has other hours on dates, which a holiday wins over', () => {
    const dates = { [CALENDAR.dates]: '2026-12-23 09:00-12:00,13:00-14:00; 2026-12-24 closed; 2026-12-25 09:00-12:00' }
    expect(hoursOpen('2026-12-23', dates)).toBe(4)
    expect(hoursOpen('2026-12-24', dates)).toBe(0)
    expect(hoursOpen('2026-12-25', dates)).toBe(3)
    expect(hoursOpen('2026-12-25', { ...dates, [CALENDAR.national]: 'on' })).toBe(0)
    expect(formatDates(calendarFrom(dates).dates)).toBe(dates[CALENDAR.dates])
  })

  it.each([
    ['2026-12-24', ['2026-12-24'], ''],
    ['24/12/2026 Natal bersama', ['2026-12-24'], 'Natal bersama'],
    ['4-1-2027', ['2027-01-04'], ''],
    ['2026-12-30..2027-01-01 Tutup tahun', ['2026-12-30', '2026-12-31', '2027-01-01'], 'Tutup tahun'],
    ['2026-12-24 09:00-12:00', ['2026-12-24'], '09:00-12:00'],
  ])('reads %s', (text, dates, rest) => {
    expect(readDates(text)).toEqual({ dates, rest })
  })

  it.each([
    '',
    'besok',
    'Mon-Sat 08:00-21:00',
    '2026-02-30',
    '31/11/2026',
    '2026-12-26..2026-12-24',
    '2026-01-01..2026-12-31',
  ])('reads no dates in "%s"', (text) => {
    expect(readDates(text)).toBeNull()
  })
})

describe('the same closing', () => {
  const week = schedule({})
  it.each([
    ['2026-10-22 18:00', '2026-10-23 07:59', true],
    ['2026-10-22 18:00', '2026-10-23 08:00', false],
    ['2026-10-22 16:59', '2026-10-22 18:00', false],
    ['2026-10-23 18:00', '2026-10-25 20:00', true],
    ['2026-10-22 18:00', '2026-10-23 18:00', false],
    ['2026-10-23 07:00', '2026-10-22 18:00', true],
  ])('from %s to %s: %s', (from, to, same) => {
    expect(closedThroughout(week, at(from), at(to))).toBe(same)
  })
})

describe('the next opening in words', () => {
  it.each([
    ['2026-10-23 08:00', 'hari ini pukul 08.00', 'today at 08:00'],
    ['2026-10-24 09:30', 'besok pukul 09.30', 'tomorrow at 09:30'],
    ['2026-10-26 08:00', 'hari Senin pukul 08.00', 'on Monday at 08:00'],
    ['2026-11-02 08:00', 'hari Senin, 2 November pukul 08.00', 'on Monday 2 November at 08:00'],
  ])('%s', (opens, id, en) => {
    const now = at('2026-10-23 01:00')
    expect(formatOpening(at(opens), now, 'Asia/Jakarta', 'id')).toBe(id)
    expect(formatOpening(at(opens), now, 'Asia/Jakarta', 'en')).toBe(en)
  })
})

describe('a shop’s own wording', () => {
  const allowed = ['{nama}', '{toko}']
  it('is filled once, whatever a name looks like', () => {
    expect(fillWording('Halo {nama} dari {TOKO}', { nama: '{toko}', toko: 'Melati' })).toBe('Halo {toko} dari Melati')
    expect(fillWording('Halo Kak {nama}, ya', { nama: '\u200b' })).toBe('Halo Kak, ya')
  })

  it.each([
    ['Halo {nama}', { ok: 'Halo {nama}' }],
    ['Halo {jam}', { problem: { is: 'unknown-placeholder', found: '{jam}', allowed } }],
    ['Halo {nama', { problem: { is: 'unknown-placeholder', found: '{nama', allowed } }],
    ['  👋 ', { problem: { is: 'empty' } }],
    ['a'.repeat(41), { problem: { is: 'too-long', most: 40 } }],
  ])('%s', (text, expected) => {
    expect(readWording(text, allowed, 40)).toEqual(expected)
  })
})
