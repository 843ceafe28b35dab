import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { commands } from '../../commands/index.ts'
import type { Larder } from './mutate.ts'

export const OWNER = 41
const ADMIN = 42
export const INBOX = -1001
export const ALERTS = -1002
export const CONNECTION = 'conn-1'
export const SLACK_OWNER = 'UOWNER'
export const CHANNEL = 'CALERTS'
/** The first topic there is. */
export const TOPIC = 7

type Fields = Record<string, unknown>

/** A payload as Slack wraps it. */
export interface SlackPayload {
  type: 'events_api' | 'interactive' | 'slash_commands'
  payload: unknown
}

const SHARED = path.resolve(import.meta.dirname, '../../../shared/payloads')

/** The payloads of public test suites are there. */
const hasShared = existsSync(SHARED)

/** Everything Telegram is known to send, and what our own people send, as updates without their ids. */
export function telegramPayloads(): Fields[] {
  return [...ownUpdates(), ...read('telegram').map(([name, body]) => asUpdate(name, body))]
}

/** The same of Slack. */
export function slackPayloads(): SlackPayload[] {
  return [
    ...ownCalls(),
    ...read('slack').map(([name, body]): SlackPayload => {
      const { type, payload } = body as Partial<SlackPayload>
      if (name.startsWith('envelope_') && type) return { type, payload }
      if (name.startsWith('event_')) return { type: 'events_api', payload: body }
      return { type: name.startsWith('slash_') ? 'slash_commands' : 'interactive', payload: body }
    }),
  ]
}

/** Pieces of all payloads, and every command's name. */
export function larderOf(payloads: readonly unknown[]): Larder {
  const pieces = payloads.flatMap((payload) => piecesOf(payload, 4))
  return { pieces, lines: commands.flatMap(({ name, aliases = [] }) => [name, ...aliases]) }
}

function piecesOf(value: unknown, depth: number): unknown[] {
  if (typeof value !== 'object' || value === null || depth === 0) return [value]
  return [value, ...Object.values(value).flatMap((one) => piecesOf(one, depth - 1))]
}

function read(platform: string): [string, unknown][] {
  if (!hasShared) return []
  const folder = path.join(SHARED, platform)
  const names = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'index.json')
  return names.map((name) => [name, JSON.parse(readFileSync(path.join(folder, name), 'utf8'))])
}

function asUpdate(name: string, body: unknown): Fields {
  if (name.startsWith('message.')) return { message: body }
  if (name.startsWith('callbackquery.')) return { callback_query: body }
  if (name.startsWith('businessconnection.')) return { business_connection: body }
  if (name.startsWith('businessmessagesdeleted.')) return { deleted_business_messages: body }
  return body as Fields
}

const user = (id: number, first_name: string) => ({ id, is_bot: false, first_name, language_code: 'id' })
const privately = (id: number, name: string, more: object) => {
  return { message_id: 1, date: 1, from: user(id, name), chat: { ...user(id, name), type: 'private' }, ...more }
}
const inGroup = (id: number, chat: number, more: object) => {
  const group = { id: chat, type: 'supergroup', title: 'Grup', is_forum: true }
  return {
    message_id: 1,
    date: 1,
    from: user(id, 'Sari'),
    chat: group,
    is_topic_message: true,
    message_thread_id: TOPIC,
    ...more,
  }
}
const pressed = (id: number, data: string) => {
  return { id: '1', from: user(id, 'Rina'), chat_instance: '1', data, message: inGroup(OWNER, ALERTS, { text: 'x' }) }
}

