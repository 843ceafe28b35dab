import { afterEach, expect, it } from 'vitest'
import type { Desk } from '../../src/actions/desk.ts'
import type { CalendarJob } from '../../src/actions/job.ts'
import { Calendar } from '../../src/calendar.ts'
import { realClock } from '../../src/clock.ts'
import { type Database, openDatabase } from '../../src/store/open.ts'
import type { Store } from '../../src/store/store.ts'
import { newDatabase } from '../support/database.ts'

const quiet = { info: () => {}, error: () => {} }
const YEARLY = '0 0 1 1 *'

const open: Calendar[] = []
afterEach(async () => {
  for (const calendar of open.splice(0)) await calendar.stop()
})

/** A process's calendar over a store of its own. */
function calendar(store: Store, holder: string, run: CalendarJob['run'], now = realClock.now): Calendar {
  const jobs: CalendarJob[] = [{ name: 'digest', cron: YEARLY, run }]
  const { leases } = store
  const started = new Calendar({
    jobs,
    zone: 'Asia/Jakarta',
    leases,
    desk: async () => ({ store }) as Desk,
    now,
    holder,
    log: quiet,
  })
  open.push(started)
  return started
}

async function until(fits: () => boolean | Promise<boolean>, withinMs = 12_000): Promise<void> {
  const end = Date.now() + withinMs
  while (!(await fits())) {
    if (Date.now() > end) throw new Error('it did not come to that')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

it('does a job once at its time, plans it for the next, and follows a process that died over it', async () => {
  const server = await newDatabase()
  const databases: Database[] = []
  const shop = async () => {
    const database = await openDatabase(server.url, 0)
    databases.push(database)
    return database.shop(1)
  }
  const stores = await Promise.all([shop(), shop(), shop(), shop()])
  const [store] = stores as [Store, ...Store[]]
  const ran: string[] = []

  // A day ago it fell due; a process whose clock is a day behind does not know that yet.
  await store.leases.plan('job:digest', Date.now() - 86_400_000)
  const slow = calendar(
    store,
    'slow',
    async () => ({ ran: ran.push('slow') }),
    () => Date.now() - 2 * 86_400_000,
  )
  for (const [n, one] of stores.entries()) calendar(one, `p${n}`, async () => ({ ran: ran.push(`p${n}`) }))
  const planned = async () => (await store.leases.until('job:digest')) ?? 0
  await until(async () => (await planned()) > Date.now() + 60_000)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(ran).toHaveLength(1)
  expect(ran).not.toContain('slow')
  for (const one of [slow, ...open]) await one.stop()

  // Somebody took it and is no more: the next who looks does it when the lease has run out.
  await store.leases.putOff('job:digest', '', Date.now() - 1000)
  expect(await store.leases.take('job:digest', 'dead', 1500)).toBe(true)
  const began = Date.now()
  calendar(stores[1] as Store, 'p1', async () => ({ ran: ran.push('after') }))
  await until(() => ran.includes('after'))
  expect(Date.now() - began).toBeLessThan(10_000)

  await Promise.all(open.splice(0).map((one) => one.stop()))
  await Promise.all(databases.map((database) => database.close()))
  await server.drop()
})
