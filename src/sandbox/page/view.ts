import type { User } from 'grammy/types'
import type { Instant } from '../../domain/time.ts'
import type { Teammate } from '../people.ts'
import type { LocalSlack, Message } from '../slack/index.ts'
import type { Stage } from '../stage.ts'
import type { SeenButton, SeenMessage } from '../telegram/index.ts'

/** A message in Telegram as the page shows it. `html` is the bot's own; the page takes from it only what it knows. */
interface TelegramMessage {
  id: string
  chat: number
  message: number
  ephemeral?: number
  by: string
  byId: number
  bot: boolean
  at: Instant
  kind: string
  text: string
  html?: string
  rows: SeenButton[][]
  edited: boolean
  /** The only person who sees it. */
  only?: string
}

interface SlackMessage {
  id: string
  by: string
  bot: boolean
  at: Instant
  text: string
  blocks: Message['blocks']
  edited: boolean
  only?: string
  inThread: boolean
}

interface Someone {
  id: number
  name: string
}

/** Everything the page shows, as it stands. */
export interface PlaygroundView {
  now: Instant
  zone: string
  customers: (Someone & { topic?: number })[]
  /** The owner first. */
  team: Someone[]
  /** Private chats with the bot, by person. */
  phones: Record<number, TelegramMessage[]>
  topics: (Someone & { messages: TelegramMessage[] })[]
  alerts: { name: string; messages: TelegramMessage[] }
  slack: { name: string; people: Record<string, string>; messages: SlackMessage[] } | null
}

/** Nobody scrolls back further on a page to play on, and every change sends it all. */
const SHOWN = 60

/** Looks at every chat. */
export function viewOf(stage: Stage, customers: readonly User[], team: readonly Teammate[]): PlaygroundView {
  const { telegram, inbox, alerts, slack, channel, topics } = stage
  const people = [...customers, ...team.map(({ user }) => user)]
  const show = (message: SeenMessage) => shown(message, people)
  const newest = (messages: SeenMessage[]) => messages.filter(isSpoken).slice(-SHOWN).map(show)
  return {
    now: stage.clock.now(),
    zone: 'Asia/Jakarta',
    customers: customers.map(({ id, first_name }) => ({ id, name: first_name, topic: topics.of(id) })),
    team: team.map(({ user, name }) => ({ id: user.id, name })),
    phones: Object.fromEntries(people.map(({ id }) => [id, newest(telegram.messages(id))])),
    topics: telegram
      .topics(inbox)
      .filter(({ deleted }) => !deleted)
      .map(({ id, name }) => ({ id, name, messages: newest(telegram.messages(inbox, id)) })),
    alerts: { name: alerts.title, messages: newest(telegram.messages(alerts)) },
    slack: slack && channel && { name: channel.name, ...inSlack(slack, channel.id, team) },
  }
}

const isSpoken = ({ kind }: SeenMessage) => !kind.startsWith('forum_topic')

function shown(message: SeenMessage, people: readonly User[]): TelegramMessage {
  const { id, chat, ephemeralId, from, fromBot, at, kind, text, html, rows, edits, receiver } = message
  return {
    id: ephemeralId === undefined ? `${chat}:${id}` : `${chat}:only:${ephemeralId}`,
    chat,
    message: id,
    ephemeral: ephemeralId,
    by: from?.first_name ?? '',
    byId: from?.id ?? 0,
    bot: fromBot,
    at,
    kind,
    text,
    html,
    rows,
    edited: edits.length > 0,
    only: people.find((user) => user.id === receiver)?.first_name,
  }
}

function inSlack(slack: LocalSlack, channel: string, team: readonly Teammate[]) {
  const people: Record<string, string> = { [slack.bot.userId]: 'Sigap' }
  for (const { slack: person, name } of team) if (person) people[person.id] = name
  const whispers = team.flatMap(({ slack: person }) => (person ? slack.ephemerals(person) : []))
  const there = [...slack.messages(channel), ...whispers.filter((message) => message.channel === channel)]
  const standing = there.filter(({ deletedAt }) => deletedAt === undefined).sort((a, b) => Number(a.ts) - Number(b.ts))
  return {
    people,
    messages: standing.slice(-SHOWN).map((message) => ({
      id: message.ts,
      by: people[message.user] ?? message.user,
      bot: message.byBot,
      at: message.at,
      text: slack.plainText(message),
      blocks: message.blocks,
      edited: message.edits.length > 0,
      only: message.ephemeralFor === undefined ? undefined : people[message.ephemeralFor],
      inThread: message.threadTs !== undefined,
    })),
  }
}
