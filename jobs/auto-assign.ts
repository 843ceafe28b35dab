import { autoAssign, nextTurn } from '../src/actions/auto-assign.ts'
import type { Job } from '../src/actions/job.ts'

/** Gives chats that nobody holds to admins in turn, where the shop wishes that. */
export default {
  name: 'auto-assign',
  needsEars: true,
  run: (desk, { now }) => autoAssign(desk, now),
  next: nextTurn,
} satisfies Job
