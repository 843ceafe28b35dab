import { formatClock } from '../../domain/format.ts'
import type { Act } from '../acts.ts'
import { shownSlack, shownTelegram } from '../shown.ts'
import type { Happening, LocalSlack } from '../slack/index.ts'
import type { Stage } from '../stage.ts'
import type { Change, SeenMessage } from '../telegram/index.ts'
import type { Entry } from './lines.ts'
import { quotesIn, quotesInSlack, withQuotes } from './quotes.ts'

const ZONE = 'Asia/Jakarta'
const SHORT = 60

/** Tells of everything that happens in the chats, in the order it happens, as a person looking on would. */
export function watch(stage: Stage, tell: (entry: Entry) => void): void {
  const { telegram, slack, acts } = stage
  const say = (entry: Omit<Entry, 'time'>) => tell({ time: formatClock(stage.clock.now(), ZONE, 'id'), ...entry })
  telegram.on((change) => {
    const entry = onTelegram(stage, change)
    if (entry) say(entry)
  })
  slack?.on((happening) => {
    const entry = onSlack(stage, slack, happening)
    if (entry) say(entry)
  })
  acts.on((act) => say(acted(stage, act)))
}

type Untimed = Omit<Entry, 'time'>

function onTelegram(stage: Stage, change: Change): Untimed | null {
  if (change.type !== 'posted' && change.type !== 'edited' && change.type !== 'deleted') return null
  const { message } = change
  const place = placeOf(stage, message.chat, message.thread)
  const who = message.from?.first_name ?? ''
  // The customer's words follow at once and name it.
  if (message.kind === 'forum_topic_created') return null
  if (change.type === 'deleted') return { place, who, what: 'deleted', text: message.text }
  // What the bot writes itself is HTML; the rest it has carried over from the other side.
  if (message.fromBot && message.html === undefined) return { place, who: '', what: `↳ ${brief(message)}`, text: '' }
  const what =
    change.type === 'edited'
      ? 'edited'
      : message.receiver
        ? `only ${firstName(stage, message.receiver)} sees it`
        : undefined
  return { place, who, what, text: withQuotes(shownTelegram(message), quotesIn(message.html)) }
}

function brief(message: SeenMessage): string {
  const line = shownTelegram(message).replaceAll('\n', ' ')
  return line.length > SHORT ? `${line.slice(0, SHORT - 1).trimEnd()}…` : line
}

function onSlack(stage: Stage, slack: LocalSlack, happening: Happening): Untimed | null {
  const { channel } = stage
  if (happening.kind !== 'change' || !('message' in happening.change)) return null
  const { kind, message } = happening.change
  if (kind === 'reacted' || message.channel !== channel?.id) return null
  return {
    place: slackPlace(channel.name),
    who: message.byBot ? stage.telegram.bot.first_name : message.user,
    what: kind === 'posted' ? undefined : kind,
    text: withQuotes(shownSlack(slack, message), quotesInSlack(message)),
  }
}

function acted(stage: Stage, act: Act): Untimed {
  const place =
    'slack' in act.in ? slackPlace(stage.channel?.name ?? '') : placeOf(stage, act.in.telegram, act.in.thread)
  if ('presses' in act) return { place, who: act.by, text: `presses [${act.presses}]` }
  if ('types' in act) return { place, who: act.by, text: act.types }
  return { place, who: act.by, what: `only ${act.to} sees it`, text: act.shows }
}

const slackPlace = (name: string) => `Slack #${name}`

function placeOf({ telegram, inbox, alerts }: Stage, chat: number, thread: number | undefined): string {
  if (chat === alerts.id) return `Telegram ${alerts.title}`
  if (chat === inbox.id) return `Inbox › ${telegram.topics(inbox).find(({ id }) => id === thread)?.name ?? 'General'}`
  const known = telegram.chats().find((one) => one.chat.id === chat)?.chat
  return `Chat ${known && 'first_name' in known ? known.first_name : chat}`
}

function firstName({ telegram }: Stage, id: number): string {
  const chat = telegram.chats().find((one) => one.chat.id === id)?.chat
  return chat && 'first_name' in chat && chat.first_name ? chat.first_name : 'one person'
}
