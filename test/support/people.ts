export { Customer, Teammate } from '../../src/sandbox/people.ts'
