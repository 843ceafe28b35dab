import type { Instant } from '../../domain/time.ts'
import type { Upload } from './uploads.ts'

/** A JSON object whose fields are not known in advance, as it comes off the wire. */
export type Fields = Record<string, unknown>

/** One Block Kit block as it was posted, with its `block_id` filled in. */
export type Block = Fields & { type: string; block_id: string }

/** Somebody of the local workspace: a person of the shop, or the bot. */
export interface Person {
  id: string
  name: string
  realName: string
  locale: string
  timezone: string
  isBot: boolean
  deleted: boolean
  /** The direct conversation with the bot, once either side has opened it. */
  im?: string
}

/** A channel or a direct conversation with the bot (`im`). */
export interface Room {
  id: string
  name: string
  kind: 'channel' | 'group' | 'im'
  members: Set<string>
  archived: boolean
  createdAt: Instant
  /** The person on the other side of an `im`. */
  partner?: string
}

/** What a message said before an edit, and when the edit came. */
interface Edit {
  at: Instant
  text: string
  blocks: readonly Block[]
}

/** What was written in one go: text, blocks, and where it belongs. */
export interface Content {
  text: string
  blocks: Block[]
  threadTs?: string
  broadcast?: boolean
  username?: string
  icon?: string
  metadata?: Fields
  files?: readonly Upload[]
}

/** One message as the people of the workspace see it now. The object stays the same while the message is edited. */
export interface Message {
  readonly channel: string
  readonly ts: string
  readonly at: Instant
  readonly user: string
  readonly byBot: boolean
  readonly threadTs?: string
  readonly broadcast: boolean
  /** Set on a message only this person sees. */
  readonly ephemeralFor?: string
  readonly username?: string
  readonly icon?: string
  readonly metadata?: Fields
  readonly files?: readonly Upload[]
  text: string
  blocks: Block[]
  edits: Edit[]
  deletedAt?: Instant
  pinned?: boolean
  reactions: Map<string, Set<string>>
  /** The `event_id` under which the bot was told of it. */
  eventId?: string
}

/** A modal or Home tab the bot has shown somebody. */
export interface View {
  id: string
  kind: 'modal' | 'home'
  user: string
  hash: string
  body: Fields
  blocks: Block[]
  closed: boolean
}

/** A Web API error, spelled as Slack spells it; `messages` go to `response_metadata`. */
export class ApiError extends Error {
  readonly code: string
  readonly messages: readonly string[]

  constructor(code: string, messages: readonly string[] = []) {
    super(messages.length > 0 ? `${code}: ${messages.join('; ')}` : code)
    this.code = code
    this.messages = messages
  }
}
