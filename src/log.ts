import { pino } from 'pino'

/** What every part writes to. Never given tokens; they are cut out all the same. */
export type Logger = Record<'debug' | 'info' | 'warn' | 'error', (data: object, message: string) => void>

/** JSON lines on stderr, with every secret given replaced wherever it appears. */
export function createLog(level: string, secrets: readonly string[]): Logger {
  const stream = { write: (line: string) => process.stderr.write(hiding(secrets, line)) }
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
}

/** A text without the secrets it may hold. */
export const hiding = (secrets: readonly string[], text: string): string =>
  secrets.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text)
