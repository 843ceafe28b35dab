/** Prisma's codes for what is wrong with the data given, not with the database. */
const ABOUT_THE_DATA = new Set([
  'P2000',
  'P2002',
  'P2003',
  'P2004',
  'P2005',
  'P2006',
  'P2007',
  'P2011',
  'P2012',
  'P2020',
  'P2025',
])

/**
 * Whether an error means that the store itself fails (full, locked, gone, too slow) and not that this one fact cannot be
 * stored. What a failing store refused must be tried again; what is wrong in itself never succeeds.
 */
export function storeFails(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (error.name === 'PrismaClientValidationError') return false
  if (error.name.startsWith('PrismaClient') || error.name === 'DriverAdapterError') {
    return !ABOUT_THE_DATA.has(code) && !REFUSES_THE_DATA.test(stateOf(error))
  }
  return code.startsWith('SQLITE_') || 'syscall' in error || HUNG_UP.test(error.message)
}

/** Whether a transaction was undone because it took longer than one may: less at once will do. */
export const ranOutOfTime = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'P2028' && error.message.includes('expired transaction')

/** What the driver says of a connection that ended in the middle, or could not be had; it has no code for that. */
const HUNG_UP =
  /^(?:Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/

/** PostgreSQL's classes of errors in what it was given: values it cannot hold, rules they break, too long for an index. */
const REFUSES_THE_DATA = /^(?:22|23|54)/

/** PostgreSQL's own code of what lies behind an error, where Prisma has none for it. */
function stateOf(error: Error): string {
  const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalCode?: unknown } } } }
  return String(meta?.driverAdapterError?.cause?.originalCode ?? '')
}
