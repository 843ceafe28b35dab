import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { inject } from 'vitest'
import './engines.ts'
import { passingFolder } from './folder.ts'
import { execute } from './postgres.ts'

const server = inject('postgres')
const template = inject('template')

/** The engine this run of the tests is on. */
export const ENGINE = server ? 'postgresql' : 'sqlite'

/** Few, so that whoever asks for a second one within a transaction is found out. */
const CONNECTIONS = 2

/** A database of a test's own; nobody else ever sees it. */
export interface TestDatabase {
  /** As `DATABASE_URL` has it. */
  url: string
  /** Cuts off whoever still uses it. */
  drop(): Promise<void>
}

/** Makes an empty database of the engine the tests run on. `bare`: there are no tables either, wherever it is. */
export async function newDatabase({ bare = false } = {}): Promise<TestDatabase> {
  if (server) return onServer(server, bare ? 'template1' : nameOf(template))
  const database = inFile()
  if (!bare) copyFileSync(fileOf(template), fileOf(database.url))
  return database
}

/**
 * A copy of a database as it stands this moment, for a bot that begins where another was killed: what is committed is in
 * it, what is not is lost, and the old bot reaches neither from then on.
 */
export async function takeOver({ url }: TestDatabase): Promise<TestDatabase> {
  if (!server) {
    const copy = inFile()
    // Byte for byte, the log as well: as when power fails.
    for (const part of ['', '-wal']) {
      if (existsSync(fileOf(url) + part)) copyFileSync(fileOf(url) + part, fileOf(copy.url) + part)
    }
    return copy
  }
  await takeAway(url)
  const copy = await onServer(server, nameOf(url))
  // Nobody waits here until the leases of the killed have run out and it is counted no more.
  await execute(
    copy.url,
    'UPDATE "Outbox" SET "leaseUntil" = LEAST("leaseUntil", 1)',
    'DELETE FROM "Lease" WHERE "name" LIKE \'hear:%\'',
    'DELETE FROM "Process"',
  )
  return copy
}

/** Takes a database away from whoever uses it; what it returns brings it back. */
export async function takeAway(url: string): Promise<() => Promise<void>> {
  if (!server) {
    const folder = path.dirname(fileOf(url))
    renameSync(folder, `${folder}-away`)
    return async () => renameSync(`${folder}-away`, folder)
  }
  const name = nameOf(url)
  await execute(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`, hangUp(name))
  return () => execute(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)
}

/** Waits until they are gone. */
const hangUp = (name: string) =>
  `SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = '${name}'`

function inFile(): TestDatabase {
  const folder = passingFolder('sigap-')
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  return {
    url: `file:${path.join(folder, 'shop.db')}`,
    async drop() {
      process.off('exit', clear)
      clear()
    },
  }
}

async function onServer(address: string, from: string): Promise<TestDatabase> {
  const name = `shop_${randomUUID().replaceAll('-', '')}`
  await execute(address, `CREATE DATABASE ${name} TEMPLATE ${from} STRATEGY file_copy`)
  const url = new URL(address)
  url.pathname = `/${name}`
  url.searchParams.set('connection_limit', String(CONNECTIONS))
  return {
    url: url.href,
    drop: () => execute(address, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

const fileOf = (url: string) => url.replace(/^file:/, '')
const nameOf = (url: string) => new URL(url).pathname.slice(1)
