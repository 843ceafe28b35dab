import { expect, it } from 'vitest'
import { Findings } from '../../src/sandbox/chaos/check/findings.ts'
import { deaths } from '../../src/sandbox/chaos/killing.ts'
import { Ledger } from '../../src/sandbox/chaos/ledger.ts'
import { readTrial } from '../../src/sandbox/chaos/options.ts'
import { chance } from '../../src/sandbox/chaos/random.ts'
import { disturbed } from '../../src/sandbox/chaos/stream.ts'

it('the same seed makes the same plan, another seed another', () => {
  const plan = (seed: number) => deaths(chance(seed, 'deaths'), 50)
  expect(plan(7)).toEqual(plan(7))
  expect(plan(7)).not.toEqual(plan(8))
  expect(plan(7).filter(({ signal }) => signal === 'SIGKILL')).toHaveLength(50)
  expect(plan(7).some(({ signal }) => signal === 'SIGTERM')).toBe(true)
  const [starting, hearing, long] = plan(7).filter(({ signal }) => signal === 'SIGKILL')
  expect([starting?.when, hearing?.when]).toEqual([{ starting: expect.any(Number) }, 'hearing'])
  expect(long?.awayMs).toBeGreaterThan(4000)
})

it('mixes the chats of an answer and keeps the order of each', () => {
  const said = (update_id: number, id: number) => ({ update_id, message: { chat: { id } } })
  const answer = Array.from({ length: 30 }, (_, n) => said(n, n % 3))
  const mixed = disturbed(answer, chance(1, 'mixed'))
  const ids = mixed.map(({ update_id }) => update_id)
  expect(ids).not.toEqual(ids.toSorted((a, b) => a - b))
  expect(new Set(ids).size).toBe(30)
  expect(ids.length).toBeGreaterThan(30)
  for (const chat of [0, 1, 2]) {
    const own = ids.filter((id) => id % 3 === chat)
    expect(own).toEqual(own.toSorted((a, b) => a - b))
  }
})

it('a repeat is wrong unless the end of the call before may not have been learned', () => {
  const ledger = new Ledger()
  ledger.cause('SIGKILL', 10_000)
  const findings = new Findings(ledger)
  const shown = (id: number, at: number) => ({ id, at, place: 'topic' })
  findings.repeated('messages', 'a', [shown(1, 9_000), shown(2, 12_000)])
  expect(findings.wrong).toEqual([])
  findings.repeated('messages', 'b', [shown(3, 12_000), shown(4, 13_000)])
  findings.repeated('messages', 'c', [shown(5, 2_000), shown(6, 9_000)])
  expect(findings.wrong).toEqual([
    'b came again 1000 ms later and nothing had happened',
    'c came again 7000 ms later and nothing had happened',
  ])
  expect(findings.doubled).toBe(3)
})

it('what nobody could hear is what was said while a poll was left hanging', () => {
  const ledger = new Ledger()
  const said = () => Date.now()
  ledger.endDeaf()
  expect(ledger.isDeaf(said())).toBe(false)
  ledger.goDeaf()
  ledger.goDeaf()
  const unheard = said()
  expect(ledger.isDeaf(unheard + 60_000)).toBe(true)
  ledger.endDeaf()
  expect([ledger.isDeaf(unheard), ledger.isDeaf(unheard + 60_000)]).toEqual([true, false])
})

it('reads what is asked of it', () => {
  const anySeed = () => 5
  expect(readTrial([], anySeed)).toMatchObject({ kills: 200, seed: 5, processes: 1, postgres: false, calm: false })
  expect(readTrial(['--kills', '9', '--seed', '3', '--processes', '2', '--postgres'], anySeed)).toMatchObject({
    kills: 9,
    seed: 3,
    processes: 2,
    postgres: true,
  })
  expect(readTrial(['--help'], anySeed)).toBeNull()
  expect(() => readTrial(['--processes', '0'], anySeed)).toThrow('--processes must be a whole number from 1 to 8')
  expect(() => readTrial(['--many'], anySeed)).toThrow()
})
