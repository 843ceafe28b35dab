import { environment } from '../../config.ts'
import { BadTrial, readTrial, USAGE } from './options.ts'
import { complaints, details, figures } from './report.ts'
import { run } from './run.ts'

const SEEDS = 1_000_000

/** `npm run chaos`: kills the bot again and again under load, and ends with 1 when anything is missing. */
async function main(): Promise<void> {
  const trial = readTrial(process.argv.slice(2), () => Date.now() % SEEDS)
  if (!trial) return void process.stdout.write(`${USAGE}\n`)
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.once(signal, () => process.exit(code))
  const since = Date.now()
  const say = (text: string) => {
    if (trial.verbose) process.stderr.write(`${((Date.now() - since) / 1000).toFixed(1).padStart(6)} s  ${text}\n`)
  }
  const result = await run(trial, environment().DATABASE_URL, say)
  for (const line of details(result)) say(line)
  process.stdout.write([...complaints(result), figures(result), ''].join('\n'))
  const { missing, wrong } = result.findings
  if (missing.length + wrong.length > 0) process.exitCode = 1
}

main().then(
  // What a closing socket leaves behind must not keep the process.
  () => process.exit(),
  (error: unknown) => {
    const told =
      error instanceof BadTrial ? `${error.message}\n\n${USAGE}` : error instanceof Error ? error.stack : error
    process.stderr.write(`${told}\n`)
    process.exit(1)
  },
)
