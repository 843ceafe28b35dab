export { execute, programs, startPostgres } from '../../src/sandbox/postgres.ts'
