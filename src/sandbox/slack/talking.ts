import { ApiError, type Fields, type Message, type Person, type Room } from './model.ts'
import type { World } from './world.ts'

/** A person or room by id, or as `user()` and `channel()` returned it. */
export type Ref = string | { id: string }
/** Where a message is. */
export type MessageRef = Pick<Message, 'channel' | 'ts'>

const ENTITY = /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|![a-z^][^>]*|(?:https?|mailto):[^>\s]+)(?:\|[^>]*)?>/g

/** The person meant, or an error for the test that misspelled them. */
export function personAt(world: World, ref: Ref): Person {
  const id = typeof ref === 'string' ? ref : ref.id
  const person = world.workspace.people.get(id)
  if (!person) throw new Error(`Nobody here has the id ${id}`)
  return person
}

/** The room meant, or an error for the test that misspelled it. */
export function roomAt(world: World, ref: Ref): Room {
  const id = typeof ref === 'string' ? ref : ref.id
  const room = world.workspace.rooms.get(id)
  if (!room) throw new Error(`No room here has the id ${id}`)
  return room
}

/** The message meant, also one only somebody sees. */
export function messageAt(world: World, ref: MessageRef): Message {
  const { workspace } = world
  const message = workspace.message(ref.channel, ref.ts) ?? workspace.whisper(ref.channel, ref.ts)
  if (!message) throw new Error(`There is no message ${ref.ts} in ${ref.channel}`)
  return message
}

/** Turns the `@handle` of somebody known into what `mention` makes of them, as Slack's own box does while one types. */
export function withMentions(text: string, world: World, mention: (person: Person) => string): string {
  return text.replaceAll(/(?<=^|\s)@([a-z0-9._-]*[a-z0-9])/gi, (whole, name: string) => {
    const person = [...world.workspace.people.values()].find((one) => one.name === name.toLowerCase())
    return person ? mention(person) : whole
  })
}

/** A person writes; into a thread when `threadTs` names its first message. */
export function say(world: World, place: Ref, who: Ref, text: string, options: { threadTs?: string } = {}): Message {
  const room = roomAt(world, place)
  const person = personAt(world, who)
  enter(room, person)
  if (options.threadTs !== undefined && !world.workspace.message(room.id, options.threadTs)) {
    throw new Error(`There is no thread ${options.threadTs} in ${room.id}`)
  }
  const wire = typed(text, world)
  return world.workspace.post(room, person, { text: wire, blocks: [richText(wire, world)], ...options })
}

/** A person rewrites their own message. */
export function rewrite(world: World, ref: MessageRef, text: string): Message {
  const message = messageAt(world, ref)
  if (message.byBot) throw new Error('People cannot edit what the bot wrote')
  const wire = typed(text, world)
  world.workspace.edit(message, message.user, { text: wire, blocks: [richText(wire, world)] })
  return message
}

/** A person reacts with an emoji. */
export function react(world: World, who: Ref, ref: MessageRef, name: string): void {
  world.workspace.react(messageAt(world, ref), personAt(world, who).id, name)
}

/** A person opens the bot's Home tab. */
export function openHome(world: World, who: Ref): void {
  const person = personAt(world, who)
  const view = world.views.home(person.id)
  const channel = world.workspace.imWith(person).id
  const event_ts = world.ids.ts(world.clock.now())
  const shown = view ? { view: world.views.onWire(view) } : {}
  world.events.send({ type: 'app_home_opened', user: person.id, channel, tab: 'home', event_ts, ...shown })
}

/** Makes sure the person may act in the room; into a channel they walk in, into someone else's direct chat never. */
export function enter(room: Room, person: Person): void {
  if (room.archived) throw new ApiError('is_archived')
  if (room.kind === 'im' && room.partner !== person.id) throw new Error(`${room.id} is not ${person.name}'s chat`)
  room.members.add(person.id)
}

/** What people type, as Slack passes it on: mentions as ids, `&`, `<` and `>` escaped, links kept. */
function typed(words: string, world: World): string {
  const text = withMentions(words, world, (person) => `<@${person.id}>`)
  let wire = ''
  let from = 0
  for (const entity of text.matchAll(ENTITY)) {
    wire += escaped(text.slice(from, entity.index)) + entity[0]
    from = entity.index + entity[0].length
  }
  return wire + escaped(text.slice(from))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function richText(wire: string, world: World): Fields & { type: string; block_id: string } {
  const parts = wire.split(/(<@[UW][A-Z0-9]+(?:\|[^>]*)?>)/).filter((part) => part !== '')
  const elements = parts.map((part) => {
    const user = /^<@([UW][A-Z0-9]+)/.exec(part)?.[1]
    return user ? { type: 'user', user_id: user } : { type: 'text', text: unescaped(part) }
  })
  return { type: 'rich_text', block_id: world.ids.secret(3), elements: [{ type: 'rich_text_section', elements }] }
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
