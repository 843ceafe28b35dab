import { Api, GrammyError, HttpError } from 'grammy'
import type { Clock, Instant } from '../../src/domain/time.ts'
import { type LocalTelegram, startTelegram, type TelegramOptions } from '../../src/sandbox/telegram/index.ts'

/** A clock that stands still until it is set. */
export interface SetClock extends Clock {
  at: Instant
}

export function setClock(iso = '2026-10-23T03:00:00Z'): SetClock {
  return {
    at: Date.parse(iso),
    now() {
      return this.at
    },
    until: () => Promise.resolve(),
  }
}

export interface Stage {
  clock: SetClock
  telegram: LocalTelegram
  api: Api
}

/** A server and a real grammY client on it; limits off unless asked for. */
export async function stage(options: Partial<TelegramOptions> = {}): Promise<Stage> {
  const clock = setClock()
  const telegram = await startTelegram({ clock, limits: 'off', ...options })
  return { clock, telegram, api: apiOn(telegram) }
}

export const apiOn = (telegram: LocalTelegram, token = telegram.token): Api =>
  new Api(token, { apiRoot: telegram.apiRoot, timeoutSeconds: 5 })

/** What the platform said no with: `400 Bad Request: …`; `ok` when it said yes, `lost` when it said nothing. */
export async function saying(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    if (error instanceof GrammyError) return `${error.error_code} ${error.description}`
    if (error instanceof HttpError) return 'lost'
    throw error
  }
}
