import type { InlineKeyboardMarkup } from 'grammy/types'
import type { Block, Reply } from '../../chat/reply.ts'
import { messageNodes } from './markup/blocks.ts'
import { clean, isVisible, oneLine, shorten } from './markup/clean.ts'
import { keyboard } from './markup/keyboard.ts'
import { richNodes } from './markup/rich.ts'
import { cut, type Node, plainOf, write } from './markup/tree.ts'

const MESSAGE_UNITS = 4096
const CAPTION_UNITS = 1024
/** Below Telegram's 32,768, which may count what stands between cells and blocks. */
const RICH_UNITS = 30_000
const TOPIC_UNITS = 128

/** A reply ready to be sent: HTML of one of Telegram's two dialects, and the buttons below it. */
export interface Rendered {
  html: string
  keyboard: InlineKeyboardMarkup | undefined
}

/** Whether it holds a table, which only rich messages show as one, or more words than other messages hold. */
export function wantsRich(reply: Reply): boolean {
  const holdsTable = (block: Block): boolean => 'table' in block || ('details' in block && block.body.some(holdsTable))
  return reply.body.some(holdsTable) || plainOf(messageNodes(reply)).length > MESSAGE_UNITS
}

/** For `sendMessage` with `parse_mode: 'HTML'`; tables become aligned lines. */
export function renderMessage(reply: Reply): Rendered {
  return { html: write(cut(visible(messageNodes(reply)), MESSAGE_UNITS), '\n'), keyboard: keyboard(reply) }
}

/** For `sendRichMessage`. */
export function renderRich(reply: Reply): Rendered {
  return { html: write(cut(visible(richNodes(reply)), RICH_UNITS), '<br>'), keyboard: keyboard(reply) }
}

/** Words without markup, for a copied message of this kind: sent as they are, never parsed. */
export function renderWords(text: string, where: 'text' | 'caption'): string {
  const safe = shorten(clean(text), where === 'text' ? MESSAGE_UNITS : CAPTION_UNITS)
  return where === 'text' && !isVisible(safe) ? '…' : safe
}

/** The name of a topic. */
export function renderTitle(title: string): string {
  const line = shorten(oneLine(title), TOPIC_UNITS)
  return isVisible(line) ? line : '…'
}

function visible(nodes: Node[]): Node[] {
  return isVisible(plainOf(nodes)) ? nodes : ['…']
}
