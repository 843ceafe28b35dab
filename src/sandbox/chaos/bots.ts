import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const START = fileURLToPath(new URL('../../start.js', import.meta.url))

/** How a process ended. */
interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
}

/** The bot as a process of its own. */
export interface Bot {
  /** Resolves with its HTTP port once it serves; null when it ends before. */
  ready: Promise<number | null>
  exited: Promise<Ended>
  kill(signal: NodeJS.Signals): void
  /** What it printed that was no log line: why it could not start. */
  said(): string
  /** Its log lines of level error and above, their messages. */
  errors(): readonly string[]
}

/** Children that still run: none is left behind, however this process ends. */
const alive = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL')
})

const ERROR = 50

/** Starts the built bot with these settings and no others. */
export function launch(env: Readonly<Record<string, string>>, cwd: string): Bot {
  if (!existsSync(START)) throw new Error('The bot is not built yet: npm run build')
  const { PATH = '', HOME = '' } = process.env
  const child = spawn(process.execPath, [START], {
    cwd,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  alive.add(child)
  const errors: string[] = []
  let words = ''
  let serve: (port: number | null) => void = () => {}
  const ready = new Promise<number | null>((resolve) => {
    serve = resolve
  })
  byLine(child, (line) => {
    const entry = logged(line)
    if (!entry) words += `${line}\n`
    else if (entry.msg === 'Sigap is listening') serve(entry.port)
    else if (entry.level >= ERROR) errors.push(entry.msg)
  })
  const exited = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      alive.delete(child)
      serve(null)
      resolve({ code, signal })
    })
  })
  return { ready, exited, kill: (signal) => void child.kill(signal), said: () => words.trim(), errors: () => errors }
}

function byLine(child: ChildProcess, take: (line: string) => void): void {
  for (const stream of [child.stdout, child.stderr]) {
    let rest = ''
    stream?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) take(line)
    })
    stream?.on('end', () => rest && take(rest))
  }
}

function logged(line: string): { level: number; msg: string; port: number } | null {
  if (!line.startsWith('{')) return null
  try {
    const { level, msg, port, err } = JSON.parse(line)
    return { level: Number(level), msg: err?.message ? `${msg}: ${err.message}` : String(msg), port: Number(port) }
  } catch {
    return null
  }
}
