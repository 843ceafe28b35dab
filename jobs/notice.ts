import type { CalendarJob } from '../src/actions/job.ts'
import { noticeNewcomers } from '../src/actions/notice.ts'

/** Tells who is new on the team what is measured of their work: within the hour, by day. */
export default {
  name: 'notice',
  cron: '7 8-20 * * *',
  run: async (desk, now) => ({ told: await noticeNewcomers(desk, now) }),
} satisfies CalendarJob
