import type { Job } from '../src/actions/job.ts'
import { watch } from '../src/actions/watch.ts'

/** Tells the owner when the bot itself is not well, for silence must mean that all is. */
export default {
  name: 'watch',
  needsEars: false,
  run: watch,
  next: async () => null,
} satisfies Job
