import type { QueuedUpdate } from '../telegram/index.ts'
import type { Chance } from './random.ts'

/** An answer of `getUpdates` with its chats in another order, each chat's own kept, and some of it in it twice. */
export function disturbed(answer: readonly QueuedUpdate[], luck: Chance): QueuedUpdate[] {
  const lanes = new Map<string, QueuedUpdate[]>()
  for (const update of answer) {
    const chat = chatOf(update)
    lanes.set(chat, [...(lanes.get(chat) ?? []), ...(luck.happens(0.2) ? [update, update] : [update])])
  }
  const mixed: QueuedUpdate[] = []
  let left = [...lanes.values()]
  while (left.length > 0) {
    const next = left[luck.int(0, left.length - 1)]?.shift()
    if (next) mixed.push(next)
    left = left.filter((lane) => lane.length > 0)
  }
  return mixed
}

/** Which chat an update belongs to; what belongs to none keeps its order too. */
function chatOf(update: QueuedUpdate): string {
  for (const value of Object.values(update)) {
    const chat = inside(inside(value, 'message') ?? value, 'chat')
    const id = inside(chat, 'id')
    if (id !== undefined) return String(id)
  }
  return ''
}

const inside = (value: unknown, field: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined
