export { execute, type Postgres, programs, startPostgres } from '../../src/sandbox/postgres.ts'
