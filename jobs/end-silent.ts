import { endSilent } from '../src/actions/end-silent.ts'
import type { Job } from '../src/actions/job.ts'

/** Ends conversations that have fallen silent. */
export default {
  name: 'end-silent',
  needsEars: true,
  on: 'silence',
  run: (desk, { now }) => endSilent(desk, now),
} satisfies Job
