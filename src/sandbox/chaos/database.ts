import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { connect } from '../../store/connect.ts'
import { execute, startPostgres } from '../postgres.ts'
import type { Outage } from './trouble.ts'

/** The database a run is played on. */
export interface TrialDatabase {
  engine: 'sqlite' | 'postgresql'
  url: string
  /** Takes it away for a while. */
  outage: Outage
  /** It is away just now, or was until a moment ago. */
  isTroubled(): boolean
  /** A way to keep anything from being stored; null when the database is away. */
  grip(): Promise<Grip | null>
  close(): Promise<void>
}

/** Keeps anything from being stored, from `take` until `release`. */
export interface Grip {
  take(): void
  release(): Promise<void>
}

/** Whoever met it while it was away may take so long to say so. */
const AFTERWARDS_MS = 10_000

/** Notes when something was away, and for a moment longer. */
function troubled(take: Outage): Pick<TrialDatabase, 'outage' | 'isTroubled'> {
  let until = 0
  return {
    isTroubled: () => Date.now() < until,
    async outage(ms) {
      until = Number.POSITIVE_INFINITY
      const done = await take(ms).catch(() => false)
      until = done ? Date.now() + AFTERWARDS_MS : 0
      return done
    },
  }
}

/** A file of the run's own; it is away while another program writes to it and does not end. */
export function sqliteFile(file: string): TrialDatabase {
  return {
    engine: 'sqlite',
    url: `file:${file}`,
    ...troubled(async (ms) => {
      const other = new Sqlite(file, { fileMustExist: true, timeout: 0 })
      try {
        other.exec('BEGIN IMMEDIATE')
        await sleep(ms)
        other.exec('ROLLBACK')
        return true
      } finally {
        other.close()
      }
    }),
    async grip() {
      if (!existsSync(file)) return null
      const other = new Sqlite(file, { timeout: 0 })
      return {
        take() {
          try {
            other.exec('BEGIN IMMEDIATE')
          } catch {
            // The bot itself is writing: then it is not kept from it this time.
          }
        },
        release: async () => void other.close(),
      }
    },
    close: async () => {},
  }
}

/** Others may read meanwhile, and connect. */
const GRIP = 'BEGIN; LOCK TABLE "Message" IN EXCLUSIVE MODE'

async function gripOn(url: string): Promise<Grip | null> {
  const client = await connect(url).catch(() => null)
  if (!client) return null
  return {
    take: () => void client.query(GRIP).catch(() => {}),
    release: () => client.end().catch(() => {}),
  }
}

/** A server of the run's own, which is stopped at once and started again. */
export async function ownServer(): Promise<TrialDatabase> {
  const server = await startPostgres()
  const url = server.urlOf('shop')
  await execute(server.urlOf('postgres'), 'CREATE DATABASE shop')
  const outage = async (ms: number) => {
    await server.away(ms)
    return true
  }
  return { engine: 'postgresql', url, ...troubled(outage), grip: () => gripOn(url), close: () => server.stop() }
}

const HANG_UP_EVERY_MS = 100

/** A database of the run's own on a server somebody runs; it is away while all its connections are cut again and again. */
export async function databaseOn(address: string): Promise<TrialDatabase> {
  const name = `sigap_chaos_${randomUUID().slice(0, 8)}`
  await execute(address, `CREATE DATABASE ${name}`)
  const url = new URL(address)
  url.pathname = `/${name}`
  const outage = async (ms: number) => {
    const until = Date.now() + ms
    const hangUp = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`
    while (Date.now() < until) {
      await execute(address, hangUp)
      await sleep(HANG_UP_EVERY_MS)
    }
    return true
  }
  const close = () => execute(address, `DROP DATABASE ${name} WITH (FORCE)`)
  return { engine: 'postgresql', url: url.href, ...troubled(outage), grip: () => gripOn(url.href), close }
}
