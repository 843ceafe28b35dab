import type { Server } from 'node:http'
import type { Call, Happening } from './activity.ts'
import type { Fault } from './faults.ts'
import { type Button, buttonsOf } from './look.ts'
import { pressInView, submit, type ViewOutcome } from './modals.ts'
import type { Message, Person, Room, View } from './model.ts'
import { type Manner, type Outcome, press, slash } from './pressing.ts'
import { plainText } from './read.ts'
import { type MessageRef, messageAt, openHome, personAt, type Ref, react, rewrite, roomAt, say } from './talking.ts'
import type { World } from './world.ts'

/** A running local Slack: what the bot connects to, what people do in it, and what they see. */
export interface LocalSlack {
  /** For `SLACK_API_URL`; ends in `/api/`. */
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly bot: { userId: string; botId: string; teamId: string; appId: string }
  close(): Promise<void>

  /** Hires somebody. `name` is their handle. */
  user(who: { name: string; realName?: string; locale?: string; timezone?: string }): Person
  /** Opens a channel; the bot is in it unless told otherwise. */
  channel(what: { name: string; botIsMember?: boolean; isPrivate?: boolean; members?: readonly Ref[] }): Room
  /** The direct chat between a person and the bot. */
  im(who: Ref): Room
  /** Lets somebody, or the bot (`slack.bot.userId`), into a channel. */
  invite(place: Ref, who: Ref): void
  /** Takes somebody, or the bot, out of a channel. */
  kick(place: Ref, who: Ref): void
  archive(place: Ref): void

  say(place: Ref, who: Ref, text: string, options?: { threadTs?: string }): Message
  /** Says something to the bot by name. */
  mention(place: Ref, who: Ref, text: string, options?: { threadTs?: string }): Message
  rewrite(message: MessageRef, text: string): Message
  erase(message: MessageRef): void
  react(who: Ref, message: MessageRef, name: string): void
  openHome(who: Ref): void
  /** Types a command; resolves at the ack, fails with `InteractionFailed` as Slack does. A thread is refused. */
  slash(who: Ref, place: Ref, command: string, text?: string, options?: { threadTs?: string }): Promise<Outcome>
  /** Presses a button by `action_id`, text or value; resolves at the ack. */
  press(who: Ref, message: MessageRef, which: string): Promise<Outcome>
  /** Presses a button of the modal somebody has open, or of their Home tab. */
  pressInView(who: Ref, which: string): Promise<ViewOutcome>
  /** Fills in the modal somebody has open, by `action_id`, and hands it in. */
  submit(who: Ref, answers: Readonly<Record<string, string>>): Promise<ViewOutcome>
  /** Sends an event again under the same `event_id`. */
  redeliver(eventId: string): void

  /** Everything written in a room, or in one thread of it, oldest first, deleted messages included. */
  messages(place: Ref, threadTs?: string): Message[]
  /** What only this person was shown. */
  ephemerals(who: Ref): Message[]
  /** All visible text of a message, in reading order, without markup. */
  plainText(message: Pick<Message, 'text' | 'blocks'>): string
  buttons(message: Pick<Message, 'blocks'>): Button[]
  home(who: Ref): View | undefined
  modal(who: Ref): View | undefined
  /** The bot's latest calls, oldest first; bounded. */
  readonly calls: readonly Call[]
  /** How often each outcome of each method came. */
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>
  on(listener: (happening: Happening) => void): () => void
  /** The first truthy answer of `find`, asked after everything that happens; real milliseconds. */
  waitFor<T>(find: () => T | undefined | null | false, timeoutMs?: number): Promise<T>

  /** From now on the app hears by HTTP at `url`, signed with the secret. */
  postTo(url: string, signingSecret: string): void
  /** Sockets the bot holds open. */
  readonly sockets: number
  /** Events given up after their last retry. */
  readonly lost: number
  /** Whether the bot has acknowledged everything. */
  quiet(): boolean
  /** Sends every socket away, as Slack does several times a day; what happens meanwhile waits. */
  disconnectSockets(): void
  /** Cuts every socket without a word, as a dead network does. */
  cutSockets(): void
  fault(fault: Fault): void
  /** Faults that are not used up yet. */
  faultsOrdered(): number
  clearFaults(): void
  /** Slack is gone: every connection is cut until it is over. */
  outage(on: boolean): void
}

/** Puts the parts of a local Slack into the hands of its people. */
export function localSlack(world: World, server: Server, manner: Manner): LocalSlack {
  const { workspace, activity, sockets, faults, team } = world
  return {
    apiUrl: `http://${world.host}/api/`,
    botToken: world.tokens.bot,
    appToken: world.tokens.app,
    bot: { userId: team.botUserId, botId: team.botId, teamId: team.id, appId: team.appId },
    close: () => close(world, server),
    user: (who) => workspace.addPerson(who),
    channel({ name, botIsMember = true, isPrivate = false, members = [] }) {
      const inside = [...members.map((ref) => personAt(world, ref).id), ...(botIsMember ? [team.botUserId] : [])]
      return workspace.addRoom(name, isPrivate ? 'group' : 'channel', inside)
    },
    im: (who) => workspace.imWith(personAt(world, who)),
    invite: (place, who) => workspace.join(roomAt(world, place), personAt(world, who).id),
    kick: (place, who) => workspace.leave(roomAt(world, place), personAt(world, who).id),
    archive(place) {
      roomAt(world, place).archived = true
    },
    say: (place, who, text, options) => say(world, place, who, text, options),
    mention: (place, who, text, options) => say(world, place, who, `<@${team.botUserId}> ${text}`, options),
    rewrite: (message, text) => rewrite(world, message, text),
    erase: (message) => workspace.remove(messageAt(world, message)),
    react: (who, message, name) => react(world, who, message, name),
    openHome: (who) => openHome(world, who),
    slash: (who, place, name, text = '', options = {}) => slash(world, manner, { who, place, name, text, ...options }),
    press: (who, message, which) => press(world, manner, who, message, which),
    pressInView: (who, which) => pressInView(world, manner, who, which),
    submit: (who, answers) => submit(world, manner, who, answers),
    redeliver: (eventId) => world.events.repeat(eventId),
    messages: (place, threadTs) => workspace.messages(roomAt(world, place).id, threadTs),
    ephemerals: (who) => workspace.whispersTo(personAt(world, who).id),
    plainText: (message) => plainText(message, workspace),
    buttons: (message) => buttonsOf(message.blocks),
    home: (who) => world.views.home(personAt(world, who).id),
    modal: (who) => world.views.modal(personAt(world, who).id),
    postTo: (url, signingSecret) => sockets.postTo({ url, signingSecret }),
    calls: activity.calls,
    counts: activity.counts,
    on: (listener) => activity.on(listener),
    waitFor: (find, timeoutMs) => activity.waitFor(find, timeoutMs),
    get sockets() {
      return sockets.count
    },
    get lost() {
      return sockets.lost
    },
    quiet: () => sockets.pending === 0,
    disconnectSockets: () => sockets.disconnect(),
    cutSockets: () => sockets.cut(),
    fault: (fault) => faults.add(fault),
    faultsOrdered: () => faults.ordered,
    clearFaults: () => faults.clear(),
    outage(on) {
      faults.outage = on
      if (!on) return
      sockets.cut()
      server.closeAllConnections()
    },
  }
}

async function close(world: World, server: Server): Promise<void> {
  world.sockets.close()
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
