import type { RichBlock, RichMessage } from 'grammy/types'
import { isRecord } from './keyboard.ts'
import { bad } from './refusal.ts'
import { type RichSources, richBlocks } from './richblocks.ts'
import { innerBlocks, plainText } from './richtext.ts'
import { readTree } from './richtree.ts'

const MAX_CHARACTERS = 32_768
const MAX_BLOCKS = 500
const MAX_COLUMNS = 20
const MAX_MEDIA = 50
const FIELDS: ReadonlySet<string> = new Set(['html', 'markdown', 'blocks', 'media', 'is_rtl', 'skip_entity_detection'])

/**
 * Reads an `InputRichMessage` and holds it to the platform's limits. Rich HTML and ready blocks are served; Markdown,
 * which the bot does not use, is refused. `html` is the source when there is one.
 */
export function readRich(input: Record<string, unknown>, sources: RichSources): { rich: RichMessage; html?: string } {
  for (const field of Object.keys(input)) {
    if (!FIELDS.has(field)) throw bad(`unknown field "${field}" in rich message`)
  }
  const forms = ['html', 'markdown', 'blocks'].filter((form) => input[form] !== undefined)
  if (forms.length !== 1) throw bad('exactly one of the fields html, markdown, or blocks must be used')
  if (forms[0] === 'markdown') throw bad('rich Markdown is not supported by this local server')
  const html = typeof input.html === 'string' ? input.html : undefined
  const blocks = html === undefined ? given(input.blocks) : richBlocks(readTree(html), sources)
  checkLimits(blocks)
  return { rich: { blocks, ...(input.is_rtl === true && { is_rtl: true }) }, html }
}

function given(blocks: unknown): RichBlock[] {
  if (!Array.isArray(blocks) || !blocks.every((block) => isRecord(block) && typeof block.type === 'string')) {
    throw bad('rich message blocks must be an Array of objects with a type')
  }
  return blocks as RichBlock[]
}

function checkLimits(blocks: RichBlock[]): void {
  const text = plainText(blocks)
  if (blocks.length === 0 || (text.trim() === '' && count(blocks, isMedia) === 0)) throw bad('message text is empty')
  if ([...text].length > MAX_CHARACTERS) throw bad('message is too long')
  if (countBlocks(blocks) > MAX_BLOCKS) throw bad('RICH_MESSAGE_TOO_MANY_BLOCKS')
  if (count(blocks, isMedia) > MAX_MEDIA) throw bad('RICH_MESSAGE_TOO_MANY_MEDIA')
  if (count(blocks, isTooWide) > 0) throw bad('RICH_MESSAGE_TABLE_TOO_WIDE')
}

/** Every block counts, and so do list items and table rows. */
function countBlocks(blocks: RichBlock[]): number {
  return blocks.reduce((sum, block) => {
    const rows = block.type === 'table' ? block.cells.length : block.type === 'list' ? block.items.length : 0
    return sum + 1 + rows + countBlocks(innerBlocks(block))
  }, 0)
}

function count(blocks: RichBlock[], test: (block: RichBlock) => boolean): number {
  return blocks.reduce((sum, block) => sum + (test(block) ? 1 : 0) + count(innerBlocks(block), test), 0)
}

const isMedia = (block: RichBlock) =>
  ['photo', 'video', 'audio', 'animation', 'document', 'voice_note'].includes(block.type)

const isTooWide = (block: RichBlock) =>
  block.type === 'table' &&
  block.cells.some((row) => row.reduce((columns, cell) => columns + (cell.colspan ?? 1), 0) > MAX_COLUMNS)
