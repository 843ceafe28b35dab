import { beforeEach, describe, expect, it } from 'vitest'
import { Skew } from '../../src/channels/telegram/skew.ts'
import { PlatformClock } from '../../src/clock.ts'
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../src/domain/time.ts'
import { HostClock, SteppedClock } from '../../src/sandbox/clock.ts'

const START: Instant = Date.parse('2026-10-23T03:00:00Z')

let truth: SteppedClock
let host: HostClock
let skew: Skew
let clock: PlatformClock

beforeEach(() => opens(0))

function opens(aheadMs: number): void {
  truth = new SteppedClock(START)
  host = new HostClock(truth, aheadMs)
  skew = new Skew(host)
  clock = new PlatformClock(host)
  clock.setBy(() => skew.read())
}

const passes = (ms: number) => truth.step(truth.now() + ms)
/** The platform answers: now, or what it said some time ago is read only now. */
const answers = (agoMs = 0) => skew.observe(new Date(truth.now() - agoMs).toUTCString())
const offMs = () => Math.abs(clock.now() - truth.now())

describe('the clock the bot goes by', () => {
  it('is the host’s while that is a second off, and the platform’s when it is a minute off', () => {
    opens(-SECOND_MS)
    for (let i = 0; i < 5; i += 1) answers()
    expect(skew.read()).toBe(0)
    opens(MINUTE_MS)
    for (let i = 0; i < 40; i += 1) answers()
    expect(skew.read()).toBe(-MINUTE_MS + 500)
    skew.observe('yesterday')
    skew.observe(null)
    expect(skew.read()).toBe(-MINUTE_MS + 500)
  })

  it('is not moved by one answer that was read late', () => {
    for (let i = 0; i < 5; i += 1) answers()
    answers(5 * MINUTE_MS)
    expect(offMs()).toBeLessThan(1000)
  })

  it.each([
    ['20 s ahead, then 90 s back, then forward', 20 * SECOND_MS, [-90 * SECOND_MS, 90 * SECOND_MS]],
    ['right, then an hour back', 0, [-HOUR_MS]],
    ['right, then an hour forward and back again', 0, [HOUR_MS, -HOUR_MS]],
    ['an hour behind, then right', -HOUR_MS, [HOUR_MS]],
  ])('goes on evenly when the host’s is set anew: %s', (_, aheadMs, steps) => {
    opens(aheadMs)
    answers()
    for (const step of steps) {
      expect(offMs()).toBeLessThan(1000)
      host.aheadMs += step
      // Before the platform has been heard again, and with each of its answers.
      for (let i = 0; i < 8; i += 1) {
        expect(offMs()).toBeLessThan(2000)
        passes(3 * SECOND_MS)
        if (i > 2) answers()
      }
    }
  })

  it.each([10 * MINUTE_MS, 9 * HOUR_MS])('is right with the first answer after a sleep of %d ms', (sleptMs) => {
    for (let i = 0; i < 5; i += 1) answers()
    // What runs evenly stands still while the machine sleeps; its clock is right when it wakes.
    const { steady } = host
    host.steady = () => steady() - sleptMs
    passes(sleptMs)
    expect(clock.now()).toBeLessThanOrEqual(truth.now())
    answers(sleptMs)
    answers()
    expect(offMs()).toBeLessThan(1000)
  })
})
