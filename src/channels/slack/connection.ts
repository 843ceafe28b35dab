import { setTimeout as sleep } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'
import { type Clock, type Instant, SECOND_MS } from '../../domain/time.ts'
import { type Log, said } from './log.ts'
import { outcomeOf } from './outcome.ts'
import { asRefused, SlackRefused } from './refused.ts'

type Client = SocketModeReceiver['client']

const HELLO_MS = 10 * SECOND_MS
const LONGEST_PAUSE_MS = 30 * SECOND_MS
/** A connection that did not last this long counts as a failure, so that a Slack that hangs up at once is not stormed. */
const STEADY_MS = 5 * SECOND_MS
const CLOSE_MS = 400
/** How long a start waits to learn whether the tokens are good; a slow Slack is waited for in the background. */
export const FIRST_MS = 2.5 * SECOND_MS

export interface ConnectionState {
  connected: boolean
  /** Since when it has been so. */
  since: Instant
  /** What last went wrong, in Slack's word or the network's. */
  lastProblem?: string
}

/**
 * Holds the socket open. Slack's own client gives up, and takes the process with it, when a new address cannot be had
 * while reconnecting; so it is told never to reconnect, and this does.
 */
export class Connection {
  readonly #client: Client
  readonly #prepare: () => Promise<void>
  readonly #clock: Clock
  readonly #log: Log
  readonly #closing = new AbortController()
  #state: ConnectionState
  #running: Promise<void> = Promise.resolve()
  /** Settles when the socket opened last is closed. */
  #gone: Promise<void> = Promise.resolve()
  #closed: () => void = () => {}

  /** `prepare` is awaited before each attempt to connect; what it throws counts as the attempt's failure. */
  constructor(client: Client, prepare: () => Promise<void>, clock: Clock, log: Log) {
    this.#client = client
    this.#prepare = prepare
    this.#clock = clock
    this.#log = log
    this.#state = { connected: false, since: clock.now() }
    client.on('disconnected', () => this.#closed())
  }

  get state(): ConnectionState {
    return this.#state
  }

  /** Resolves after the first attempt, or 2.5 s, and goes on trying; throws `SlackRefused` when a token was refused. */
  async open(): Promise<void> {
    const first = this.#attempt()
    const failure = await Promise.race([first, sleep(FIRST_MS, null, { ref: false })])
    if (failure instanceof SlackRefused) throw failure
    this.#running = first.then((ended) => this.#keep(ended))
  }

  async close(): Promise<void> {
    this.#closing.abort()
    await Promise.race([this.#hangUp(), sleep(3 * CLOSE_MS, undefined, { ref: false })])
    await Promise.race([this.#running, sleep(CLOSE_MS, undefined, { ref: false })])
  }

  async #keep(firstFailure: unknown): Promise<void> {
    let failure = firstFailure
    let failures = failure === null ? 0 : 1
    while (!this.#closing.signal.aborted) {
      if (failure === null) {
        const opened = this.#state.since
        await this.#gone
        if (this.#closing.signal.aborted) return
        this.#change({ connected: false, since: this.#clock.now(), lastProblem: this.#state.lastProblem })
        failures = this.#clock.now() - opened < STEADY_MS ? failures + 1 : 0
      }
      await this.#pause(failure, failures)
      if (this.#closing.signal.aborted) return
      failure = await this.#attempt()
      if (failure !== null) failures += 1
    }
  }

  /** Tries to connect once; null when it did. */
  async #attempt(): Promise<unknown> {
    try {
      await this.#prepare()
      this.#gone = new Promise((resolve) => {
        this.#closed = resolve
      })
      await this.#greeted()
      if (this.#closing.signal.aborted) await this.#hangUp()
      this.#change({ connected: true, since: this.#clock.now() })
      return null
    } catch (error) {
      const failure = asRefused(error, 'app') ?? new Error('closed before hello')
      const lastProblem = problemOf(failure)
      if (lastProblem !== this.#state.lastProblem) this.#log.warn({ why: lastProblem }, 'Slack cannot be heard')
      this.#state = { ...this.#state, lastProblem }
      return failure
    }
  }

  /** Connects and waits for Slack's hello. */
  async #greeted(): Promise<void> {
    const late = new AbortController()
    const timer = sleep(HELLO_MS, 'late' as const, { ref: false, signal: late.signal }).catch(() => 'late' as const)
    const start = this.#client.start()
    const outcome = await Promise.race([start, timer]).finally(() => late.abort())
    if (outcome !== 'late') return
    start.catch(() => {})
    await this.#hangUp()
    throw new Error('no hello')
  }

  /** Asking twice closes the socket without waiting half a minute for the other side to agree. */
  async #hangUp(): Promise<void> {
    const gone = this.#client.disconnect()
    const agreed = await Promise.race([gone.then(() => true), sleep(CLOSE_MS, false, { ref: false })])
    if (!agreed) await this.#client.disconnect()
  }

  async #pause(failure: unknown, failures: number): Promise<void> {
    const outcome = failure === null ? null : outcomeOf(failure)
    const growing = Math.min(LONGEST_PAUSE_MS, failures === 0 ? 100 : 500 * 2 ** Math.min(failures - 1, 10))
    const pauseMs = outcome?.is === 'paced' ? Math.max(growing, outcome.retryAfterMs) : growing
    await sleep(pauseMs, undefined, { ref: false, signal: this.#closing.signal }).catch(() => {})
  }

  #change(state: ConnectionState): void {
    this.#state = state
    this.#log.info({ connected: state.connected }, state.connected ? 'Slack is heard' : 'the socket to Slack is closed')
  }
}

/** What went wrong, in Slack's word or the network's. */
export function problemOf(failure: unknown): string {
  if (failure instanceof SlackRefused) return failure.word
  const outcome = outcomeOf(failure)
  if (outcome.is === 'paced') return 'ratelimited'
  return 'why' in outcome && outcome.why !== 'Error' ? outcome.why : said(failure)
}
