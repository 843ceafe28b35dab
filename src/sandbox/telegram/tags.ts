import { bad } from './refusal.ts'

export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open'; tag: string; attributes: ReadonlyMap<string, string>; closed: boolean; at: number }
  | { kind: 'close'; tag: string; at: number }

/** The named entities Telegram decodes in messages; everything else stays as it was written. */
export const MESSAGE_ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
])

const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map()

/** A complaint about markup, with the place counted in bytes as Telegram does. */
export function unparsable(html: string, at: number, reason: string, after = ''): Error {
  const offset = Buffer.byteLength(html.slice(0, at))
  return bad(`can't parse entities: ${reason} at byte offset ${offset}${after}`)
}

function decode(text: string, named: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named.get(name) ?? whole
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code === 0 || code > 0x10ffff ? whole : String.fromCodePoint(code)
  })
}

/** Cuts Telegram's HTML into texts and tags, refusing what Telegram refuses in the words it uses. */
export function* tokens(
  html: string,
  known: ReadonlySet<string>,
  named: ReadonlyMap<string, string> = MESSAGE_ENTITIES,
): Generator<Token> {
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    const end = next < 0 ? html.length : next
    if (end > at) yield { kind: 'text', text: decode(html.slice(at, end), named) }
    if (next < 0) return
    const [token, after] = html[next + 1] === '/' ? closing(html, next) : opening(html, next, known, named)
    yield token
    at = after
  }
}

function closing(html: string, at: number): [Token, number] {
  const match = /^<\/([^\s>]*)\s*/.exec(html.slice(at, at + 200))
  const after = at + (match?.[0].length ?? 2)
  if (html[after] !== '>') throw unparsable(html, at, 'Unclosed end tag')
  return [{ kind: 'close', tag: (match?.[1] ?? '').toLowerCase(), at }, after + 1]
}

function opening(
  html: string,
  at: number,
  known: ReadonlySet<string>,
  named: ReadonlyMap<string, string>,
): [Token, number] {
  let i = at + 1
  while (i < html.length && !/[\s>/]/.test(html[i] ?? '')) i += 1
  if (i >= html.length) throw unparsable(html, at, 'Unclosed start tag')
  const tag = html.slice(at + 1, i).toLowerCase()
  if (!known.has(tag)) throw unparsable(html, at, `Unsupported start tag "${tag}"`)
  if (html[i] === '>') return [{ kind: 'open', tag, attributes: NO_ATTRIBUTES, closed: false, at }, i + 1]
  const attributes = new Map<string, string>()
  const attribute = /\s*([^\s=>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+)))?/y
  for (;;) {
    attribute.lastIndex = i
    const match = attribute.exec(html)
    if (!match) break
    const value = match[2] ?? match[3] ?? match[4] ?? ''
    attributes.set((match[1] ?? '').toLowerCase(), decode(value, named))
    i = attribute.lastIndex
  }
  const tail = /\s*(\/?)\s*>/y
  tail.lastIndex = i
  const done = tail.exec(html)
  if (!done) throw unparsable(html, at, `Unclosed start tag "${tag}"`)
  return [{ kind: 'open', tag, attributes, closed: done[1] === '/', at }, tail.lastIndex]
}
