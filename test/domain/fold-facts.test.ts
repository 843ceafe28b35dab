import { describe, expect, it } from 'vitest'
import { at, BUDI, type Line, played, SARI, waitsOf } from './played.ts'

const on = (clock: string) => `2026-10-23 ${clock}`

describe('a conversation', () => {
  it('knows its first answer, and what each admin had to do with it', () => {
    const lines: Line[] = [
      [on('09:00'), 'customer'],
      [on('09:05'), 'sari'],
      [on('09:06'), 'budi'],
      [on('09:07'), 'nobody'],
      [on('09:10'), 'sari', '…'],
      [on('09:11'), 'sari', `x ${on('09:12')}`],
    ]
    const parts = [
      { personId: SARI, firstAt: at(on('09:05')), messages: 3 },
      { personId: BUDI, firstAt: at(on('09:06')), messages: 1 },
    ]
    expect(played(lines)).toMatchObject([{ firstAnswerAt: at(on('09:05')), parts }])
    expect(played(lines, { shuffle: true })).toEqual(played(lines))
  })

  it('has no part in what was written before it began or after it ended', () => {
    const lines: Line[] = [
      [on('08:00'), 'budi'],
      [on('09:00'), 'customer'],
      [on('09:05'), 'resolve'],
      [on('09:06'), 'budi'],
    ]
    expect(played(lines)).toMatchObject([{ firstAnswerAt: null, parts: [] }])
  })

  it('an answer taken back in time was none', () => {
    const lines: Line[] = [
      [on('09:00'), 'customer'],
      [on('09:05'), 'sari', `x ${on('09:06')}`],
    ]
    expect(played(lines)).toMatchObject([{ firstAnswerAt: null, answered: false, parts: [] }])
  })

  it('says of each stretch whether a human answered in it, and when the customer came back', () => {
    const lines: Line[] = [
      [on('09:00'), 'customer'],
      [on('09:05'), 'sari'],
      [on('09:10'), 'resolve'],
      [on('10:00'), 'customer'],
      [on('10:05'), 'resolve'],
    ]
    expect(played(lines)[0]?.stretches).toMatchObject([
      { answered: true, reopenedAt: at(on('10:00')) },
      { answered: false, reopenedAt: null },
    ])
  })

  it('taken up again by the team, the customer has not come back', () => {
    const lines: Line[] = [
      [on('09:00'), 'customer'],
      [on('09:05'), 'sari'],
      [on('09:10'), 'resolve'],
      [on('09:20'), 'reopen'],
    ]
    expect(played(lines)[0]?.stretches).toMatchObject([{ reopenedAt: null }])
  })
})

describe('a wait', () => {
  it.each([
    ['asks something when it begins so', [[on('09:00'), 'customer', '?']], true],
    [
      'asks something when that is added',
      [
        [on('09:00'), 'customer'],
        [on('09:01'), 'customer', '?'],
      ],
      true,
    ],
    ['asks nothing', [[on('09:00'), 'customer']], false],
  ] satisfies [string, Line[], boolean][])('%s', (_, lines, question) => {
    expect(waitsOf(lines)).toMatchObject([{ question }])
  })

  it('remembers that it began with what looked like thanks', () => {
    const lines: Line[] = [
      [on('09:00'), 'customer'],
      [on('09:05'), 'sari'],
      [on('09:06'), 'customer', '~'],
      [on('09:07'), 'customer', '?'],
    ]
    expect(waitsOf(lines)).toMatchObject([{ afterCourtesy: false }, { afterCourtesy: true, question: true }])
    expect(waitsOf(lines.slice(0, 3))).toMatchObject([{}, { state: 'quiet', afterCourtesy: false }])
  })

  it('remembers an answer of a letter or two', () => {
    const lines: Line[] = [
      [on('09:00'), 'customer', '?'],
      [on('09:05'), 'sari', '.'],
      [on('09:06'), 'customer', '?'],
      [on('09:07'), 'sari'],
    ]
    expect(waitsOf(lines)).toMatchObject([{ briefAnswer: true }, { briefAnswer: false }])
  })
})
