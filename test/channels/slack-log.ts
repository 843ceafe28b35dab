import type { Log } from '../../src/channels/slack/log.ts'

/** A log that keeps what it was told. */
export function keptLog(): Log & { lines: { level: string; fields: object; message: string }[]; text(): string } {
  const lines: { level: string; fields: object; message: string }[] = []
  const keep = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message })
  return {
    lines,
    text: () => JSON.stringify(lines),
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  }
}
