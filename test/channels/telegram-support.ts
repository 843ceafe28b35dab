import type { Log } from '../../src/channels/telegram/log.ts'
import { type LocalTelegram, startTelegram, type TelegramOptions } from '../../src/sandbox/telegram/index.ts'
import { type SetClock, setClock } from '../sandbox/telegram-support.ts'

/** A log that keeps what it was told. */
export function keptLog(): Log & { lines: string[]; text(): string } {
  const lines: string[] = []
  const keep = (level: string) => (details: object, message: string) => {
    lines.push(`${level} ${message} ${JSON.stringify(details)}`)
  }
  return {
    lines,
    text: () => lines.join('\n'),
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
  }
}

/** A local Telegram without limits, on a clock that is set by hand. */
export async function localTelegram(
  options: Partial<TelegramOptions> = {},
): Promise<{ telegram: LocalTelegram; clock: SetClock }> {
  const clock = setClock()
  return { clock, telegram: await startTelegram({ clock, limits: 'off', ...options }) }
}
