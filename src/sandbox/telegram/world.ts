import type { BotCommand, UserFromGetMe } from 'grammy/types'
import type { Clock, Instant } from '../../domain/time.ts'
import { Calls } from './calls.ts'
import { Changes } from './changes.ts'
import { Connections } from './connections.ts'
import { Directory } from './directory.ts'
import { Faults } from './faults.ts'
import { Files } from './files.ts'
import { Pace } from './limits.ts'
import { Queries } from './queries.ts'
import { Rooms } from './rooms.ts'
import type { TelegramOptions } from './types.ts'
import { UpdateQueue } from './updates.ts'
import { Webhook } from './webhook.ts'

/** Everything the local platform knows; the methods the bot calls and the people who act share it. */
export interface World {
  clock: Clock
  token: string
  bot: UserFromGetMe
  richMessages: boolean
  ephemeral: boolean
  pace: Pace | null
  changes: Changes
  directory: Directory
  rooms: Rooms
  updates: UpdateQueue
  webhook: Webhook
  faults: Faults
  calls: Calls
  files: Files
  queries: Queries
  connections: Connections
  /** Customers about to pay, until the bot has answered. */
  checkouts: Map<string, (ok: boolean) => void>
  /** Command menus by scope and language. */
  commands: Map<string, BotCommand[]>
}

const BOT_ID = 7_000_000_001

function botUser(id: number): UserFromGetMe {
  return {
    id,
    is_bot: true,
    first_name: 'Sigap',
    username: 'sigap_local_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: true,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
}

/** A platform nobody has used yet. */
export function newWorld(options: TelegramOptions): World {
  const token = options.token ?? `${BOT_ID}:local-token-for-the-sandbox-only-aaaaa`
  const changes = new Changes()
  const updates = new UpdateQueue(options.clock, changes)
  const id = Number(token.split(':')[0])
  return {
    clock: options.clock,
    token,
    bot: botUser(Number.isSafeInteger(id) && id > 0 ? id : BOT_ID),
    richMessages: options.richMessages ?? true,
    ephemeral: options.ephemeral ?? true,
    pace: options.limits === 'off' ? null : new Pace(),
    changes,
    directory: new Directory(),
    rooms: new Rooms(),
    updates,
    webhook: new Webhook(options.clock, updates),
    faults: new Faults(),
    calls: new Calls(changes),
    files: new Files(),
    queries: new Queries(),
    connections: new Connections(),
    checkouts: new Map(),
    commands: new Map(),
  }
}

/** The platform's time of an instant: whole seconds. */
export const unixTime = (at: Instant): number => Math.floor(at / 1000)
