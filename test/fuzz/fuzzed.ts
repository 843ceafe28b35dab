import { createHmac } from 'node:crypto'
import { pino } from 'pino'
import { realClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { type App, start } from '../../src/main.ts'
import { newDatabase, type TestDatabase } from '../support/database.ts'
import { openRaw, type RawDatabase } from '../support/read.ts'
import { ALERTS, CHANNEL, INBOX, OWNER, SLACK_OWNER } from './payloads.ts'
import { type Call, WildSlack, WildTelegram } from './wild.ts'

const TOKEN = '99:FUZZ'
export const WEBHOOK_SECRET = 'hook-secret'
const SIGNING_SECRET = 'sign-secret'

/** A real bot between a wild Telegram and a wild Slack, and what it logged. */
export interface Fuzzed {
  telegram: WildTelegram
  slack: WildSlack
  database: RawDatabase
  home: string
  /** How often each line was logged. */
  logged: Map<string, number>
  /** What went wrong, as it was logged. */
  wrong: string[]
  calls: Call[]
  /** Posts to its own port; the status of the answer. */
  post(path: string, body: string, headers: Record<string, string>): Promise<number>
  /** The value of a figure of /metrics. */
  metric(name: string): Promise<number>
  close(): Promise<void>
}

/** Starts the bot with real listeners: asked for updates and on a socket, or posted to on both sides. */
export async function openFuzzed(way: 'asking' | 'posted', env: Record<string, string> = {}): Promise<Fuzzed> {
  const [telegram, slack] = [new WildTelegram(), new WildSlack()]
  await Promise.all([telegram.open(), slack.open()])
  telegram.webhook = 'https://shop.example/telegram/webhook'
  const own = await newDatabase()
  const [logged, wrong] = [new Map<string, number>(), [] as string[]]
  const calls: Call[] = []
  for (const wild of [telegram, slack]) {
    wild.onCall((call) => {
      calls.push(call)
      if (calls.length > 2000) calls.splice(0, 1000)
    })
  }
  const config = readConfig({
    DATABASE_URL: own.url,
    HTTP_PORT: '0',
    TELEGRAM_BOT_TOKEN: TOKEN,
    TELEGRAM_API_ROOT: telegram.address.slice(0, -1),
    TELEGRAM_GROUP_LIMIT: 'off',
    TELEGRAM_GLOBAL_LIMIT: 'off',
    OWNER_TELEGRAM_ID: String(OWNER),
    INBOX_TELEGRAM_CHAT: String(INBOX),
    ALERT_TELEGRAM_CHAT: String(ALERTS),
    BUSINESS_HOURS: 'always',
    FIRST_RESPONSE_TARGET: '5s',
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_API_URL: `${slack.address}api/`,
    OWNER_SLACK_ID: SLACK_OWNER,
    ALERT_SLACK_CHANNEL: CHANNEL,
    ...env,
    ...(way === 'asking'
      ? { SLACK_APP_TOKEN: 'xapp-1' }
      : {
          SLACK_SIGNING_SECRET: SIGNING_SECRET,
          TELEGRAM_WEBHOOK_URL: telegram.webhook,
          TELEGRAM_WEBHOOK_SECRET: WEBHOOK_SECRET,
        }),
  })
  const log = pino({ level: 'info', base: null }, { write: (line) => count(line, logged, wrong) })
  const app = await start(config, { clock: realClock, log })
  const database = await openRaw(own.url)
  const port = `http://127.0.0.1:${app.port}`
  return {
    telegram,
    slack,
    database,
    home: slack.address,
    logged,
    wrong,
    calls,
    post: async (where, body, headers) => {
      const response = await fetch(port + where, { method: 'POST', body, headers })
      await response.arrayBuffer()
      return response.status
    },
    metric: async (name) => {
      const page = await (await fetch(`${port}/metrics`)).text()
      return Number(new RegExp(`^${name}(?:{[^}]*})? (\\S+)$`, 'm').exec(page)?.[1] ?? Number.NaN)
    },
    async close() {
      await database.close()
      await closeAll(app, [telegram, slack], own)
    },
  }
}

/** The headers of a post that Slack signed. */
export function signedBySlack(body: string, now: number): Record<string, string> {
  const seconds = String(Math.floor(now / 1000))
  const signature = `v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${seconds}:${body}`).digest('hex')}`
  return { 'x-slack-request-timestamp': seconds, 'x-slack-signature': signature }
}

async function closeAll(app: App, wild: readonly { close(): Promise<void> }[], own: TestDatabase): Promise<void> {
  await app.stop()
  await Promise.all(wild.map((one) => one.close()))
  await own.drop()
}

const ERROR = 50
const WARNING = 40
/** Only a warning, and yet worth knowing why. */
const TOLD = /cannot be|could not be/
/** More of what went wrong nobody reads. */
const MOST_WRONG = 100

function count(line: string, logged: Map<string, number>, wrong: string[]): void {
  const { level, msg, why } = JSON.parse(line) as { level: number; msg: string; why?: string }
  const because = TOLD.test(msg) ? `: ${why}` : ''
  const what = `${level >= ERROR ? 'error' : level >= WARNING ? 'warn' : 'info'}: ${msg.split(': ')[0]}${because}`
  logged.set(what, (logged.get(what) ?? 0) + 1)
  if ((level >= ERROR || TOLD.test(msg)) && wrong.length < MOST_WRONG) wrong.push(line.trim())
}
