import { flag, isFields, optional, required, structured } from '../args.ts'
import { contentOf, saying } from '../content.ts'
import { paces } from '../limits.ts'
import { ApiError, type Content, type Fields, type Room } from '../model.ts'
import { messageOnWire } from '../wire.ts'
import type { World } from '../world.ts'
import { type Method, messageOf, method, roomOf, writableRoomOf } from './method.ts'

const CONTENT = ['text', 'blocks', 'markdown_text', 'link_names', 'parse']
const LOOKS = ['username', 'icon_emoji', 'icon_url', 'as_user']

/** `chat.*`: what the bot writes, rewrites and takes back. */
export const chat: Record<string, Method> = {
  'chat.postMessage': method(
    [
      'channel',
      'thread_ts',
      'reply_broadcast',
      ...CONTENT,
      ...LOOKS,
      'metadata',
      'unfurl_links',
      'unfurl_media',
      'mrkdwn',
    ],
    paces.posting,
    (args, world) => {
      const room = writableRoomOf({ channel: addressed(args, world) }, world)
      const message = world.workspace.post(room, world.workspace.bot, composed(args, world, room))
      return { channel: room.id, ts: message.ts, message: messageOnWire(message, world.team) }
    },
  ),
  'chat.update': method(
    ['channel', 'ts', ...CONTENT, 'as_user', 'metadata', 'reply_broadcast'],
    paces.tier3,
    (args, world) => {
      const room = writableRoomOf(args, world)
      const message = messageOf(args, world, room)
      if (message.user !== world.team.botUserId) throw new ApiError('cant_update_message')
      const said = contentOf(args, world.ids)
      // Text alone takes the blocks away; blocks alone leave the text, which only notifications show, as it was.
      const blocks = said.blocks ?? (said.text === undefined ? message.blocks : [])
      const next = saying({ text: said.text ?? message.text, blocks })
      world.workspace.edit(message, world.team.botUserId, next)
      return { channel: room.id, ts: message.ts, text: message.text, message: messageOnWire(message, world.team) }
    },
  ),
  'chat.delete': method(['channel', 'ts', 'as_user'], paces.tier3, (args, world) => {
    const room = roomOf(args, world)
    const message = messageOf(args, world, room)
    if (message.user !== world.team.botUserId) throw new ApiError('cant_delete_message')
    world.workspace.remove(message)
    return { channel: room.id, ts: message.ts }
  }),
  'chat.postEphemeral': method(['channel', 'user', 'thread_ts', ...CONTENT, ...LOOKS], paces.tier4, (args, world) => {
    const room = writableRoomOf(args, world)
    const user = required(args, 'user')
    if (!room.members.has(user)) throw new ApiError('user_not_in_channel')
    const message = world.workspace.whisperTo(room, world.workspace.bot, user, composed(args, world, room))
    world.activity.tell({ kind: 'whisper', channel: room.id, ts: message.ts })
    return { message_ts: message.ts }
  }),
  'chat.getPermalink': method(['channel', 'message_ts'], paces.lenient, (args, world) => {
    const room = roomOf(args, world)
    const message = messageOf(args, world, room, 'message_ts')
    const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${room.id}`
    const path = `archives/${room.id}/p${message.ts.replace('.', '')}`
    return { channel: room.id, permalink: `https://${world.team.domain}.slack.com/${path}${thread}` }
  }),
}

/** Only `chat.postMessage` takes a person or a `#name` for a channel, and opens the direct chat if need be. */
function addressed(args: Fields, { workspace }: World): string {
  const person = workspace.people.get(required(args, 'channel'))
  if (person && !person.isBot) return workspace.imWith(person).id
  return workspace.idOf(required(args, 'channel'))
}

function composed(args: Fields, world: World, room: Room): Content {
  const metadata = structured(args, 'metadata', 'invalid_metadata_format')
  return {
    ...saying(contentOf(args, world.ids)),
    threadTs: threadOf(args, world, room),
    broadcast: flag(args, 'reply_broadcast'),
    username: optional(args, 'username'),
    icon: optional(args, 'icon_emoji') ?? optional(args, 'icon_url'),
    metadata: isFields(metadata) ? metadata : undefined,
  }
}

/** The first message of the thread; answering an answer is refused, because Slack files it where nobody looks. */
function threadOf(args: Fields, world: World, room: Room): string | undefined {
  const ts = optional(args, 'thread_ts')
  if (ts === undefined || ts === '') return undefined
  const root = world.workspace.message(room.id, ts)
  if (!root) throw new ApiError('thread_not_found')
  if (root.threadTs !== undefined && root.threadTs !== root.ts) throw new ApiError('cannot_reply_to_message')
  return ts
}
