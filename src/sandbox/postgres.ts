import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '../store/connect.ts'
import { passingFolder } from './folder.ts'

/** A PostgreSQL of our own on 127.0.0.1, gone after `stop`. */
export interface Postgres {
  /** The URL of a database of that name, whether it is there or not. */
  urlOf(name: string): string
  /** Stops it at once, whatever is under way, and starts it again after so long, milliseconds. */
  away(ms: number): Promise<void>
  stop(): Promise<void>
}

const DEBIANS = '/usr/lib/postgresql'
const STARTS_WITHIN_MS = 20_000

/** It holds nothing that must survive the machine, and has room for every process of a test and those it has killed. */
const SETTINGS = {
  fsync: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  listen_addresses: '127.0.0.1',
  max_connections: '300',
}

/**
 * However we end, our end of its input is closed then: it hangs up on everybody at once and leaves nothing behind. A word is
 * an order to do so for a while, until the next one.
 */
const WITH_US =
  'while "$@" & do read -r word; kill -QUIT $!; wait; [ "$word" ] && read -r word || break; done; rm -rf "$0"'

/** Where PostgreSQL's programs are; null when this machine has none. */
export function programs(): string | null {
  const debian = existsSync(DEBIANS) ? readdirSync(DEBIANS).map((version) => path.join(DEBIANS, version, 'bin')) : []
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), ...debian]
  return folders.find((folder) => existsSync(path.join(folder, 'initdb'))) ?? null
}

/** Starts a server with nothing on it. */
export async function startPostgres(): Promise<Postgres> {
  const bin = programs()
  if (!bin) throw new Error('PostgreSQL is not installed')
  const dir = passingFolder('sigap-pg-')
  const data = path.join(dir, 'data')
  // It refuses to run as root.
  const as = process.getuid?.() === 0 ? ownerOf(dir) : {}
  const init = ['-D', data, '-U', 'sigap', '-A', 'trust', '-E', 'UTF8', '--no-sync']
  execFileSync(path.join(bin, 'initdb'), init, { ...as, cwd: dir, stdio: 'ignore' })
  const port = await freePort()
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [path.join(bin, 'postgres'), '-D', data, '-p', String(port), '-k', dir, ...settings]
  const server = spawn('sh', ['-c', WITH_US, dir, ...command], { ...as, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'] })
  // Its socket is what costs least; whoever wants to may use the port.
  const urlOf = (name: string) => `postgresql://sigap@127.0.0.1:${port}/${name}?host=${dir}`
  await answering(urlOf('postgres'))
  const order = (word: string) => void server.stdin?.write(`${word}\n`)
  return {
    urlOf,
    async away(ms) {
      order('away')
      await sleep(ms)
      order('again')
      await answering(urlOf('postgres'))
    },
    stop: () => ended(server),
  }
}

/** Runs statements on a connection of their own, one after another. */
export async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const client = await connect(url)
  try {
    for (const sql of statements) await client.query(sql)
  } finally {
    await client.end().catch(() => undefined)
  }
}

function ownerOf(dir: string): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  const as = { uid: idOf('-u'), gid: idOf('-g') }
  chownSync(dir, as.uid, as.gid)
  return as
}

async function answering(url: string): Promise<void> {
  const until = Date.now() + STARTS_WITHIN_MS
  for (;;) {
    try {
      return await execute(url, 'SELECT 1')
    } catch (error) {
      if (Date.now() > until) throw error
      await sleep(50)
    }
  }
}

function ended(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    server.once('close', () => resolve())
    server.stdin?.end()
  })
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
