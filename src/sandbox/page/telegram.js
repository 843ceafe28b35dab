// How a message of Telegram looks. Nothing of a message becomes markup but the few elements named here.

/** Elements taken over from what the bot wrote, and what each becomes. Everything else is only its words. */
const ELEMENTS = {
  b: 'b',
  strong: 'b',
  i: 'small',
  em: 'small',
  u: 'u',
  s: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  h1: 'h3',
  h2: 'h3',
  h3: 'h3',
  h4: 'h4',
  p: 'p',
  br: 'br',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  cite: 'cite',
  details: 'details',
  summary: 'summary',
  table: 'table',
  caption: 'caption',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
}

/** Makes an element with a class and children; strings are words, never markup. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.append(...children.filter((child) => child !== null && child !== undefined))
  return element
}

/** What the bot sent as HTML, rebuilt from the elements known here. */
function rebuilt(html) {
  // A parsed document runs no scripts and loads nothing.
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const copy = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      // A quotation is a block of its own: the line after it needs no break.
      const afterBlock = node.previousSibling?.localName === 'blockquote'
      return document.createTextNode(afterBlock ? node.data.replace(/^\n/, '') : node.data)
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return document.createTextNode('')
    const tag = node.localName
    if (tag === 'tg-button' || tag === 'tg-button-row') return document.createTextNode('')
    const children = [...node.childNodes].map(copy)
    const known = ELEMENTS[tag]
    if (!known) {
      const words = document.createDocumentFragment()
      words.append(...children)
      return words
    }
    const element = make(known, node.getAttribute('align') === 'right' ? 'right' : '', ...children)
    return known === 'table' ? make('div', 'scroll', element) : element
  }
  return [...parsed.body.childNodes].map(copy)
}

const KINDS = {
  photo: () => make('div', 'photo', 'foto'),
  sticker: () => make('div', 'big', '🙏'),
  voice: () => make('div', 'pill', 'pesan suara'),
  video: () => make('div', 'photo', 'video'),
  document: () => make('div', 'pill', 'berkas'),
  location: () => make('div', 'pill', 'lokasi'),
  contact: () => make('div', 'pill', 'kontak'),
}

/** One message with its buttons. `press(button)` is called for a pressed one. */
export function drawTelegram(message, { mine, by, clock, press }) {
  const words = make('div', 'words', ...(message.html ? rebuilt(message.html) : [message.text]))
  const about = [clock, message.edited && 'diubah', message.only && `hanya terlihat oleh ${message.only}`]
  const head = make('div', 'by', make('b', '', by), about.filter(Boolean).join(' · '))
  const rows = message.rows.map((row) => make('div', 'row', ...row.map((button) => drawButton(button, press))))
  const isNote = !message.bot && message.text.trimStart().startsWith('//')
  const classes = ['message', mine && 'mine', isNote && 'note', message.only && 'only'].filter(Boolean)
  return make(
    'li',
    classes.join(' '),
    head,
    KINDS[message.kind]?.() ?? null,
    message.html || message.text ? words : null,
    rows.length > 0 ? make('div', 'buttons', ...rows) : null,
  )
}

function drawButton(button, press) {
  const element = make('button', `pressable ${button.style === 'primary' ? 'primary' : ''}`, button.text)
  element.type = 'button'
  element.addEventListener('click', () => press(button))
  return element
}
