import { detour, nextDetour } from '../src/actions/detour.ts'
import type { Job } from '../src/actions/job.ts'

/** Takes another way with what does not arrive, and says so. */
export default {
  name: 'detour',
  needsEars: false,
  run: detour,
  next: nextDetour,
} satisfies Job
