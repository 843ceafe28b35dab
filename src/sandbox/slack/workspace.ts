import type { Clock } from '../../domain/time.ts'
import type { Ids } from './ids.ts'
import { ApiError, type Content, type Message, type Person, type Room } from './model.ts'

const MESSAGES_PER_ROOM = 50_000
const EDITS_PER_MESSAGE = 100

/** What can happen to a message or a room; the events for the bot are made from it. */
export type Change =
  | { kind: 'posted'; message: Message }
  | { kind: 'edited'; message: Message; by: string; before: { text: string; blocks: Message['blocks'] } }
  | { kind: 'deleted'; message: Message }
  | { kind: 'reacted'; message: Message; by: string; name: string }
  | { kind: 'joined' | 'left'; room: Room; user: string }

/** The people, rooms and messages of the local workspace, and the only place where they change. */
export class Workspace {
  readonly people = new Map<string, Person>()
  readonly rooms = new Map<string, Room>()
  readonly bot: Person
  readonly #clock: Clock
  readonly #ids: Ids
  readonly #changed: (change: Change) => void
  readonly #timelines = new Map<string, Map<string, Message>>()
  readonly #threads = new Map<string, Message[]>()
  readonly #whispers = new Map<string, Message[]>()

  constructor(clock: Clock, ids: Ids, changed: (change: Change) => void) {
    this.#clock = clock
    this.#ids = ids
    this.#changed = changed
    this.bot = this.addPerson({ name: 'sigap', realName: 'Sigap', isBot: true })
  }

  addPerson(who: { name: string; realName?: string; locale?: string; timezone?: string; isBot?: boolean }): Person {
    const person: Person = {
      id: this.#ids.next('U'),
      name: who.name.toLowerCase().replaceAll(/\s+/g, '.'),
      realName: who.realName ?? who.name,
      locale: who.locale ?? 'id-ID',
      timezone: who.timezone ?? 'Asia/Jakarta',
      isBot: who.isBot ?? false,
      deleted: false,
    }
    this.people.set(person.id, person)
    return person
  }

  addRoom(name: string, kind: Room['kind'], members: Iterable<string>, partner?: string): Room {
    const id = this.#ids.next(kind === 'im' ? 'D' : kind === 'group' ? 'G' : 'C')
    const room: Room = {
      id,
      name,
      kind,
      members: new Set(members),
      archived: false,
      createdAt: this.#clock.now(),
      partner,
    }
    this.rooms.set(id, room)
    this.#timelines.set(id, new Map())
    return room
  }

  /** The direct conversation between this person and the bot, opened if it was not. */
  imWith(person: Person): Room {
    const known = person.im ? this.rooms.get(person.im) : undefined
    if (known) return known
    const room = this.addRoom(person.name, 'im', [person.id, this.bot.id], person.id)
    person.im = room.id
    return room
  }

  /** The id of the room meant by an id, by `#name`, or by the id of the person on the other side. */
  idOf(reference: string): string {
    const im = this.people.get(reference)?.im
    if (im !== undefined) return im
    if (!reference.startsWith('#')) return reference
    return [...this.rooms.values()].find((room) => `#${room.name}` === reference)?.id ?? reference
  }

  message(channel: string, ts: string): Message | undefined {
    const found = this.#timelines.get(channel)?.get(ts)
    return found?.deletedAt === undefined ? found : undefined
  }

  /** A message only one person sees, while it is still on their screen. */
  whisper(channel: string, ts: string): Message | undefined {
    const list = this.#whispers.get(channel) ?? []
    return list.find((message) => message.ts === ts && message.deletedAt === undefined)
  }

  whispersTo(user: string): Message[] {
    const all = [...this.#whispers.values()].flat().filter((message) => message.ephemeralFor === user)
    return all.sort((one, other) => Number(one.ts) - Number(other.ts))
  }

  /** Everything written in a room, or in one of its threads with its first message, oldest first; deleted ones as well. */
  messages(channel: string, threadTs?: string): Message[] {
    const timeline = this.#timelines.get(channel)
    if (!timeline) return []
    if (threadTs === undefined) return [...timeline.values()]
    const root = timeline.get(threadTs)
    return [...(root ? [root] : []), ...(this.#threads.get(`${channel} ${threadTs}`) ?? [])]
  }

  post(room: Room, author: Person, content: Content): Message {
    const message = this.#compose(room, author, content)
    const timeline = this.#timelines.get(room.id) ?? new Map<string, Message>()
    timeline.set(message.ts, message)
    if (message.threadTs !== undefined) this.#keepInThread(message, message.threadTs)
    if (timeline.size > MESSAGES_PER_ROOM) this.#forgetOldest(room.id, timeline)
    this.#changed({ kind: 'posted', message })
    return message
  }

  /** A message only `user` sees; Slack keeps none of them and tells the bot of none. */
  whisperTo(room: Room, author: Person, user: string, content: Content): Message {
    const message = { ...this.#compose(room, author, content), ephemeralFor: user }
    const list = this.#whispers.get(room.id) ?? []
    list.push(message)
    if (list.length > MESSAGES_PER_ROOM) list.shift()
    this.#whispers.set(room.id, list)
    return message
  }

  edit(message: Message, by: string, content: Pick<Content, 'text' | 'blocks'>): void {
    const before = { text: message.text, blocks: message.blocks }
    message.edits.push({ at: this.#clock.now(), ...before })
    if (message.edits.length > EDITS_PER_MESSAGE) message.edits.shift()
    message.text = content.text
    message.blocks = content.blocks
    if (message.ephemeralFor === undefined) this.#changed({ kind: 'edited', message, by, before })
  }

  remove(message: Message): void {
    message.deletedAt = this.#clock.now()
    if (message.ephemeralFor === undefined) this.#changed({ kind: 'deleted', message })
  }

  react(message: Message, by: string, name: string): void {
    const users = message.reactions.get(name) ?? new Set<string>()
    if (users.has(by)) throw new ApiError('already_reacted')
    users.add(by)
    message.reactions.set(name, users)
    this.#changed({ kind: 'reacted', message, by, name })
  }

  join(room: Room, user: string): void {
    if (room.members.has(user)) return
    room.members.add(user)
    this.#changed({ kind: 'joined', room, user })
  }

  leave(room: Room, user: string): void {
    if (!room.members.delete(user)) return
    this.#changed({ kind: 'left', room, user })
  }

  #compose(room: Room, author: Person, content: Content): Message {
    const now = this.#clock.now()
    return {
      channel: room.id,
      ts: this.#ids.ts(now),
      at: now,
      user: author.id,
      byBot: author.isBot,
      threadTs: content.threadTs,
      broadcast: content.broadcast ?? false,
      username: content.username,
      icon: content.icon,
      metadata: content.metadata,
      files: content.files,
      text: content.text,
      blocks: content.blocks,
      edits: [],
      reactions: new Map(),
    }
  }

  #keepInThread(message: Message, threadTs: string): void {
    const key = `${message.channel} ${threadTs}`
    const thread = this.#threads.get(key)
    if (thread) thread.push(message)
    else this.#threads.set(key, [message])
  }

  #forgetOldest(channel: string, timeline: Map<string, Message>): void {
    const oldest = timeline.keys().next().value
    if (oldest === undefined) return
    timeline.delete(oldest)
    this.#threads.delete(`${channel} ${oldest}`)
  }
}
