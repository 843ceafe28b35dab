import type { ConversationRule, Finding, MessageRule } from './finding.ts'

/** What findings cost. Points are of 100, per finding in a hundred messages. */
export interface Weights {
  mildRude: number
  harsh: number
  style: number
  /** Style costs no more than this in all. */
  styleMost: number
  /** With a strong finding that stands the score is no better than this. */
  strongCap: number
  /** With fewer messages than this the score is shown as too few. */
  fewestMessages: number
}

/** As metrics.md has them. */
export const DEFAULT_WEIGHTS: Weights = {
  mildRude: 5,
  harsh: 10,
  style: 2,
  styleMost: 20,
  strongCap: 50,
  fewestMessages: 20,
}

type Judged = Pick<Finding<MessageRule | ConversationRule>, 'rule' | 'severity'>

/** How an admin writes to customers, out of 100. */
export interface AssuranceScore {
  /** 0 to 100, not rounded; null without messages. */
  score: number | null
  /** Messages judged. */
  n: number
  tooFew: boolean
  /** Strong findings that the owner has not overruled: shown before the score. */
  strong: number
  /** The points each kind of finding took, before the cap for strong ones. */
  parts: { mildRude: number; harsh: number; style: number }
}

/**
 * The score of a period: of so many messages, with the findings in them (those of their conversations too) and whether the
 * owner has overruled one, in which case it does not count.
 */
export function assuranceScore<F extends Judged>(
  { messages, findings, overruled }: { messages: number; findings: readonly F[]; overruled: (finding: F) => boolean },
  weights: Weights = DEFAULT_WEIGHTS,
): AssuranceScore {
  const standing = findings.filter((finding) => !overruled(finding))
  const count = (is: (finding: F) => boolean) => standing.filter(is).length
  const points = (found: number, weight: number) => (messages === 0 ? 0 : (found * weight * 100) / messages)
  const parts = {
    mildRude: points(
      count(({ rule, severity }) => rule === 'rude' && severity === 'mild'),
      weights.mildRude,
    ),
    harsh: points(
      count(({ rule }) => rule === 'harsh'),
      weights.harsh,
    ),
    style: Math.min(
      weights.styleMost,
      points(
        count(({ severity }) => severity === 'style'),
        weights.style,
      ),
    ),
  }
  const strong = count(({ severity }) => severity === 'strong')
  const left = Math.max(0, 100 - parts.mildRude - parts.harsh - parts.style)
  const score = strong > 0 ? Math.min(weights.strongCap, left) : left
  return { score: messages === 0 ? null : score, n: messages, tooFew: messages < weights.fewestMessages, strong, parts }
}
