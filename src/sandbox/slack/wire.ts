import { instantOf } from './ids.ts'
import type { Fields, Message, Person, Room } from './model.ts'
import type { Team } from './team.ts'

const CHANNEL_TYPES = { channel: 'channel', group: 'group', im: 'im' } as const

/** A message as Slack spells it in events, interactions and answers of the Web API. */
export function messageOnWire(message: Message, team: Team): Fields {
  const lastEdit = message.edits.at(-1)
  const wire: Fields = {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(message.byBot
      ? { bot_id: team.botId, app_id: team.appId, bot_profile: botProfile(team) }
      : { client_msg_id: `${message.channel}-${message.ts}` }),
  }
  if (message.blocks.length > 0) wire.blocks = message.blocks
  if (message.threadTs !== undefined) wire.thread_ts = message.threadTs
  if (lastEdit && !message.byBot) wire.edited = { user: message.user, ts: `${Math.floor(lastEdit.at / 1000)}.000000` }
  if (message.metadata) wire.metadata = message.metadata
  return message.username === undefined ? wire : { ...wire, subtype: 'bot_message', username: message.username }
}

/** The `channel_type` of an event. */
export function channelType(room: Room): string {
  return CHANNEL_TYPES[room.kind]
}

/** A room as `conversations.info` shows it. */
export function roomOnWire(room: Room, team: Team): Fields {
  const common: Fields = {
    id: room.id,
    created: Math.floor(room.createdAt / 1000),
    is_im: room.kind === 'im',
    is_archived: room.archived,
    is_org_shared: false,
    context_team_id: team.id,
  }
  if (room.kind === 'im') return { ...common, user: room.partner, is_user_deleted: false }
  return {
    ...common,
    name: room.name,
    name_normalized: room.name,
    is_channel: room.kind === 'channel',
    is_group: room.kind === 'group',
    is_private: room.kind === 'group',
    is_mpim: false,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_member: room.members.has(team.botUserId),
    num_members: room.members.size,
  }
}

/** A person as `users.info` shows them; the locale only when asked for. */
export function personOnWire(person: Person, team: Team, withLocale: boolean): Fields {
  const wire: Fields = {
    id: person.id,
    team_id: team.id,
    name: person.name,
    deleted: person.deleted,
    real_name: person.realName,
    tz: person.timezone,
    profile: { real_name: person.realName, display_name: person.realName, team: team.id },
    is_admin: false,
    is_owner: false,
    is_restricted: false,
    is_bot: person.isBot,
    is_app_user: false,
  }
  return withLocale ? { ...wire, locale: person.locale } : wire
}

/** The second a message was written in, as events carry it. */
export function secondOf(ts: string): number {
  return Math.floor(instantOf(ts) / 1000)
}

function botProfile(team: Team): Fields {
  return { id: team.botId, app_id: team.appId, name: team.botName, deleted: false, updated: 0, team_id: team.id }
}
