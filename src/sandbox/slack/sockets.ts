import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Fields } from './model.ts'
import { posted, type RequestUrl } from './posting.ts'

/** Slack's own limit on sockets per app. */
const MOST_SOCKETS = 10
const PING_EVERY_MS = 10_000
const MOST_WAITING = 100_000

/** How long an acknowledgement may take, and how long after that each retry of an event follows, in real milliseconds. */
export interface Patience {
  ackMs: number
  retryMs: readonly number[]
}

interface Envelope {
  id: string
  type: 'events_api' | 'interactive' | 'slash_commands'
  payload: Fields
  acceptsResponse: boolean
  attempt: number
  socket?: WebSocket
  timer?: NodeJS.Timeout
  onSent?(): void
  onAck?(payload: Fields): void
}

/** What the bot is to hear of something a person did, with the callbacks of the screen that waits for it. */
export type Interaction = Pick<Envelope, 'type' | 'payload' | 'acceptsResponse' | 'onSent' | 'onAck'>

/** The Socket Mode side: tickets, up to ten sockets, envelopes to one of them, and what happens when no ack comes. */
export class Sockets {
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #appId: string
  readonly #patience: Patience
  readonly #changed: () => void
  readonly #now: () => number
  readonly #tickets = new Set<string>()
  readonly #open: WebSocket[] = []
  readonly #unacked = new Map<string, Envelope>()
  readonly #retrying = new Set<Envelope>()
  readonly #pings: NodeJS.Timeout
  readonly #queue = new Set<Envelope>()
  #requestUrl: RequestUrl | null = null
  #turn = 0
  #lost = 0

  constructor(appId: string, patience: Patience, changed: () => void, now: () => number) {
    this.#appId = appId
    this.#patience = patience
    this.#changed = changed
    this.#now = now
    this.#pings = setInterval(() => this.#ping(), PING_EVERY_MS).unref()
  }

  /** Sockets the bot holds open right now. */
  get count(): number {
    return this.#open.length
  }

  /** Events given up after the last retry, or pushed out of a full queue. */
  get lost(): number {
    return this.#lost
  }

  /** Envelopes the bot has not acknowledged, wherever they are. */
  get pending(): number {
    return this.#unacked.size + this.#queue.size + this.#retrying.size
  }

  /** From now on the app hears by HTTP. */
  postTo(requestUrl: RequestUrl): void {
    this.#requestUrl = requestUrl
  }

  /** A one-time ticket for `apps.connections.open`. */
  ticket(): string {
    const ticket = randomUUID()
    this.#tickets.add(ticket)
    return ticket
  }

  upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? ''
    if (!this.#tickets.delete(ticket)) {
      stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, stream, head, (socket) => this.#welcome(socket))
  }

  /** Sends an event; unacknowledged it comes again, as Slack's do, with the same `event_id`. */
  event(payload: Fields, attempt = 0): void {
    this.#send({ id: randomUUID(), type: 'events_api', payload, acceptsResponse: false, attempt })
  }

  /** Sends a press or a command once; Slack never repeats those. Returns how to give up on it. */
  interaction(what: Interaction): () => void {
    const envelope: Envelope = { ...what, id: randomUUID(), attempt: 0 }
    this.#send(envelope)
    return () => this.#forget(envelope)
  }

  /** Tells every socket to go away and closes it, as Slack does several times a day. */
  disconnect(reason: 'refresh_requested' | 'warning' | 'link_disabled' = 'refresh_requested'): void {
    for (const socket of this.#open.splice(0)) {
      this.#farewell(socket, reason)
    }
  }

