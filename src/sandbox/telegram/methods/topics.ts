import type { Message, User } from 'grammy/types'
import { post, remove } from '../post.ts'
import { bad } from '../refusal.ts'
import type { Room, Topic } from '../rooms.ts'
import { seenTopic } from '../seen.ts'
import type { World } from '../world.ts'
import { type CallContext, type Served, serve } from './context.ts'
import { writableRoom } from './target.ts'

const COLORS = [7322096, 16766590, 13338331, 9367192, 16749490, 16478047]
const LONGEST_NAME = 128

function tell(world: World, room: Room, topic: Topic): void {
  world.changes.emit(() => ({ type: 'topic', chat: room.chat.id, topic: seenTopic(topic) }))
}

/** Posts a service message in a topic; the bot hears of it, even when it was its own doing. */
function announce(world: World, room: Room, by: User, thread: number, content: Partial<Message>): Message {
  const { message } = post(world, room, { from: by, content, thread })
  world.updates.add('message', message)
  return message
}

/** Opens a topic in a forum; its id is the id of the service message that opens it. */
export function openTopic(
  world: World,
  room: Room,
  by: User,
  look: { name: string; iconColor?: number; iconEmoji?: string },
): Topic {
  const iconColor = look.iconColor ?? COLORS[0] ?? 0
  const created = {
    name: look.name,
    icon_color: iconColor,
    ...(look.iconEmoji !== undefined && { icon_custom_emoji_id: look.iconEmoji }),
  }
  const stored = post(world, room, { from: by, content: { forum_topic_created: created } })
  const id = stored.message.message_id
  stored.message = { ...stored.message, message_thread_id: id, is_topic_message: true }
  const { name, iconEmoji } = look
  const topic: Topic = { id, name, iconColor, iconEmoji, closed: false, deleted: false, opening: stored.message }
  room.topics.set(id, topic)
  world.updates.add('message', stored.message)
  tell(world, room, topic)
  return topic
}

/** Renames a topic or changes its icon. */
export function changeTopic(
  world: World,
  room: Room,
  by: User,
  topic: Topic,
  look: { name?: string; iconEmoji?: string },
): void {
  topic.name = look.name ?? topic.name
  topic.iconEmoji = look.iconEmoji ?? topic.iconEmoji
  const edited = {
    ...(look.name !== undefined && { name: look.name }),
    ...(look.iconEmoji !== undefined && { icon_custom_emoji_id: look.iconEmoji }),
  }
  announce(world, room, by, topic.id, { forum_topic_edited: edited })
  tell(world, room, topic)
}

/** Closes or reopens a topic. */
export function toggleTopic(world: World, room: Room, by: User, topic: Topic, closed: boolean): void {
  topic.closed = closed
  announce(world, room, by, topic.id, closed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} })
  tell(world, room, topic)
}

/** Deletes a topic with everything in it. The platform tells the bot nothing of it. */
export function dropTopic(world: World, room: Room, topic: Topic): void {
  topic.deleted = true
  for (const stored of room.messages.values()) {
    const inside = stored.message.message_thread_id === topic.id && stored.deletedAt === undefined
    if (inside) remove(world, room, stored)
  }
  tell(world, room, topic)
}

function forum(context: CallContext, params: { chat_id: number | string }): Room {
  const room = writableRoom(context, params)
  if (room.chat.type !== 'supergroup' || !room.chat.is_forum) throw bad('the chat is not a forum')
  const group = context.world.directory.group(room.chat.id)
  if (group.botRole !== 'administrator' || !group.botCanManageTopics) {
    throw bad('not enough rights to create a topic')
  }
  return room
}

function topicOf(context: CallContext, params: { chat_id: number | string; message_thread_id: number }) {
  const room = forum(context, params)
  const topic = room.topics.get(params.message_thread_id)
  if (!topic || topic.deleted) throw bad('TOPIC_ID_INVALID')
  return { room, topic }
}

function checkName(name: string): void {
  if (name.trim() === '') throw bad('TOPIC_TITLE_EMPTY')
  // The platform cuts longer names; a name that was not meant to be cut should not get that far.
  if (name.length > LONGEST_NAME) throw bad('TOPIC_TITLE_TOO_LONG')
}

export const topicMethods: Served[] = [
  serve('createForumTopic', (params, context) => {
    const room = forum(context, params)
    checkName(params.name)
    if (params.icon_color !== undefined && !COLORS.includes(params.icon_color)) throw bad('TOPIC_ICON_COLOR_INVALID')
    const look = { name: params.name, iconColor: params.icon_color, iconEmoji: params.icon_custom_emoji_id }
    const topic = openTopic(context.world, room, context.world.bot, look)
    return {
      message_thread_id: topic.id,
      name: topic.name,
      icon_color: topic.iconColor,
      ...(topic.iconEmoji !== undefined && { icon_custom_emoji_id: topic.iconEmoji }),
    }
  }),
  serve('editForumTopic', (params, context) => {
    const { room, topic } = topicOf(context, params)
    const { name, icon_custom_emoji_id: iconEmoji } = params
    if (name !== undefined && name !== '') checkName(name)
    const same = (!name || name === topic.name) && (iconEmoji === undefined || iconEmoji === (topic.iconEmoji ?? ''))
    if (same) throw bad('TOPIC_NOT_MODIFIED')
    changeTopic(context.world, room, context.world.bot, topic, { name: name || undefined, iconEmoji })
    return true
  }),
  serve('closeForumTopic', (params, context) => toggle(context, params, true)),
  serve('reopenForumTopic', (params, context) => toggle(context, params, false)),
  serve('deleteForumTopic', (params, context) => {
    const { room, topic } = topicOf(context, params)
    dropTopic(context.world, room, topic)
    return true
  }),
  serve('getForumTopicIconStickers', () => []),
]

function toggle(context: CallContext, params: { chat_id: number | string; message_thread_id: number }, close: boolean) {
  const { room, topic } = topicOf(context, params)
  if (topic.closed === close) throw bad('TOPIC_NOT_MODIFIED')
  toggleTopic(context.world, room, context.world.bot, topic, close)
  return true
}
