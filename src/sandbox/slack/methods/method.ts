import { required } from '../args.ts'
import type { Pace } from '../limits.ts'
import { ApiError, type Fields, type Message, type Room } from '../model.ts'
import type { World } from '../world.ts'

/** One Web API method: which arguments it knows, how fast it may be called, which token it takes, what it does. */
export interface Method {
  args: readonly string[]
  pace: Pace
  token: 'bot' | 'app'
  run(args: Fields, world: World): Fields
}

/** Declares a method for the bot's token. */
export function method(args: readonly string[], pace: Pace, run: Method['run']): Method {
  return { args, pace, run, token: 'bot' }
}

/** The room an argument names, if the bot may see it. */
export function roomOf(args: Fields, world: World, name = 'channel'): Room {
  const room = world.workspace.rooms.get(required(args, name))
  const hidden = room?.kind === 'group' && !room.members.has(world.team.botUserId)
  if (!room || hidden) throw new ApiError('channel_not_found')
  return room
}

/** The room an argument names, if the bot may write there. */
export function writableRoomOf(args: Fields, world: World): Room {
  const room = roomOf(args, world)
  if (room.archived) throw new ApiError('is_archived')
  if (!room.members.has(world.team.botUserId)) throw new ApiError('not_in_channel')
  return room
}

/** A message that exists and was not deleted. */
export function messageOf(args: Fields, world: World, room: Room, name = 'ts'): Message {
  const message = world.workspace.message(room.id, required(args, name))
  if (!message) throw new ApiError('message_not_found')
  return message
}
