import { expireSurveys } from '../src/actions/expire-surveys.ts'
import type { Job } from '../src/actions/job.ts'

/** Closes questions nobody answered in their time. */
export default {
  name: 'expire-surveys',
  needsEars: true,
  on: 'expiry',
  run: (desk, { now }) => expireSurveys(desk, now),
} satisfies Job
