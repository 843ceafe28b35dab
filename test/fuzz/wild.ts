import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'
import { CONNECTION, OWNER, TOPIC } from './payloads.ts'

const AT_ONCE = 100
const HELD_MS = 100

/** A call the bot made: the method, and what it sent along. */
export interface Call {
  method: string
  body: string
}

/** A server that takes everything it is asked, and tells whoever listens what that was. */
abstract class Wild {
  readonly #server: Server
  #heard: (call: Call) => void = () => {}

  constructor() {
    this.#server = createServer(async (request, response) => {
      const call = { method: methodOf(request), body: await text(request) }
      this.#heard(call)
      const answer = await this.answer(call)
      const json = typeof answer === 'string' ? answer : JSON.stringify(answer)
      response.setHeader('content-type', 'application/json').end(json)
    })
  }

  protected get server(): Server {
    return this.#server
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  get address(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  onCall(heard: (call: Call) => void): void {
    this.#heard = heard
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => resolve())
      this.#server.closeAllConnections()
    })
  }

  /** What it answers, as an object or as JSON. */
  protected abstract answer(call: Call): Promise<object | string> | object | string
}

const methodOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0]?.split('/').at(-1) ?? ''

/** A Telegram whose updates are whatever it is given, in order, each until it is confirmed. */
export class WildTelegram extends Wild {
  #waiting: { update_id: number; json: string }[] = []
  #nextId = 1
  #serial = 1
  #drained: (() => void)[] = []
  /** The topic made last. */
  topic = TOPIC - 1
  webhook = ''

  get waiting(): number {
    return this.#waiting.length
  }

  /** Queues updates; the ids are Telegram's own and always right. */
  push(update: object): number {
    const update_id = this.#nextId
    this.#nextId += 1
    this.#waiting.push({ update_id, json: withId(update, update_id) })
    return update_id
  }

  /** Resolves when at most so many wait to be confirmed. */
  async drained(left = 0): Promise<void> {
    while (this.#waiting.length > left) await new Promise<void>((resolve) => this.#drained.push(resolve))
  }

  protected async answer({ method, body }: Call): Promise<object | string> {
    const asked: Record<string, unknown> = body.startsWith('{') ? JSON.parse(body) : {}
    if (method === 'getUpdates') return this.#updates(Number(asked.offset ?? 0))
    return { ok: true, result: this.#result(method, asked) }
  }

  async #updates(offset: number): Promise<string> {
    this.#waiting = this.#waiting.filter(({ update_id }) => update_id >= offset)
    for (const tell of this.#drained.splice(0)) tell()
    if (this.#waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, HELD_MS))
    const batch = this.#waiting.slice(0, AT_ONCE).map(({ json }) => json)
    return `{"ok":true,"result":[${batch.join()}]}`
  }

  #result(method: string, asked: Record<string, unknown>): unknown {
    const id = this.#serial++
    const chat = { id: asked.chat_id, type: 'supergroup', title: 'x' }
    if (method === 'getMe') return { id: 99, is_bot: true, first_name: 'Sigap', username: 'FuzzBot' }
    if (method === 'getWebhookInfo') return { url: this.webhook, pending_update_count: 0 }
    if (method === 'getBusinessConnection') return connection(String(asked.business_connection_id))
    if (method === 'createForumTopic') return { message_thread_id: ++this.topic, name: 'x', icon_color: 0 }
    if (/^copyMessages|forwardMessages|sendMediaGroup$/.test(method)) return [{ message_id: id, date: 1, chat }]
    return /^(send|copy|edit)/.test(method) ? { message_id: id, date: 1, chat } : true
  }
}

/** Field by field: a `__proto__` among them stays one. */
export const withId = (update: object, update_id: number): string =>
  `{"update_id":${update_id},${JSON.stringify({ ...update, update_id: undefined }).slice(1)}`.replace(/,}$/, '}')

const connection = (id: string) => {
  const user = { id: OWNER, is_bot: false, first_name: 'Rina' }
  return { id: id || CONNECTION, user, user_chat_id: OWNER, date: 1, is_enabled: true, rights: { can_reply: true } }
}

/** A Slack that says yes to everything, with a socket. */
export class WildSlack extends Wild {
  readonly #sockets: WebSocketServer
  /** Whoever waits for an envelope to be acknowledged, by its id. */
  readonly #waiting = new Map<string, () => void>()
  #socket: WebSocket | undefined
  #serial = 1

  constructor() {
    super()
    this.#sockets = new WebSocketServer({ server: this.server })
    this.#sockets.on('connection', (socket) => {
      this.#socket = socket
      socket.on('message', (data) => this.#hear(String(data)))
      socket.send(JSON.stringify({ type: 'hello' }))
    })
  }

  /** Sends an envelope; resolves when it was acknowledged, or after so long. */
  async send(envelope: { envelope_id: string }, withinMs: number): Promise<void> {
    const id = envelope.envelope_id
    const acked = new Promise<void>((resolve) => this.#waiting.set(id, resolve))
    this.#socket?.send(JSON.stringify(envelope))
    const late = new AbortController()
    await Promise.race([acked, sleep(withinMs, undefined, { signal: late.signal }).catch(() => {})])
    late.abort()
    this.#waiting.delete(id)
  }

  override async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate()
    await super.close()
  }

  protected answer({ method }: Call): object {
    if (method === 'apps.connections.open') return { ok: true, url: this.address.replace('http', 'ws') }
    const ts = `${1_700_000_000 + this.#serial++}.000100`
    const user = { id: 'U1', name: 'sari', real_name: 'Sari', locale: 'id-ID', profile: {} }
    return { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', ts, message_ts: ts, channel: 'C1', user }
  }

  #hear(data: string): void {
    const { envelope_id } = JSON.parse(data) as { envelope_id?: unknown }
    this.#waiting.get(String(envelope_id))?.()
  }
}
