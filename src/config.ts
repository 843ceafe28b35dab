import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'dotenv'
import { TWINS, type Twin } from './actions/rules.ts'
import { parseDuration } from './domain/duration.ts'
import { parseHours } from './domain/hours-text.ts'
import { localeOf } from './domain/locale.ts'
import { chatRules, type ShopRules } from './domain/rules.ts'
import { isZone } from './domain/zone.ts'
import type { Limit } from './outbox/pace.ts'

/** Everything the process is told from outside. */
export interface Config {
  databaseUrl: string
  /** Null for the webhook: Telegram is asked for updates. */
  telegram: { token: string; apiRoot?: string; webhook: { url: string; secret?: string } | null }
  /** Null: everything happens on Telegram. */
  slack: { botToken: string; appToken?: string; signingSecret?: string; apiUrl?: string } | null
  http: { host: string; port: number }
  /** Asked once a minute while all is well, so that a watchman outside notices when it is not; null: nobody is. */
  heartbeat: string | null
  shop: ShopRules
  owner: { telegramId?: string; slackId?: string }
  alerts: { telegramChat?: string; slackChannel?: string }
  inboxes: string[]
  pace: { group: Limit; global: Limit }
  logLevel: string
  /** Those of the settings a chat command may change that the environment sets itself. */
  given: readonly Twin[]
  /** What is set and does nothing, in plain words. */
  warnings: readonly string[]
}

/** All that is wrong with the settings, each by its name and in plain words. */
export class ConfigProblems extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`${problems.length} problem(s) with the settings`)
    this.problems = problems
  }
}

/** Settings of features that are not there yet: said at start, for ignored in silence they would be believed. */
const LATER = {
  INBOX_SLACK_CHANNEL: 'the Slack inbox is not supported yet, so customers appear on Telegram only',
  INGEST_SECRET: 'the ingest is not supported yet, so POST /v1/events is not served',
} as const

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads the environment and the `.env` file of the working directory; the environment wins. */
export function environment(): Record<string, string | undefined> {
  const file = path.resolve('.env')
  return { ...(existsSync(file) ? parse(readFileSync(file)) : {}), ...process.env }
}

