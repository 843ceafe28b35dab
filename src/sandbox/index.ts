import { ConfigProblems, environment } from '../config.ts'
import { printMorning } from './headless.ts'
import { BadWish, readWish, replayEnv, USAGE, type Wish } from './options.ts'
import { servePage } from './page/index.ts'
import { BadHistory, readHistory } from './replay/history.ts'
import { playHistory } from './replay/play.ts'
import { reportOf } from './replay/report.ts'
import { COLOURS, PLAIN } from './transcript/lines.ts'

const WIDTH = 100
/** Figures of a whole team side by side. */
const TABLE_WIDTH = 140

const write = (text: string) => void process.stdout.write(text)
const inColour = process.stdout.isTTY && process.env.NO_COLOR === undefined

/** `npm run sandbox`: a shop on local platforms, to look at, to play with, or to replay a history in. */
async function run(wish: Wish): Promise<void> {
  const ink = inColour ? COLOURS : PLAIN
  const width = (wanted: number) => Math.max(80, Math.min(wanted, process.stdout.columns ?? wanted))
  switch (wish.do) {
    case 'help':
      return write(`${USAGE}\n`)
    case 'morning':
      leaveOnSignal()
      return printMorning(write, width(WIDTH), ink)
    case 'replay': {
      leaveOnSignal()
      const played = await playHistory(readHistory(wish.file), replayEnv(environment()))
      write(`${reportOf(played, width(TABLE_WIDTH), ink)}\n`)
      if (played.stored !== played.messages) process.exitCode = 1
      return
    }
    case 'page':
      return servePage(wish.port, write)
  }
}

/** A play that was broken off has not succeeded; what it made is cleared away on exit. */
function leaveOnSignal(): void {
  process.once('SIGINT', () => process.exit(130))
  process.once('SIGTERM', () => process.exit(143))
}

/** What went wrong, in words where there are words for it. */
function wordsFor(error: unknown): string {
  if (error instanceof BadWish) return `${error.message}\n\n${USAGE}`
  if (error instanceof ConfigProblems) return error.problems.map((problem) => `  - ${problem}`).join('\n')
  if (error instanceof BadHistory) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

Promise.resolve()
  .then(() => run(readWish(process.argv.slice(2))))
  .then(
    // What a closing socket leaves behind must not keep the process.
    () => process.exit(),
    (error: unknown) => {
      process.stderr.write(`${wordsFor(error)}\n`)
      process.exit(1)
    },
  )
