import { type HttpHands, startHttp } from './channels/http/index.ts'
import { type SlackChannel, SlackRefused, startSlackChannel } from './channels/slack/index.ts'
import { startTelegramChannel, type TelegramChannel, type Turn, WebhookRefused } from './channels/telegram/index.ts'
import { type Config, ConfigProblems } from './config.ts'
import type { Clock } from './domain/time.ts'
import type { Logger } from './log.ts'
import { FileHeld } from './store/hold.ts'
import { isServer } from './store/open.ts'

type TelegramHands = Parameters<typeof startTelegramChannel>[0]['hands']
type SlackHands = Parameters<typeof startSlackChannel>[0]['hands']

/** What is done with what comes in. */
interface Hands extends Omit<HttpHands, 'posts'>, SlackHands, TelegramHands {
  /** Whose turn it is to ask Telegram; always ours when missing. */
  turn?: Turn
}

/** The ways between the bot and the world. */
interface Doors {
  telegram: TelegramChannel
  slack: SlackChannel | null
  http: Awaited<ReturnType<typeof startHttp>>
  /** Lets in what has come meanwhile: every part stands now. */
  open(): void
}

/** Telegram tells by how much the host's clock is wrong; everything else goes by the corrected one. */
interface Clocks {
  host: Clock
  clock: Clock
}

/**
 * Connects to the platforms and takes the port, all at once. Throws `ConfigProblems` with everything that was refused, and
 * then nothing is left running.
 */
export async function openDoors(config: Config, hands: Hands, { host, clock }: Clocks, log: Logger): Promise<Doors> {
  const { passed, open, shut } = gate()
  const problems: string[] = []
  const noted = (problem: (error: unknown) => string) => (error: unknown) => {
    problems.push(problem(error))
    return null
  }
  const hear: TelegramHands['hear'] = (batch, updateIds) => passed.then(() => hands.hear(batch, updateIds))
  const call: SlackHands['call'] = (given) => passed.then(() => hands.call(given))
  // Nobody has passed before the channels stand.
  const takeTelegram: TelegramChannel['take'] = (posted) =>
    passed.then(async () => telegram?.take(posted) ?? { status: 404 })
  const takeSlack: SlackChannel['take'] = (posted) => passed.then(async () => slack?.take(posted) ?? { status: 404 })
  const [telegram, slack, http] = await Promise.all([
    startTelegramChannel({
      ...config.telegram,
      host,
      clock,
      log,
      hands: { hear, unreadable: hands.unreadable },
      turn: hands.turn,
    }).catch(noted(telegramProblem)),
    config.slack &&
      startSlackChannel({ ...config.slack, clock, log, hands: { call, failed: hands.failed } }).catch(
        noted(slackProblem),
      ),
    startHttp(config.http.host, config.http.port, {
      health: () => passed.then(() => hands.health()),
      metrics: () => passed.then(() => hands.metrics()),
      posts: {
        ...Object.fromEntries(hookPaths(config).map((path) => [path, takeTelegram])),
        ...(config.slack && !config.slack.appToken ? { '/slack/events': takeSlack } : {}),
      },
    }).catch(noted((error) => httpProblem(config.http, error))),
  ])
  if (telegram && http && problems.length === 0) return { telegram, slack, http, open }
  shut()
  await Promise.all([telegram?.stop(), slack?.stop(), http?.stop()])
  throw new ConfigProblems(problems)
}

/** The webhook's own path, and the plain one, for a load balancer may cut off what stands before it. */
const hookPaths = ({ telegram: { webhook } }: Config): string[] =>
  webhook ? [...new Set([new URL(webhook.url).pathname, '/telegram/webhook'])] : []

/** Whoever comes waits until it opens, and is turned away when it is shut instead. */
function gate(): { passed: Promise<void>; open(): void; shut(): void } {
  let open = () => {}
  let shut = () => {}
  const passed = new Promise<void>((resolve, reject) => {
    open = resolve
    shut = () => reject(new Error('the bot does not start'))
  })
  passed.catch(() => {})
  return { passed, open, shut }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

const telegramProblem = (error: unknown): string =>
  `${error instanceof WebhookRefused ? 'TELEGRAM_WEBHOOK_URL' : 'TELEGRAM_BOT_TOKEN'}: ${wordsOf(error)}`

const slackProblem = (error: unknown): string =>
  `${error instanceof SlackRefused && error.token === 'app' ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN'}: ${wordsOf(error)}`

function httpProblem({ host, port }: Config['http'], error: unknown): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return `HTTP_PORT: ${port} is used by another program`
    case 'EACCES':
      return `HTTP_PORT: ${port} needs rights that this process does not have; take one above 1023`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return `HTTP_HOST: ${host} is no address of this machine`
    default:
      return `HTTP_PORT: ${wordsOf(error)}`
  }
}

/** Why the database could not be opened, by the setting's name. */
export function databaseProblem({ databaseUrl }: Config, error: unknown): ConfigProblems {
  const code = codeOf(error)
  if (isServer(databaseUrl)) {
    // Its name without user and password.
    const place = URL.canParse(databaseUrl) ? new URL(databaseUrl).host : 'the database server'
    return new ConfigProblems([`DATABASE_URL: ${place} cannot be used as a database: ${wordsOf(error) || code}`])
  }
  const file = databaseUrl.replace(/^file:/, '')
  if (error instanceof FileHeld) {
    const several = 'or give all of them a PostgreSQL database, which several may use at once'
    return new ConfigProblems([`DATABASE_URL: ${file}: ${error.message}. Stop that one first, ${several}`])
  }
  const unwritable = /^(EACCES|EPERM|EROFS|ENOTDIR|ENOENT|EEXIST|SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM)/.test(
    code,
  )
  return new ConfigProblems([
    unwritable
      ? `DATABASE_URL: ${file} cannot be written; its folder must exist or be possible to make, and be writable (${code})`
      : `DATABASE_URL: ${file} cannot be used as a database: ${wordsOf(error)}`,
  ])
}
