// How a message of Slack looks: its blocks, rebuilt piece by piece from words.
import { make } from './telegram.js'

/** One message with its buttons. `press(button)` is called with the element pressed. */
export function drawSlack(message, { clock, people, press }) {
  const about = [clock, message.edited && 'diubah', message.only && `hanya terlihat oleh ${message.only}`]
  const head = make('div', 'by', make('b', '', message.by), about.filter(Boolean).join(' · '))
  const show = { people, press }
  const blocks = message.blocks.length > 0 ? message.blocks.map((block) => drawBlock(block, show)) : [message.text]
  const classes = ['message', message.only && 'only'].filter(Boolean)
  return make('li', classes.join(' '), head, ...blocks)
}

function drawBlock(block, show) {
  switch (block.type) {
    case 'header':
      return make('div', 'block head', block.text.text)
    case 'section':
      return drawSection(block, show)
    case 'context':
      return make('div', 'block context', ...block.elements.flatMap((one) => textOf(one, show)))
    case 'actions':
      return make('div', 'actions', ...block.elements.map((one) => drawButton(one, show)))
    case 'rich_text':
      return make('div', 'block', ...block.elements.map((one) => drawRich(one, show)))
    case 'table':
      return drawTable(block, show)
    case 'divider':
      return make('hr', '')
    default:
      return make('div', 'block', ...textOf(block.text, show))
  }
}

function drawSection({ text, fields = [], accessory }, show) {
  const words = [
    ...(text ? [make('div', 'block', ...textOf(text, show))] : []),
    ...(fields.length > 0
      ? [make('div', 'block fields', ...fields.map((one) => make('div', '', ...textOf(one, show))))]
      : []),
  ]
  if (accessory?.type !== 'button') return make('div', '', ...words)
  return make('div', 'block attended', make('div', '', ...words), drawButton(accessory, show))
}

function drawButton(element, { press }) {
  const button = make('button', `pressable ${element.style ?? ''}`, element.text?.text ?? '')
  button.type = 'button'
  button.addEventListener('click', () => press(element))
  return button
}

function drawTable({ rows, column_settings: settings = [] }, show) {
  const cell = (tag) => (one, at) =>
    make(tag, settings[at]?.align === 'right' ? 'right' : '', ...(one.elements ? [drawBlock(one, show)] : [one.text]))
  const [head = [], ...body] = rows
  const lines = [make('tr', '', ...head.map(cell('th'))), ...body.map((row) => make('tr', '', ...row.map(cell('td'))))]
  return make('div', 'scroll', make('table', '', ...lines))
}

function drawRich(part, show) {
  const inside = (part.elements ?? []).map((one) => (one.elements ? drawRich(one, show) : drawInline(one, show)))
  if (part.type === 'rich_text_quote') return make('div', 'block quote', ...inside)
  if (part.type === 'rich_text_preformatted') return make('pre', 'scroll', ...inside)
  if (part.type === 'rich_text_list') return make('ul', '', ...inside.map((one) => make('li', '', one)))
  return make('div', '', ...inside)
}

const STYLES = [
  ['bold', 'b'],
  ['italic', 'i'],
  ['strike', 's'],
  ['code', 'code'],
]

function drawInline(one, { people }) {
  const words =
    one.type === 'user'
      ? `@${people[one.user_id] ?? one.user_id}`
      : (one.text ?? one.fallback ?? one.url ?? one.name ?? '')
  return STYLES.reduce(
    (inner, [style, tag]) => (one.style?.[style] ? make(tag, '', inner) : inner),
    make('span', '', words),
  )
}

/** A text object: plain as it is; markdown with its bold, mentions and links. */
function textOf(object, { people }) {
  if (!object?.text) return []
  if (object.type !== 'mrkdwn') return [object.text]
  return object.text.split(/(<[^>]+>|\*[^*\n]+\*|_[^_\n]+_|`[^`\n]+`)/).map((piece) => drawPiece(piece, people))
}

function drawPiece(piece, people) {
  const entity = /^<([@#!]?)([^|>]+)(?:\|([^>]*))?>$/.exec(piece)
  if (entity) {
    const [, mark, target, label] = entity
    if (mark === '@') return `@${people[target] ?? label ?? target}`
    return unescaped(label ?? target)
  }
  const wrapped = /^([*_`])(.+)\1$/.exec(piece)
  if (wrapped) return make({ '*': 'b', _: 'i', '`': 'code' }[wrapped[1]], '', unescaped(wrapped[2]))
  return unescaped(piece)
}

const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
