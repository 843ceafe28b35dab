import { isFields } from './args.ts'
import type { Block, Fields } from './model.ts'

/** A button as somebody sees it. */
export interface Button {
  text: string
  actionId: string
  blockId: string
  value?: string
  style?: string
  url?: string
  /** The element as it was posted. */
  element: Fields
}

/** Every button in these blocks, in the order they are read. */
export function buttonsOf(blocks: readonly Block[]): Button[] {
  return blocks.flatMap((block) => elementsOf(block).map((element) => buttonOf(element, block)))
}

function elementsOf(block: Block): Fields[] {
  const lists = [block.accessory, block.elements, block.actions].flat()
  return lists.filter(isFields).filter((element) => element.type === 'button')
}

function buttonOf(element: Fields, block: Block): Button {
  const text = isFields(element.text) ? String(element.text.text) : ''
  const known = (name: string) => (typeof element[name] === 'string' ? element[name] : undefined)
  return {
    text,
    actionId: known('action_id') ?? '',
    blockId: block.block_id,
    value: known('value'),
    style: known('style'),
    url: known('url'),
    element,
  }
}
