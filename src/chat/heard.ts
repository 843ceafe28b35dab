import type { Money } from '../domain/money.ts'
import type { Instant } from '../domain/time.ts'

export const PLATFORMS = ['telegram', 'slack'] as const

export type Platform = (typeof PLATFORMS)[number]

/** Somebody as a platform names them. */
export interface Sender {
  platform: Platform
  id: string
  name: string
  username?: string
  /** Two-letter language of their app, if known. */
  language?: string
  bot?: boolean
}

/** Where something was said or pressed. */
export interface Place {
  platform: Platform
  chat: string
  thread?: string
  /** private: one person and the bot; group: a team's chat or channel. */
  kind: 'private' | 'group'
}

/** What a message carries, whatever platform it came from. */
export interface Content {
  /** text, photo, voice, sticker, document, location, contact, … */
  kind: string
  /** The text or caption, untouched. */
  text?: string
}

/** Money that a customer paid through the platform, or that was given back to them. */
export interface Payment {
  is: 'paid' | 'refunded'
  /** The platform's own id of it, the same for both. */
  charge: string
  /** Null when the platform's number cannot be read for sure. */
  money: Money | null
  /** The number as the platform gave it. */
  said: string
}

/** A message in a chat the bot can read. */
export interface HeardMessage {
  type: 'message'
  /** Natural key on its platform, the same when the same message is delivered again. */
  ref: string
  /** The platform's message id inside `place.chat`. */
  messageId: string
  /** The platform's own time and order of it. */
  at: Instant
  order: number
  from: Sender
  place: Place
  content: Content
  album?: string
  /** Message id in the same chat that it replies to. */
  replyTo?: string
  /** human: a person typed it. anonymous: a group administrator without a name. auto: a bot or an automatic message. service: the platform's own notice. */
  writer: 'human' | 'anonymous' | 'auto' | 'service'
  /** A first word that looks like a command, without the slash, with the rest of the line. */
  command?: { name: string; line: string }
  /** `with` is the person the account's chat is with, whoever of the two wrote this. */
  business?: { connectionId: string; chat: string; with: Sender }
  /** The platform's notice that the customer of this chat has paid. */
  payment?: Payment
}

/** An edit of a message heard before, or not. */
export interface HeardEdit {
  type: 'edit'
  ref: string
  order: number
  at: Instant
  /** When the message itself was written. */
  writtenAt: Instant
  place: Place
  content: Content
  business?: { connectionId: string; chat: string }
}

/** Messages deleted by their chat's people (Telegram Business only tells). */
export interface HeardDeletion {
  type: 'deletion'
  refs: string[]
  order: number
  at: Instant
  business: { connectionId: string; chat: string }
}

/** A button pressed. `runs` is the command line the button carries. */
export interface HeardPress {
  type: 'press'
  key: string
  order: number
  at: Instant
  from: Sender
  place: Place
  runs: string
  /** Message id of the message with the button. */
  on: string
  /** What the channel needs to answer the press (Telegram: callback query id). */
  handle: string
  business?: { connectionId: string; chat: string }
}

/** A customer blocked the bot, or let it back in. */
export interface HeardReach {
  type: 'reach'
  order: number
  at: Instant
  userId: string
  reachable: boolean
}

/** A Telegram Business account connected, changed its rights or left. */
export interface HeardConnection {
  type: 'connection'
  order: number
  at: Instant
  connectionId: string
  user: Sender
  userChatId: string
  enabled: boolean
  canReply: boolean
}

/** A group became a supergroup and has a new id. */
interface HeardMove {
  type: 'moved'
  order: number
  from: string
  to: string
}

/** What channels hear, in our words. Everything carries what is needed to store it once. */
export type Heard = HeardMessage | HeardEdit | HeardDeletion | HeardPress | HeardReach | HeardConnection | HeardMove
