import type { Message } from 'grammy/types'
import type { Room, Stored } from './rooms.ts'
import type { World } from './world.ts'

/** A message somebody points at: the platform's object, or as a person sees it (a `SeenMessage` will do). */
export type MessagePlace =
  | Pick<Message, 'message_id' | 'chat' | 'ephemeral_message_id' | 'business_connection_id'>
  | { chat: number; id: number; ephemeralId?: number; account?: number }

/** Finds the message pointed at, in whichever room it is; undefined when it is not there any more. */
export function locate(world: World, place: MessagePlace): { room: Room; stored: Stored } | undefined {
  const chat = typeof place.chat === 'number' ? place.chat : place.chat.id
  const room = world.rooms.find(chat, accountOf(world, place))
  const ephemeralId = 'id' in place ? place.ephemeralId : place.ephemeral_message_id
  const stored = ephemeralId
    ? room?.ephemeral.get(ephemeralId)
    : room?.find('id' in place ? place.id : place.message_id)
  return room && stored ? { room, stored } : undefined
}

function accountOf(world: World, place: MessagePlace): number | undefined {
  if ('id' in place) return place.account
  const connection = place.business_connection_id
  return connection === undefined ? undefined : world.connections.get(connection).user.id
}

/** The same where the caller is mistaken if it is not there. */
export function mustLocate(world: World, place: MessagePlace): { room: Room; stored: Stored } {
  const found = locate(world, place)
  if (!found) throw new Error('there is no such message')
  return found
}
