import type { Job } from '../src/actions/job.ts'
import { remind } from '../src/actions/remind.ts'

/** Reminds customers, once, of a question they have not answered, where the shop wants that. */
export default {
  name: 'remind',
  needsEars: true,
  on: 'reminder',
  run: (desk, { now }) => remind(desk, now),
} satisfies Job
