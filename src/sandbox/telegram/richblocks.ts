import type { RichBlock, RichBlockCaption, RichBlockListItem, RichBlockTableCell, RichText } from 'grammy/types'
import { type KeptFile, photoSizes } from './files.ts'
import { bad } from './refusal.ts'
import { richButton, richText, type UserOf } from './richinline.ts'
import { type Element, INLINE_TAGS, lettersOf, type Node } from './richtree.ts'

/** What building blocks needs from outside: people behind mentions and files behind pictures. */
export interface RichSources {
  userOf: UserOf
  photo(source: string): KeptFile
}

const isElement = (node: Node): node is Element => typeof node !== 'string'
const isInline = (node: Node) => typeof node === 'string' || INLINE_TAGS.has(node.tag)
const isBlank = (node: Node) => !isElement(node) && node.trim() === ''

/** The tree as the platform's blocks; loose text becomes paragraphs. */
export function richBlocks(nodes: Node[], sources: RichSources): RichBlock[] {
  const blocks: RichBlock[] = []
  let run: Node[] = []
  const flush = () => {
    if (!run.every(isBlank)) blocks.push(paragraph(run, sources))
    run = []
  }
  for (const node of nodes) {
    if (isInline(node)) run.push(node)
    else if (isElement(node)) {
      flush()
      blocks.push(block(node, sources))
    }
  }
  flush()
  return blocks
}

function paragraph(run: Node[], { userOf }: RichSources): RichBlock {
  const elements = run.filter((node) => !isBlank(node))
  const only = elements.length === 1 ? elements[0] : undefined
  if (only && isElement(only) && only.tag === 'a' && only.attributes.has('name') && only.children.length === 0) {
    return { type: 'anchor', name: only.attributes.get('name') ?? '' }
  }
  return { type: 'paragraph', text: trimmed(richText(run, userOf)) }
}

function trimmed(text: RichText): RichText {
  if (typeof text === 'string') return text.trim()
  return text
}

function block(element: Element, sources: RichSources): RichBlock {
  const { tag, attributes, children } = element
  const text = () => trimmed(richText(children.filter(not('cite')), sources.userOf))
  const credit = creditOf(children, sources)
  const heading = /^h([1-6])$/.exec(tag)
  if (heading) return { type: 'heading', text: text(), size: Number(heading[1]) as 1 | 2 | 3 | 4 | 5 | 6 }
  switch (tag) {
    case 'p':
      return { type: 'paragraph', text: text() }
    case 'footer':
      return { type: 'footer', text: text() }
    case 'hr':
      return { type: 'divider' }
    case 'pre':
      return preformatted(children)
    case 'aside':
      return { type: 'pullquote', text: text(), ...credit }
    case 'blockquote':
      if (attributes.has('expandable')) return { type: 'expandable_blockquote', text: text(), ...credit }
      return { type: 'blockquote', blocks: richBlocks(children.filter(not('cite')), sources), ...credit }
    case 'ul':
    case 'ol':
      return { type: 'list', items: items(element, sources) }
    case 'table':
      return table(element, sources)
    case 'details':
      return details(element, sources)
    case 'img':
      return photo(element, sources)
    case 'figure':
      return figure(element, sources)
    case 'tg-math-block':
      return { type: 'mathematical_expression', expression: children.map(lettersOf).join('') }
    case 'tg-button-row':
      return { type: 'buttons', buttons: only(children, 'tg-button').map((b) => richButton(b, sources.userOf)) }
    default:
      throw bad(`can't parse entities: Tag "${tag}" is not supported here by this local server`)
  }
}

const not = (tag: string) => (node: Node) => !(isElement(node) && node.tag === tag)
const only = (nodes: Node[], ...tags: string[]) =>
  nodes.filter((node): node is Element => isElement(node) && tags.includes(node.tag))

function creditOf(children: Node[], { userOf }: RichSources): { credit?: RichText } {
  const cite = only(children, 'cite')[0]
  return cite ? { credit: richText(cite.children, userOf) } : {}
}

function preformatted(children: Node[]): RichBlock {
  const code = only(children, 'code')[0]
  const language = /^language-(.+)$/.exec(code?.attributes.get('class') ?? '')?.[1]
  return { type: 'pre', text: children.map(lettersOf).join(''), ...(language !== undefined && { language }) }
}

function items({ tag, children }: Element, sources: RichSources): RichBlockListItem[] {
  return only(children, 'li').map((item, index) => {
    const box = only(item.children, 'input')[0]
    return {
      label: tag === 'ol' ? `${index + 1}.` : '•',
      blocks: richBlocks(item.children.filter(not('input')), sources),
      ...(box && { has_checkbox: true as const }),
      ...(box?.attributes.has('checked') && { is_checked: true as const }),
    }
  })
}

function table({ attributes, children }: Element, { userOf }: RichSources): RichBlock {
  const caption = only(children, 'caption')[0]
  return {
    type: 'table',
    cells: only(children, 'tr').map((row) => only(row.children, 'td', 'th').map((one) => cell(one, userOf))),
    ...(attributes.has('bordered') && { is_bordered: true as const }),
    ...(attributes.has('striped') && { is_striped: true as const }),
    ...(attributes.has('compact') && { is_compact: true as const }),
    ...(caption && { caption: richText(caption.children, userOf) }),
  }
}

function cell({ tag, attributes, children }: Element, userOf: UserOf): RichBlockTableCell {
  const span = (name: 'colspan' | 'rowspan') => {
    const value = Number(attributes.get(name) ?? 1)
    return value > 1 ? { [name]: value } : {}
  }
  return {
    text: trimmed(richText(children, userOf)),
    ...(tag === 'th' && { is_header: true as const }),
    ...span('colspan'),
    ...span('rowspan'),
    align: (attributes.get('align') ?? (tag === 'th' ? 'center' : 'left')) as RichBlockTableCell['align'],
    valign: (attributes.get('valign') ?? 'middle') as RichBlockTableCell['valign'],
  }
}

function details({ attributes, children }: Element, sources: RichSources): RichBlock {
  const summary = only(children, 'summary')[0]
  if (!summary) throw bad('can\'t parse entities: Tag "details" must have a summary')
  return {
    type: 'details',
    summary: richText(summary.children, sources.userOf),
    blocks: richBlocks(children.filter(not('summary')), sources),
    ...(attributes.has('open') && { is_open: true as const }),
  }
}

function photo({ attributes }: Element, sources: RichSources, caption?: RichBlockCaption): RichBlock {
  const sizes = photoSizes(sources.photo(attributes.get('src') ?? ''))
  return { type: 'photo', photo: sizes, ...(caption && { caption }) }
}

function figure({ children }: Element, sources: RichSources): RichBlock {
  const image = only(children, 'img')[0]
  if (!image) throw bad('can\'t parse entities: Tag "figure" is only supported around pictures by this local server')
  const words = only(children, 'figcaption')[0]
  if (!words) return photo(image, sources)
  const text = richText(words.children.filter(not('cite')), sources.userOf)
  return photo(image, sources, { text, ...creditOf(words.children, sources) })
}
