import { isFields, optional, structured } from './args.ts'
import { checkBlocks } from './blocks/check.ts'
import type { Ids } from './ids.ts'
import { ApiError, type Block, type Fields } from './model.ts'

const MOST_TEXT = 40_000
const MOST_MARKDOWN = 12_000
/** Elements nobody presses. */
const UNNAMED = new Set<unknown>(['image', 'plain_text', 'mrkdwn', 'card'])

/** What a call wants to say, checked as Slack checks it. A field left out stays undefined. */
export interface Said {
  text?: string
  blocks?: Block[]
}

/** Reads `text`, `markdown_text` and `blocks` of a call or of an answer to a response URL. */
export function contentOf(args: Fields, ids: Ids): Said {
  const text = optional(args, 'text')
  const markdown = optional(args, 'markdown_text')
  const blocks = structured(args, 'blocks', 'invalid_blocks_format')
  if (markdown !== undefined && (text !== undefined || blocks !== undefined)) {
    throw new ApiError('markdown_text_conflict')
  }
  if (markdown !== undefined && markdown.length > MOST_MARKDOWN) throw new ApiError('msg_too_long')
  if (text !== undefined && text.length > MOST_TEXT) throw new ApiError('msg_too_long')
  if (blocks === undefined) return { text: text ?? markdown }
  return { text, blocks: named(checkBlocks(blocks), ids) }
}

/** Refuses a message that says nothing. */
export function saying(said: Said): { text: string; blocks: Block[] } {
  const { text = '', blocks = [] } = said
  if (text.trim() === '' && blocks.length === 0) throw new ApiError('no_text')
  return { text, blocks }
}

/** Gives every block a `block_id` and every button an `action_id`, as Slack does when the app did not. */
export function named(blocks: readonly Fields[], ids: Ids): Block[] {
  return blocks.map((block) => {
    const copy: Fields = { ...block, block_id: block.block_id ?? ids.secret(3) }
    if (block.type === 'rich_text') return copy as Block
    for (const key of ['elements', 'actions']) {
      const list = copy[key]
      if (Array.isArray(list)) copy[key] = list.map((element: unknown) => withActionId(element, ids))
    }
    for (const key of ['accessory', 'element']) {
      if (isFields(copy[key])) copy[key] = withActionId(copy[key], ids)
    }
    return copy as Block
  })
}

function withActionId(element: unknown, ids: Ids): unknown {
  const interactive = isFields(element) && !UNNAMED.has(element.type) && element.action_id === undefined
  return interactive ? { ...element, action_id: ids.secret(3) } : element
}
