import { forgetOldWords } from '../src/actions/forget-old-words.ts'
import type { CalendarJob } from '../src/actions/job.ts'
import { DAY_MS } from '../src/domain/time.ts'

const DELIVERED_MS = 30 * DAY_MS

/** Forgets at night what nobody needs any more. */
export default {
  name: 'forget',
  cron: '30 3 * * *',
  run: async (desk, now) => ({
    delivered: await desk.store.outbox.prune(now - DELIVERED_MS),
    ...(await forgetOldWords(desk, now)),
  }),
} satisfies CalendarJob
