import { describe, expect, it } from 'vitest'
import type { Desk } from '../src/actions/desk.ts'
import type { Job } from '../src/actions/job.ts'
import { Sweeper } from '../src/sweeper.ts'

const desk = {} as Desk
const moment = { now: 1000, ears: [], skewMs: 0, holding: false }
const quiet = { error: () => {} }

const job = (name: string, run: () => Promise<void>, next: number): Job => ({
  name,
  needsEars: true,
  run,
  next: async () => next,
})

describe('a sweep', () => {
  it('says when the next job has something to do', async () => {
    const sweeper = new Sweeper([job('a', async () => {}, 5000), job('b', async () => {}, 3000)], quiet)
    expect(await sweeper.sweep(desk, moment)).toBe(3000)
  })

  it('leaves a job that failed to the loop, whatever it is due, and runs the others', async () => {
    const failing = job('broken', () => Promise.reject(new Error('no')), 10)
    const sweeper = new Sweeper([failing, job('sound', async () => {}, 3000)], quiet)
    expect(await sweeper.sweep(desk, moment)).toBe(3000)
    expect(sweeper.failures.get('broken')).toBe(1)
  })

  it('asks a job that goes by the agenda only when its entry is over, or so long after it', async () => {
    const agenda = { owed: 400 }
    const asked: string[] = []
    const going = (after: number): Job => ({
      name: `after ${after}`,
      needsEars: false,
      on: 'owed',
      after,
      run: async () => void asked.push(`run after ${after}`),
      next: async () => asked.push(`next after ${after}`) && 7000,
    })
    const sweeper = new Sweeper([going(600), going(601)], quiet)
    const at = { store: { agenda: async () => agenda } } as unknown as Desk
    expect(await sweeper.sweep(at, moment)).toBe(1001)
    expect(asked).toEqual(['run after 600', 'next after 600'])
  })

  it('decides nothing while something heard is being stored, nor while the stream is behind', async () => {
    const ran: string[] = []
    const decides = job('decides', async () => void ran.push('decided'), 10)
    const sweeper = new Sweeper([decides], quiet)
    await sweeper.sweep(desk, { ...moment, holding: true })
    await sweeper.sweep(desk, { ...moment, ears: [{ channel: 'Telegram', since: 1 }] })
    expect(ran).toEqual([])
    await sweeper.sweep(desk, moment)
    expect(ran).toEqual(['decided'])
  })
})
