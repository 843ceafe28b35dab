import { pino } from 'pino'

/** What every part writes to. Never given tokens; they are cut out all the same. */
export type Logger = Record<'debug' | 'info' | 'warn' | 'error', (data: object, message: string) => void>

/** JSON lines on stderr, with every secret given replaced wherever it appears. */
export function createLog(level: string, secrets: readonly (string | undefined)[]): Logger {
  const hidden = secrets.filter((secret) => secret !== undefined && secret.length > 0)
  const stream = {
    write: (line: string) =>
      process.stderr.write(hidden.reduce<string>((text, secret) => text.replaceAll(secret ?? '', '[secret]'), line)),
  }
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, stream)
}
