import { describe, expect, it } from 'vitest'
import type { FoldedWait } from '../../src/domain/fold.ts'
import type { Schedule } from '../../src/domain/hours.ts'
import { always, at, BUDI, type Line, played, SARI, waitsOf } from './played.ts'

const on = (clock: string) => `2026-10-23 ${clock}`

/** 09.00 a customer asks, 09.05 Sari asks for patience: due again at 09.35. */
const asked: Line = [on('09:00'), 'customer', '?']
const held: Line[] = [asked, [on('09:05'), 'sari', '…']]

/** What is to be seen of each wait. */
const shown = (w: FoldedWait) => [w.kind, w.state, w.closedAt]
const PARENT = ['first', 'answered', at(on('09:05'))]

describe('a holding reply', () => {
  it('closes the wait and promises to come back, from then on and in open time', () => {
    const [parent, promise] = waitsOf(held)
    expect(parent).toMatchObject({
      state: 'answered',
      holding: true,
      answerId: 2,
      answeredById: SARI,
      openSeconds: 300,
      decidedAt: at(on('09:05')),
      promiseDueAt: at(on('09:35')),
      promiseEndedAt: null,
      substantialSeconds: null,
    })
    expect(promise).toMatchObject({
      kind: 'promise',
      state: 'open',
      openerId: 2,
      openedAt: at(on('09:05')),
      dueAt: at(on('09:35')),
      targetSeconds: 1800,
      chargedId: SARI,
      question: true,
    })
  })

  it('promises open time only', () => {
    const schedule: Schedule = { ...always, weekly: { 5: [{ from: 540, to: 560 }], 1: [{ from: 540, to: 1080 }] } }
    expect(waitsOf(held, { schedule })[0]).toMatchObject({ promiseDueAt: at('2026-10-26 09:15') })
  })

  it.each([
    ['with nothing waiting', [asked, [on('09:05'), 'sari'], [on('09:06'), 'sari', '…']]],
    ['before anybody asked', [[on('08:59'), 'sari', '…'], asked, [on('09:05'), 'sari']]],
    [
      'after a closing courtesy',
      [asked, [on('09:05'), 'sari'], [on('09:06'), 'customer', '~'], [on('09:07'), 'sari', '…']],
    ],
    ['after the end', [asked, [on('09:05'), 'sari'], [on('09:06'), 'resolve'], [on('09:07'), 'sari', '…']]],
  ] satisfies [string, Line[]][])('is only politeness %s', (_, lines) => {
    expect(waitsOf(lines).filter((w) => w.kind === 'promise' || w.holding)).toEqual([])
  })

  it('is measured as an answer, late when it was late', () => {
    const late: Line[] = [asked, [on('09:20'), 'budi', '…']]
    expect(waitsOf(late)[0]).toMatchObject({
      decidedAt: at(on('09:10')),
      openSeconds: 1200,
      promiseDueAt: at(on('09:50')),
    })
  })

  it('makes the chat its writer’s while the promise runs, and no longer', () => {
    const assigned: Line[] = [asked, [on('09:01'), 'assign', 'budi'], [on('09:05'), 'sari', '…']]
    expect(played(assigned)).toMatchObject([{ assignedId: SARI }])
    expect(played([...assigned, [on('09:10'), 'sari']])).toMatchObject([{ assignedId: BUDI }])
  })

  it('by nobody known is owed by nobody, and the chat stays whose it was', () => {
    const lines: Line[] = [asked, [on('09:01'), 'assign', 'budi'], [on('09:05'), 'nobody', '…']]
    expect(waitsOf(lines)[1]).toMatchObject({ kind: 'promise', chargedId: null })
    expect(played(lines)).toMatchObject([{ assignedId: BUDI }])
  })
})

