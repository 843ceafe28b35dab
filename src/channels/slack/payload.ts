import type { Place, Sender } from '../../chat/heard.ts'
import { credible } from '../../domain/credible.ts'
import { storable } from '../../domain/storable.ts'
import type { Instant } from '../../domain/time.ts'
import { messageLine, slashLine } from './line.ts'

/** A command line somebody typed or pressed in Slack. */
export interface SlackCall {
  line: string
  sender: Sender
  place: Place
  /** The same when Slack delivers the same thing again. */
  key: string
  at: Instant
  /** The button pressed, and the message it is on. */
  press?: { runs: string; messageTs: string }
}

/** A call with what is needed to answer it. `name` of the sender is empty when the payload did not tell. */
export interface HeardCall extends SlackCall {
  /** typed: a slash command. pressed: a button. written: a message to the bot. */
  way: 'typed' | 'pressed' | 'written'
  responseUrl?: string
  /** Thread the answer belongs to. */
  answerIn?: string
}

/** What reading a payload needs besides the payload. */
export interface Reading {
  now: Instant
  envelopeId: string
  botUserId: string
}

/** A payload that lacks what Slack always sends; logged and left alone. */
class Malformed extends Error {}

/** Reads a slash command. */
export function readSlash(body: unknown, { now, envelopeId }: Reading): HeardCall {
  const user = needed(body, 'user_id')
  const chat = needed(body, 'channel_id')
  const name = optional(body, 'user_name') ?? ''
  return {
    way: 'typed',
    line: slashLine(needed(body, 'command'), optional(body, 'text') ?? ''),
    sender: { platform: 'slack', id: user, name, ...(name ? { username: name } : {}) },
    place: { platform: 'slack', chat, kind: kindOf(chat) },
    key: `slack:${optional(body, 'team_id') ?? ''}:${optional(body, 'trigger_id') ?? envelopeId}`,
    at: now,
    responseUrl: optional(body, 'response_url'),
  }
}

/** Reads a press. Null for buttons that only open a link, and for anything that is no button. */
export function readPress(body: unknown, { now }: Reading): HeardCall | null {
  const actions = at(body, 'actions')
  const action: unknown = Array.isArray(actions) ? actions[0] : undefined
  const runs = optional(action, 'value')
  if (at(action, 'type') !== 'button' || runs === undefined || at(action, 'url') !== undefined) return null
  const user = needed(body, 'user', 'id')
  const chat = optional(body, 'channel', 'id') ?? needed(body, 'container', 'channel_id')
  const messageTs = optional(body, 'container', 'message_ts') ?? needed(body, 'message', 'ts')
  const thread = optional(body, 'container', 'thread_ts') ?? optional(body, 'message', 'thread_ts')
  const team = optional(body, 'team', 'id') ?? optional(body, 'user', 'team_id') ?? ''
  const pressed = needed(action, 'action_ts')
  const username = optional(body, 'user', 'username') ?? optional(body, 'user', 'name')
  return {
    way: 'pressed',
    line: runs,
    sender: { platform: 'slack', id: user, name: username ?? '', ...(username ? { username } : {}) },
    place: { platform: 'slack', chat, kind: kindOf(chat), ...(thread === undefined ? {} : { thread }) },
    key: `slack:${team}:${pressed}:${user}`,
    at: instantOf(pressed, now),
    press: { runs, messageTs },
    responseUrl: optional(body, 'response_url'),
    answerIn: thread,
  }
}

/** Reads a message to the bot: one that mentions it, or one in its direct chat. Null for all others. */
export function readMessage(body: unknown, { now, botUserId }: Reading): HeardCall | null {
  const event = at(body, 'event')
  const mention = at(event, 'type') === 'app_mention'
  if (!mention && at(event, 'channel_type') !== 'im') return null
  if (at(event, 'bot_id') !== undefined || at(event, 'hidden') === true) return null
  if (at(event, 'subtype') !== undefined && at(event, 'subtype') !== 'thread_broadcast') return null
  const user = needed(event, 'user')
  const text = optional(event, 'text') ?? ''
  if (user === botUserId || text.trim() === '') return null
  const chat = needed(event, 'channel')
  const ts = needed(event, 'ts')
  const thread = optional(event, 'thread_ts')
  return {
    way: 'written',
    line: messageLine(text, botUserId),
    sender: { platform: 'slack', id: user, name: '' },
    place: { platform: 'slack', chat, kind: kindOf(chat), ...(thread === undefined ? {} : { thread }) },
    key: `slack:${optional(body, 'team_id') ?? ''}:${chat}:${ts}`,
    at: instantOf(ts, now),
    answerIn: thread ?? (mention ? ts : undefined),
  }
}

/** The moment of a Slack `ts`, whose digits after the point are microseconds. */
function instantOf(ts: string, now: Instant): Instant {
  const at = Math.floor(Number(ts) * 1000 + 0.0001)
  return Number.isFinite(at) && at > 0 ? credible(at, now) : now
}

const kindOf = (chat: string): Place['kind'] => (chat.startsWith('D') ? 'private' : 'group')

function at(value: unknown, ...path: string[]): unknown {
  let one = value
  for (const key of path) {
    if (typeof one !== 'object' || one === null) return undefined
    one = Object.hasOwn(one, key) ? (one as Record<string, unknown>)[key] : undefined
  }
  return one
}

function optional(value: unknown, ...path: string[]): string | undefined {
  const found = at(value, ...path)
  return typeof found === 'string' ? storable(found) || undefined : undefined
}

function needed(value: unknown, ...path: string[]): string {
  const found = optional(value, ...path)
  if (found === undefined) throw new Malformed(`no ${path.join('.')}`)
  return found
}
