import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import Sqlite from 'better-sqlite3'
import { afterAll, describe, expect, it } from 'vitest'
import { storeFails } from '../../src/store/failure.ts'
import { openDatabase } from '../../src/store/open.ts'
import { ENGINE, newDatabase, takeOver } from '../support/database.ts'

const empty = await newDatabase()
const database = await openDatabase(empty.url, 0)
const store = database.shop(1)
const dewi = { channel: 'telegram', address: '1', name: 'Dewi' }

afterAll(async () => {
  await database.close()
  await empty.drop()
})

/** How every answer ends, and a message of the server, in its protocol (PostgreSQL 15, "Message Formats"). */
const READY = Buffer.from('Z\0\0\0\x05', 'latin1')
const SHUT_DOWN = (() => {
  const fields = 'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to administrator command\0\0'
  const length = Buffer.alloc(4)
  length.writeUInt32BE(4 + fields.length)
  return Buffer.concat([Buffer.from('E'), length, Buffer.from(fields)])
})()

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    (error: unknown) => error,
  )

describe('a store that fails is told from a fact that cannot be stored', () => {
  it('the same customer twice is wrong in itself', async () => {
    await store.customers.add(dewi, 0)
    const error = await errorOf(store.customers.add(dewi, 0))
    expect(error).toBeInstanceOf(Error)
    expect(storeFails(error)).toBe(false)
  })

  it('a value of the wrong kind is wrong in itself', async () => {
    const error = await errorOf(store.customers.add({ ...dewi, address: '2', surveyedAt: 'soon' as never }, 0))
    expect(error).toBeInstanceOf(Error)
    expect(storeFails(error)).toBe(false)
  })

  it.runIf(ENGINE === 'postgresql').each([
    ['a text with a character it cannot hold', { address: '3', name: 'De\0wi' }],
    ['a text too long to be looked up by', { address: noise(10_000) }],
    ['an instant beyond all instants', { address: '4', awayAt: 1e300 }],
  ])('%s is wrong in itself on PostgreSQL, alone and in a transaction', async (_, change) => {
    for (const within of [false, true]) {
      const add = (to: typeof store) => to.customers.add({ ...dewi, ...change }, 0)
      const error = await errorOf(within ? store.transaction(add) : add(store))
      expect(error).toBeInstanceOf(Error)
      expect(storeFails(error)).toBe(false)
    }
  })

  it.runIf(ENGINE === 'postgresql')('a server that hangs up and lets nobody in is the store failing', async () => {
    const left = await newDatabase()
    const opened = await openDatabase(left.url, 0)
    const copy = await takeOver(left)
    const error = await errorOf(opened.shop(1).customers.add(dewi, 0))
    expect(error).toBeInstanceOf(Error)
    expect(storeFails(error)).toBe(true)
    await opened.close()
    await left.drop()
    await copy.drop()
  })

  it.runIf(ENGINE === 'postgresql')(
    'a connection that ends in the middle of a transaction is the store failing',
    async () => {
      const wire = await wireTo(empty.url)
      const opened = await openDatabase(wire.url, 0)
      const error = await errorOf(
        opened.shop(1).transaction(async (tx) => {
          await tx.customers.at('telegram', '1')
          wire.cut()
          await tx.customers.add({ ...dewi, address: '5' }, 0)
        }),
      )
      expect(error).toBeInstanceOf(Error)
      expect(storeFails(error)).toBe(true)
      await opened.close()
      wire.close()
    },
  )

  it.runIf(ENGINE === 'postgresql')(
    'a server that falls silent without hanging up is the store failing, alone and in a transaction, and is left',
    async () => {
      const wire = await wireTo(empty.url)
      const opened = await openDatabase(`${wire.url}&connection_limit=1`, 0)
      const read = () => opened.shop(1).customers.at('telegram', '1')
      await read()
      wire.fallSilent()
      const errors = await Promise.all([read(), opened.shop(1).transaction(read)].map(errorOf))
      expect(errors.map(storeFails)).toEqual([true, true])
      wire.speakAgain()
      expect(await read()).toMatchObject({ name: 'Dewi' })
      await opened.close()
      wire.close()
    },
  )

  it.runIf(ENGINE === 'postgresql')(
    'a server that hangs up with its answer or its welcome ends no process',
    async () => {
      const wire = await wireTo(empty.url)
      const opened = await openDatabase(`${wire.url}&connection_limit=1`, 0)
      const read = () => opened.shop(1).customers.at('telegram', '1')
      wire.hangUpWithAnswer()
      expect(await read()).toMatchObject({ name: 'Dewi' })
      // That connection is gone; a new one is no sooner made than lost.
      wire.hangUpWithAnswer()
      const error = await errorOf(opened.shop(1).transaction(async () => {}))
      expect(storeFails(error)).toBe(true)
      expect(await read()).toMatchObject({ name: 'Dewi' })
      await opened.close()
      wire.close()
    },
  )

  it.runIf(ENGINE === 'sqlite')('a file somebody else has locked is the store failing', async () => {
    const other = new Sqlite(empty.url.replace('file:', ''))
    other.exec('BEGIN EXCLUSIVE')
    try {
      const error = await errorOf(store.customers.add({ ...dewi, address: '3' }, 0))
      expect(error).toBeInstanceOf(Error)
      expect(storeFails(error)).toBe(true)
    } finally {
      other.exec('ROLLBACK')
      other.close()
    }
  })

  it.runIf(ENGINE === 'sqlite')('a full disk is the store failing', async () => {
    const small = await newDatabase()
    const full = await openDatabase(small.url, 0)
    try {
      await full.shop(1).transaction((tx) => fill(tx, 'PRAGMA max_page_count = 1'))
      const names = 'x'.repeat(100_000)
      const error = await errorOf(full.shop(1).customers.add({ ...dewi, name: names }, 0))
      expect(error).toBeInstanceOf(Error)
      expect(storeFails(error)).toBe(true)
    } finally {
      await full.close()
      await small.drop()
    }
  })
})

