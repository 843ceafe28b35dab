import { putBackUnsent } from '../src/actions/ask.ts'
import type { Job } from '../src/actions/job.ts'

/** Questions that could not be sent before the shop closed wait for the next opening. */
export default {
  name: 'put-back-surveys',
  needsEars: true,
  on: 'unsent',
  run: (desk, { now }) => putBackUnsent(desk, now),
  next: async () => null,
} satisfies Job
