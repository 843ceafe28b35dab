import { ApiError, type Fields } from '../model.ts'

/** Refuses blocks Slack would refuse. */
export function checkBlocks(blocks: unknown): Fields[] {
  if (!Array.isArray(blocks)) throw new ApiError('invalid_blocks_format')
  return blocks as Fields[]
}
