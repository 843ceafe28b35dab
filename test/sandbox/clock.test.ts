import { describe, expect, it } from 'vitest'
import { FastClock, SteppedClock } from '../../src/sandbox/clock.ts'

describe('the stepped clock', () => {
  it('wakes everybody when it is stepped, and knows the earliest instant asked for', async () => {
    const clock = new SteppedClock(1000)
    const woken: string[] = []
    const sleeps = [
      clock.until(5000, 1).then(() => woken.push('at 5000')),
      clock.until(3000, 1).then(() => woken.push('at 3000')),
      clock.until(null, 1).then(() => woken.push('for good')),
    ]
    expect(clock.earliest()).toBe(3000)
    clock.step(3000)
    await Promise.all(sleeps)
    expect(woken).toEqual(['at 5000', 'at 3000', 'for good'])
    expect([clock.now(), clock.earliest()]).toEqual([3000, null])
  })

  it('lets everybody sleep on when it is only set, and never goes back', async () => {
    const clock = new SteppedClock(1000)
    const sleep = clock.until(3000, 1)
    clock.set(2000)
    expect([clock.now(), clock.earliest()]).toEqual([2000, 3000])
    clock.step(500)
    await sleep
    expect(clock.now()).toBe(2000)
  })

  it('does not sleep until what is past, nor when it is told to stop', async () => {
    const clock = new SteppedClock(1000)
    await clock.until(1000, 1)
    await clock.until(9000, 1, AbortSignal.abort())
    const stop = new AbortController()
    const sleep = clock.until(9000, 1, stop.signal)
    stop.abort()
    await sleep
    expect(clock.earliest()).toBeNull()
  })
})

describe('the fast clock', () => {
  it('runs by itself at its factor, and wakes whoever it reaches', async () => {
    const clock = new FastClock(0, 10_000)
    await clock.until(20_000, 60_000)
    expect(clock.now()).toBeGreaterThanOrEqual(20_000)
  })

  it('stands still at 0, can be stepped, and goes on from there', async () => {
    const clock = new FastClock(5000, 0)
    const sleep = clock.until(null, 1)
    clock.step(60_000)
    await sleep
    expect(clock.now()).toBe(60_000)
    clock.run(1000)
    await clock.until(70_000, 60_000)
    expect(clock.now()).toBeGreaterThanOrEqual(70_000)
  })
})
