import type { Job } from '../src/actions/job.ts'
import { askRun } from '../src/actions/survey-run.ts'

/** Asks the next customers of the NPS run that goes on. */
export default {
  name: 'ask-run',
  needsEars: true,
  on: 'run',
  run: (desk, { now }) => askRun(desk, now),
  async next({ store }) {
    const run = await store.runs.running()
    return run && store.runs.nextAsk(run.id)
  },
} satisfies Job
