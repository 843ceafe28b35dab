import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'

type Adapter = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>
type Transaction = Awaited<ReturnType<Adapter['startTransaction']>>
type Leave = () => void

const ROLLBACK = { sql: 'ROLLBACK', args: [], argTypes: [] }

/**
 * SQLite over the one connection it has. What is asked beside a transaction waits until that has ended: on the same connection
 * it would become a part of it, reading what does not hold yet and undone together with it.
 */
export class SerialSqlite extends PrismaBetterSqlite3 {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect()
    const query = adapter.queryRaw.bind(adapter)
    const execute = adapter.executeRaw.bind(adapter)
    const begin = adapter.startTransaction.bind(adapter)
    const queue = new Queue()
    adapter.queryRaw = (asked) => queue.pass(() => query(asked))
    adapter.executeRaw = (asked) => queue.pass(() => execute(asked))
    adapter.startTransaction = async (level) => {
      const leave = await queue.enter()
      try {
        return leaving(await begin(level), leave)
      } catch (error) {
        leave()
        throw error
      }
    }
    return adapter
  }
}

/** The same transaction; whoever waits comes next when it ends, however it ends. */
function leaving(transaction: Transaction, leave: Leave): Transaction {
  const commit = transaction.commit.bind(transaction)
  const rollback = transaction.rollback.bind(transaction)
  transaction.commit = () => commit().finally(leave)
  transaction.rollback = async () => {
    // A commit that failed, on a full disk for one, may have left it open; the next could not begin.
    await transaction.executeRaw(ROLLBACK).catch(() => undefined)
    await rollback().finally(leave)
  }
  return transaction
}

/** One at a time, in the order in which they came. */
class Queue {
  private last = Promise.resolve()

  /** Resolves when it is one's turn; what comes back ends it. */
  async enter(): Promise<Leave> {
    const before = this.last
    let leave: Leave = () => {}
    this.last = new Promise<void>((resolve) => {
      leave = resolve
    })
    await before
    return leave
  }

  async pass<T>(work: () => Promise<T>): Promise<T> {
    const leave = await this.enter()
    try {
      return await work()
    } finally {
      leave()
    }
  }
}