  /** Cuts every socket without a word, as a dead network does. */
  cut(): void {
    this.#open.length = 0
    for (const socket of this.#server.clients) socket.terminate()
  }

  close(): void {
    clearInterval(this.#pings)
    for (const envelope of [...this.#unacked.values(), ...this.#retrying]) clearTimeout(envelope.timer)
    this.#unacked.clear()
    this.#retrying.clear()
    this.#queue.clear()
    this.cut()
    this.#server.close()
  }

  #welcome(socket: WebSocket): void {
    socket.on('message', (data) => this.#hear(String(data)))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => this.#gone(socket))
    if (this.#open.length >= MOST_SOCKETS) {
      this.#farewell(socket, 'too_many_websockets')
      return
    }
    this.#open.push(socket)
    const hello = { type: 'hello', num_connections: this.#open.length, ...this.#about() }
    socket.send(JSON.stringify(hello))
    const waiting = [...this.#queue]
    this.#queue.clear()
    for (const envelope of waiting) this.#send(envelope)
    this.#changed()
  }

  #farewell(socket: WebSocket, reason: string): void {
    socket.send(JSON.stringify({ type: 'disconnect', reason, ...this.#about() }))
    socket.close(1000)
  }

  #about(): Fields {
    return {
      debug_info: { host: 'applink-local', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#appId },
    }
  }

  #send(envelope: Envelope): void {
    if (this.#requestUrl) return void this.#post(this.#requestUrl, envelope)
    const socket = this.#open[this.#turn++ % Math.max(1, this.#open.length)]
    if (!socket) {
      this.#enqueue(envelope)
      return
    }
    envelope.socket = socket
    this.#unacked.set(envelope.id, envelope)
    if (envelope.type === 'events_api') {
      envelope.timer = setTimeout(() => this.#unheard(envelope), this.#patience.ackMs).unref()
    }
    socket.send(JSON.stringify(frameOf(envelope)))
    envelope.onSent?.()
  }

  async #post(requestUrl: RequestUrl, envelope: Envelope): Promise<void> {
    this.#unacked.set(envelope.id, envelope)
    const sent = posted(requestUrl, envelope, this.#now())
    envelope.onSent?.()
    const taken = await sent
    if (taken) this.#hear(JSON.stringify({ envelope_id: envelope.id }))
    else if (envelope.type === 'events_api') this.#unheard(envelope)
  }

  #enqueue(envelope: Envelope): void {
    this.#queue.add(envelope)
    const [oldest] = this.#queue
    if (this.#queue.size <= MOST_WAITING || !oldest) return
    this.#queue.delete(oldest)
    this.#lost += 1
  }

  #hear(text: string): void {
    const answer = parse(text)
    const envelope = this.#unacked.get(String(answer.envelope_id))
    if (!envelope) return
    this.#unacked.delete(envelope.id)
    clearTimeout(envelope.timer)
    const payload = answer.payload
    envelope.onAck?.(typeof payload === 'object' && payload !== null ? (payload as Fields) : {})
    this.#changed()
  }

  #gone(socket: WebSocket): void {
    const at = this.#open.indexOf(socket)
    if (at >= 0) this.#open.splice(at, 1)
    for (const envelope of [...this.#unacked.values()]) {
      if (envelope.socket !== socket || envelope.type !== 'events_api') continue
      this.#repeat(envelope)
    }
    this.#changed()
  }

  #unheard(envelope: Envelope): void {
    const wait = this.#patience.retryMs[envelope.attempt]
    this.#unacked.delete(envelope.id)
    if (wait === undefined) {
      this.#lost += 1
      this.#changed()
      return
    }
    this.#retrying.add(envelope)
    envelope.timer = setTimeout(() => this.#repeat(envelope), wait).unref()
  }

  #repeat(envelope: Envelope): void {
    this.#forget(envelope)
    this.event(envelope.payload, envelope.attempt + 1)
  }

  #forget(envelope: Envelope): void {
    clearTimeout(envelope.timer)
    this.#unacked.delete(envelope.id)
    this.#retrying.delete(envelope)
    this.#queue.delete(envelope)
    this.#changed()
  }

  #ping(): void {
    for (const socket of this.#open) socket.ping('Ping from applink-local')
  }
}

function frameOf(envelope: Envelope): Fields {
  const frame: Fields = {
    envelope_id: envelope.id,
    payload: envelope.payload,
    type: envelope.type,
    accepts_response_payload: envelope.acceptsResponse,
  }
  if (envelope.type !== 'events_api') return frame
  return { ...frame, retry_attempt: envelope.attempt, retry_reason: envelope.attempt > 0 ? 'timeout' : '' }
}

function parse(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Fields) : {}
  } catch {
    return {}
  }
}