function ownUpdates(): Fields[] {
  const business = { business_connection_id: CONNECTION }
  const customers = [1001, 1002, 1003, 1004, 1005]
  return [
    ...customers.map((id) => ({ message: privately(id, `Dewi ${id}`, { text: 'ada kak?' }) })),
    ...customers.map((id) => ({ edited_message: privately(id, `Dewi ${id}`, { text: 'ada?', edit_date: 1 }) })),
    ...customers.map((id) => ({ business_message: privately(id, `Dewi ${id}`, { text: 'ready?', ...business }) })),
    { business_message: { ...privately(1002, 'Dewi', { text: 'ready ya', ...business }), from: user(OWNER, 'Rina') } },
    { edited_business_message: privately(1002, 'Dewi', { text: 'ready kak?', edit_date: 1, ...business }) },
    { deleted_business_messages: { ...business, chat: privately(1002, 'Dewi', {}).chat, message_ids: [1, 2, 3] } },
    { message: privately(1003, 'Dewi', { photo: [{ file_id: 'x' }], caption: 'ini', media_group_id: '5' }) },
    { message: inGroup(ADMIN, INBOX, { text: 'ada kak, silakan' }) },
    { message: inGroup(ADMIN, INBOX, { text: 'sebentar ya kak' }) },
    { message: inGroup(ADMIN, INBOX, { text: '// catatan' }) },
    { edited_message: inGroup(ADMIN, INBOX, { text: 'ada', edit_date: 1 }) },
    { message: inGroup(ADMIN, INBOX, { text: '/resolve' }) },
    ...commands.map(({ name }) => ({ message: privately(OWNER, 'Rina', { text: `/${name} 1` }) })),
    ...['claim 1-1', 'claim 1-2', 'resolve 1', 'vote 1 5', 'dismiss 1-1', 'help'].map((line) => ({
      callback_query: pressed(OWNER, line),
    })),
    { my_chat_member: { ...privately(1004, 'Dewi', {}), new_chat_member: { status: 'kicked', user: user(1, 'bot') } } },
  ]
}

function ownCalls(): SlackPayload[] {
  const typed = { command: '/sigap', user_id: SLACK_OWNER, user_name: 'rina', channel_id: CHANNEL, team_id: 'T1' }
  const action = { type: 'button', action_id: 'a', block_id: 'b', action_ts: '1.1' }
  const press = { user: { id: SLACK_OWNER, username: 'rina' }, channel: { id: CHANNEL }, team: { id: 'T1' } }
  const event = { type: 'app_mention', user: SLACK_OWNER, channel: CHANNEL, ts: '1.1' }
  return [
    ...commands.map(
      ({ name }): SlackPayload => ({
        type: 'slash_commands',
        payload: { ...typed, text: `${name} 1`, trigger_id: 'x', response_url: 'x' },
      }),
    ),
    ...['claim 1-1', 'resolve 1', 'waiting'].map(
      (value): SlackPayload => ({
        type: 'interactive',
        payload: {
          type: 'block_actions',
          ...press,
          container: { channel_id: CHANNEL, message_ts: '1.1' },
          actions: [{ ...action, value }],
          response_url: 'x',
        },
      }),
    ),
    {
      type: 'events_api',
      payload: { type: 'event_callback', team_id: 'T1', event: { ...event, text: '<@UBOT> status' } },
    },
  ]
}

/** What makes a payload one of this moment. */
export interface Moment {
  serial: number
  now: number
  /** An address of ours. */
  home: string
  /** The topic that answers are written in. */
  topic: number
}

/** Customers are others every so often, as in a shop: no chat goes on for ever. */
const REGULARS = 2000
const APART = 10_000_000

/** A copy of it as new as the moment: messages nobody has heard, dated now, by customers of these days, and addresses that are ours. */
export function freshened<T>(payload: T, { serial, now, home, topic }: Moment): T {
  const seconds = Math.floor(now / 1000)
  const fresh = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => fresh(one, key))
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fresh(one, name)]))
    }
    if (key === 'message_id' && typeof value === 'number') return 1_000_000 + serial
    if (key === 'id' && typeof value === 'number' && value > ADMIN) return value + APART * Math.floor(serial / REGULARS)
    if (key === 'message_thread_id' && value === TOPIC) return topic
    if (/^(date|edit_date|event_time)$/.test(key) && typeof value === 'number') return seconds
    if (/^(ts|action_ts|event_ts|message_ts)$/.test(key)) return `${seconds}.${String(serial % 1e6).padStart(6, '0')}`
    if (/^(trigger_id|event_id)$/.test(key)) return `${serial}.x`
    return key === 'response_url' ? `${home}hook/${serial}` : value
  }
  return fresh(payload, '') as T
}
