import type { Ids } from './ids.ts'
import type { Fields, Room } from './model.ts'
import type { Sockets } from './sockets.ts'
import { authorizations, type Team } from './team.ts'
import { channelType, messageOnWire, secondOf } from './wire.ts'
import type { Change, Workspace } from './workspace.ts'

const MOST_REMEMBERED = 1000

/** Turns what happens in the workspace into the events the bot is subscribed to, and remembers the last ones to repeat. */
export class Events {
  readonly #team: Team
  readonly #ids: Ids
  readonly #sockets: Sockets
  readonly #recent = new Map<string, Fields>()
  #now: () => number

  constructor(team: Team, ids: Ids, sockets: Sockets, now: () => number) {
    this.#team = team
    this.#ids = ids
    this.#sockets = sockets
    this.#now = now
  }

  /** Tells the bot of a change, if it happened in a room the bot is in. */
  publish(change: Change, workspace: Workspace): void {
    const room = workspace.rooms.get('room' in change ? change.room.id : change.message.channel)
    if (!room) return
    if (change.kind === 'left' && change.user === this.#team.botUserId) {
      this.send({ type: 'channel_left', channel: room.id, actor_id: this.#team.botUserId, event_ts: this.#ts() })
      return
    }
    if (!room.members.has(this.#team.botUserId)) return
    for (const event of this.#eventsOf(change, room, workspace)) {
      const id = this.send(event)
      // Of a mention the bot is told twice, and answers what comes last.
      if (change.kind === 'posted') change.message.eventId = id
    }
  }

  /** Sends one event and returns its `event_id`. */
  send(event: Fields): string {
    const id = this.#ids.next('Ev')
    const payload: Fields = {
      token: 'local-verification-token',
      team_id: this.#team.id,
      context_team_id: this.#team.id,
      api_app_id: this.#team.appId,
      event,
      type: 'event_callback',
      event_id: id,
      event_time: secondOf(String(event.event_ts)),
      authorizations: authorizations(this.#team),
      is_ext_shared_channel: false,
      event_context: `4-${id}`,
    }
    this.#recent.set(id, payload)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > MOST_REMEMBERED && oldest !== undefined) this.#recent.delete(oldest)
    this.#sockets.event(payload)
    return id
  }

  /** Sends an event again under the same `event_id`, as Slack does when it missed the ack. */
  repeat(eventId: string): void {
    const payload = this.#recent.get(eventId)
    if (!payload) throw new Error(`No event ${eventId} among the last ${MOST_REMEMBERED}`)
    this.#sockets.event(payload, 1)
  }

  #ts(): string {
    return this.#ids.ts(this.#now())
  }

  #eventsOf(change: Change, room: Room, workspace: Workspace): Fields[] {
    const where = { channel: room.id, channel_type: channelType(room) }
    switch (change.kind) {
      case 'posted':
        return this.#posted(messageOnWire(change.message, this.#team), change.message.broadcast, room, workspace)
      case 'edited': {
        const message = messageOnWire(change.message, this.#team)
        const previous = { ...message, text: change.before.text, blocks: change.before.blocks }
        return [{ ...this.#hidden('message_changed', where), message, previous_message: previous }]
      }
      case 'deleted': {
        const previous = messageOnWire(change.message, this.#team)
        const base = this.#hidden('message_deleted', where)
        return [{ ...base, deleted_ts: change.message.ts, previous_message: previous }]
      }
      case 'reacted': {
        const item = { type: 'message', channel: room.id, ts: change.message.ts }
        const who = { user: change.by, item_user: change.message.user, reaction: change.name }
        return [{ type: 'reaction_added', ...who, item, event_ts: this.#ts() }]
      }
      case 'joined':
      case 'left': {
        const type = `member_${change.kind}_channel`
        return [{ type, user: change.user, ...where, team: this.#team.id, event_ts: this.#ts() }]
      }
    }
  }

  #posted(message: Fields, broadcast: boolean, room: Room, workspace: Workspace): Fields[] {
    const root = typeof message.thread_ts === 'string' ? workspace.message(room.id, message.thread_ts) : undefined
    const event: Fields = {
      ...message,
      ...(root ? { parent_user_id: root.user } : {}),
      ...(broadcast && root ? { subtype: 'thread_broadcast', root: messageOnWire(root, this.#team) } : {}),
      channel: room.id,
      event_ts: message.ts,
      channel_type: channelType(room),
    }
    const mentioned = String(message.text).includes(`<@${this.#team.botUserId}>`)
    if (!mentioned || room.kind === 'im' || message.bot_id !== undefined) return [event]
    const { channel_type: _, subtype: __, root: ___, ...mention } = event
    return [event, { ...mention, type: 'app_mention' }]
  }

  #hidden(subtype: string, where: Fields): Fields {
    const ts = this.#ts()
    return { type: 'message', subtype, hidden: true, ...where, ts, event_ts: ts }
  }
}
