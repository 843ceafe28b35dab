import type { Chat, Message } from 'grammy/types'
import type { Instant } from '../../domain/time.ts'

export interface Stored {
  message: Message
  sentAt: Instant
  edits: { text: string; until: Instant }[]
  html?: string
  deletedAt?: Instant
  silent: boolean
}

export interface Topic {
  id: number
  name: string
  iconColor: number
  iconEmoji?: string
  closed: boolean
  deleted: boolean
  /** The service message that opened it; every message in the topic that answers nothing else replies to it. */
  opening: Message
}

const KEPT_MESSAGES = 20_000

/** One chat's messages and topics. A business chat is a room of its own, apart from the same person's chat with the bot. */
export class Room {
  readonly chat: Chat
  /** The business account whose chat this is. */
  readonly account: number | undefined
  readonly messages = new Map<number, Stored>()
  readonly ephemeral = new Map<number, Stored>()
  readonly topics = new Map<number, Topic>()
  /** When somebody other than the account last wrote here; for the 24 h a business bot may answer. */
  lastIncomingAt: Instant | null = null
  private readonly takeId: () => number
  private ephemeralId = 0

  constructor(chat: Chat, account: number | undefined, takeId: () => number) {
    this.chat = chat
    this.account = account
    this.takeId = takeId
  }

  nextId(): number {
    return this.takeId()
  }

  nextEphemeralId(): number {
    this.ephemeralId += 1
    return this.ephemeralId
  }

  keep(stored: Stored): void {
    this.messages.set(stored.message.message_id, stored)
    if (this.messages.size <= KEPT_MESSAGES) return
    const oldest = this.messages.keys().next().value
    if (oldest !== undefined) this.messages.delete(oldest)
  }

  /** A message that still exists. */
  find(id: number): Stored | undefined {
    const stored = this.messages.get(id)
    return stored?.deletedAt === undefined ? stored : undefined
  }
}

/** All rooms. Message ids are counted as the platform does: per supergroup, per business account, and one count for the bot's private chats and small groups. */
export class Rooms {
  private readonly rooms = new Map<string, Room>()
  private readonly counters = new Map<string, number>()

  /** The room of a chat, made on first use. */
  of(chat: Chat, account?: number): Room {
    const key = account === undefined ? String(chat.id) : `${account}:${chat.id}`
    const known = this.rooms.get(key)
    if (known) return known
    const counter = account !== undefined ? `account ${account}` : chat.type === 'supergroup' ? key : 'bot'
    const room = new Room(chat, account, () => this.count(counter))
    this.rooms.set(key, room)
    return room
  }

  find(chatId: number, account?: number): Room | undefined {
    return this.rooms.get(account === undefined ? String(chatId) : `${account}:${chatId}`)
  }

  all(): Room[] {
    return [...this.rooms.values()]
  }

  private count(counter: string): number {
    const next = (this.counters.get(counter) ?? 0) + 1
    this.counters.set(counter, next)
    return next
  }
}
