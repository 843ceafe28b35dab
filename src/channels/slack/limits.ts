/** What Slack takes, in characters unless the name says otherwise. */
export const LIMITS = {
  blocks: 50,
  /** All text of all blocks; Slack refuses from about 13,200. */
  all: 13_000,
  section: 3000,
  field: 2000,
  fields: 10,
  header: 150,
  alert: 200,
  context: 2000,
  buttonLabel: 75,
  buttonUrl: 3000,
  buttonsInRow: 25,
  tableRows: 100,
  tableColumns: 20,
  /** All cells of a table together. */
  table: 10_000,
  /** A message that is text only; far enough from Slack's 40,000 for every character to be escaped. */
  text: 7900,
  /** The line notifications show. */
  fallback: 3000,
} as const

/** The length of every string a block carries, which is what Slack's limit for a whole message counts. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, one: unknown) => sum + weightOf(one), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce((sum, [key, one]) => (NAMES.has(key) ? sum : sum + weightOf(one)), 0)
}

/** Fields whose words are Slack's and not ours. */
const NAMES = new Set(['type', 'style', 'level', 'align', 'width', 'action_id', 'block_id', 'format'])
