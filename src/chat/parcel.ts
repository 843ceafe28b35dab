import type { Platform } from './heard.ts'
import type { Reply } from './reply.ts'

/** As people call it. */
export const platformName = (platform: Platform): string => (platform === 'slack' ? 'Slack' : 'Telegram')

/** A file with a text in it, and what is said with it. */
export interface TextFile {
  name: string
  text: string
  caption: string
}

/** Where a message goes. */
export interface Address {
  platform: Platform
  chat: string
  thread?: string
  /** Telegram Business connection to speak through. */
  connectionId?: string
  /** Only this person may see it, where the platform can do that. */
  onlyFor?: { userId: string; press?: string }
}

/** One thing a channel is asked to do. `receipt` is what the channel returned when it was first posted. */
export type Parcel =
  | { do: 'post'; to: Address; reply: Reply; replyTo?: string; silent?: boolean }
  | { do: 'edit'; to: Address; receipt: string; reply: Reply }
  /** Several messages of one chat go together (an album); the receipt is the copies' ids in that order, separated by commas. */
  | { do: 'copy'; to: Address; from: string; messages: readonly string[]; replyTo?: string }
  /** The words of a copy made earlier have changed; `kind` tells text from caption. */
  | { do: 'revise'; to: Address; receipt: string; kind: string; text: string }
  | { do: 'topic'; to: Address; title: string }
  /** Does away with the topic `to` names; where it must stay, it is called `title` instead. */
  | { do: 'clear'; to: Address; title: string }
  | { do: 'file'; to: Address; file: TextFile }

/** Why a platform will never do it: who is told, and what is tried next, depends on it. */
export type Refusal =
  | 'blocked' // the customer blocked the bot or is gone
  | 'chat-gone' // the bot was removed, the chat or channel does not exist or is archived
  | 'thread-gone' // the topic was deleted
  | 'thread-closed' // the topic was closed by hand
  | 'message-gone' // what should be edited or copied is not there any more
  | 'unchanged' // the edit says what already stands there
  | 'unready' // it cannot be made into a message at all
  | 'given-up' // it failed for so long, while others arrived, that it is put aside
  | 'other'

/** How a call to a platform ended. */
export type Outcome =
  | { is: 'done'; receipt: string }
  /** The chat must wait. */
  | { is: 'paced'; retryAfterMs: number }
  /** Nothing happened; try again. */
  | { is: 'failed'; why: string }
  /** It may or may not have happened; trying again may double it. */
  | { is: 'unknown'; why: string }
  | { is: 'refused'; because: Refusal; why: string }
  /** Some of several were not there, and it cannot be told which: what was posted was taken back, each must go alone. */
  | { is: 'apart'; why: string }
  /** The group has a new id. */
  | { is: 'moved'; to: string }

/** What each channel gives the outbox. Never throws. */
export interface Courier {
  deliver(parcel: Parcel): Promise<Outcome>
}
