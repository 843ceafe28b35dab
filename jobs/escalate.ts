import { escalate } from '../src/actions/escalate.ts'
import type { Job } from '../src/actions/job.ts'

/** Warns, alerts and sounds for every wait whose time has come. */
export default {
  name: 'escalate',
  needsEars: true,
  on: 'step',
  run: (desk, { now, backlog }) => escalate(desk, now, backlog),
} satisfies Job
