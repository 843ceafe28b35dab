/** A value as both engines can say it: booleans are 0 and 1. */
export type Value = bigint | string | null
export type Row = readonly Value[]

type Kind = 'integer' | 'boolean' | 'text'

export interface Column {
  name: string
  kind: Kind
}

export interface Table {
  name: string
  columns: readonly Column[]
  /** Its primary key. */
  key: readonly string[]
  /** Tables whose rows its rows name. */
  refersTo: readonly string[]
}

/** How many rows, and for each column the sum of its numbers or the bytes of its texts. */
interface Tally {
  count: bigint
  sums: readonly bigint[]
}

/** A shop's database, read as it stood at one moment. */
export interface Side {
  /** Where it is, without a password. */
  place: string
  /** The same for two sides that are one database. */
  identity: string
  tables: readonly Table[]
  /** Its rows in the order of the primary key, `BATCH` at a time, the last batch shorter. */
  rows(table: Table): AsyncIterable<readonly Row[]>
  /** As the engine itself counts them. */
  tally(table: Table): Promise<Tally>
  /** The last number each table has given to a row, also to those gone since. */
  counters(): Promise<ReadonlyMap<string, bigint>>
  /** Lets go of it. What was not committed never was. */
  close(): Promise<void>
}

/** A side that is written, all of it in one transaction. */
export interface TargetSide extends Side {
  /** Forgets every row of these tables, the first one last. */
  clear(tables: readonly Table[]): Promise<void>
  put(table: Table, rows: readonly Row[]): Promise<void>
  setCounters(counters: ReadonlyMap<string, bigint>): Promise<void>
  commit(): Promise<void>
  /** Whether its texts may have NUL characters. */
  holdsNul: boolean
}

/** Rows held in memory at once: of the longest texts people can write, some tens of megabytes. */
export const BATCH = 500

/** Something that stands in the way, in words for whoever gave the command. */
export class MoveRefused extends Error {}

const KINDS: Readonly<Record<string, Kind>> = {
  integer: 'integer',
  bigint: 'integer',
  boolean: 'boolean',
  text: 'text',
}

/** What a column holds, by its declared type. A type not known here must be thought about before it is moved. */
export function kindOf(table: string, column: string, type: string): Kind {
  const kind = KINDS[type.toLowerCase()]
  if (!kind) throw new Error(`${table}.${column} is of type ${type}, which cannot be moved yet`)
  return kind
}

/** Tables in an order in which each comes after those it refers to. */
export function inOrder(tables: readonly Table[]): Table[] {
  const ordered = new Map<string, Table>()
  let left = [...tables]
  while (left.length > 0) {
    const next = left.filter(({ name, refersTo }) => refersTo.every((other) => other === name || ordered.has(other)))
    if (next.length === 0) throw new Error(`tables refer to one another: ${left.map(({ name }) => name).join(', ')}`)
    for (const table of next) ordered.set(table.name, table)
    left = left.filter(({ name }) => !ordered.has(name))
  }
  return [...ordered.values()]
}

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ')