describe('a promise', () => {
  const cases: [string, Line[], unknown[][], Partial<FoldedWait>][] = [
    [
      'is kept by the next answer that says something',
      [...held, [on('09:20'), 'sari']],
      [PARENT, ['promise', 'answered', at(on('09:20'))]],
      { promiseEndedAt: at(on('09:20')), substantialSeconds: 1200, adminSubstantialSeconds: 1200 },
    ],
    [
      'is kept by whoever comes back',
      [...held, [on('09:20'), 'budi']],
      [PARENT, ['promise', 'answered', at(on('09:20'))]],
      { answeredById: SARI, promiseEndedAt: at(on('09:20')), substantialSeconds: 1200 },
    ],
    [
      'kept at its very due instant is kept',
      [...held, [on('09:35'), 'sari']],
      [PARENT, ['promise', 'answered', at(on('09:35'))]],
      { promiseEndedAt: at(on('09:35')), promiseDueAt: at(on('09:35')) },
    ],
    [
      'kept late is broken, and says when it came',
      [...held, [on('10:00'), 'sari']],
      [PARENT, ['promise', 'answered', at(on('10:00'))]],
      { promiseEndedAt: at(on('10:00')), promiseDueAt: at(on('09:35')), substantialSeconds: 3600 },
    ],
    [
      'is neither kept nor extended by asking for patience again',
      [...held, [on('09:20'), 'sari', '…'], [on('09:25'), 'budi', '…']],
      [PARENT, ['promise', 'open', null]],
      { promiseDueAt: at(on('09:35')), promiseEndedAt: null },
    ],
    [
      'runs on after a courtesy, which is part of it',
      [...held, [on('09:06'), 'customer', '~']],
      [PARENT, ['promise', 'open', null]],
      { promiseEndedAt: null },
    ],
    [
      'takes in what the customer adds, which opens no second wait',
      [...held, [on('09:06'), 'customer', '?'], [on('09:30'), 'customer'], [on('09:34'), 'sari']],
      [PARENT, ['promise', 'answered', at(on('09:34'))]],
      { promiseEndedAt: at(on('09:34')) },
    ],
    [
      'ends with the conversation, not kept',
      [...held, [on('09:20'), 'resolve']],
      [PARENT, ['promise', 'resolved', at(on('09:20'))]],
      { promiseEndedAt: at(on('09:20')), substantialSeconds: null },
    ],
    [
      'ends when no reply is needed any more',
      [...held, [on('09:20'), 'dismiss']],
      [PARENT, ['promise', 'dismissed', at(on('09:20'))]],
      { promiseEndedAt: at(on('09:20')), substantialSeconds: null },
    ],
    [
      'ends when the customer cannot be reached',
      [...held, [on('09:20'), 'unreachable']],
      [PARENT, ['promise', 'unreachable', at(on('09:20'))]],
      { promiseEndedAt: at(on('09:20')), substantialSeconds: null },
    ],
    [
      'is open again when what kept it is deleted before it was due',
      [...held, [on('09:20'), 'sari', `x ${on('09:30')}`]],
      [PARENT, ['promise', 'open', null]],
      { promiseEndedAt: null, substantialSeconds: null },
    ],
    [
      'stays kept when that is deleted later',
      [...held, [on('09:20'), 'sari', `x ${on('09:40')}`]],
      [PARENT, ['promise', 'answered', at(on('09:20'))]],
      { promiseEndedAt: at(on('09:20')) },
    ],
    [
      'is kept by editing the holding reply into an answer, at that time',
      [asked, [on('09:05'), 'sari', `… e ${on('09:18')}`]],
      [PARENT, ['promise', 'answered', at(on('09:18'))]],
      { holding: true, promiseEndedAt: at(on('09:18')), substantialSeconds: 1080 },
    ],
    [
      'is kept by editing a second one as well',
      [...held, [on('09:10'), 'sari', `… e ${on('09:18')}`]],
      [PARENT, ['promise', 'answered', at(on('09:18'))]],
      { promiseEndedAt: at(on('09:18')) },
    ],
    [
      'edited into an answer too late, it is broken',
      [asked, [on('09:05'), 'sari', `… e ${on('09:50')}`]],
      [PARENT, ['promise', 'answered', at(on('09:50'))]],
      { promiseDueAt: at(on('09:35')), promiseEndedAt: at(on('09:50')) },
    ],
    [
      'goes on when the holding reply is deleted after the customer’s wait was due',
      [asked, [on('09:05'), 'sari', `… x ${on('09:20')}`]],
      [PARENT, ['promise', 'open', null]],
      { holding: true, promiseDueAt: at(on('09:35')) },
    ],
  ]
  it.each(cases)('%s', (_, lines, waits, parent) => {
    expect(waitsOf(lines).map(shown)).toEqual(waits)
    expect(waitsOf(lines)[0]).toMatchObject(parent)
    expect(waitsOf(lines, { shuffle: true })).toEqual(waitsOf(lines))
  })

  it('is withdrawn when the customer takes back all it was about, and not before', () => {
    const gone = `x ${on('09:20')}`
    const one: Line[] = [
      [on('09:00'), 'customer', gone],
      [on('09:05'), 'sari', '…'],
      [on('09:06'), 'customer'],
    ]
    expect(waitsOf(one).map(shown)).toEqual([PARENT, ['promise', 'open', null]])
    const all: Line[] = [
      [on('09:00'), 'customer', gone],
      [on('09:05'), 'sari', '…'],
      [on('09:06'), 'customer', gone],
    ]
    expect(waitsOf(all).map(shown)).toEqual([PARENT, ['promise', 'withdrawn', at(on('09:20'))]])
  })

  it('never was, when the holding reply is deleted while the customer’s wait was not due: that one is back', () => {
    const lines: Line[] = [asked, [on('09:05'), 'sari', `… x ${on('09:08')}`]]
    expect(waitsOf(lines)).toMatchObject([{ kind: 'first', state: 'open', openedAt: at(on('09:00')), holding: false }])
  })

  it('made twice after such a deletion is the second one’s', () => {
    const lines: Line[] = [asked, [on('09:05'), 'sari', `… x ${on('09:08')}`], [on('09:07'), 'budi', '…']]
    const [parent, promise] = waitsOf(lines)
    expect([parent?.answeredById, promise?.openerId, promise?.dueAt]).toEqual([BUDI, 3, at(on('09:37'))])
  })

  it('edited into an answer before that deletion keeps nothing', () => {
    const lines: Line[] = [asked, [on('09:05'), 'sari', `… e ${on('09:06')} x ${on('09:08')}`]]
    expect(waitsOf(lines)).toMatchObject([{ kind: 'first', state: 'open' }])
  })

  it('an old holding reply edited keeps no later promise, and answers nothing', () => {
    const lines: Line[] = [
      asked,
      [on('09:05'), 'sari', `… e ${on('09:45')}`],
      [on('09:10'), 'sari'],
      [on('09:40'), 'customer', '?'],
      [on('09:41'), 'budi', '…'],
    ]
    expect(waitsOf(lines).at(-1)).toMatchObject({ kind: 'promise', state: 'open', openedAt: at(on('09:41')) })
  })

  it('is owed by who made it, whoever has the chat since', () => {
    const lines: Line[] = [...held, [on('09:10'), 'assign', 'budi'], [on('10:00'), 'budi']]
    expect(waitsOf(lines)[1]).toMatchObject({ chargedId: SARI, answeredById: BUDI })
    expect(played(lines.slice(0, 3))).toMatchObject([{ assignedId: BUDI }])
  })

  it('keeps silence from ending the conversation', () => {
    expect(played(held, { until: '2026-10-30 09:00' })).toMatchObject([{ ended: null, closesAt: null }])
    const kept: Line[] = [...held, [on('09:20'), 'sari']]
    expect(played(kept)).toMatchObject([{ closesAt: at(on('21:20')) }])
  })

  it('heard before the question it was about, it promises all the same', () => {
    const lines: Line[] = [[on('09:05'), 'sari', '…'], asked]
    expect(waitsOf(lines).map(shown)).toEqual([PARENT, ['promise', 'open', null]])
  })

  it('an answer heard late takes it back when it came before', () => {
    const lines: Line[] = [...held, [on('09:03'), 'budi']]
    expect(waitsOf(lines)).toMatchObject([{ state: 'answered', answeredById: BUDI, holding: false }])
  })

  it('resolved and taken up again, what the customer asks is a new wait with a promise of its own', () => {
    const lines: Line[] = [
      ...held,
      [on('09:20'), 'resolve'],
      [on('11:00'), 'customer', '?'],
      [on('11:05'), 'budi', '…'],
      [on('11:10'), 'budi'],
    ]
    expect(waitsOf(lines).map(shown)).toEqual([
      PARENT,
      ['promise', 'resolved', at(on('09:20'))],
      ['next', 'answered', at(on('11:05'))],
      ['promise', 'answered', at(on('11:10'))],
    ])
    expect(played(lines)).toMatchObject([{ reopened: 1, stretches: [{ answered: true, reopenedAt: at(on('11:00')) }] }])
  })
})

describe('the first answer that says something', () => {
  it('equals the answer when that was one', () => {
    const [wait] = waitsOf([asked, [on('09:05'), 'sari']])
    expect(wait).toMatchObject({
      holding: false,
      substantialSeconds: 300,
      adminSubstantialSeconds: 300,
      openSeconds: 300,
    })
  })

  it('is measured for the admin from the hand-over, and not at all for a rescuer', () => {
    const before: Line[] = [asked, [on('09:04'), 'assign', 'budi'], [on('09:05'), 'budi', '…'], [on('09:20'), 'budi']]
    expect(waitsOf(before)[0]).toMatchObject({
      adminSeconds: 60,
      adminSubstantialSeconds: 960,
      substantialSeconds: 1200,
    })
    const after: Line[] = [asked, [on('09:14'), 'claim', 'budi'], [on('09:15'), 'budi', '…'], [on('09:20'), 'budi']]
    expect(waitsOf(after)[0]).toMatchObject({ adminSeconds: null, adminSubstantialSeconds: null })
  })
})
