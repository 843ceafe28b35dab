import type { Api } from 'grammy'
import type { Heard } from '../../chat/heard.ts'
import type { Clock } from '../../domain/time.ts'
import { insist } from './insist.ts'
import type { Log } from './log.ts'
import { type Pauses, pause } from './pause.ts'
import { UPDATE_KINDS } from './translate.ts'
import { troubleOf } from './trouble.ts'
import { alwaysOurs, type Turn } from './turn.ts'
import { understand } from './understand.ts'
import { integer, isFields, Malformed } from './updates/fields.ts'
import { type Hearing, Vitals } from './vitals.ts'
import { callSignal } from './wire.ts'

const LIMIT = 100
const POLL_SECONDS = 20
const FAREWELL_MS = 2000
/** How often a process that stands by looks whether it is its turn. */
const LOOK_MS = 1000
/** Deaf for so long, a process lets another try. */
const GIVE_WAY_MS = 5000

/** Who stored for longer than this does not know what was said meanwhile: they ask again before anything is decided. */
const STALE_MS = 1000

/** Stores what was heard. Only when it resolves are the updates confirmed; when it throws, the same batch comes again. */
type Hear = (batch: readonly Heard[], updateIds: readonly number[]) => Promise<void>

export interface ListenerOptions {
  api: Api
  clock: Clock
  log: Log
  hear: Hear
  /** Told of each update that could not be understood. */
  unreadable?: () => void
  /** Told of all updates first: whoever is about to pay cannot wait. */
  checkout: (updates: readonly unknown[]) => void
  /** Finds out who we are; the loop asks until it succeeds. Our own username. */
  identify: (signal: AbortSignal) => Promise<string>
  pauses?: Pauses
  /** Whose turn it is to ask; always ours when missing. */
  turn?: Turn
}

/** A way to hear Telegram by. */
export interface Ear {
  heard(): Hearing
  /** Something may be waiting that is not known of here: nothing counts as heard until Telegram has been asked again. */
  doubt(): void
  /** Hears no more, and waits until what is being stored is stored. */
  stop(): Promise<void>
}

/** Asks Telegram for updates, one answer after the other: hear, then acknowledge. */
export class Listener implements Ear {
  readonly #options: ListenerOptions
  readonly #vitals: Vitals
  readonly #stopping = new AbortController()
  readonly #running: Promise<void>
  readonly #turn: Turn
  /** Aborts when the turn that was taken is lost; null: none is. */
  #taken: AbortSignal | null = null
  #standby = false
  #asking: AbortController | null = null
  #offset: number | undefined
  #holding = false
  #doubts = 0
  /** Heard and stored, but Telegram does not know yet. */
  #unconfirmed = false

  constructor(options: ListenerOptions) {
    this.#options = options
    this.#vitals = new Vitals(options.clock.now())
    this.#turn = options.turn ?? alwaysOurs()
    this.#stopping.signal.addEventListener('abort', () => this.#asking?.abort())
    this.#running = this.#run()
  }

