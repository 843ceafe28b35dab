import { detour, LATE_MS, nextDetour } from '../src/actions/detour.ts'
import type { Job } from '../src/actions/job.ts'

/** Takes another way with what does not arrive, and says so. */
export default {
  name: 'detour',
  needsEars: false,
  on: 'owed',
  after: LATE_MS,
  run: detour,
  next: nextDetour,
} satisfies Job
