import type { Mention, Span, Text } from '../../../chat/reply.ts'
import type { Instant } from '../../../domain/time.ts'
import { clean, oneLine } from './clean.ts'
import { element, type Node } from './tree.ts'

/** A line of the reply as nodes both of Telegram's HTML dialects know. */
export function inline(text: Text): Node[] {
  return typeof text === 'string' ? [clean(text)] : text.map(span)
}

function span(piece: Span): Node {
  if (typeof piece === 'string') return clean(piece)
  if ('bold' in piece) return element('b', [clean(piece.bold)])
  if ('code' in piece) return element('code', [clean(piece.code)])
  if ('mention' in piece) return mention(piece.mention)
  if ('link' in piece) return link(piece.link, piece.href)
  return moment(piece.at, piece.fallback)
}

function mention({ name, telegramId }: Mention): Node {
  const shown = oneLine(name)
  if (!telegramId || !/^\d+$/.test(telegramId)) return shown
  return element('a', [shown], { href: `tg://user?id=${telegramId}` })
}

function link(label: string, href: string): Node {
  const url = safeUrl(href)
  return url ? element('a', [clean(label)], { href: url }) : clean(label)
}

/** A moment in the reader's own zone, as short as the shop itself said it: the hour alone, or with its date. */
function moment(at: Instant, fallback: string): Node {
  const shown = clean(fallback)
  const unix = Math.floor(at / 1000)
  if (!Number.isSafeInteger(unix) || unix < 0) return shown
  const format = /^\d{1,2}[:.]\d{2}$/.test(shown) ? 't' : 'dt'
  return element('tg-time', [shown], { unix: String(unix), format })
}

/** The address if people may safely be sent there, else null. */
export function safeUrl(href: string): string | null {
  const url = URL.canParse(href) ? new URL(href) : null
  return url && ['http:', 'https:', 'tg:', 'mailto:', 'tel:'].includes(url.protocol) ? url.href : null
}