  heard(): Hearing {
    const { since: behindSince, lastProblem } = this.#vitals.read()
    // A process that stood still does not know what another has heard meanwhile.
    const isSure = this.#standby || (this.#taken !== null && this.#turn.isMine())
    const since = isSure ? behindSince : (behindSince ?? this.#options.clock.now())
    return {
      caughtUp: since === null && !this.#standby,
      standby: this.#standby,
      since,
      ...(lastProblem && { lastProblem }),
      holding: this.#holding,
    }
  }

  doubt(): void {
    this.#doubts += 1
    if (!this.#vitals.caughtUp || this.#standby) return
    this.#vitals.behind(this.#options.clock.now())
    this.#asking?.abort()
  }

  /**
   * Asks for no more, waits until what is being stored is stored, confirms it if that is quickly done, and lets another
   * process take over.
   */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    if (this.#turn.isMine()) await this.#sayFarewell()
    await this.#turn.give().catch(() => undefined)
  }

  async #sayFarewell(): Promise<void> {
    if (!this.#unconfirmed) return
    const farewell = { offset: this.#offset, limit: 1, timeout: 0 }
    // Not confirmed, they come again at the next start and are known by their keys.
    await this.#options.api.raw
      .getUpdates(farewell, callSignal(AbortSignal.timeout(FAREWELL_MS)))
      .catch(() => undefined)
  }

  async #run(): Promise<void> {
    const username = await this.#insist('Telegram cannot be reached', () => this.#prepare())
    while (username !== undefined) {
      const doubts = this.#doubts
      const isOurs = await this.#insist('nobody can tell whose turn it is to ask Telegram', () => this.#awaitTurn())
      const updates = isOurs && (await this.#insist('Telegram cannot be heard', () => this.#poll()))
      if (!updates) {
        if (this.#stopping.signal.aborted) return
        continue
      }
      const answeredAt = this.#options.clock.now()
      if (updates.length > 0 && !(await this.#take(updates, username))) continue
      const now = this.#options.clock.now()
      const isSure = doubts === this.#doubts && now - answeredAt <= STALE_MS
      if (updates.length < LIMIT && isSure) this.#vitals.recovered()
      else this.#vitals.behind(now)
    }
  }

  async #prepare(): Promise<string> {
    const username = await this.#options.identify(this.#stopping.signal)
    await this.#leaveWebhook()
    return username
  }

  /**
   * A webhook left over from another setup would keep every update from us. A server that knows no webhooks says 404: it
   * can be polled all the same.
   */
  async #leaveWebhook(): Promise<void> {
    try {
      await this.#options.api.raw.deleteWebhook({ drop_pending_updates: false }, callSignal(this.#stopping.signal))
    } catch (error) {
      if (troubleOf(error).code !== 404) throw error
    }
  }

  /** True when it is our turn; false when the channel stops before. */
  async #awaitTurn(): Promise<boolean> {
    const { signal } = this.#stopping
    while (!signal.aborted) {
      if (this.#taken && !this.#taken.aborted && this.#turn.isMine()) return true
      const taken = await this.#turn.take()
      if (taken) {
        this.#begin(taken)
        return true
      }
      this.#taken = null
      this.#standby = true
      this.#vitals.recovered()
      await pause(LOOK_MS, signal)
    }
    return false
  }

  /** Others may have heard meanwhile: how far, Telegram knows. */
  #begin(taken: AbortSignal): void {
    if (taken !== this.#taken) taken.addEventListener('abort', () => this.#asking?.abort())
    this.#taken = taken
    this.#standby = false
    this.#offset = undefined
    this.#unconfirmed = false
    if (this.#vitals.caughtUp) this.#vitals.behind(this.#options.clock.now())
  }

  /** Null when the turn is lost, or when Telegram is to be asked anew. */
  async #poll(): Promise<unknown[] | null> {
    if (!this.#turn.isMine()) return null
    try {
      const updates = await this.#ask()
      return this.#turn.isMine() ? updates : null
    } catch (error) {
      if (this.#stopping.signal.aborted) throw error
      const isDoubted = this.#asking?.signal.aborted && this.#turn.isMine()
      if (!isDoubted && !(await this.#isLost(error))) throw error
      return null
    }
  }

  /** Whether asking failed because it is another's turn by now. Whoever stays deaf gives way to others. */
  async #isLost(error: unknown): Promise<boolean> {
    // Somebody else asks with our token: another process of the shop, if the turn is no longer ours.
    if (troubleOf(error).code === 409) return (await this.#turn.take()) === null
    const { since, lastProblem } = this.#vitals.read()
    const isDeaf = lastProblem !== undefined && since !== null && this.#options.clock.now() - since > GIVE_WAY_MS
    if (!isDeaf) return !this.#turn.isMine()
    await this.#turn.give()
    this.#standby = !this.#turn.isMine()
    return false
  }

  async #ask(): Promise<unknown[]> {
    const asking = new AbortController()
    this.#asking = asking
    const updates: unknown = await this.#options.api.raw.getUpdates(
      {
        limit: LIMIT,
        // Behind, the answer itself is the news: whether anything is waiting.
        timeout: this.#vitals.caughtUp ? POLL_SECONDS : 0,
        allowed_updates: UPDATE_KINDS,
        ...(this.#offset !== undefined && { offset: this.#offset }),
      },
      callSignal(asking.signal),
    )
    this.#unconfirmed = false
    if (!Array.isArray(updates)) throw new Malformed('the answer is no list')
    if (updates.length > 0 && idsOf(updates).length === 0) throw new Malformed('no update has an id')
    return updates
  }

  /** True when it is stored; false when the channel stopped or the turn was lost before: then it comes again. */
  async #take(updates: readonly unknown[], username: string): Promise<boolean> {
    if (updates.length >= LIMIT) this.#vitals.behind(this.#options.clock.now())
    const { clock, checkout } = this.#options
    checkout(updates)
    const batch = updates.flatMap((update) => understand(update, { username, now: clock.now() }, this.#options))
    const ids = idsOf(updates)
    this.#holding = true
    const stored = await this.#insist('what was heard cannot be stored', async () => {
      if (!this.#turn.isMine()) return false
      await this.#options.hear(batch, ids)
      return true
    })
    this.#holding = false
    if (!stored) return false
    this.#offset = Math.max(...ids) + 1
    this.#unconfirmed = true
    return true
  }

  #insist<T>(complaint: string, attempt: () => Promise<T>): Promise<T | undefined> {
    return insist({ ...this.#options, vitals: this.#vitals, signal: this.#stopping.signal }, complaint, attempt)
  }
}

function idsOf(updates: readonly unknown[]): number[] {
  return updates.flatMap((update) => (isFields(update) ? (integer(update, 'update_id') ?? []) : []))
}
