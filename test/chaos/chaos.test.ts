import { spawn } from 'node:child_process'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { programs } from '../support/postgres.ts'

const CHAOS = path.join(projectRoot, 'dist/src/sandbox/chaos/index.js')

/** Runs the driver as `npm run chaos` does; what it printed, and the figures of its last line. */
async function chaos(...args: string[]) {
  const { PATH, HOME } = process.env
  const child = spawn(process.execPath, [CHAOS, ...args], { env: { PATH, HOME }, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
    })
  }
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  const line = printed.trimEnd().split('\n').at(-1) ?? ''
  const figure = (name: string) => Number(new RegExp(` ${name}=(\\d+)`).exec(line)?.[1])
  return { code, printed, figure }
}

describe('chaos, in short', { timeout: 480_000 }, () => {
  it('loses nothing on a file', async () => {
    const { code, printed, figure } = await chaos(...'--kills 8 --seed 1 --customers 12'.split(' '))
    expect({ code, printed }).toMatchObject({ code: 0 })
    expect([figure('missing'), figure('wrong')]).toEqual([0, 0])
    expect(figure('kills')).toBe(8)
    expect(figure('faults')).toBeGreaterThan(0)
    expect(figure('messages')).toBeGreaterThan(30)
    expect(figure('answers')).toBeGreaterThan(15)
    expect(figure('alerts')).toBeGreaterThan(0)
  })

  it.skipIf(programs() === null)('loses nothing with two bots on a PostgreSQL that goes away as well', async () => {
    const { code, printed, figure } = await chaos(
      ...'--kills 8 --seed 13 --customers 12 --postgres --processes 2'.split(' '),
    )
    expect({ code, printed }).toMatchObject({ code: 0 })
    expect([figure('missing'), figure('wrong')]).toEqual([0, 0])
    expect(figure('outages')).toBeGreaterThan(0)
    expect(figure('messages')).toBeGreaterThan(30)
    expect(figure('alerts')).toBeGreaterThan(0)
  })

  it('says what it was asked wrongly', async () => {
    const { code, printed } = await chaos('--kills', 'many')
    expect(code).toBe(1)
    expect(printed).toContain('--kills must be a whole number')
  })
})
