import { inOrder, MoveRefused, type Row, type Side, type Table, type TargetSide } from './side.ts'

/** What a table's rows came to, and that they are the same on both sides. */
export interface Verified {
  table: string
  rows: bigint
}

export interface Copied {
  rows: bigint
  /** Texts that had NUL characters, which the target cannot hold: they are left out, as at the bot's own ears. */
  withoutNul: number
}

/** Who runs right now is no fact of a shop. */
const LEFT_BEHIND = ['Process']

/**
 * Copies every table and reads both sides again, row by row; counts and sums are the engines' own. Nothing is committed.
 * `onVerified` is told of each table.
 */
export async function copyShop(
  source: Side,
  target: TargetSide,
  onVerified: (table: Verified) => void,
): Promise<Copied> {
  const tables = inOrder(alike(source, target)).filter(({ name }) => !LEFT_BEHIND.includes(name))
  let withoutNul = 0
  const carry = (table: Table, batch: readonly Row[], count = false) =>
    batch.map((row) => {
      const texts = target.holdsNul ? row : row.map((value) => (typeof value === 'string' ? cleaned(value) : value))
      if (count) withoutNul += row.filter((value, i) => value !== texts[i]).length
      return released(table, texts)
    })
  for (const table of tables) {
    for await (const batch of source.rows(table)) await target.put(table, carry(table, batch, true))
  }
  // Sequences run on whatever a transaction sees: those of this moment are taken, once.
  const counters = await source.counters()
  await target.setCounters(counters)
  let rows = 0n
  for (const table of tables) {
    const count = await compare(source, target, table, (batch) => carry(table, batch))
    rows += count
    onVerified({ table: table.name, rows: count })
  }
  await compareCounters(counters, target)
  return { rows, withoutNul }
}

const cleaned = (text: string): string => text.replaceAll('\0', '')

/** A send that was under way may or may not have arrived: it is free, and counted as a repetition. */
function released({ name, columns }: Table, row: Row): Row {
  if (name !== 'Outbox') return row
  const at = (column: string) => columns.findIndex((c) => c.name === column)
  const wasHeld = row[at('state')] === 'pending' && row[at('leaseUntil')] !== 0n
  const repeats = BigInt(row[at('repeats')] ?? 0) + (wasHeld ? 1n : 0n)
  return row.with(at('leaseUntil'), 0n).with(at('leasedBy'), null).with(at('repeats'), repeats)
}

/** The target's tables. Throws when the source's have other columns: it is another version's. */
function alike(source: Side, target: Side): readonly Table[] {
  const shape = ({ columns, key }: Table) =>
    JSON.stringify([columns.map(({ name, kind }) => `${name} ${kind}`).sort(), key])
  for (const table of target.tables) {
    const same = source.tables.find(({ name }) => name === table.name)
    if (same && shape(same) === shape(table)) continue
    throw new MoveRefused(`${source.place}: its table ${table.name} is another version's than ${target.place} has`)
  }
  return target.tables
}

/** How many rows there are. Throws at the first that is not the same, naming what differs and never what it says. */
async function compare(
  source: Side,
  target: Side,
  table: Table,
  carried: (batch: readonly Row[]) => readonly Row[],
): Promise<bigint> {
  const copies = target.rows(table)[Symbol.asyncIterator]()
  const sums = table.columns.map(() => 0n)
  let count = 0n
  for await (const batch of source.rows(table)) {
    const copied = (await copies.next()).value ?? []
    for (const [i, row] of carried(batch).entries()) {
      count += 1n
      const copy = copied[i]
      for (const [c, value] of row.entries()) {
        if (!copy || copy[c] !== value)
          throw differs(table, `row ${count}`, copy ? table.columns[c]?.name : 'is missing')
        sums[c] = (sums[c] ?? 0n) + (typeof value === 'string' ? BigInt(Buffer.byteLength(value)) : (value ?? 0n))
      }
    }
    if (copied.length > batch.length) throw differs(table, `row ${count + 1n}`, 'is one too many')
  }
  if (!(await copies.next()).done) throw differs(table, `row ${count + 1n}`, 'is one too many')
  const [before, after] = [await source.tally(table), await target.tally(table)]
  if (before.count !== count || after.count !== count) {
    throw differs(table, 'count', `${before.count} there, ${after.count} here, ${count} read`)
  }
  for (const [c, { name }] of table.columns.entries()) {
    if (after.sums[c] !== sums[c]) throw differs(table, 'sum', name)
  }
  return count
}

async function compareCounters(counters: ReadonlyMap<string, bigint>, target: Side): Promise<void> {
  const copies = await target.counters()
  for (const [name, last] of counters) {
    if (copies.get(name) !== last) throw new Error(`${name}: its next number differs`)
  }
}

const differs = ({ name }: Table, what: string, how = ''): Error => new Error(`${name}: ${what} differs: ${how}`)
