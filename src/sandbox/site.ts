import type { Chat, User } from 'grammy/types'
import { realClock } from '../clock.ts'
import { type LocalSlack, type Person, type Room, startSlack } from './slack/index.ts'
import { type LocalTelegram, startTelegram, type TelegramOptions } from './telegram/index.ts'

/** Local platforms on the host's clock with a shop's chats on them, for bots that run as processes of their own. */
export interface Site {
  telegram: LocalTelegram
  slack: LocalSlack
  owner: { telegram: User; slack: Person }
  inbox: Chat
  alerts: Chat
  channel: Room
  /** Settings of a bot that lacks nothing but a database. */
  env: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Opens the platforms, hires an owner, makes the chats. `retryMs`: when Slack tells of an event again. */
export async function openSite(options: Partial<TelegramOptions>, retryMs?: readonly number[]): Promise<Site> {
  const telegram = await startTelegram({ clock: realClock, limits: 'off', ...options })
  const slack = await startSlack({ clock: realClock, limits: 'off', ...(retryMs && { retryMs }) })
  const owner = {
    telegram: telegram.user({ firstName: 'Rina' }),
    slack: slack.user({ name: 'rina', realName: 'Rina' }),
  }
  const inbox = telegram.supergroup({ title: 'Inbox', owner: owner.telegram, forum: true })
  const alerts = telegram.supergroup({ title: 'Peringatan', owner: owner.telegram })
  const channel = slack.channel({ name: 'peringatan', members: [owner.slack] })
  const env = {
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
    HTTP_PORT: '0',
  }
  const close = async () => void (await Promise.all([telegram.close(), slack.close()]))
  return { telegram, slack, owner, inbox, alerts, channel, env, close }
}
