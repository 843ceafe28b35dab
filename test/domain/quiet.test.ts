import { describe, expect, it } from 'vitest'
import { formatQuiet, parseQuiet, QUIET, quietFrom, quietUntil } from '../../src/domain/quiet.ts'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}+07:00`)
const until = (hours: string, text: string) => {
  const found = quietUntil(parseQuiet(hours), 'Asia/Jakarta', at(text))
  return found === null ? null : new Date(found + 7 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
}

describe('quiet hours', () => {
  it.each([
    ['22:00-06:00', '22:00-06:00 except 300%'],
    ['22.00-6', '22:00-06:00 except 300%'],
    ['22:00 - 06:30 except 500%', '22:00-06:30 except 500%'],
    ['22 sampai 6 kecuali mulai 250 %', '22:00-06:00 except 250%'],
    ['12:00-13:00', '12:00-13:00 except 300%'],
    ['20:00-24:00', '20:00-00:00 except 300%'],
  ])('%s is %s', (text, kept) => {
    const quiet = parseQuiet(text)
    expect(quiet && formatQuiet(quiet)).toBe(kept)
    expect(quietFrom({ [QUIET]: kept })).toEqual(quiet)
  })

  it.each(['', 'malam', '22:00', '22:00-22:00', '25:00-06:00', '22:61-06:00', '22:00-24:30', '22:00-06:00 except 0%'])(
    '"%s" is none',
    (text) => {
      expect(parseQuiet(text)).toBeNull()
    },
  )

  it.each([
    ['22:00-06:00', '2026-10-23 21:59:59', null],
    ['22:00-06:00', '2026-10-23 22:00:00', '2026-10-24 06:00'],
    ['22:00-06:00', '2026-10-24 05:59:59', '2026-10-24 06:00'],
    ['22:00-06:00', '2026-10-24 06:00:00', null],
    ['12:00-13:00', '2026-10-23 12:30:00', '2026-10-23 13:00'],
    ['12:00-13:00', '2026-10-23 00:30:00', null],
    ['20:00-24:00', '2026-10-23 23:59:59', '2026-10-24 00:00'],
  ])('%s at %s: until %s', (hours, now, expected) => {
    expect(until(hours, now)).toBe(expected)
  })

  it('are none where nobody set any', () => {
    expect(quietUntil(null, 'Asia/Jakarta', at('2026-10-23 23:00:00'))).toBeNull()
    expect(quietFrom({})).toBeNull()
  })
})
