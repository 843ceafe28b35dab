import { rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/store/open.ts'
import { passingFolder } from './folder.ts'
import { execute, programs, startPostgres } from './postgres.ts'
import { openRaw } from './read.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the PostgreSQL server the tests run on; null: they run on SQLite. */
    postgres: string | null
    /** URL of the database every other is a copy of: its tables are up to date, and nothing is in them. */
    template: string
  }
}

/** Before the first test of an engine: the database that all others are copies of, on a server of its own where it needs one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (project.name === 'postgresql') return onServer(project)
  if (!programs()) process.stderr.write('PostgreSQL is not installed here: the tests run on SQLite only.\n')
  const folder = passingFolder('sigap-template-')
  const template = `file:${path.join(folder, 'shop.db')}`
  await fill(template)
  project.provide('postgres', null)
  project.provide('template', template)
  return async () => rmSync(folder, { recursive: true })
}

async function onServer(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgres()
  const template = server.urlOf('template_shop')
  await execute(server.urlOf('postgres'), 'CREATE DATABASE template_shop')
  await fill(template)
  project.provide('postgres', server.urlOf('postgres'))
  project.provide('template', template)
  return () => server.stop()
}

async function fill(template: string): Promise<void> {
  const database = await openDatabase(template, 0)
  await database.close()
  const raw = await openRaw(template)
  await raw.all('DELETE FROM "Shop"')
  await raw.close()
}
