import { describe, expect, it } from 'vitest'
import { type ActFact, fold, type MessageFact } from '../../src/domain/fold.ts'
import type { Schedule } from '../../src/domain/hours.ts'
import { always, at, BUDI, type Line, played, rulesOf, SARI, waitsOf } from './played.ts'

describe('waits', () => {
  it('opens with the first unanswered message; more join it and do not restart it', () => {
    const waits = waitsOf([
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:05', 'customer'],
      ['2026-10-23 09:12', 'sari'],
      ['2026-10-23 09:30', 'customer'],
    ])
    expect(waits).toMatchObject([
      { kind: 'first', state: 'answered', openSeconds: 720, elapsedSeconds: 720, answeredById: SARI },
      { kind: 'next', state: 'open', openedAt: at('2026-10-23 09:30') },
    ])
  })

  it('gives the same whatever order it was heard in', () => {
    const lines: Line[] = [
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:12', 'sari'],
      ['2026-10-23 09:30', 'customer', '?'],
      ['2026-10-23 09:31', 'budi'],
    ]
    expect(played(lines, { shuffle: true })).toEqual(played(lines))
  })

  it('is decided at the answer or the due instant, whichever is earlier', () => {
    const early = waitsOf([
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:10', 'sari'],
    ])
    const late = waitsOf([
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:11', 'sari'],
    ])
    expect(early).toMatchObject([{ decidedAt: at('2026-10-23 09:10') }])
    expect(late).toMatchObject([{ decidedAt: at('2026-10-23 09:10'), openSeconds: 660 }])
  })

  it('dismissed before it was due is not decided', () => {
    const waits = waitsOf([
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:03', 'dismiss'],
    ])
    expect(waits).toMatchObject([{ state: 'dismissed', decidedAt: null, adminSeconds: null }])
  })

  it('counts only open time', () => {
    const schedule: Schedule = { ...always, weekly: { 5: [{ from: 540, to: 1080 }], 1: [{ from: 540, to: 1080 }] } }
    const waits = waitsOf(
      [
        ['2026-10-23 17:50', 'customer'],
        ['2026-10-26 09:20', 'sari'],
      ],
      { schedule },
    )
    expect(waits).toMatchObject([{ openSeconds: 1800, elapsedSeconds: 228_600, dueAt: at('2026-10-23 18:00') }])
  })

  it('is withdrawn when every message of it is deleted, and not before', () => {
    const one: Line[] = [
      ['2026-10-23 09:00', 'customer', 'x 2026-10-23 09:02'],
      ['2026-10-23 09:01', 'customer'],
    ]
    expect(waitsOf(one)).toMatchObject([{ state: 'open' }])
    const both: Line[] = [['2026-10-23 09:00', 'customer', 'x 2026-10-23 09:02']]
    expect(waitsOf(both)).toMatchObject([{ state: 'withdrawn', closedAt: at('2026-10-23 09:02') }])
  })

  it('opens again from its start when its answer is deleted within the target', () => {
    const within: Line[] = [
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:01', 'sari', 'x 2026-10-23 09:05'],
    ]
    expect(waitsOf(within)).toMatchObject([{ state: 'open', openedAt: at('2026-10-23 09:00') }])
    const after: Line[] = [
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:01', 'sari', 'x 2026-10-23 09:30'],
    ]
    expect(waitsOf(after)).toMatchObject([{ state: 'answered' }])
  })
})

describe('closing courtesies', () => {
  const answered: Line[] = [
    ['2026-10-23 09:00', 'customer'],
    ['2026-10-23 09:05', 'sari'],
  ]

  it('wait quietly, are in no figure, and lapse after twelve hours', () => {
    const [, quiet] = waitsOf([...answered, ['2026-10-23 09:06', 'customer', '~']], { until: '2026-10-23 21:06' })
    expect(quiet).toMatchObject({ state: 'lapsed', dueAt: null, decidedAt: null, closedAt: at('2026-10-23 21:06') })
  })

  it('stay quiet when another follows', () => {
    const lines: Line[] = [...answered, ['2026-10-23 09:06', 'customer', '~'], ['2026-10-23 09:07', 'customer', '~']]
    expect(waitsOf(lines).map((w) => w.state)).toEqual(['answered', 'quiet'])
  })

  it('become an ordinary wait from the next message on', () => {
    const lines: Line[] = [...answered, ['2026-10-23 09:06', 'customer', '~'], ['2026-10-23 09:20', 'customer']]
    expect(waitsOf(lines)).toMatchObject([
      { state: 'answered' },
      { state: 'open', kind: 'next', openedAt: at('2026-10-23 09:20') },
    ])
  })

  it.each([
    [
      'after a question of the admin',
      [
        ['2026-10-23 09:00', 'customer'],
        ['2026-10-23 09:05', 'sari', '?'],
      ],
      '2026-10-23 09:06',
    ],
    ['more than a day later', answered, '2026-10-24 09:06'],
    ['as the very first words', [], '2026-10-23 09:06'],
  ] satisfies [string, Line[], string][])('are ordinary %s', (_, before, when) => {
    expect(waitsOf([...before, [when, 'customer', '~']]).at(-1)).toMatchObject({ state: 'open' })
  })

  it('do not take up a conversation that was resolved', () => {
    const [conversation] = played([...answered, ['2026-10-23 09:06', 'resolve'], ['2026-10-23 09:07', 'customer', '~']])
    expect(conversation).toMatchObject({ ended: 'resolved', reopened: 0 })
  })
})

