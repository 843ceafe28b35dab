import { execFile } from 'node:child_process'
import { readdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { projectRoot } from '../../src/root.ts'
import { ENGINE } from '../support/database.ts'
import { readDatabase } from '../support/read.ts'
import { type Town, town } from './town.ts'

const BACKUP = path.join(projectRoot, 'dist/src/backup.js')
const MARK = 'pesan'

let shop: Town
afterEach(() => shop?.close())

/** Runs `backup` with these flags in the bot's folder; its exit code and what it printed. */
function backup(...flags: string[]): Promise<{ code: number; out: string }> {
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, ...(shop.env.DATABASE_URL && { DATABASE_URL: shop.env.DATABASE_URL }) }
  return new Promise((resolve) => {
    execFile(process.execPath, [BACKUP, ...flags], { cwd: shop.folder, env }, (error, out, problems) =>
      resolve({ code: Number(error?.code ?? 0), out: out + problems }),
    )
  })
}

const backups = () => path.join(shop.folder, 'data/backups')

interface Held {
  texts: number
  waits: number
  openers: number
}

/** What a backup holds, once it has been found sound. */
function soundness(file: string): Held {
  const db = new Sqlite(file, { readonly: true })
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(db.pragma('foreign_key_check')).toEqual([])
  const count = (sql: string) => db.prepare<[], number>(sql).pluck().get() ?? 0
  const held = {
    texts: count(`SELECT COUNT(*) FROM Message WHERE text LIKE '${MARK}%'`),
    waits: count(`SELECT COUNT(*) FROM Customer WHERE id IN (SELECT customerId FROM Message)`),
    openers: count('SELECT COUNT(DISTINCT customerId) FROM Wait'),
  }
  db.close()
  return held
}

it('copies a shop that is being written to, and the bot starts on a copy', { timeout: 180_000 }, async () => {
  shop = await town()
  const bot = shop.start()
  await bot.ready()
  const customers = Array.from({ length: 6 }, (_, n) => shop.telegram.user({ firstName: `Pelanggan ${n}` }))
  let written = 0
  const load = setInterval(() => shop.telegram.send(customers[written % 6]!, `${MARK} ${++written}`), 40)
  await shop.waitFor(() => shop.telegram.callCount('copyMessage') > 5)
  const held: Held[] = []
  for (let n = 0; n < 3; n += 1) {
    const file = path.join(shop.folder, `copy-${n}.db`)
    const { code, out } = await backup('--to', file)
    expect(out).toMatch(/^[\d,]+ rows, [\d,]+ bytes, checked: .*copy-\d\.db\n$/)
    expect(code).toBe(0)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    held.push(soundness(file))
  }
  clearInterval(load)
  // Every copy is of one moment: whoever is known has their wait.
  for (const { waits, openers } of held) expect(openers).toBe(waits)
  const texts = held.map((one) => one.texts)
  expect(texts).toEqual([...texts].sort((a, b) => a - b))
  expect(texts[0]).toBeGreaterThan(0)
  expect(texts[2]).toBeGreaterThan(texts[0] ?? 0)
  await shop.waitFor(() => shop.telegram.unconfirmed() === 0, 60_000)
  bot.kill('SIGTERM')
  await bot.exited
  const [{ n } = { n: 0 }] = await readDatabase<{ n: number }>(
    shop.databaseUrl,
    `SELECT COUNT(*) AS "n" FROM "Message" WHERE "text" LIKE '${MARK}%'`,
  )
  expect(n).toBe(written)

  const toCustomers = () => customers.map((one) => shop.telegram.messages(one).filter(({ fromBot }) => fromBot).length)
  const before = toCustomers()
  const told = () => shop.telegram.messages(shop.alerts).some(({ text }) => /cadangan tanggal/.test(text))
  const restored = shop.start({ DATABASE_URL: `file:${path.join(shop.folder, 'copy-2.db')}` })
  const port = await restored.ready()
  await shop.waitFor(told)
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  restored.kill('SIGTERM')
  expect(await restored.exited).toMatchObject({ code: 0 })
  expect(toCustomers()).toEqual(before)
})

it.runIf(ENGINE === 'sqlite')(
  'names, keeps and removes its own files, and says in plain words what is wrong',
  { timeout: 120_000 },
  async () => {
    shop = await town()
    expect(await backup('--keep', 'all')).toMatchObject({ code: 1, out: expect.stringContaining('--keep is a number') })
    expect(await backup('--to', 'a.db', '--keep', '2')).toMatchObject({ code: 1 })
    expect((await backup()).out).toMatch(/^there is no file .*sigap.db\n$/)
    const bot = shop.start()
    await bot.ready()
    bot.kill('SIGTERM')
    await bot.exited
    expect(await backup()).toMatchObject({ code: 0 })
    const mine = path.join(backups(), 'sigap-notes.db')
    writeFileSync(mine, '')
    await sleep(1000)
    const { out } = await backup('--keep', '1')
    expect(out).toMatch(/removed .*sigap-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.db\n$/)
    expect(readdirSync(backups())).toEqual([
      expect.stringMatching(/^sigap-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.db$/),
      'sigap-notes.db',
    ])
    expect(statSync(backups()).mode & 0o777).toBe(0o700)
    expect((await backup('--to', mine)).out).toMatch(/is there already\n$/)
  },
)
