import type { CallbackQuery, Chat, Message, User } from 'grammy/types'
import type { Instant } from '../../domain/time.ts'
import { wireContent } from './content.ts'
import { ANONYMOUS } from './directory.ts'
import { chatMember } from './methods/chats.ts'
import { post, remove, rewrite } from './post.ts'
import type { Room, Stored } from './rooms.ts'
import { seenMessage } from './seen.ts'
import type { Content, NewUser, PressAnswer, Where } from './types.ts'
import { unixTime, type World } from './world.ts'

/** What a message is pressed by: its wire object, or its place as a person sees it. */
export type Pressable = Pick<Message, 'message_id' | 'chat' | 'ephemeral_message_id'> | Pressed
export interface Pressed {
  chat: number
  id: number
  ephemeralId?: number
}

const idOf = (chat: Chat | number) => (typeof chat === 'number' ? chat : chat.id)

/** What people and other bots do in their private chats and in groups. Everything the bot would hear of becomes an update. */
export function people(world: World) {
  const roomFor = (from: User, where: Where): Room => {
    if (where.chat !== undefined) return world.rooms.of(world.directory.chatOf(idOf(where.chat)))
    const person = world.directory.person(from.id)
    if (person) person.started = true
    return world.rooms.of(world.directory.privateChat(from))
  }

  const put = (from: User, content: Partial<Message>, where: Where): Message => {
    const room = roomFor(from, where)
    const origin = where.forwardedFrom
    const { message } = post(world, room, {
      from: where.anonymous ? ANONYMOUS : from,
      senderChat: where.anonymous ? room.chat : undefined,
      thread: where.thread,
      replyTo: where.replyTo,
      at: where.at,
      content: {
        ...content,
        ...(origin && {
          forward_origin: { type: 'user', sender_user: origin, date: unixTime(where.at ?? world.clock.now()) },
        }),
      },
    })
    join(world, room, from)
    if (hears(world, room, message)) world.updates.add('message', message)
    return message
  }

  return {
    /** Somebody new on the platform. */
    user: (given: NewUser): User => world.directory.addUser(given),

    /** A message by `from`: to the bot privately, or into a group and its topic. */
    send: (from: User, content: Content, where: Where = {}): Message =>
      put(from, wireContent(content, world.files), where),

    /** Several media sent as one album: separate messages with one `media_group_id`. */
    album(from: User, contents: readonly Content[], where: Where = {}): Message[] {
      const media_group_id = world.files.nextAlbum()
      return contents.map((content) => put(from, { ...wireContent(content, world.files), media_group_id }, where))
    },

    /** The writer changes a message's words. */
    edit(message: Message, content: Content, when: { at?: Instant } = {}): Message {
      const room = world.rooms.of(message.chat)
      const stored = mustFind(room, message)
      const edited = rewrite(world, room, stored, wireContent(content, world.files), when.at)
      if (hears(world, room, edited)) world.updates.add('edited_message', edited)
      return edited
    },

    /** A person deletes a message. In private chats and groups the platform tells the bot nothing. */
    erase(message: Pick<Message, 'message_id' | 'chat'>): void {
      const room = world.rooms.of(world.directory.chatOf(message.chat.id))
      remove(world, room, mustFind(room, message))
    },

    /** Blocks the bot: sends to this person are answered 403 from now on. */
    block: (user: User): void => setBlocked(world, user, true),
    unblock: (user: User): void => setBlocked(world, user, false),

    /**
     * Presses a button, named by its data or its label. Resolves with what the bot answers the press with; rejects when
     * there is no such button under the message as it stands, as a person could not press it either.
     */
    press(user: User, on: Pressable, button: string): Promise<PressAnswer> {
      const place = 'id' in on ? on : { chat: on.chat.id, id: on.message_id, ephemeralId: on.ephemeral_message_id }
      const room = world.rooms.of(world.directory.chatOf(place.chat))
      const stored = place.ephemeralId ? room.ephemeral.get(place.ephemeralId) : room.find(place.id)
      const data = stored && dataOf(world, room, stored, button)
      if (!stored || data === undefined) return Promise.reject(new Error(`no button "${button}" to press there`))
      return new Promise((resolve) => {
        const query = world.queries.add(user.id, room.chat.id, world.clock.now(), resolve)
        const update: CallbackQuery = {
          id: query.id,
          from: user,
          message: stored.message,
          chat_instance: String(room.chat.id),
          data,
        }
        world.updates.add('callback_query', update)
      })
    },
  }
}

function mustFind(room: Room, message: Pick<Message, 'message_id'>): Stored {
  const stored = room.find(message.message_id)
  if (!stored) throw new Error(`message ${message.message_id} is not in chat ${room.chat.id}`)
  return stored
}

function join(world: World, room: Room, from: User): void {
  const roles = room.chat.type === 'private' ? undefined : world.directory.group(room.chat.id).roles
  if (roles && !from.is_bot && !roles.has(from.id)) roles.set(from.id, 'member')
}

/** Privacy mode: as a plain member of a group the bot hears only commands, mentions and replies to itself. */
function hears(world: World, room: Room, message: Message): boolean {
  if (room.chat.type === 'private') return true
  const { botRole } = world.directory.group(room.chat.id)
  if (botRole !== 'member') return botRole === 'administrator' || botRole === 'creator'
  const text = message.text ?? message.caption ?? ''
  const mention = `@${world.bot.username}`
  return text.startsWith('/') || text.includes(mention) || message.reply_to_message?.from?.id === world.bot.id
}

function dataOf(world: World, room: Room, stored: Stored, button: string): string | undefined {
  const buttons = seenMessage(room, stored, world.bot.id).rows.flat()
  const found = buttons.find((b) => b.callback_data === button) ?? buttons.find((b) => b.text === button)
  return found?.callback_data
}

function setBlocked(world: World, user: User, blocked: boolean): void {
  const person = world.directory.person(user.id)
  if (!person) throw new Error(`user ${user.id} is not known`)
  person.blocked = blocked
  const [before, after] = blocked ? (['member', 'kicked'] as const) : (['kicked', 'member'] as const)
  world.updates.add('my_chat_member', {
    chat: world.directory.privateChat(user),
    from: user,
    date: unixTime(world.clock.now()),
    old_chat_member: chatMember(world.bot, before, false),
    new_chat_member: chatMember(world.bot, after, false),
  })
}
