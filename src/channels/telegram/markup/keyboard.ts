import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import type { Block, Button, Reply } from '../../../chat/reply.ts'
import { oneLine, shorten } from './clean.ts'
import { safeUrl } from './spans.ts'

const PER_ROW = 8
const IN_ALL = 100
const LABEL_UNITS = 64
const CALLBACK_BYTES = 64

/** The reply's buttons, those of its lines first and in their order, within what one keyboard holds. */
export function keyboard(reply: Reply): InlineKeyboardMarkup | undefined {
  const wanted = [...reply.body.flatMap(ofBlock), ...(reply.buttons ?? [])]
  const rows = wanted.map((row) => row.flatMap(button)).flatMap(inRows)
  const inline_keyboard = within(rows)
  return inline_keyboard.length > 0 ? { inline_keyboard } : undefined
}

function ofBlock(block: Block): Button[][] {
  if ('row' in block) return block.button ? [[block.button]] : []
  return 'details' in block ? block.body.flatMap(ofBlock) : []
}

/** A button Telegram would refuse is left out: the message it hangs on matters more. */
function button(one: Button): InlineKeyboardButton[] {
  const text = shorten(oneLine(one.label), LABEL_UNITS) || '·'
  if ('href' in one) {
    const url = safeUrl(one.href)
    return url ? [{ text, url }] : []
  }
  const bytes = Buffer.byteLength(one.runs)
  if (bytes === 0 || bytes > CALLBACK_BYTES) return []
  return [{ text, callback_data: one.runs, ...(one.style && { style: one.style }) }]
}

function inRows(row: InlineKeyboardButton[]): InlineKeyboardButton[][] {
  return Array.from({ length: Math.ceil(row.length / PER_ROW) }, (_, i) => row.slice(i * PER_ROW, (i + 1) * PER_ROW))
}

function within(rows: InlineKeyboardButton[][]): InlineKeyboardButton[][] {
  let left = IN_ALL
  return rows
    .map((row) => {
      const kept = row.slice(0, left)
      left -= kept.length
      return kept
    })
    .filter((row) => row.length > 0)
}
