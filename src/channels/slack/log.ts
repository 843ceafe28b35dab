import { type Logger, LogLevel } from '@slack/bolt'

/** Where the channel tells the shop's technician what happened; pino fits. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

const TOKEN = /\b(xox[a-z]|xapp|xwfp)-[\w-]+/g
const TICKET = /([?&]ticket=)[^&\s"]+/g

/** Takes tokens and socket tickets out of a text; `secrets` are the tokens in use, whatever they look like. */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const known = secrets.filter((secret) => secret.length > 3)
  return (text) =>
    known
      .reduce((said, secret) => said.replaceAll(secret, '***'), text)
      .replace(TOKEN, '***')
      .replace(TICKET, '$1***')
}

/**
 * Slack's libraries write here instead of to the console. Their debug lines carry whole payloads, what customers wrote
 * included, and are dropped.
 */
export function sdkLogger(log: Log, redact: (text: string) => string): Logger {
  const line = (parts: readonly unknown[]) => redact(parts.map(said).join(' '))
  return {
    debug() {},
    info: (...parts: unknown[]) => log.debug({ from: 'slack-sdk' }, line(parts)),
    warn: (...parts: unknown[]) => log.warn({ from: 'slack-sdk' }, line(parts)),
    error: (...parts: unknown[]) => log.error({ from: 'slack-sdk' }, line(parts)),
    setLevel() {},
    getLevel: () => LogLevel.INFO,
    setName() {},
  }
}

/** What an error says, on one line and without anything secret. */
export function said(what: unknown): string {
  return what instanceof Error ? `${what.name}: ${what.message}` : String(what)
}
