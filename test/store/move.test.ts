import { createHash } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FileHeld, holdFile } from '../../src/store/hold.ts'
import type { Verified } from '../../src/store/move/copy.ts'
import { move } from '../../src/store/move/move.ts'
import { openDatabase, openForBot } from '../../src/store/open.ts'
import { ENGINE, newDatabase, type TestDatabase } from '../support/database.ts'
import { passingFolder } from '../support/folder.ts'
import { openRaw, readDatabase } from '../support/read.ts'
import { contents, fill, tablesOf } from './filled.ts'

const folder = passingFolder('sigap-move-')
const file = (name: string) => path.join(folder, `${name}.db`)
const silent = { onVerified() {} }
const databases: TestDatabase[] = []

/** An empty database of the engine the tests run on. */
async function elsewhere(): Promise<string> {
  const database = await newDatabase({ bare: true })
  databases.push(database)
  return database.url
}

afterAll(async () => {
  for (const database of databases) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

describe('a shop with something in every column', () => {
  const told: Verified[] = []
  let there: string
  let rows: bigint

  beforeAll(async () => {
    await fill(file('full'))
    there = await elsewhere()
    const moved = await move({ from: `file:${file('full')}`, to: there, onVerified: (one) => told.push(one) })
    rows = moved.rows
    await move({ from: there, to: `file:${file('back')}`, ...silent })
  })

  it('comes back the same, but for who runs and who was sending', () => {
    const [before, after] = [contents(file('full')), contents(file('back'))]
    expect(before.Message).toHaveLength(503)
    const pending = (row: Record<string, unknown>) => row.state === 'pending' && row.leaseUntil !== 0n
    const released = before.Outbox?.map((row) => ({
      ...row,
      leaseUntil: 0n,
      leasedBy: null,
      repeats: BigInt(String(row.repeats)) + (pending(row) ? 1n : 0n),
    }))
    const expected = { ...before, Process: [], Outbox: released }
    // One table at a time: a difference in all of them at once takes longer to print than to find.
    for (const [table, was] of Object.entries(expected)) expect({ table, is: after[table] }).toEqual({ table, is: was })
  })

  it('tells of every table of the model', () => {
    const model = readFileSync('prisma/models.prisma', 'utf8')
    const named = [...model.matchAll(/^model (\w+)/gm)].map(([, name]) => name ?? '')
    expect(told.map(({ table }) => table).sort()).toEqual(named.filter((name) => name !== 'Process').sort())
    expect(rows).toBe(told.reduce((sum, one) => sum + one.rows, 0n))
    const db = new Sqlite(file('full'), { readonly: true })
    expect(tablesOf(db).sort()).toEqual(named.sort())
    db.close()
  })

  it('goes on counting where it was', async () => {
    const database = await openDatabase(there, 0)
    const { id } = await database.shop(1).people.add({ name: 'Baru', role: 'admin' }, 0)
    expect(id).toBe(501)
    await database.close()
  })

  it('is not put on top of another, which stays as it was', async () => {
    const before = contents(file('back'))
    const onTop = move({ from: there, to: `file:${file('back')}`, ...silent })
    await expect(onTop).rejects.toThrow(/holds a shop already .*Customer 503/)
    expect(contents(file('back')).Message).toEqual(before.Message)
  })
})

describe('a database where a bot was started once', () => {
  it('may be moved into', async () => {
    const there = await elsewhere()
    const database = await openDatabase(there, 5)
    await database.shop(1).settings.set('CLAIM_CODE_HASH', 'x', null, 5)
    await database.close()
    const source = await openDatabase(`file:${file('small')}`, 7)
    await source.shop(1).people.add({ name: 'Sari', role: 'admin' }, 7)
    await source.close()
    await move({ from: `file:${file('small')}`, to: there, ...silent })
    expect(await readDatabase(there, 'SELECT "createdAt" FROM "Shop"')).toMatchObject([{ createdAt: 7 }])
    expect(await readDatabase(there, 'SELECT "name" FROM "Setting"')).toEqual([])
  })
})

describe('a target that does not keep what it is given', () => {
  const SQLITE = `CREATE TRIGGER loses AFTER INSERT ON "Person" WHEN NEW."id" = 2
    BEGIN UPDATE "Person" SET "name" = 'Bambang' WHERE "id" = 2; END`
  const POSTGRESQL = `CREATE FUNCTION loses() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN IF NEW."id" = 2 THEN NEW."name" := 'Bambang'; END IF; RETURN NEW; END $$;
    CREATE TRIGGER loses BEFORE INSERT ON "Person" FOR EACH ROW EXECUTE FUNCTION loses()`

  it('is found out before anything is in it, and nobody reads whose name it was', async () => {
    const there = await elsewhere()
    await (await openDatabase(there, 0)).close()
    const raw = await openRaw(there)
    for (const sql of ENGINE === 'sqlite' ? [SQLITE] : POSTGRESQL.split(/;\n/)) await raw.all(sql)
    const source = await openDatabase(`file:${file('three')}`, 0)
    for (const name of ['Sari', 'Budi', 'Wati']) await source.shop(1).people.add({ name, role: 'admin' }, 0)
    await source.close()
    const failing = move({ from: `file:${file('three')}`, to: there, ...silent })
    await expect(failing).rejects.toThrow(/^Person: row 2 differs: name$/)
    expect(await raw.all('SELECT * FROM "Person"')).toEqual([])
    await raw.close()
  })
})

describe('texts with NUL characters', () => {
  it('lose them where the target cannot hold them, and that is said', async () => {
    const source = await openDatabase(`file:${file('nul')}`, 0)
    await source.shop(1).people.add({ name: 'Sa\0ri', nickname: '\0', role: 'admin' }, 0)
    await source.close()
    const there = await elsewhere()
    const { withoutNul } = await move({ from: `file:${file('nul')}`, to: there, ...silent })
    const [person] = await readDatabase(there, 'SELECT "name", "nickname" FROM "Person"')
    const clean = ENGINE === 'postgresql'
    expect(person).toEqual(clean ? { name: 'Sari', nickname: '' } : { name: 'Sa\0ri', nickname: '\0' })
    expect(withoutNul).toBe(clean ? 2 : 0)
  })
})

describe('what is refused', () => {
  it('a source that is not there, or is no shop', async () => {
    const into = (from: string) => move({ from: `file:${from}`, to: `file:${file('never')}`, ...silent })
    await expect(into(file('nowhere'))).rejects.toThrow('there is no file')
    new Sqlite(file('other')).exec('CREATE TABLE other (id)').close()
    await expect(into(file('other'))).rejects.toThrow('holds no shop')
    copyFileSync('package.json', file('text'))
    await expect(into(file('text'))).rejects.toThrow('not a database')
  })

  it('a database into itself, however it is named', async () => {
    const there = await elsewhere()
    await (await openDatabase(there, 0)).close()
    const again = there.replace('127.0.0.1', 'localhost').replace(/([^/]+)$/, ENGINE === 'sqlite' ? './$1' : '$1')
    await expect(move({ from: there, to: again, ...silent })).rejects.toThrow('the same database')
  })

  it('a file on which a bot runs, whichever side it is', async () => {
    const bot = await openForBot(`file:${file('run')}`, 0)
    await (await openDatabase(`file:${file('idle')}`, 0)).close()
    const [run, idle] = [`file:${file('run')}`, `file:${file('idle')}`]
    await expect(move({ from: run, to: idle, ...silent })).rejects.toThrow(/is in use by the bot/)
    await expect(move({ from: idle, to: run, ...silent })).rejects.toThrow(/is in use by the bot/)
    await bot.close()
    let told = false
    const onVerified = () => {
      // Each look waits for one that is just stopping: one look will do.
      if (!told) expect(() => holdFile(run)).toThrow(FileHeld)
      told = true
    }
    await move({ from: run, to: idle, onVerified })
    expect(told).toBe(true)
    holdFile(run)()
    holdFile(idle)()
  })

  it('a file that is written to meanwhile', async () => {
    const source = await openDatabase(`file:${file('busy')}`, 0)
    const onVerified = () => void source.shop(1).people.add({ name: 'Sari', role: 'admin' }, 0)
    const moving = move({ from: `file:${file('busy')}`, to: `file:${file('never-2')}`, onVerified })
    await expect(moving).rejects.toThrow(/written to meanwhile/)
    await source.close()
  })

  it.runIf(ENGINE === 'postgresql')('a database on which a bot runs, or is started meanwhile', async () => {
    const there = await elsewhere()
    await (await openDatabase(there, 0)).close()
    const raw = await openRaw(there)
    await raw.all(`INSERT INTO "Process" VALUES ('a', 1, 0, EXTRACT(EPOCH FROM now()) * 1000)`)
    const to = `file:${file('quiet')}`
    await expect(move({ from: there, to, ...silent })).rejects.toThrow(/is in use by the bot/)
    await raw.all(`UPDATE "Process" SET "seenAt" = 0`)
    let seen: Promise<unknown> | undefined
    const onVerified = () => {
      seen ??= raw.all(`UPDATE "Process" SET "seenAt" = "seenAt" + 1`)
    }
    await expect(move({ from: there, to, onVerified })).rejects.toThrow(/a bot was started/)
    await seen
    await move({ from: there, to, ...silent })
    await raw.close()
  })
})

describe('a shop of an older version', () => {
  it('is brought up to date on the way, and stays what it was', async () => {
    const init = readFileSync('prisma/sqlite/migrations/20261123000000_init/migration.sql')
    const old = new Sqlite(file('old'))
    old.exec(init.toString())
    old.exec(`INSERT INTO Shop (id, createdAt) VALUES (1, 0);
      INSERT INTO Person (id, shopId, name, role, createdAt) VALUES (1, 1, 'Sari', 'admin', 0);
      CREATE TABLE _prisma_migrations (id TEXT, checksum TEXT, migration_name TEXT, finished_at, applied_steps_count)`)
    old
      .prepare('INSERT INTO _prisma_migrations (checksum, migration_name) VALUES (?, ?)')
      .run(createHash('sha256').update(init).digest('hex'), '20261123000000_init')
    old.close()
    const before = readFileSync(file('old'))
    const there = await elsewhere()
    await move({ from: `file:${file('old')}`, to: there, ...silent })
    expect(await readDatabase(there, 'SELECT "name", "shared" FROM "Person"')).toMatchObject([{ name: 'Sari' }])
    expect(readFileSync(file('old')).equals(before)).toBe(true)
  })
})
