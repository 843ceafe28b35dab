import type { Job } from '../src/actions/job.ts'
import { alertLateOrders } from '../src/actions/late-orders.ts'

/** Tells the team of paid orders that have not left the shop in time. */
export default {
  name: 'late-orders',
  needsEars: true,
  on: 'lateOrder',
  run: (desk, { now }) => alertLateOrders(desk, now),
} satisfies Job
