import { isFields } from '../args.ts'
import { ApiError, type Fields } from '../model.ts'
import { inMessage } from './blocks.ts'
import { list, Problems } from './shape.ts'

const MOST_BLOCKS = 50
const MOST_TEXT = 13_200
const MOST_CELL_TEXT = 10_000
/** All markdown blocks of a message together. */
const MOST_MARKDOWN = 12_000
const TABLES = new Set<unknown>(['table', 'data_table'])

const message = list(inMessage, 0, MOST_BLOCKS)

/** Refuses a message's blocks where Slack would, with Slack's error. */
export function checkBlocks(blocks: unknown): Fields[] {
  if (!Array.isArray(blocks)) throw new ApiError('invalid_blocks_format')
  const problems = new Problems()
  message(blocks, '/blocks', problems)
  const known = blocks.filter(isFields)
  distinctIds(known, '/blocks', problems)
  if (problems.messages.length > 0) throw new ApiError('invalid_blocks', problems.messages)
  if (known.filter((block) => TABLES.has(block.type)).length > 1) {
    throw new ApiError('invalid_attachments', ['[ERROR] only_one_table_allowed [json-pointer:/blocks]'])
  }
  measure(known)
  return known
}

/** Reports blocks that claim the same `block_id`. */
export function distinctIds(blocks: readonly Fields[], at: string, problems: Problems): void {
  const seen = new Set<unknown>()
  blocks.forEach((block, index) => {
    const id = block.block_id
    if (id !== undefined && seen.has(id)) {
      problems.add(`block_id "${String(id)}" already exists`, `${at}/${index}/block_id`)
    }
    seen.add(id)
  })
}

function measure(blocks: readonly Fields[]): void {
  let all = 0
  let markdown = 0
  blocks.forEach((block, index) => {
    const length = textLength(block)
    all += length
    if (block.type === 'markdown') markdown += length
    if (TABLES.has(block.type) && length > MOST_CELL_TEXT) {
      const what = `[ERROR] no more than ${MOST_CELL_TEXT} characters in all cells`
      throw new ApiError('invalid_blocks', [`${what} [json-pointer:/blocks/${index}/rows]`])
    }
  })
  if (all > MOST_TEXT || markdown > MOST_MARKDOWN) throw new ApiError('msg_blocks_too_long')
}

/** Characters people would see: every `text`, whether a string or an object that holds one. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textLength(one), 0)
  if (!isFields(value)) return 0
  return Object.entries(value).reduce(
    (sum, [key, one]) => sum + (key === 'text' && typeof one === 'string' ? one.length : textLength(one)),
    0,
  )
}
