import { expireSurveys } from '../src/actions/expire-surveys.ts'
import type { Job } from '../src/actions/job.ts'

/** Closes questions nobody answered in their time. */
export default {
  name: 'expire-surveys',
  needsEars: true,
  run: (desk, { now }) => expireSurveys(desk, now),
  next: ({ store }) => store.surveys.nextOver(),
} satisfies Job
