import type { IncomingHttpHeaders } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type App, isValidSlackRequest, type Receiver } from '@slack/bolt'
import { type Clock, MINUTE_MS, SECOND_MS } from '../../domain/time.ts'
import { type ConnectionState, FIRST_MS, problemOf } from './connection.ts'
import { type Envelopes, handle } from './delivery.ts'
import type { Log } from './log.ts'
import { SlackRefused } from './refused.ts'
import type { Running } from './running.ts'

/** What was posted to `/slack/events`, and what its sender is told. */
interface Posted {
  headers: IncomingHttpHeaders
  body: string
}

/** What somebody sends again later than this, or dates further ahead, is not believed. */
const FRESH_MS = 5 * MINUTE_MS
const PAUSE_MS = 2 * SECOND_MS

/** Bolt wants somebody who listens; the port is listened to elsewhere. */
export const noReceiver: Receiver = { init() {}, start: async () => {}, stop: async () => {} }

export interface SlackHttpParts {
  signingSecret: string
  app: App
  envelopes: Envelopes
  running: Running
  clock: Clock
  log: Log
}

/** Hears Slack by what it posts: signed, fresh, and answered only when it is done, so that what failed comes again. */
export class SlackHttp {
  readonly #parts: SlackHttpParts
  readonly #prepare: () => Promise<void>
  readonly #closing = new AbortController()
  #state: ConnectionState

  /** `prepare` finds out who the bot is; without that nothing can be understood. */
  constructor(parts: SlackHttpParts, prepare: () => Promise<void>) {
    this.#parts = parts
    this.#prepare = prepare
    this.#state = { connected: false, since: parts.clock.now() }
  }

  get state(): ConnectionState {
    return this.#state
  }

  /** Resolves after the first attempt, or 2.5 s, and goes on trying; throws `SlackRefused` when the token was refused. */
  async open(): Promise<void> {
    const first = this.#attempt()
    const failure = await Promise.race([first, sleep(FIRST_MS, null, { ref: false })])
    if (failure instanceof SlackRefused) throw failure
    void first.then((ended) => this.#keep(ended))
  }

  async close(): Promise<void> {
    this.#closing.abort()
  }

  /** 200 once it is done, or will be; 401 without Slack's signature; 500 and 503 make Slack send events again. */
  async take({ headers, body }: Posted): Promise<{ status: number; body?: object }> {
    const { app, envelopes, running, log } = this.#parts
    if (!this.#isSlacks({ headers, body })) return { status: 401 }
    const payload = read(headers['content-type'], body)
    if (!payload) return { status: 400 }
    if (payload.type === 'url_verification') return { status: 200, body: { challenge: String(payload.challenge) } }
    if (payload.ssl_check !== undefined) return { status: 200 }
    if (running.stopped || !this.#state.connected) return { status: 503 }
    const type = payload.type === 'event_callback' ? 'events_api' : 'interactive'
    const envelope_id = String(payload.event_id ?? payload.trigger_id ?? headers['x-slack-signature'])
    const isAcked = await new Promise<boolean>((resolve) => {
      const ack = async () => resolve(true)
      running.track(handle({ ack, body: payload, envelope_id, type }, app, envelopes, log).then(() => resolve(false)))
    })
    return { status: isAcked ? 200 : 500 }
  }

  #isSlacks({ headers, body }: Posted): boolean {
    const { clock, signingSecret } = this.#parts
    const seconds = Number(headers['x-slack-request-timestamp'] ?? Number.NaN)
    const signature = headers['x-slack-signature']
    const now = clock.now()
    if (typeof signature !== 'string' || seconds * SECOND_MS > now + FRESH_MS) return false
    return isValidSlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': seconds },
      nowMilliseconds: now,
    })
  }

  async #keep(firstFailure: unknown): Promise<void> {
    for (let failure = firstFailure; failure !== null && !this.#closing.signal.aborted; ) {
      await sleep(PAUSE_MS, undefined, { ref: false, signal: this.#closing.signal }).catch(() => {})
      if (!this.#closing.signal.aborted) failure = await this.#attempt()
    }
  }

  async #attempt(): Promise<unknown> {
    const { clock, log } = this.#parts
    try {
      await this.#prepare()
      this.#state = { connected: true, since: clock.now() }
      return null
    } catch (error) {
      const lastProblem = problemOf(error)
      if (lastProblem !== this.#state.lastProblem) log.warn({ why: lastProblem }, 'Slack cannot be asked')
      this.#state = { ...this.#state, lastProblem }
      return error
    }
  }
}

/** Events come as JSON, presses as JSON in a form's `payload`, slash commands as a form. */
function read(type: string | undefined, body: string): Record<string, unknown> | null {
  try {
    const isForm = type?.startsWith('application/x-www-form-urlencoded') === true
    const form = isForm ? Object.fromEntries(new URLSearchParams(body)) : null
    const payload: unknown = form && form.payload === undefined ? form : JSON.parse(form?.payload ?? body)
    return isRecord(payload) ? payload : null
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
