import type { PrismaClient } from './generated/sqlite/client.ts'
import type { TransactionClient } from './generated/sqlite/internal/prismaNamespace.ts'

/**
 * A database as the store uses it. Both engines look alike through the SQLite client's type, the narrower of the two; what
 * differs is here.
 */
export interface Engine {
  client: PrismaClient
  /** Nobody but this process writes: small tables may be kept until it does. */
  isOwn: boolean
  /** Makes a transaction the only one of its shop until it ends. */
  enter(db: TransactionClient, shopId: number): Promise<void>
  /** Raw SQL with `?` for its values, as this engine wants it. */
  sql(text: string): string
  /** SQL for the database's own clock, in epoch milliseconds. */
  clock: string
  /** What was opened is still the one in use; a file may have been deleted or replaced. */
  isThere(): boolean
  close(): Promise<void>
}

/** How long one transaction may take: a day of backlog is heard a hundred updates at a time. */
const TRANSACTION_MS = 20_000

/** Errors must not quote what was to be stored: they are logged. */
export const CLIENT_OPTIONS = {
  errorFormat: 'minimal',
  transactionOptions: { maxWait: TRANSACTION_MS, timeout: TRANSACTION_MS },
} as const
