import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/store/open.ts'
import { execute, programs, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the PostgreSQL server the tests run on; null: they run on SQLite. */
    postgres: string | null
  }
}

/** The database every other is a copy of: its tables are up to date, and nothing is in them. */
export const TEMPLATE = 'template_shop'

/** Before the first test of an engine: the server of the second, with the database that all others are copies of. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (project.name !== 'postgresql') {
    project.provide('postgres', null)
    if (!programs()) process.stderr.write('PostgreSQL is not installed here: the tests run on SQLite only.\n')
    return undefined
  }
  const server = await startPostgres()
  await execute(server.urlOf('postgres'), `CREATE DATABASE ${TEMPLATE}`)
  const template = await openDatabase(server.urlOf(TEMPLATE), 0)
  await template.close()
  await execute(server.urlOf(TEMPLATE), 'DELETE FROM "Shop"')
  project.provide('postgres', server.urlOf('postgres'))
  return () => server.stop()
}
