import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Chat, User } from 'grammy/types'
import { readConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { type App, start } from '../main.ts'
import { Acts } from './acts.ts'
import { HostClock, type SteppedClock } from './clock.ts'
import { Drive } from './drive.ts'
import { type LocalSlack, type Person, type Room, startSlack } from './slack/index.ts'
import { type LocalTelegram, startTelegram, type TelegramOptions } from './telegram/index.ts'
import { Topics } from './topics.ts'

export interface StageOptions {
  clock: SteppedClock
  /** Settings of the shop, and its database when it is to be on another one; those that join the parts are the stage's own. */
  env?: Readonly<Record<string, string>>
  /** false: everything happens on Telegram. */
  slack?: boolean
  /** `off` (default) takes everything at once; `as-platforms` answers 429 as the platforms do. */
  limits?: 'as-platforms' | 'off'
  /** What an older Telegram server lacks. */
  telegram?: Pick<TelegramOptions, 'richMessages' | 'ephemeral'>
  ownerName?: string
  /** How far the clock of the bot's machine is ahead of the platforms'. */
  hostAheadMs?: number
  /** Real milliseconds the bot may take to come to rest. */
  patienceMs?: number
  /** At each start: the address under which the bot is to reach a local server, when it is not to reach it directly. */
  through?: (address: string) => Promise<string>
}

type Env = Record<string, string | undefined>

/** Local platforms with a shop on them, and the very bot that runs in production against them, on a database of its own. */
export interface Stage {
  clock: SteppedClock
  /** The clock of the bot's machine. */
  host: HostClock
  drive: Drive
  telegram: LocalTelegram
  slack: LocalSlack | null
  /** Supergroup with a topic for each customer. */
  inbox: Chat.SupergroupChat
  /** Where alerts go, on either platform. */
  alerts: Chat.SupergroupChat
  channel: Room | null
  owner: { telegram: User; slack: Person | null }
  topics: Topics
  acts: Acts
  readonly app: App
  /** The settings the bot was last started with. */
  readonly env: Env
  /** Folder of the database when it was given no other; gone after `close`. */
  folder: string
  /** Starts the bot once more; the one before must have been stopped, or cut off. */
  boot(changes?: Env): Promise<void>
  close(): Promise<void>
}

/** Opens the platforms, hires the owner, makes the chats, starts the bot. */
export async function openStage(options: StageOptions): Promise<Stage> {
  const { clock, limits = 'off', ownerName = 'Rina', through = async (address) => address } = options
  const telegram = await startTelegram({ ...options.telegram, clock, limits: limits === 'off' ? 'off' : 'as-telegram' })
  const slack =
    options.slack === false
      ? null
      : await startSlack({ clock, limits: limits === 'off' ? 'off' : 'as-slack', shouldEscape: true })
  const owner = {
    telegram: telegram.user({ firstName: ownerName }),
    slack: slack?.user({ name: ownerName.toLowerCase(), realName: ownerName }) ?? null,
  }
  const inbox = supergroup(telegram, 'Inbox pelanggan', owner.telegram, true)
  const alerts = supergroup(telegram, 'Peringatan', owner.telegram, false)
  const channel = (owner.slack && slack?.channel({ name: 'peringatan', members: [owner.slack] })) ?? null
  const folder = mkdtempSync(path.join(tmpdir(), 'sigap-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  const topics = new Topics(inbox.id)
  telegram.on((change) => topics.notice(change))

  const own: Env = {
    LOG_LEVEL: 'silent',
    ...(limits === 'off' && { TELEGRAM_GROUP_LIMIT: 'off', TELEGRAM_GLOBAL_LIMIT: 'off' }),
    DATABASE_URL: `file:${path.join(folder, 'sigap.db')}`,
    ...options.env,
    HTTP_PORT: '0',
    TELEGRAM_BOT_TOKEN: telegram.token,
    OWNER_TELEGRAM_ID: String(owner.telegram.id),
    INBOX_TELEGRAM_CHAT: String(inbox.id),
    ALERT_TELEGRAM_CHAT: String(alerts.id),
    ...(slack && {
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      OWNER_SLACK_ID: owner.slack?.id,
      ALERT_SLACK_CHANNEL: channel?.id,
    }),
  }
  const running: { app: App | null; env: Env } = { app: null, env: own }
  const app = () => {
    if (!running.app) throw new Error('the bot has not been started')
    return running.app
  }
  const drive = new Drive({ clock, telegram, slack, app, patienceMs: options.patienceMs })
  const host = new HostClock(clock, options.hostAheadMs ?? 0)
  const boot = async (changes: Env = {}) => {
    running.env = {
      ...own,
      TELEGRAM_API_ROOT: await through(telegram.apiRoot),
      ...(slack && { SLACK_API_URL: `${await through(new URL(slack.apiUrl).origin)}/api/` }),
      ...changes,
    }
    const config = readConfig(running.env)
    running.app = await start(config, { clock: host, log: createLog(config.logLevel, []) })
    await drive.settle()
    // It has heard what was waiting; now it may decide.
    running.app.wake()
    await drive.settle()
  }
  const closePlatforms = async () => {
    await Promise.all([telegram.close(), slack?.close()])
    process.off('exit', clear)
    clear()
  }
  await boot().catch(async (error: unknown) => {
    await closePlatforms()
    throw error
  })
  return {
    clock,
    host,
    drive,
    telegram,
    slack,
    inbox,
    alerts,
    channel,
    owner,
    topics,
    acts: new Acts(),
    folder,
    boot,
    get app() {
      return app()
    },
    get env() {
      return running.env
    },
    async close() {
      await app().stop()
      await closePlatforms()
    },
  }
}

function supergroup(telegram: LocalTelegram, title: string, owner: User, forum: boolean): Chat.SupergroupChat {
  const chat = telegram.supergroup({ title, owner, forum })
  if (chat.type !== 'supergroup') throw new Error(`${title} is no supergroup`)
  return chat
}
