import { endSilent } from '../src/actions/end-silent.ts'
import type { Job } from '../src/actions/job.ts'

/** Ends conversations that have fallen silent. */
export default {
  name: 'end-silent',
  needsEars: true,
  run: (desk, { now }) => endSilent(desk, now),
  next: ({ store }) => store.conversations.nextSilence(),
} satisfies Job
