import { head } from './clean.ts'

/** Marked-up text before it is written: strings are literal, elements are ours. Cutting here can never split a tag. */
export type Node = string | Element

interface Element {
  tag: string
  attributes: Readonly<Record<string, string | true>>
  body: readonly Node[]
}

export function element(tag: string, body: readonly Node[], attributes: Element['attributes'] = {}): Element {
  return { tag, attributes, body }
}

/** Length of what people see, in UTF-16 units. */
function lengthOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + (typeof node === 'string' ? node.length : lengthOf(node.body)), 0)
}

/** The words without any markup. */
export function plainOf(nodes: readonly Node[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : plainOf(node.body))).join('')
}

/** At most `limit` visible UTF-16 units: what is over is left out, with … where it was. */
export function cut(nodes: readonly Node[], limit: number): readonly Node[] {
  return lengthOf(nodes) <= limit ? nodes : fit(nodes, { left: limit - 1, full: false })
}

function fit(nodes: readonly Node[], room: { left: number; full: boolean }): Node[] {
  const kept: Node[] = []
  for (const node of nodes) {
    if (room.full) break
    if (typeof node !== 'string') {
      kept.push({ ...node, body: fit(node.body, room) })
    } else if (node.length <= room.left) {
      room.left -= node.length
      kept.push(node)
    } else {
      kept.push(`${head(node, room.left)}…`)
      room.full = true
    }
  }
  return kept
}

/** Writes it as HTML, escaping once. `lineBreak` is how this dialect writes the end of a line. */
export function write(nodes: readonly Node[], lineBreak: '\n' | '<br>'): string {
  return nodes.map((node) => (typeof node === 'string' ? escaped(node, lineBreak) : tagged(node, lineBreak))).join('')
}

function tagged({ tag, attributes, body }: Element, lineBreak: '\n' | '<br>'): string {
  const written = Object.entries(attributes).map(([name, value]) =>
    value === true ? ` ${name}` : ` ${name}="${escaped(value, '\n')}"`,
  )
  return `<${tag}${written.join('')}>${write(body, lineBreak)}</${tag}>`
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string, lineBreak: '\n' | '<br>'): string {
  const safe = text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)
  return lineBreak === '\n' ? safe : safe.replaceAll('\n', lineBreak)
}
