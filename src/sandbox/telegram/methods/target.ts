import type { Chat } from 'grammy/types'
import { ApiRefusal, bad, forbidden } from '../refusal.ts'
import type { Room, Stored } from '../rooms.ts'
import type { World } from '../world.ts'
import type { CallContext } from './context.ts'

interface Address {
  chat_id?: number | string
  business_connection_id?: string
}

/** The room a call speaks of, without asking whether the bot may write there. */
export function roomOf(world: World, address: Address): Room {
  if (address.chat_id === undefined) throw bad('chat_id is empty')
  const chat = world.directory.chatOf(address.chat_id)
  if (address.business_connection_id === undefined) return world.rooms.of(chat)
  const connection = world.connections.get(address.business_connection_id)
  const room = world.rooms.find(chat.id, connection.user.id)
  if (!room) throw bad('chat not found')
  return room
}

/** The room a call writes into; refuses where the bot may not. */
export function writableRoom({ world, now }: CallContext, address: Address): Room {
  const room = roomOf(world, address)
  if (address.business_connection_id !== undefined) {
    world.connections.mayReply(address.business_connection_id, room, now)
  } else if (room.chat.type === 'private') {
    mayWriteTo(world, room.chat.id)
  } else {
    mayWriteInto(world, room.chat)
  }
  return room
}

function mayWriteTo(world: World, user: number): void {
  const person = world.directory.person(user)
  if (person?.blocked) throw forbidden('bot was blocked by the user')
  if (person?.user.is_bot) throw forbidden("bot can't send messages to bots")
  if (person?.started === false) throw forbidden("bot can't initiate conversation with a user")
}

function mayWriteInto(world: World, chat: Chat): void {
  const group = world.directory.group(chat.id)
  if (group.migratedTo !== undefined) {
    const parameters = { migrate_to_chat_id: group.migratedTo }
    throw new ApiRefusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', parameters)
  }
  if (group.botRole === 'kicked') throw forbidden(`bot was kicked from the ${chat.type} chat`)
  if (group.botRole === 'left') throw forbidden(`bot is not a member of the ${chat.type} chat`)
}

/**
 * Whether a topic can be written into. Stricter than the platform, which lets administrators write into closed topics:
 * a bot without that right must reopen first, and so must one tested here.
 */
export function checkThread(room: Room, thread: number | undefined): void {
  if (thread === undefined) return
  const topic = room.topics.get(thread)
  if (!topic || topic.deleted) throw bad('message thread not found')
  if (topic.closed) throw bad('TOPIC_CLOSED')
}

/** A message the call names, or the platform's complaint for this use of it. */
export function messageIn(room: Room, id: number, complaint: string): Stored {
  const stored = room.find(id)
  if (!stored) throw bad(complaint)
  return stored
}