describe('conversations', () => {
  it('end by silence at the last human answer, twelve hours after anything stirred', () => {
    const lines: Line[] = [
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:05', 'sari'],
      ['2026-10-23 10:00', 'sari'],
    ]
    expect(played(lines, { until: '2026-10-23 21:04' })).toMatchObject([{ ended: null }])
    expect(played(lines, { until: '2026-10-23 21:05' })).toMatchObject([
      {
        ended: 'silence',
        endedAt: at('2026-10-23 10:00'),
        stretches: [{ openSeconds: 3600, how: 'silence', creditId: SARI }],
      },
    ])
  })

  it('never end by silence while somebody waits', () => {
    expect(played([['2026-10-23 09:00', 'customer']], { until: '2026-10-30 09:00' })).toMatchObject([{ ended: null }])
  })

  it('reopen within 72 h of their end and begin anew after', () => {
    const ended: Line[] = [
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:05', 'sari'],
      ['2026-10-23 09:10', 'resolve'],
    ]
    expect(played([...ended, ['2026-10-26 09:10', 'customer']])).toMatchObject([{ reopened: 1, ended: null }])
    expect(played([...ended, ['2026-10-26 09:11', 'customer']])).toMatchObject([
      { ended: 'resolved' },
      { reopened: 0, waits: [{ kind: 'first' }] },
    ])
  })

  it('still have their first response open when nobody ever answered', () => {
    const lines: Line[] = [
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:10', 'resolve'],
      ['2026-10-23 11:00', 'customer'],
    ]
    expect(waitsOf(lines)).toMatchObject([{ state: 'resolved' }, { state: 'open', kind: 'first' }])
  })

  it('belong to whoever answered last, across conversations', () => {
    const lines: Line[] = [
      ['2026-10-20 09:00', 'customer'],
      ['2026-10-20 09:05', 'sari'],
      ['2026-10-25 09:00', 'customer'],
    ]
    expect(played(lines).at(-1)).toMatchObject({ assignedId: SARI })
  })
})

describe('acts', () => {
  it('do not cover what was written before them but heard after', () => {
    const messages: MessageFact[] = [
      {
        id: 1,
        at: at('2026-10-23 09:00'),
        order: 1,
        author: 'customer',
        creditId: null,
        courtesy: false,
        question: false,
        deletedAt: null,
      },
      {
        id: 2,
        at: at('2026-10-23 09:04'),
        order: 2,
        author: 'customer',
        creditId: null,
        courtesy: false,
        question: false,
        deletedAt: null,
      },
    ]
    const resolved: ActFact = { at: at('2026-10-23 09:05'), order: 1, kind: 'resolve', byId: SARI, toId: null }
    const [conversation] = fold(messages, [resolved], rulesOf(always), null, null)
    expect(conversation?.waits.map((w) => w.state)).toEqual(['resolved', 'open'])
    const [seen] = fold(messages, [{ ...resolved, order: 2 }], rulesOf(always), null, null)
    expect(seen?.waits.map((w) => w.state)).toEqual(['resolved'])
  })
})

describe('whose a wait is', () => {
  it('charges a miss to whoever had it at the due instant', () => {
    const handed: Line[] = [
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:05', 'assign', 'sari'],
    ]
    const rescued: Line[] = [...handed, ['2026-10-23 09:15', 'claim', 'budi'], ['2026-10-23 09:20', 'budi']]
    expect(waitsOf(rescued)).toMatchObject([
      { chargedId: SARI, answeredById: BUDI, adminSeconds: null, openSeconds: 1200 },
    ])
  })

  it('measures an admin from the hand-over when it came before due', () => {
    const lines: Line[] = [
      ['2026-10-23 09:00', 'customer'],
      ['2026-10-23 09:06', 'assign', 'budi'],
      ['2026-10-23 09:08', 'budi'],
    ]
    expect(waitsOf(lines)).toMatchObject([{ adminSeconds: 120, openSeconds: 480 }])
  })

  it('charges nobody when nobody had it', () => {
    expect(
      waitsOf([
        ['2026-10-23 09:00', 'customer'],
        ['2026-10-23 09:30', 'sari'],
      ]),
    ).toMatchObject([{ chargedId: null }])
  })
})
