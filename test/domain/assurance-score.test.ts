import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ConversationRule, MessageRule, Severity } from '../../src/domain/assurance/finding.ts'
import { assuranceScore, DEFAULT_WEIGHTS } from '../../src/domain/assurance/score.ts'

interface Judged {
  rule: MessageRule | ConversationRule
  severity: Severity
  wrong?: boolean
}

const strong: Judged = { rule: 'rude', severity: 'strong' }
const mild: Judged = { rule: 'rude', severity: 'mild' }
const harsh: Judged = { rule: 'harsh', severity: 'mild' }
const style: Judged = { rule: 'shouting', severity: 'style' }
const score = (messages: number, findings: Judged[]) =>
  assuranceScore({ messages, findings, overruled: ({ wrong }) => wrong === true })

describe('the assurance score', () => {
  it.each([
    [100, [], 100],
    [100, [mild], 95],
    [200, [mild], 97.5],
    [100, [harsh], 90],
    [100, [style], 98],
    [100, [mild, harsh, style], 83],
    [100, Array<Judged>(30).fill(style), 80],
    [100, Array<Judged>(12).fill(harsh), 0],
    [100, [strong], 50],
    [1000, [strong], 50],
    [100, [strong, ...Array<Judged>(8).fill(harsh)], 20],
    [
      100,
      [
        { ...strong, wrong: true },
        { ...harsh, wrong: true },
      ],
      100,
    ],
  ])('of %i messages with %j is %d', (messages, findings, expected) => {
    expect(score(messages, findings).score).toBe(expected)
  })

  it('tells its parts', () => {
    expect(score(50, [strong, strong, mild, harsh, style])).toEqual({
      score: 50,
      n: 50,
      tooFew: false,
      strong: 2,
      parts: { mildRude: 10, harsh: 20, style: 4 },
    })
  })

  it('does not exist without messages, and is too few below twenty', () => {
    expect(score(0, [])).toMatchObject({ score: null, tooFew: true })
    expect([score(19, []).tooFew, score(20, []).tooFew]).toEqual([true, false])
  })

  it('weighs as the shop wishes', () => {
    const weights = { ...DEFAULT_WEIGHTS, harsh: 1, strongCap: 10 }
    const judged = { messages: 100, findings: [harsh], overruled: () => false }
    expect(assuranceScore(judged, weights).score).toBe(99)
    expect(assuranceScore({ ...judged, findings: [strong] }, weights).score).toBe(10)
  })

  it('stays between 0 and 100 and never rises by a finding', () => {
    const findings = fc.array(fc.constantFrom(strong, mild, harsh, style), { maxLength: 60 })
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        findings,
        fc.constantFrom(strong, mild, harsh, style),
        (n, all, one) => {
          const [before, after] = [score(n, all).score as number, score(n, [...all, one]).score as number]
          expect(after).toBeLessThanOrEqual(before)
          expect(after).toBeGreaterThanOrEqual(0)
          expect(before).toBeLessThanOrEqual(100)
        },
      ),
    )
  })
})
