import type { Chat, User } from 'grammy/types'
import { realClock } from '../../clock.ts'
import { type LocalSlack, type Person, type Room, startSlack } from '../slack/index.ts'
import { type LocalTelegram, startTelegram } from '../telegram/index.ts'

/** Local platforms on the host's clock with a shop on them. */
export interface Place {
  telegram: LocalTelegram
  slack: LocalSlack
  owner: { telegram: User; slack: Person }
  admins: readonly [User, ...User[]]
  inbox: Chat
  alerts: Chat
  channel: Room
  /** Settings of the bot that joins them, all but the database. */
  env: Readonly<Record<string, string>>
  close(): Promise<void>
}

const TARGET = '4s'

/** An event comes again soon, and as often as a bot that is killed all the time needs. */
const RETRY_MS = [0, ...Array.from({ length: 60 }, () => 2000)]

/** Opens the platforms, hires a team, makes the chats. */
export async function openPlace(): Promise<Place> {
  const telegram = await startTelegram({ clock: realClock, limits: 'off' })
  const slack = await startSlack({ clock: realClock, limits: 'off', retryMs: RETRY_MS })
  const owner = {
    telegram: telegram.user({ firstName: 'Rina' }),
    slack: slack.user({ name: 'rina', realName: 'Rina' }),
  }
  const hire = (firstName: string) => telegram.user({ firstName })
  const inbox = telegram.supergroup({ title: 'Inbox', owner: owner.telegram, forum: true })
  const alerts = telegram.supergroup({ title: 'Peringatan', owner: owner.telegram })
  const channel = slack.channel({ name: 'peringatan', members: [owner.slack] })
  return {
    telegram,
    slack,
    owner,
    admins: [hire('Sari'), hire('Budi'), hire('Wati')],
    inbox,
    alerts,
    channel,
    env: {
      LOG_LEVEL: 'info',
      HTTP_PORT: '0',
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      TELEGRAM_GROUP_LIMIT: 'off',
      TELEGRAM_GLOBAL_LIMIT: 'off',
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      OWNER_TELEGRAM_ID: String(owner.telegram.id),
      OWNER_SLACK_ID: owner.slack.id,
      INBOX_TELEGRAM_CHAT: String(inbox.id),
      ALERT_TELEGRAM_CHAT: String(alerts.id),
      ALERT_SLACK_CHANNEL: channel.id,
      BUSINESS_HOURS: 'always',
      FIRST_RESPONSE_TARGET: TARGET,
      NEXT_RESPONSE_TARGET: TARGET,
      REOPEN_WITHIN: '0s',
      SURVEY_COOLDOWN: '0s',
    },
    close: async () => void (await Promise.all([telegram.close(), slack.close()])),
  }
}
