export { Customer, Teammate, type TeamPlace } from '../../src/sandbox/people.ts'
