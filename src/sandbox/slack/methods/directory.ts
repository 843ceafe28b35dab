import { flag, optional, required } from '../args.ts'
import { paces } from '../limits.ts'
import { ApiError, type Fields } from '../model.ts'
import { personOnWire, roomOnWire } from '../wire.ts'
import { type Method, method, roomOf } from './method.ts'

/** `users.*` and `conversations.*`: who is here and where. */
export const directory: Record<string, Method> = {
  'users.info': method(['user', 'include_locale'], paces.tier4, (args, { workspace, team }) => {
    const person = workspace.people.get(required(args, 'user'))
    if (!person) throw new ApiError('user_not_found')
    return { user: personOnWire(person, team, flag(args, 'include_locale')) }
  }),
  'users.list': method(['cursor', 'limit', 'include_locale'], paces.tier2, (args, { workspace, team }) => {
    const page = pageOf([...workspace.people.values()], args)
    const withLocale = flag(args, 'include_locale')
    return {
      members: page.items.map((person) => personOnWire(person, team, withLocale)),
      response_metadata: { next_cursor: page.next },
    }
  }),
  'conversations.info': method(['channel', 'include_locale', 'include_num_members'], paces.tier3, (args, world) => ({
    channel: roomOnWire(roomOf(args, world), world.team),
  })),
  'conversations.open': method(['channel', 'users', 'return_im', 'prevent_creation'], paces.tier3, (args, world) => {
    if (args.channel !== undefined) return { channel: { id: roomOf(args, world).id } }
    const ids = required(args, 'users').split(',')
    if (ids.length > 1) throw new ApiError('invalid_user_combination')
    const person = world.workspace.people.get(ids[0] ?? '')
    if (!person) throw new ApiError('user_not_found')
    if (person.isBot) throw new ApiError('cannot_dm_bot')
    const known = person.im !== undefined
    const room = world.workspace.imWith(person)
    const channel = flag(args, 'return_im') ? roomOnWire(room, world.team) : { id: room.id }
    return { no_op: known, already_open: known, channel }
  }),
  'conversations.members': method(['channel', 'cursor', 'limit'], paces.tier4, (args, world) => {
    const page = pageOf([...roomOf(args, world).members], args)
    return { members: page.items, response_metadata: { next_cursor: page.next } }
  }),
}

function pageOf<T>(all: readonly T[], args: Fields): { items: T[]; next: string } {
  const from = Number(optional(args, 'cursor') || 0)
  const limit = Number(args.limit ?? 0) || all.length
  if (!Number.isInteger(from) || from < 0 || from > all.length) throw new ApiError('invalid_cursor')
  const end = from + limit
  return { items: all.slice(from, end), next: end < all.length ? String(end) : '' }
}