/** Reads every setting. Throws `ConfigProblems` with all that is wrong at once. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = new Reader(env)
  const config: Config = {
    databaseUrl: read.database('DATABASE_URL', 'file:./data/sigap.db'),
    telegram: {
      token:
        read.matching('TELEGRAM_BOT_TOKEN', /^\d+:\S+$/, 'the token BotFather gave you, like 123456:ABC…', true) ?? '',
      apiRoot: read.url('TELEGRAM_API_ROOT')?.replace(/\/+$/, ''),
      webhook: read.webhook(),
    },
    slack: read.slack(),
    http: { host: read.text('HTTP_HOST') ?? '127.0.0.1', port: read.port('HTTP_PORT', 8080) },
    heartbeat: read.url('HEARTBEAT_URL') ?? null,
    shop: read.shop(),
    owner: {
      telegramId: read.matching('OWNER_TELEGRAM_ID', /^\d+$/, 'a numeric Telegram user id'),
      slackId: read.matching('OWNER_SLACK_ID', /^[UW][A-Z0-9]+$/, 'a Slack member id like U012ABCDEF'),
    },
    alerts: {
      telegramChat: read.matching('ALERT_TELEGRAM_CHAT', /^-?\d+$/, 'a numeric chat id like -1001234567890'),
      slackChannel: read.matching('ALERT_SLACK_CHANNEL', /^[CDG][A-Z0-9]+$/, 'a Slack channel id like C012ABCDEF'),
    },
    inboxes: read.inboxes('INBOX_TELEGRAM_CHAT'),
    pace: {
      group: read.limit('TELEGRAM_GROUP_LIMIT', '20/60s'),
      global: read.limit('TELEGRAM_GLOBAL_LIMIT', '30/1s'),
    },
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    given: TWINS.filter((name) => read.text(name) !== undefined),
    warnings: Object.entries(LATER).flatMap(([name, why]) =>
      read.text(name) ? [`${name} has no effect: ${why}`] : [],
    ),
  }
  if (read.problems.length > 0) throw new ConfigProblems(read.problems)
  return config
}

class Reader {
  readonly problems: string[] = []
  private readonly env: Record<string, string | undefined>

  constructor(env: Record<string, string | undefined>) {
    this.env = env
  }

  text(name: string): string | undefined {
    return this.env[name]?.trim() || undefined
  }

  matching(name: string, shape: RegExp, what: string, required = false): string | undefined {
    const value = this.text(name)
    if (value === undefined) {
      if (required) this.problems.push(`${name} is missing: ${what}`)
      return undefined
    }
    if (!shape.test(value)) this.problems.push(`${name} is not ${what}`)
    return value
  }

  oneOf(name: string, choices: readonly string[], otherwise: string): string {
    const value = this.text(name) ?? otherwise
    if (!choices.includes(value)) this.problems.push(`${name} must be one of ${choices.join(', ')}; it is "${value}"`)
    return value
  }

  url(name: string): string | undefined {
    const value = this.text(name)
    if (value !== undefined && !(/^https?:\/\/\S+$/.test(value) && URL.canParse(value))) {
      this.problems.push(`${name} must be a URL that begins with http:// or https://`)
    }
    return value
  }

  port(name: string, otherwise: number): number {
    const value = this.text(name) ?? String(otherwise)
    const port = Number(value)
    if (!/^\d+$/.test(value) || port > 65_535)
      this.problems.push(`${name} must be a port from 0 to 65535; it is "${value}"`)
    return port
  }

  database(name: string, otherwise: string): string {
    const value = this.text(name) ?? otherwise
    if (!/^(?:file:.+|postgres(?:ql)?:\/\/.+)/.test(value))
      this.problems.push(`${name} must look like file:./data/sigap.db or postgresql://user:password@host/database`)
    return value
  }

  seconds(name: string, otherwise: string, least: number): number {
    const value = this.text(name) ?? otherwise
    const seconds = parseDuration(value)
    if (seconds === null || seconds < least) {
      this.problems.push(`${name} must be a length of time like ${otherwise} (s, m, h or d); it is "${value}"`)
    }
    return seconds ?? 0
  }

  limit(name: string, otherwise: string): Limit {
    const value = this.text(name) ?? otherwise
    if (value === 'off') return null
    const [, count, per] = /^(\d+)\/(\w+)$/.exec(value) ?? []
    const seconds = per === undefined ? null : parseDuration(per)
    if (!count || Number(count) < 1 || !seconds) {
      this.problems.push(`${name} must look like ${otherwise}, or be off; it is "${value}"`)
      return null
    }
    return { count: Number(count), ms: seconds * 1000 }
  }

  inboxes(name: string): string[] {
    const chats = (this.text(name) ?? '')
      .split(',')
      .map((chat) => chat.trim())
      .filter(Boolean)
    for (const chat of chats) {
      if (!/^-100\d+$/.test(chat)) {
        this.problems.push(
          `${name}: "${chat}" is not a supergroup's id; those begin with -100. Turn on topics and use its id`,
        )
      }
    }
    return [...new Set(chats)]
  }

  webhook(): Config['telegram']['webhook'] {
    const url = this.url('TELEGRAM_WEBHOOK_URL')
    const secret = this.matching('TELEGRAM_WEBHOOK_SECRET', /^[\w-]{1,256}$/, '1 to 256 letters, digits, _ or -')
    if (secret !== undefined && url === undefined) {
      this.problems.push('TELEGRAM_WEBHOOK_URL is missing: TELEGRAM_WEBHOOK_SECRET is set, so a webhook is wanted')
    }
    return url === undefined || !URL.canParse(url) ? null : { url, secret }
  }

  slack(): Config['slack'] {
    const botToken = this.matching('SLACK_BOT_TOKEN', /^xoxb-\S+$/, 'a bot token, which begins with xoxb-')
    const appToken = this.matching('SLACK_APP_TOKEN', /^xapp-\S+$/, 'an app-level token, which begins with xapp-')
    const apiUrl = this.url('SLACK_API_URL')
    if (apiUrl !== undefined && !apiUrl.endsWith('/api/')) this.problems.push('SLACK_API_URL must end in /api/')
    const signingSecret = this.text('SLACK_SIGNING_SECRET')
    if (botToken && !appToken && !signingSecret) {
      this.problems.push(
        'SLACK_APP_TOKEN is missing: SLACK_BOT_TOKEN alone cannot hear; set it for Socket Mode, or SLACK_SIGNING_SECRET for HTTP',
      )
    }
    if (!botToken) {
      for (const name of ['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET', 'ALERT_SLACK_CHANNEL']) {
        if (this.text(name)) this.problems.push(`SLACK_BOT_TOKEN is missing: ${name} is set, so Slack is wanted`)
      }
    }
    return botToken && (appToken || signingSecret) ? { botToken, appToken, signingSecret, apiUrl } : null
  }

  shop(): ShopRules {
    const zone = this.text('SHOP_TIMEZONE') ?? 'Asia/Jakarta'
    if (!isZone(zone)) this.problems.push(`SHOP_TIMEZONE must be a zone like Asia/Jakarta; it is "${zone}"`)
    const hours = parseHours(this.text('BUSINESS_HOURS') ?? 'Mon-Sat 08:00-21:00; Sun 09:00-17:00')
    if ('problem' in hours) {
      const { piece } = hours.problem
      this.problems.push(
        `BUSINESS_HOURS cannot be read at "${piece}"; write it like Mon-Sat 08:00-21:00; Sun 09:00-17:00, or always`,
      )
    }
    const weekly = 'ok' in hours ? hours.ok : 'always'
    const locale = this.oneOf('SHOP_LOCALE', ['id', 'en'], 'id')
    return {
      ...chatRules({}),
      name: this.text('SHOP_NAME') ?? 'Toko',
      zone,
      locale: localeOf(locale) ?? 'id',
      schedule: { zone, weekly, overrides: {}, holidays: {}, breaks: {} },
      firstResponseSeconds: this.seconds('FIRST_RESPONSE_TARGET', '10m', 1),
      nextResponseSeconds: this.seconds('NEXT_RESPONSE_TARGET', '15m', 1),
      resolutionSeconds: this.seconds('RESOLUTION_TARGET', '24h', 1),
      autoResolveSeconds: this.seconds('AUTO_RESOLVE_AFTER', '12h', 1),
      reopenWithinSeconds: this.seconds('REOPEN_WITHIN', '72h', 0),
      surveyCooldownSeconds: this.seconds('SURVEY_COOLDOWN', '7d', 0),
    }
  }
}
