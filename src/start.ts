import { realClock } from './clock.ts'
import { ConfigProblems, environment, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { start } from './main.ts'

const STOP_WITHIN_MS = 9000

/** The process: settings in, signals in, exit codes out. */
async function run(): Promise<void> {
  const config = readConfig(environment())
  const log = createLog(config.logLevel, [config.telegram.token, config.slack?.botToken, config.slack?.appToken])
  const app = await start(config, { clock: realClock, log })
  if (app.claimCode !== null) {
    process.stdout.write(
      `\nThis shop has no owner yet. Send the bot  /setup ${app.claimCode}  to become it. Shown only once.\n\n`,
    )
  }
  log.info({ port: app.port }, 'Sigap is listening')
  const stop = (signal: string) => {
    log.info({ signal }, 'stopping')
    setTimeout(() => process.exit(0), STOP_WITHIN_MS).unref()
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'could not stop cleanly')
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

run().catch((error: unknown) => {
  const problems =
    error instanceof ConfigProblems ? error.problems : [error instanceof Error ? error.message : String(error)]
  process.stderr.write(`Sigap cannot start:\n${problems.map((problem) => `  - ${problem}`).join('\n')}\n`)
  process.exit(1)
})
