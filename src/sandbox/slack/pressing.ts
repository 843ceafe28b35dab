import { performance } from 'node:perf_hooks'
import type { Hook } from './hooks.ts'
import { type Button, buttonsOf } from './look.ts'
import type { Fields, Message, Person, Room } from './model.ts'
import type { Interaction } from './sockets.ts'
import { enter, type MessageRef, messageAt, personAt, type Ref, roomAt, withMentions } from './talking.ts'
import { messageOnWire } from './wire.ts'
import type { World } from './world.ts'

/** What Slack shows the person when the bot does not acknowledge in time, or cannot be reached. */
export class InteractionFailed extends Error {
  readonly code: 'operation_timeout' | 'dispatch_failed'

  constructor(what: string, code: InteractionFailed['code']) {
    super(`${what} failed with the error "${code}"`)
    this.code = code
  }
}

/** What came of a command or press. */
export interface Outcome {
  /** Real milliseconds until the bot acknowledged. */
  ackMs: number
  /** What the acknowledgement carried; empty when bare. */
  ack: Fields
  responseUrl: string
  /** What the person saw in answer so far; grows as the bot answers through the response URL. */
  seen: Message[]
  /** Waits (real milliseconds) until at least so many answers were seen. */
  answers(count?: number, timeoutMs?: number): Promise<Message[]>
}

/** How people's commands are sent. */
export interface Manner {
  /** Real milliseconds Slack waits for the acknowledgement. */
  ackMs: number
  /** Whether mentions in a command's text reach the bot as ids. */
  shouldEscape: boolean
}

/** A person types a slash command. Threads do not take them, as in Slack. */
export async function slash(
  world: World,
  manner: Manner,
  command: { who: Ref; place: Ref; name: string; text: string; threadTs?: string },
): Promise<Outcome> {
  const { name } = command
  if (!/^\/[^\s]+$/.test(name)) throw new Error(`A command starts with a slash and has no spaces: ${name}`)
  if (command.threadTs !== undefined) throw new Error(`${name} is not supported in threads. Sorry!`)
  const person = personAt(world, command.who)
  const room = roomAt(world, command.place)
  enter(room, person)
  const hook = world.hooks.create('commands', world.team.id, room, person.id)
  const payload: Fields = {
    token: 'local-verification-token',
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: room.id,
    channel_name: room.kind === 'im' ? 'directmessage' : room.kind === 'group' ? 'privategroup' : room.name,
    user_id: person.id,
    user_name: person.name,
    command: name,
    text: manner.shouldEscape
      ? withMentions(command.text, world, ({ id, name: handle }) => `<@${id}|${handle}>`)
      : command.text,
    api_app_id: world.team.appId,
    is_enterprise_install: 'false',
    response_url: `http://${world.host}${hook.path}`,
    trigger_id: world.views.trigger(person.id, world.clock.now()),
  }
  const acked = await hear(world, manner, name, { type: 'slash_commands', payload, acceptsResponse: true })
  if (Object.keys(acked.ack).length > 0) world.hooks.show(hook, acked.ack)
  return outcome(world, hook, acked)
}

/** A person presses a button, named by its `action_id`, its text or its value. */
export async function press(world: World, manner: Manner, who: Ref, ref: MessageRef, which: string): Promise<Outcome> {
  const person = personAt(world, who)
  const message = messageAt(world, ref)
  const room = roomAt(world, message.channel)
  const button = pick(buttonsOf(message.blocks), which)
  const hook = world.hooks.create('actions', world.team.id, room, person.id, message)
  const isEphemeral = message.ephemeralFor !== undefined
  const payload: Fields = {
    ...pressed(world, person, button),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: room.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: room.id, name: roomName(room) },
    ...(isEphemeral ? {} : { message: messageOnWire(message, world.team) }),
    response_url: `http://${world.host}${hook.path}`,
  }
  const what = { type: 'interactive', payload, acceptsResponse: false } as const
  return outcome(world, hook, await hear(world, manner, button.text, what))
}

/** What every press carries, wherever the button is. */
export function pressed(world: World, person: Person, button: Button): Fields {
  const { element } = button
  const now = world.clock.now()
  return {
    type: 'block_actions',
    ...context(world, person),
    trigger_id: world.views.trigger(person.id, now),
    state: { values: {} },
    actions: [{ ...element, block_id: button.blockId, action_ts: world.ids.ts(now) }],
  }
}

/** Who acts, where, for which app: the head of every interaction. */
export function context(world: World, person: Person): Fields {
  const { team } = world
  return {
    user: { id: person.id, username: person.name, name: person.name, team_id: team.id },
    api_app_id: team.appId,
    token: 'local-verification-token',
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** Sends an interaction and waits for its ack, as long as a person's screen does. */
export function hear(
  world: World,
  manner: Manner,
  what: string,
  interaction: Interaction,
): Promise<{ ackMs: number; ack: Fields }> {
  const start = performance.now()
  return new Promise((resolve, reject) => {
    let sent = false
    const timer = setTimeout(() => {
      giveUp()
      reject(new InteractionFailed(what, sent ? 'operation_timeout' : 'dispatch_failed'))
    }, manner.ackMs)
    const giveUp = world.sockets.interaction({
      ...interaction,
      onSent: () => {
        sent = true
      },
      onAck: (ack) => {
        clearTimeout(timer)
        resolve({ ackMs: performance.now() - start, ack })
      },
    })
  })
}

/** The one button meant; a name that fits none or several is the test's mistake. */
export function pick(buttons: readonly Button[], which: string): Button {
  const keys = [(one: Button) => one.actionId, (one: Button) => one.text, (one: Button) => one.value]
  for (const key of keys) {
    const found = buttons.filter((button) => key(button) === which)
    if (found.length === 1 && found[0]) return found[0]
    if (found.length > 1) throw new Error(`Several buttons are called ${which}: name one by its text or value`)
  }
  throw new Error(`No button ${which}; there are: ${buttons.map((one) => `${one.text} (${one.actionId})`).join(', ')}`)
}

function outcome(world: World, hook: Hook, acked: { ackMs: number; ack: Fields }): Outcome {
  return {
    ...acked,
    responseUrl: `http://${world.host}${hook.path}`,
    seen: hook.seen,
    answers: (count = 1, timeoutMs = 5000) =>
      world.activity.waitFor(() => hook.seen.length >= count && hook.seen, timeoutMs),
  }
}

function roomName(room: Room): string {
  return room.kind === 'im' ? 'directmessage' : room.name
}
