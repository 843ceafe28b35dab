import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { projectRoot } from '../../src/root.ts'

const START = path.join(projectRoot, 'dist/src/start.js')

export interface Launch {
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  /** What runs; `node dist/src/start.js` unless said otherwise. */
  command?: readonly [string, ...string[]]
  /** How far the clock of its host is ahead. */
  clockAheadMs?: number
}

/** How a process ended: by itself with a code, or by a signal. */
interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
  /** Milliseconds since it was started. */
  afterMs: number
}

/** The bot as a process of its own, seen from outside. */
export interface Bot {
  process: ChildProcess
  /** All it has printed so far, on both streams. */
  output(): string
  /** Its log lines so far, parsed. */
  log(): Record<string, unknown>[]
  /** Resolves with its HTTP port once it serves; rejects with its output when it ends before. */
  ready(): Promise<number>
  /** Resolves when the output has something that fits. */
  prints(what: RegExp): Promise<RegExpExecArray>
  kill(signal: NodeJS.Signals): void
  exited: Promise<Ended>
}

/** Starts the built bot with no settings but these. */
export function launch({ env, cwd, clockAheadMs = 0, command }: Launch): Bot {
  if (!existsSync(START)) throw new Error('build first: npm run build')
  const ahead = `data:text/javascript,const now = Date.now; Date.now = () => now() + ${clockAheadMs}`
  const clock = clockAheadMs === 0 ? [] : ['--import', ahead]
  const [file, ...args] = command ?? [process.execPath, ...clock, START]
  const started = performance.now()
  const { PATH, HOME } = process.env
  const child = spawn(file, args, { cwd, env: { PATH, HOME, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const watchers = new Set<() => void>()
  const told = () => {
    for (const watcher of [...watchers]) watcher()
  }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      told()
    })
  }
  let ended: Ended | undefined
  const exited = new Promise<Ended>((resolve) => {
    child.once('close', (code, signal) => {
      ended = { code, signal, afterMs: performance.now() - started }
      told()
      resolve(ended)
    })
  })
  const prints = (what: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = what.exec(printed)
        if (!found && !ended) return
        watchers.delete(look)
        if (found) resolve(found)
        else reject(new Error(`it ended without printing ${what}:\n${printed}`))
      }
      watchers.add(look)
      look()
    })
  return {
    process: child,
    output: () => printed,
    log: () =>
      printed
        .split('\n')
        .filter((line) => line.startsWith('{'))
        .map((line) => JSON.parse(line)),
    ready: async () => Number((await prints(/"port":(\d+),"msg":"Sigap is listening"/))[1]),
    prints,
    kill: (signal) => void child.kill(signal),
    exited,
  }
}
