import { realClock } from './clock.ts'
import { type Config, ConfigProblems, environment, readConfig } from './config.ts'
import { createLog, hiding, type Logger, secretsIn } from './log.ts'
import { type App, start } from './main.ts'

const STOP_WITHIN_MS = 9000

/** The process: settings in, signals in, exit codes out. */
async function run(): Promise<void> {
  const config = readConfig(environment())
  const secrets = secretsOf(config)
  const log = createLog(config.logLevel, secrets)
  const starting = start(config, { clock: realClock, log, chance: Math.random })
  stopOnSignals(starting, log)
  starting.then(
    (app) => welcome(app, log),
    (error: unknown) => refuse(error, secrets),
  )
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'something failed that nobody waited for'))
  // Nobody knows in what state it left things; what is stored is whole, and whoever runs the bot starts it again.
  process.on('uncaughtException', (error) => {
    log.error({ err: error }, 'something broke that nobody caught')
    process.exit(1)
  })
}

function welcome({ claimCode, port }: App, log: Logger): void {
  if (claimCode !== null) {
    process.stdout.write(
      `\nThis shop has no owner yet. Send the bot  /setup ${claimCode}  to become it. Shown only once.\n\n`,
    )
  }
  log.info({ port }, 'Sigap is listening')
}

/** A signal may come twice: from the terminal and, once more, from npm. */
function stopOnSignals(starting: Promise<App>, log: Logger): void {
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
    starting
      .then((app) => app.stop())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'could not stop cleanly')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function refuse(error: unknown, secrets: readonly string[]): void {
  const problems =
    error instanceof ConfigProblems ? error.problems : [error instanceof Error ? error.message : String(error)]
  const lines = problems.map((problem) => `  - ${problem}\n`).join('')
  process.stderr.write(hiding(secrets, `Sigap cannot start:\n${lines}`))
  process.exit(1)
}

const secretsOf = ({ telegram, slack, heartbeat, databaseUrl }: Config): string[] => [
  ...[telegram.token, telegram.webhook?.secret, slack?.botToken, slack?.appToken, slack?.signingSecret].filter(
    (secret) => secret !== undefined,
  ),
  ...secretsIn(heartbeat),
  ...secretsIn(databaseUrl, 'password'),
]

run().catch((error: unknown) => refuse(error, []))
