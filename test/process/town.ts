import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Chat, User } from 'grammy/types'
import { realClock } from '../../src/clock.ts'
import { type LocalSlack, type Person, type Room, startSlack } from '../../src/sandbox/slack/index.ts'
import { type LocalTelegram, startTelegram, type TelegramOptions } from '../../src/sandbox/telegram/index.ts'
import { ENGINE, newDatabase } from '../support/database.ts'
import { passingFolder } from '../support/folder.ts'
import { type Bot, type Launch, launch } from './bot.ts'

/** Local platforms on the host's clock, with a shop's chats on them, for a bot that runs as a process of its own. */
export interface Town {
  telegram: LocalTelegram
  slack: LocalSlack
  owner: { telegram: User; slack: Person }
  inbox: Chat
  alerts: Chat
  channel: Room
  /** The bots' working directory; gone after `close`. */
  folder: string
  /** Their database; gone after `close`. */
  databaseUrl: string
  /** Settings of a shop that lacks nothing. */
  env: Readonly<Record<string, string>>
  /** Starts a bot with these settings changed; without a value a setting is missing. */
  start(changes?: Record<string, string | undefined>, more?: Partial<Launch>): Bot
  /** Resolves with the first truthy value of `probe`, looked at whenever something happens on Telegram. */
  waitFor: LocalTelegram['waitFor']
  /** Kills what still runs, closes the platforms. */
  close(): Promise<void>
}

export async function town(options: Partial<TelegramOptions> = {}): Promise<Town> {
  const telegram = await startTelegram({ clock: realClock, limits: 'off', ...options })
  const slack = await startSlack({ clock: realClock, limits: 'off' })
  const owner = {
    telegram: telegram.user({ firstName: 'Rina' }),
    slack: slack.user({ name: 'rina', realName: 'Rina' }),
  }
  const inbox = telegram.supergroup({ title: 'Inbox', owner: owner.telegram, forum: true })
  const alerts = telegram.supergroup({ title: 'Peringatan', owner: owner.telegram })
  const channel = slack.channel({ name: 'peringatan', members: [owner.slack] })
  const database = ENGINE === 'postgresql' ? await newDatabase() : null
  const folder = passingFolder('sigap-process-')
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
    ...(database && { DATABASE_URL: database.url }),
  }
  const bots: Bot[] = []
  return {
    telegram,
    slack,
    owner,
    inbox,
    alerts,
    channel,
    folder,
    databaseUrl: database?.url ?? `file:${path.join(folder, 'data/sigap.db')}`,
    env,
    start(changes = {}, more = {}) {
      const bot = launch({ env: { ...env, ...changes }, cwd: folder, ...more })
      bots.push(bot)
      return bot
    },
    // Long, for machines that are busy with other tests.
    waitFor: (probe, timeoutMs = 30_000) => telegram.waitFor(probe, timeoutMs),
    async close() {
      for (const bot of bots) bot.kill('SIGKILL')
      await Promise.all(bots.map((bot) => bot.exited))
      await Promise.all([telegram.close(), slack.close()])
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
