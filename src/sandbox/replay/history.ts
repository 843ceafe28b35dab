import { readFileSync } from 'node:fs'
import { type Instant, SECOND_MS } from '../../domain/time.ts'

/** One message of a history: who wrote it, to or for which customer. */
export interface HistoryEvent {
  at: Instant
  role: 'customer' | 'admin'
  /** As the file names them. */
  from: string
  /** The customer's number: 0, 1, 2 … in the order they appear. */
  customer: number
  /** Empty: a message without words. */
  text: string
}

/** Says what is wrong with a history, in words for whoever gave it. */
export class BadHistory extends Error {}

interface Row extends Omit<HistoryEvent, 'customer'> {
  conv: string
}

/**
 * Reads JSON lines of `{conv, ts, from, role, text}`, in the order of their time. A customer is whoever shares a
 * conversation with, or writes under the same name as, another of their messages.
 */
export function readHistory(file: string): HistoryEvent[] {
  const rows = linesOf(file).map(rowOf)
  if (rows.length === 0) throw new BadHistory(`${file} holds no messages`)
  const groups = new Groups()
  for (const { conv, role, from } of rows) {
    groups.join(`conv ${conv}`, role === 'customer' ? `from ${from}` : `conv ${conv}`)
  }
  const numbers = new Map<string, number>()
  const sorted = rows.toSorted((a, b) => a.at - b.at)
  return sorted.map(({ conv, ...row }) => {
    const group = groups.of(`conv ${conv}`)
    const customer = numbers.get(group) ?? numbers.size
    numbers.set(group, customer)
    return { ...row, customer }
  })
}

function linesOf(file: string): [line: string, number: number][] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new BadHistory(`${file} cannot be read: ${error instanceof Error ? error.message : error}`)
  }
  const numbered = text.split('\n').map((line, i): [string, number] => [line.trim(), i + 1])
  return numbered.filter(([line]) => line !== '')
}

function rowOf([line, number]: [string, number]): Row {
  const fail = (what: string): never => {
    throw new BadHistory(`line ${number}: ${what}`)
  }
  const row = parsed(line) ?? fail('is no JSON object')
  const { conv, ts, from, role, text = '' } = row
  if (typeof conv !== 'string' || conv === '') return fail('"conv" must name the conversation')
  if (typeof ts !== 'number' || !(ts > 0) || ts > 1e11) return fail('"ts" must be Unix seconds')
  if (typeof from !== 'string' || from === '') return fail('"from" must name who wrote')
  if (role !== 'customer' && role !== 'admin') return fail('"role" must be customer or admin')
  if (typeof text !== 'string') return fail('"text" must be text')
  // Platforms give whole seconds.
  return { conv, at: Math.floor(ts) * SECOND_MS, from, role, text }
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** Names that mean the same, found by following who was joined with whom. */
class Groups {
  readonly #parents = new Map<string, string>()

  of(name: string): string {
    let top = name
    for (let up = this.#parents.get(top); up !== undefined; up = this.#parents.get(top)) top = up
    if (top !== name) this.#parents.set(name, top)
    return top
  }

  join(one: string, other: string): void {
    const [a, b] = [this.of(one), this.of(other)]
    if (a !== b) this.#parents.set(b, a)
  }
}
