import { ask } from '../src/actions/ask.ts'
import type { Job } from '../src/actions/job.ts'

/** Asks customers whose conversation has ended, or whose order has arrived, how it was. */
export default {
  name: 'ask',
  needsEars: true,
  on: 'ask',
  run: (desk, { now }) => ask(desk, now),
} satisfies Job
