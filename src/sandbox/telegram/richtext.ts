import type { RichBlock, RichMessageButton, RichText } from 'grammy/types'
import { seenButton } from './keyboard.ts'
import type { SeenButton } from './types.ts'

/** The letters of a rich text, without its formatting. */
function plainRich(text: RichText | undefined): string {
  if (text === undefined) return ''
  if (typeof text === 'string') return text
  if (Array.isArray(text)) return text.map(plainRich).join('')
  if ('text' in text) return plainRich(text.text)
  if ('alternative_text' in text) return text.alternative_text
  return 'expression' in text ? text.expression : ''
}

/** The blocks inside a block. */
export function innerBlocks(block: RichBlock): RichBlock[] {
  if ('items' in block) return block.items.flatMap((item) => item.blocks)
  return 'blocks' in block ? block.blocks : []
}

/** A rich message as lines of text: one a block, a table's cells parted by bars. */
export function plainText(blocks: RichBlock[]): string {
  return blocks
    .map(plainBlock)
    .filter((line) => line !== '')
    .join('\n')
}

function plainBlock(block: RichBlock): string {
  if (block.type === 'table') {
    const rows = block.cells.map((row) => row.map((cell) => plainRich(cell.text)).join(' | '))
    return [plainRich(block.caption), ...rows].filter((line) => line !== '').join('\n')
  }
  if (block.type === 'list') return block.items.map((item) => `${item.label} ${plainText(item.blocks)}`).join('\n')
  const lines: string[] = []
  if ('summary' in block) lines.push(plainRich(block.summary))
  if ('blocks' in block) lines.push(plainText(block.blocks))
  if ('text' in block) lines.push(plainRich(block.text))
  if ('expression' in block) lines.push(block.expression)
  if ('caption' in block && block.caption) lines.push(plainRich(block.caption.text))
  if ('credit' in block) lines.push(plainRich(block.credit))
  return lines.filter((line) => line !== '').join('\n')
}

/** The buttons set into a rich message, a row for each block that has some. */
export function richButtons(blocks: RichBlock[]): SeenButton[][] {
  return blocks.flatMap((block) => {
    const own: RichMessageButton[] = block.type === 'buttons' ? block.buttons : []
    if ('text' in block) own.push(...buttonsIn(block.text))
    const row = own.map((button) => seenButton(button, plainRich(button.text)))
    return [...(row.length > 0 ? [row] : []), ...richButtons(innerBlocks(block))]
  })
}

function buttonsIn(text: RichText): RichMessageButton[] {
  if (typeof text === 'string') return []
  if (Array.isArray(text)) return text.flatMap(buttonsIn)
  if (text.type === 'button') return [text.button]
  return 'text' in text ? buttonsIn(text.text) : []
}
