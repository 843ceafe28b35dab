import { describe, expect, it } from 'vitest'
import {
  change,
  DEFAULT_LADDER,
  formatLadder,
  LADDER,
  type Ladder,
  ladderFrom,
  type Wanted,
} from '../../src/domain/ladder.ts'
import { nextStep, type Stepping, type StepRules } from '../../src/domain/steps.ts'
import { MINUTE_MS, SECOND_MS } from '../../src/domain/time.ts'

const after = (...wishes: readonly (readonly [number, Wanted])[]): Ladder =>
  wishes.reduce((ladder, [percent, wanted]) => {
    const next = change(ladder, percent, wanted)
    if ('problem' in next) throw new Error(next.problem)
    return next.ok
  }, DEFAULT_LADDER)

describe('the ladder', () => {
  it('puts rungs in order, each once, several at one percentage', () => {
    const ladder = after([500, 'owner'], [200, 'lead'], [200, 7], [200, 'lead'])
    expect(ladder.rungs).toEqual([
      { percent: 200, to: 7 },
      { percent: 200, to: 'lead' },
      { percent: 500, to: 'owner' },
    ])
  })

  it('takes out what stands at a percentage', () => {
    expect(after([200, 'lead'], [200, 7], [300, 'owner'], [200, 'off']).rungs).toEqual([{ percent: 300, to: 'owner' }])
    expect(after([75, 'off']).remindAt).toBeNull()
    expect(after([75, 'off'], [60, 'admin']).remindAt).toBe(60)
    expect(after([450, 'sound'])).toEqual({ remindAt: 75, soundAt: 450, rungs: [] })
  })

  it('at the percentage of the sound takes out the people and keeps the sound', () => {
    expect(after([300, 'lead'], [300, 'off'])).toEqual(DEFAULT_LADDER)
  })

  it.each<[number, Wanted, string]>([
    [100, 'off', 'alert-stays'],
    [300, 'off', 'sound-stays'],
    [149, 'sound', 'sound-low'],
    [99, 'lead', 'only-admin-before'],
    [100, 'admin', 'admin-late'],
    [0, 'lead', 'range'],
    [10_001, 'owner', 'range'],
  ])('%s %s is refused: %s', (percent, wanted, problem) => {
    expect(change(DEFAULT_LADDER, percent, wanted)).toEqual({ problem })
  })

  it('has an end', () => {
    const full = after(...Array.from({ length: 12 }, (_, i) => [100 + i, 'lead'] as const))
    expect(change(full, 200, 'lead')).toEqual({ problem: 'full' })
    expect(change(full, 105, 'lead')).toHaveProperty('ok')
  })

  it('is kept as text and read again as it was', () => {
    for (const ladder of [DEFAULT_LADDER, after([75, 'off']), after([200, 'lead'], [150, 'sound'], [500, 12])]) {
      expect(ladderFrom({ [LADDER]: formatLadder(ladder) })).toEqual(ladder)
    }
    expect(ladderFrom({})).toEqual(DEFAULT_LADDER)
    expect(ladderFrom({ [LADDER]: 'nonsense' })).toEqual({ remindAt: null, soundAt: 300, rungs: [] })
  })
})

const START = 0
const rules = (ladder: Ladder): StepRules => ({ ladder, dueAt: (from, seconds) => from + seconds * SECOND_MS })
const wait = (facts: Partial<Stepping> = {}): Stepping => ({
  state: 'open',
  openedAt: START,
  dueAt: 10 * MINUTE_MS,
  targetSeconds: 600,
  claimUntil: null,
  snoozedUntil: null,
  warnedAt: null,
  alertedAt: null,
  soundedAt: null,
  toldPercent: 0,
  ...facts,
})
const next = (facts: Partial<Stepping>, ladder = DEFAULT_LADDER, assigned = true) => {
  const step = nextStep(wait(facts), assigned, rules(ladder))
  return step && [step.step, step.at / MINUTE_MS]
}

describe('the next step', () => {
  const alerted = { alertedAt: 10 * MINUTE_MS }
  const told = after([200, 'lead'], [400, 'owner'])

  it('reminds where the ladder says, or not at all', () => {
    expect(next({})).toEqual(['warn', 7.5])
    expect(next({}, after([60, 'admin']))).toEqual(['warn', 6])
    expect(next({}, after([75, 'off']))).toEqual(['alert', 10])
    expect(next({}, DEFAULT_LADDER, false)).toEqual(['alert', 10])
  })

  it('climbs rung by rung, with the sound in its place', () => {
    expect(next(alerted, told)).toEqual(['tell', 20])
    expect(next({ ...alerted, toldPercent: 200 }, told)).toEqual(['sound', 30])
    expect(next({ ...alerted, toldPercent: 200, soundedAt: 30 * MINUTE_MS }, told)).toEqual(['tell', 40])
    expect(next({ ...alerted, toldPercent: 400, soundedAt: 30 * MINUTE_MS }, told)).toBeNull()
  })

  it('is held back by a claim, whose end comes first', () => {
    const claimed = { ...alerted, claimUntil: 25 * MINUTE_MS }
    expect(next(claimed, told)).toEqual(['expire', 25])
    expect(next({ ...claimed, claimUntil: null }, told)).toEqual(['tell', 20])
  })

  it('is none for who does not wait, or is never due', () => {
    expect(next({ state: 'answered' }, told)).toBeNull()
    expect(next({ state: 'quiet' }, told)).toBeNull()
    expect(next({ dueAt: null }, told)).toBeNull()
  })
})
