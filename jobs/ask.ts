import { ask } from '../src/actions/ask.ts'
import type { Job } from '../src/actions/job.ts'

/** Asks customers whose conversation has ended, or whose order has arrived, how it was. */
export default {
  name: 'ask',
  needsEars: true,
  run: (desk, { now }) => ask(desk, now),
  next: ({ store }) => store.surveys.nextAsk(),
} satisfies Job
