import type { BusinessBotRights, Chat, MessageEntity, User } from 'grammy/types'
import type { Clock, Instant } from '../../domain/time.ts'

/** How the local server behaves; everything has a default but the clock. */
export interface TelegramOptions {
  clock: Clock
  /** `as-telegram` (default) refuses with 429 as the platform does; `off` takes everything. */
  limits?: 'as-telegram' | 'off'
  /** 0 (default): any free one. */
  port?: number
  token?: string
  /** false: an older server that answers 404 to `sendRichMessage`. */
  richMessages?: boolean
  /** false: an older server that ignores `ephemeral_message_parameters`, so that everyone sees the message. */
  ephemeral?: boolean
}

/** What somebody puts into a message. A bare string is a text. */
export type Content =
  | string
  | { text: string; entities?: MessageEntity[] }
  | { photo: string; caption?: string }
  | { video: string; caption?: string; durationSeconds?: number }
  | { voice: number; caption?: string }
  | { document: string; caption?: string; bytes?: Uint8Array }
  | { sticker: string }
  | { location: { latitude: number; longitude: number } }
  | { contact: { phone_number: string; first_name: string; user_id?: number } }

/** An invoice paid. The charge is the platform's own id of the payment. */
export interface Payment {
  currency: string
  total: number
  charge: string
  payload?: string
}

/** Where and when a message is put; without a chat it goes to the private chat with the bot. */
export interface Where {
  chat?: Chat | number
  /** Topic (`message_thread_id`) of a forum; none is its General topic. */
  thread?: number
  replyTo?: number
  /** The platform's time of the message, when it differs from the server's clock: late or out of order. */
  at?: Instant
  forwardedFrom?: User
  /** Written as an anonymous administrator of the group. */
  anonymous?: boolean
  /** The bot hears of it only when `deliver` is called: late, or after what was written later. */
  withheld?: boolean
}

/** Where a business message belongs, and what the platform marks it with. */
export interface BusinessWhere {
  /** The customer, needed when the account itself writes. */
  customer?: User
  replyTo?: number
  at?: Instant
  /** An away, greeting or scheduled message. */
  offline?: boolean
  /** Written for the account by this bot. */
  byBot?: User
  forwardedFrom?: User
  /** The bot hears of it only when `deliver` is called. */
  withheld?: boolean
}

/** A group as it is to be made. The bot is its administrator with every right unless told otherwise. */
export interface NewGroup {
  title: string
  /** Given by the server unless named: negative, `-100…` for a supergroup. */
  id?: number
  forum?: boolean
  owner?: User
  admins?: readonly User[]
  /** What the bot is in it. A plain member hears only commands, mentions and replies to itself (privacy mode). */
  bot?: 'administrator' | 'member'
  botCanManageTopics?: boolean
}

/** A person as they are to be made. */
export interface NewUser {
  firstName: string
  /** Given by the server unless named. */
  id?: number
  lastName?: string
  username?: string
  languageCode?: string
  isBot?: boolean
  /** false: never opened the chat with the bot, which therefore cannot write to them first. */
  started?: boolean
}

/** A button as a person sees it. */
export interface SeenButton {
  text: string
  callback_data?: string
  url?: string
  copy_text?: string
  style?: string
  disabled?: boolean
}

/** A message as a person looking at the chat sees it. */
export interface SeenMessage {
  /** `message_id`; 0 for an ephemeral message, which has `ephemeralId`. */
  id: number
  chat: number
  /** Account that owns the business chat this message is in. */
  account?: number
  thread?: number
  from: User | undefined
  fromBot: boolean
  /** The group itself, for what an anonymous administrator wrote. */
  senderChat?: number
  at: Instant
  /** `text`, `rich`, `photo`, … or the service message's field such as `forum_topic_created`. */
  kind: string
  text: string
  /** The HTML the bot sent, when it sent HTML (rich messages too). */
  html?: string
  rows: SeenButton[][]
  replyTo?: number
  album?: string
  forwarded: boolean
  /** Earlier texts, oldest first, each with the instant it was replaced. */
  edits: { text: string; until: Instant }[]
  deletedAt?: Instant
  ephemeralId?: number
  /** The only person who sees it, if ephemeral. */
  receiver?: number
  silent: boolean
}

/** A forum topic as it stands. */
export interface SeenTopic {
  id: number
  name: string
  iconColor: number
  iconEmoji?: string
  closed: boolean
  deleted: boolean
}

/** One call of the bot and how it ended. `getUpdates` is only counted, never listed. */
export interface Call {
  method: string
  params: Record<string, unknown>
  at: Instant
  /** What the client was told; `ok: false` with a `fault` when it was told nothing or a server error. */
  ok: boolean
  code: number
  description?: string
  result?: unknown
  fault?: string
}

/** What the person who pressed is told. null: the server closed first. */
export type PressAnswer = { text?: string; showAlert: boolean; url?: string } | null

/** Rights of a business connection in short. */
export interface BusinessOffer {
  canReply?: boolean
  rights?: BusinessBotRights
  /** The bot is told nothing: it learns of the connection by asking. */
  withheld?: boolean
}

/** Something happened that the page shows or a test waits for. */
export type Change =
  | { type: 'posted' | 'edited' | 'deleted'; message: SeenMessage }
  | { type: 'topic'; chat: number; topic: SeenTopic }
  | { type: 'answered'; query: string; user: number; answer: PressAnswer }
  | { type: 'call'; call: Call }
  | { type: 'updates'; unconfirmed: number; listening: boolean }
  /** So many updates are on their way to the bot. */
  | { type: 'handed'; updates: number }
  /** The bot has asked for updates and confirmed so many, or met a fault instead. */
  | { type: 'polled'; confirmed: number; fault?: string }
