import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { npsOf } from '../../src/domain/nps.ts'

interface Case {
  id: string
  kind: string
  input: { scores: number[]; dismissed?: number }
  expect: { score: number }
}

/** Other products' conventions that the definitions of ours decide against, with the sentence that does. */
const decidedOtherwise: Record<string, { because: string; ours: number | null }> = {
  'fb-n2': { because: 'NPS = 100 (P − D) / n over answers only.', ours: 100 },
  'fb-n4': { because: 'n = 0 is "–", never 0.', ours: null },
}

const file = new URL('../../../shared/vectors/reply-times.json', import.meta.url)
const all: Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).vectors : []
const cases = all.filter(({ kind }) => kind === 'nps')

describe.skipIf(all.length === 0)('NPS against other products’ cases', () => {
  it('has both', () => {
    expect(cases.map(({ id }) => id)).toEqual(Object.keys(decidedOtherwise))
  })

  it.each(cases.map((one) => [one.id, one] as const))('%s', (id, one) => {
    const { nps, n } = npsOf(one.input.scores)
    expect(n).toBe(one.input.scores.length)
    expect(nps, decidedOtherwise[id]!.because).not.toEqual(one.expect.score)
    expect(nps).toBe(decidedOtherwise[id]!.ours)
  })
})
