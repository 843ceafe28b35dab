import { afterEach, expect, it } from 'vitest'
import type { Desk } from '../../src/actions/desk.ts'
import type { CalendarJob } from '../../src/actions/job.ts'
import { Calendar } from '../../src/calendar.ts'
import { realClock } from '../../src/clock.ts'
import { DAY_MS } from '../../src/domain/time.ts'
import type { Store } from '../../src/store/store.ts'
import { openShop } from '../outbox/shop.ts'

const quiet = { info: () => {}, error: () => {} }

const open: Calendar[] = []
afterEach(async () => {
  for (const calendar of open.splice(0)) await calendar.stop()
})

function calendar(store: Store, holder: string, run: CalendarJob['run']): Calendar {
  const jobs: CalendarJob[] = [{ name: 'forget', cron: '0 0 1 1 *', run }]
  const desk = async () => ({ store }) as Desk
  const { leases } = store
  const started = new Calendar({ jobs, zone: 'Asia/Jakarta', leases, desk, now: realClock.now, holder, log: quiet })
  open.push(started)
  return started
}

async function until(fits: () => boolean): Promise<void> {
  const end = Date.now() + 20_000
  while (!fits()) {
    if (Date.now() > end) throw new Error('it did not come to that')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('a job that failed is known to fail until it is done, whichever process does it', async () => {
  const { store, close } = await openShop()
  await store.leases.plan('job:forget', Date.now() - DAY_MS)
  const began = Date.now()
  const failing = calendar(store, 'failing', async () => {
    throw new Error('locked')
  })
  await until(() => failing.failing.has('forget'))
  expect(failing.failing.get('forget')).toBeGreaterThanOrEqual(began)
  // Its lease is written down a moment later.
  await new Promise((resolve) => setTimeout(resolve, 500))
  await store.leases.putOff('job:forget', '', Date.now() + DAY_MS)
  await until(() => !failing.failing.has('forget'))
  await Promise.all(open.splice(0).map((one) => one.stop()))
  await close()
})
