import { bad } from './refusal.ts'
import { MESSAGE_ENTITIES, tokens, unparsable } from './tags.ts'

export interface Element {
  tag: string
  attributes: ReadonlyMap<string, string>
  children: Node[]
}
export type Node = string | Element

export const INLINE_TAGS: ReadonlySet<string> = new Set(
  `a b strong i em u ins s strike del code mark sub sup tg-spoiler tg-reference tg-emoji tg-time tg-math tg-button br
  cite`.split(/\s+/),
)
const BLOCK_TAGS = `h1 h2 h3 h4 h5 h6 p pre footer hr ul ol li input blockquote aside img video audio tg-document figure
  figcaption tg-map tg-collage tg-slideshow table caption tr th td details summary tg-math-block tg-button-row`.split(
  /\s+/,
)
const TAGS: ReadonlySet<string> = new Set([...INLINE_TAGS, ...BLOCK_TAGS])
const VOID_TAGS: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input', 'tg-map'])
const RICH_ENTITIES: ReadonlyMap<string, string> = new Map([
  ...MESSAGE_ENTITIES,
  ['apos', "'"],
  ['nbsp', '\u00a0'],
  ['hellip', '…'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['lsquo', '‘'],
  ['rsquo', '’'],
  ['ldquo', '“'],
  ['rdquo', '”'],
])
const DEEPEST = 16

/** Reads rich HTML into a tree; refuses unknown tags, unbalanced ones and more than 16 levels. */
export function readTree(html: string): Node[] {
  const root: Element = { tag: '', attributes: new Map(), children: [] }
  const open: Element[] = [root]
  for (const token of tokens(html, TAGS, RICH_ENTITIES)) {
    const parent = open.at(-1) ?? root
    if (token.kind === 'text') {
      parent.children.push(token.text)
    } else if (token.kind === 'open') {
      const element: Element = { tag: token.tag, attributes: token.attributes, children: [] }
      parent.children.push(element)
      if (!token.closed && !VOID_TAGS.has(token.tag)) open.push(element)
      if (open.length - 1 > DEEPEST) throw bad('RICH_MESSAGE_TOO_DEEP')
    } else if (!VOID_TAGS.has(token.tag)) {
      if (open.length === 1) throw unparsable(html, token.at, 'Unexpected end tag')
      open.pop()
      if (token.tag !== parent.tag) {
        throw unparsable(html, token.at, 'Unmatched end tag', `, expected "</${parent.tag}>", found "</${token.tag}>"`)
      }
    }
  }
  const left = open.at(-1)
  if (left && left !== root) {
    throw bad(`can't parse entities: Can't find end tag corresponding to start tag "${left.tag}"`)
  }
  return root.children
}

/** The letters inside a node. */
export function lettersOf(node: Node): string {
  return typeof node === 'string' ? node : node.children.map(lettersOf).join('')
}
