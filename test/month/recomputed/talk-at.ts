import type { Chat } from '../world.ts'
import type { Talk } from './chat.ts'

/** The conversation a message of a chat belongs to: the latest begun by then. */
export function talkAt(talks: readonly Talk[]): (chat: Chat, at: number) => Talk | undefined {
  const byChat = new Map<Chat, Talk[]>()
  for (const talk of talks) byChat.set(talk.chat, [...(byChat.get(talk.chat) ?? []), talk])
  return (chat, at) => byChat.get(chat)?.findLast(({ startedAt }) => startedAt <= at)
}