/** A way to the server of a database that breaks when it is told to. */
async function wireTo(database: string) {
  const { hostname, port } = new URL(database)
  const ends = new Set<Socket>()
  let hangsUp = false
  let isSilent = false
  const wire = createServer((near) => {
    const far = connect(Number(port), hostname)
    for (const [from, to] of [[near, far] as const, [far, near] as const]) {
      ends.add(from)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
    near.on('data', (question) => {
      if (!isSilent) far.write(question)
    })
    far.on('data', (answer: Buffer) => {
      if (isSilent) return
      const last = hangsUp && answer.subarray(-6, -1).equals(READY)
      if (last) hangsUp = false
      near.write(last ? Buffer.concat([answer, SHUT_DOWN]) : answer)
    })
  })
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', () => resolve()))
  const url = new URL(database)
  url.search = '?sslmode=disable'
  url.host = `127.0.0.1:${(wire.address() as AddressInfo).port}`
  return {
    url: url.href,
    cut() {
      for (const end of ends) end.destroy()
    },
    /** The next whole answer brings the news of a server shutting down in the same packet. */
    hangUpWithAnswer() {
      hangsUp = true
    },
    /** Whatever either side says from now on is lost, and nobody is told. */
    fallSilent() {
      isSilent = true
    },
    speakAgain() {
      isSilent = false
    },
    close: () => wire.close(),
  }
}

/** Letters that cannot be packed. */
function noise(length: number): string {
  let state = 7
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state.toString(36).at(-2) ?? ''
  }
  return Array.from({ length }, next).join('')
}

/** Says something to the connection itself; only a test of failures has reason to. */
async function fill(tx: object, pragma: string): Promise<void> {
  const { scope } = tx as { scope: { db: { $queryRawUnsafe(sql: string): Promise<unknown> } } }
  await scope.db.$queryRawUnsafe(pragma)
}
