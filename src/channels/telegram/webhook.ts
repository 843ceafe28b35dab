import { createHmac, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { type Api, GrammyError } from 'grammy'
import { MINUTE_MS, SECOND_MS } from '../../domain/time.ts'
import { insist } from './insist.ts'
import type { Ear, ListenerOptions } from './listen.ts'
import { pause } from './pause.ts'
import { WebhookRefused } from './refused.ts'
import { UPDATE_KINDS } from './translate.ts'
import { troubleOf } from './trouble.ts'
import { understand } from './understand.ts'
import { type Fields, integer, isFields } from './updates/fields.ts'
import { type Hearing, Vitals } from './vitals.ts'
import { callSignal } from './wire.ts'

/** Where Telegram is to post updates, and the word by which its posts are known. */
export interface Hook {
  /** Passed on as it is. */
  url: string
  secret: string
}

/** What was posted, and what its sender is told. */
interface Posted {
  headers: IncomingHttpHeaders
  body: string
}

interface Waiting {
  id: number
  update: Fields
  told(isStored: boolean): void
}

const LIMIT = 100
/** How often Telegram is asked whether it still has something for us. */
const LOOK_MS = 5 * SECOND_MS
const LOOK_WHILE_BEHIND_MS = 500
/** Telegram keeps its last trouble with us for ever; older than this it is over. */
const TROUBLE_LASTS_MS = MINUTE_MS

/** The secret of a shop that has set none: nobody without the bot's token knows it, and every process of the shop does. */
export const secretOf = (token: string): string => createHmac('sha256', token).update('webhook').digest('hex')

/** Has Telegram post to `hook`, one update after another, so that what was written in order arrives in order. */
export async function register(api: Api, { url, secret }: Hook, signal: AbortSignal): Promise<void> {
  try {
    const how = { url, secret_token: secret, allowed_updates: UPDATE_KINDS, max_connections: 1 }
    await api.raw.setWebhook(how, callSignal(signal))
  } catch (error) {
    if (error instanceof GrammyError && error.error_code === 400) throw new WebhookRefused(error.description)
    throw error
  }
}

/** Takes the updates Telegram posts: stored first, then answered, so that what could not be stored comes again. */
export class WebhookEar implements Ear {
  readonly #options: ListenerOptions
  readonly #hook: Hook
  readonly #vitals: Vitals
  readonly #stopping = new AbortController()
  readonly #watching: Promise<void>
  readonly #username: Promise<string | undefined>
  #waiting: Waiting[] = []
  #storing: Promise<void> | null = null
  #napping = new AbortController()
  #doubts = 0
  #taken = 0
  #takenAtLook = 0

  constructor(options: ListenerOptions, hook: Hook) {
    this.#options = options
    this.#hook = hook
    this.#vitals = new Vitals(options.clock.now())
    this.#username = this.#insist('Telegram cannot be reached', () => this.#introduce())
    this.#watching = this.#watch()
  }

  heard(): Hearing {
    return { ...this.#vitals.read(), holding: this.#storing !== null }
  }

  doubt(): void {
    this.#doubts += 1
    if (!this.#vitals.caughtUp) return
    this.#vitals.behind(this.#options.clock.now())
    this.#napping.abort()
  }

  /** 200 once it is stored; 401 for whoever does not know the secret; 500 and 503 make Telegram post it again. */
  async take({ headers, body }: Posted): Promise<{ status: number }> {
    if (!isSame(headers['x-telegram-bot-api-secret-token'], this.#hook.secret)) return { status: 401 }
    if (this.#stopping.signal.aborted) return { status: 503 }
    const update = parsed(body)
    const id = isFields(update) ? integer(update, 'update_id') : undefined
    if (!isFields(update) || id === undefined) {
      this.#options.log.warn({}, 'a post with the right secret held no update')
      this.#options.unreadable?.()
      return { status: 400 }
    }
    const isStored = await new Promise<boolean>((told) => {
      this.#waiting.push({ id, update, told })
      this.#storing ??= this.#store()
    })
    return { status: isStored ? 200 : 500 }
  }

  /** The webhook stays: Telegram keeps what it cannot deliver for the next start. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all([this.#watching, this.#storing])
  }

  async #introduce(): Promise<string> {
    const username = await this.#options.identify(this.#stopping.signal)
    await register(this.#options.api, this.#hook, this.#stopping.signal)
    return username
  }

  /** Stores whatever waits, by the order Telegram gave it. */
  async #store(): Promise<void> {
    const { clock, hear, checkout } = this.#options
    const username = await this.#username
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, LIMIT).sort((a, b) => a.id - b.id)
      const ears = { username: username ?? '', now: clock.now() }
      checkout(batch.map(({ update }) => update))
      const isStored =
        username !== undefined &&
        (await hear(
          batch.flatMap(({ update }) => understand(update, ears, this.#options)),
          batch.map(({ id }) => id),
        ).then(
          () => true,
          (error: unknown) => this.#failed(error),
        ))
      if (isStored) this.#taken += batch.length
      for (const { told } of batch) told(isStored)
    }
    // In the same step in which nothing was waiting: what comes from now on begins anew.
    this.#storing = null
  }

  #failed(error: unknown): false {
    const { why } = troubleOf(error)
    this.#vitals.failed(this.#options.clock.now(), why)
    this.#options.log.warn({ why }, 'what was heard cannot be stored')
    return false
  }

  async #watch(): Promise<void> {
    if ((await this.#username) === undefined) return
    const { signal } = this.#stopping
    while (!signal.aborted) {
      await this.#insist('Telegram cannot be asked what is waiting', () => this.#look())
      this.#napping = new AbortController()
      const either = AbortSignal.any([signal, this.#napping.signal])
      await pause(this.#vitals.caughtUp ? LOOK_MS : LOOK_WHILE_BEHIND_MS, either)
    }
  }

  /** Caught up when nothing is waiting at Telegram; behind again when something is and nothing arrives. */
  async #look(): Promise<void> {
    const { api, clock, log } = this.#options
    const doubts = this.#doubts
    const info = await api.raw.getWebhookInfo(callSignal(this.#stopping.signal))
    if (info.url !== this.#hook.url) {
      log.warn({}, 'another program has taken the webhook; it is taken back')
      await register(api, this.#hook, this.#stopping.signal)
    }
    if (doubts !== this.#doubts) return
    if (info.pending_update_count === 0) return this.#vitals.recovered()
    const isArriving = this.#taken > this.#takenAtLook
    this.#takenAtLook = this.#taken
    if (this.#vitals.caughtUp && isArriving) return
    const now = clock.now()
    const isTroubled = now - (info.last_error_date ?? 0) * SECOND_MS < TROUBLE_LASTS_MS
    if (isTroubled) this.#vitals.failed(now, `Telegram cannot reach the webhook: ${info.last_error_message ?? ''}`)
    else this.#vitals.behind(now)
  }

  #insist<T>(complaint: string, attempt: () => Promise<T>): Promise<T | undefined> {
    return insist({ ...this.#options, vitals: this.#vitals, signal: this.#stopping.signal }, complaint, attempt)
  }
}

function isSame(given: string | string[] | undefined, secret: string): boolean {
  const [a, b] = [Buffer.from(typeof given === 'string' ? given : ''), Buffer.from(secret)]
  return a.length === b.length && timingSafeEqual(a, b)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
