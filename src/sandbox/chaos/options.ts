import { parseArgs } from 'node:util'

/** How the bot is to be tried. */
export interface Trial {
  /** How often a process of the bot is killed or stopped. */
  kills: number
  seed: number
  /** Bots at work on one database at the same time. */
  processes: number
  customers: number
  /** No trouble but the kills. */
  calm: boolean
  /** A PostgreSQL of the trial's own, which it stops and starts. */
  postgres: boolean
  /** Leaves the database and a trace of all that happened where they are. */
  keep: boolean
  verbose: boolean
}

/** Says what was asked wrongly. */
export class BadTrial extends Error {}

export const USAGE = `npm run chaos                                  200 kills under load, on the engine DATABASE_URL names
npm run chaos -- --kills 50 --seed 7           so many, and the same plan of events and faults as every run with this seed
npm run chaos -- --postgres --processes 2      on a PostgreSQL of its own, which is stopped and started too, by two bots
npm run chaos -- --customers 40 --calm         so many customers; no trouble but the kills
npm run chaos -- --verbose --keep              says what happens, and leaves the database and a trace to look into`

const MOST_PROCESSES = 8

/** Reads the command line; null when help was asked for. */
export function readTrial(args: readonly string[], anySeed: () => number): Trial | null {
  const { help, calm = false, postgres = false, keep = false, verbose = false, ...given } = parsed(args)
  if (help) return null
  return {
    kills: whole('kills', given.kills, 200, 0, 100_000),
    seed: whole('seed', given.seed, anySeed(), 0, 2 ** 31),
    processes: whole('processes', given.processes, 1, 1, MOST_PROCESSES),
    customers: whole('customers', given.customers, 24, 1, 500),
    calm,
    postgres,
    keep,
    verbose,
  }
}

function parsed(args: readonly string[]) {
  const options = {
    kills: { type: 'string' },
    seed: { type: 'string' },
    processes: { type: 'string' },
    customers: { type: 'string' },
    calm: { type: 'boolean' },
    postgres: { type: 'boolean' },
    keep: { type: 'boolean' },
    verbose: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new BadTrial(error instanceof Error ? error.message : String(error))
  }
}

function whole(name: string, given: string | undefined, otherwise: number, low: number, high: number): number {
  const value = Number(given ?? otherwise)
  if (!Number.isInteger(value) || value < low || value > high) {
    throw new BadTrial(`--${name} must be a whole number from ${low} to ${high}; it is "${given}"`)
  }
  return value
}
