import type { BotCommand, BotCommandScope, Chat } from 'grammy/types'
import { menuKey } from './methods/menu.ts'
import type { Room } from './rooms.ts'
import { seenMessage, seenTopic } from './seen.ts'
import type { Call, Change, SeenMessage, SeenTopic } from './types.ts'
import type { World } from './world.ts'

/** A chat by its number, or anything that has it: a chat, or a person for their private chat. */
type ChatPlace = number | { id: number }

const idOf = (chat: ChatPlace) => (typeof chat === 'number' ? chat : chat.id)

/** What a person, or a test in a person's place, can see of the chats and of the bot's calls. */
export function seeing(world: World) {
  const seen = (room: Room | undefined): SeenMessage[] => {
    if (!room) return []
    const stored = [...room.messages.values(), ...room.ephemeral.values()]
    return stored.map((one) => seenMessage(room, one, world.bot.id))
  }

  return {
    /**
     * The messages of a chat that are still there, oldest first, ephemeral ones last; with a thread, only that topic's.
     * `account` looks into a business account's chat with that person.
     */
    messages(chat: ChatPlace, thread?: number, account?: number): SeenMessage[] {
      const visible = seen(world.rooms.find(idOf(chat), account)).filter((one) => one.deletedAt === undefined)
      return thread === undefined ? visible : visible.filter((one) => one.thread === thread)
    },
    /** The same with the deleted ones, for asking what had been there. */
    history: (chat: ChatPlace, account?: number): SeenMessage[] => seen(world.rooms.find(idOf(chat), account)),
    /** A forum's topics, deleted ones too, oldest first. */
    topics: (chat: ChatPlace): SeenTopic[] => {
      const room = world.rooms.find(idOf(chat))
      return [...(room?.topics.values() ?? [])].map(seenTopic)
    },
    /** Every chat anything happened in, for the page. */
    chats: (): { chat: Chat; account?: number }[] =>
      world.rooms.all().map(({ chat, account }) => ({ chat, ...(account !== undefined && { account }) })),
    /** The menu of commands the bot set for exactly this scope and language. */
    menu: (scope?: BotCommandScope, language?: string): BotCommand[] =>
      world.commands.get(menuKey(world, scope, language)) ?? [],
    /** The bot's last calls, oldest first. */
    calls: (method?: string): Call[] => world.calls.list(method),
    /** How often a method was called since the start, refused and failed calls included. */
    callCount: (method: string): number => world.calls.counts.get(method) ?? 0,
    /** The bytes behind a file id. */
    fileBytes: (fileId: string): Buffer | undefined => world.files.get(fileId)?.bytes,

    on: (listener: (change: Change) => void): (() => void) => world.changes.on(listener),
    /** Resolves with the first truthy value of `probe`, looked at now and after each change; rejects after real `timeoutMs`. */
    waitFor: <T>(probe: () => T | undefined | null | false | 0 | '', timeoutMs = 5_000): Promise<T> =>
      world.changes.waitFor(probe, timeoutMs),

    /** Updates queued and not yet confirmed by a later `getUpdates` offset or a 2xx of the webhook. */
    unconfirmed: (): number => world.updates.unconfirmed,
    /** Whether a long poll is waiting right now. */
    listening: (): boolean => world.updates.listening,
  }
}
