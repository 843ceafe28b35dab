import type { Wait } from '../store/waits.ts'
import type { Desk } from './desk.ts'

/** The chat's wait, if it has one and it is the one meant. */
export async function waitOf({ store }: Desk, chat: number, waitId?: number): Promise<Wait | null> {
  const wait = await store.waits.now(chat)
  return wait && (waitId === undefined || wait.id === waitId) ? wait : null
}
