import { pino } from 'pino'
import { plainError, withoutQuotes } from './plain-error.ts'

/** What every part writes to. Never given tokens; they are cut out all the same. */
export type Logger = Record<'debug' | 'info' | 'warn' | 'error', (data: object, message: string) => void>

/** Under these names somebody's words, names or a whole request may stand: never written, whoever logs them. */
const PRIVATE = ['line', 'text', 'words', 'name', 'payload', 'body', 'data', 'reply', 'update']
const REDACTED = { paths: PRIVATE.flatMap((name) => [name, `*.${name}`]), censor: '[redacted]' }

/** JSON lines, with every secret given replaced wherever it appears, and nothing of what customers wrote. */
export function createLog(
  level: string,
  secrets: readonly string[],
  write: (line: string) => void = (line) => void process.stderr.write(line),
): Logger {
  const log = pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: REDACTED,
      // Errors are made plain before, whatever name they are logged under.
      serializers: { err: (error: unknown) => error },
      formatters: { log: cleaned },
    },
    { write: (line: string) => write(hiding(secrets, line)) },
  )
  const at = (which: keyof Logger) => (data: object, message: string) => log[which](data, withoutQuotes(message))
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A text without the secrets it may hold. */
export const hiding = (secrets: readonly string[], text: string): string =>
  secrets.reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text)

/** Shorter, a part of an address is no secret, and would be cut out of every text. */
const SECRET_LENGTH = 6

/** What in an address nobody may read: its password, and unless `only` that, all that follows the host's name. */
export function secretsIn(url: string | null, only?: 'password'): string[] {
  if (url === null || !URL.canParse(url)) return []
  const { password, pathname, search, hash } = new URL(url)
  const rest = only ? [] : [pathname + search + hash, url.slice(url.indexOf(pathname, url.indexOf('//') + 2))]
  return [...new Set([password, ...rest])].filter((secret) => secret.length >= SECRET_LENGTH)
}

const cleaned = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (value instanceof Error) return [name, plainError(value)]
      return [name, name === 'why' && typeof value === 'string' ? withoutQuotes(value) : value]
    }),
  )
