import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import { bodyOf, TooLarge } from './body.ts'

/** What somebody posted: the headers' names in lower case, the body as it came. */
interface Posted {
  headers: IncomingHttpHeaders
  body: string
}

/** What they are told. */
interface Told {
  status: number
  body?: object
}

/** What main lends. */
export interface HttpHands {
  health(): Promise<{ ok: boolean; body: object }>
  metrics(): Promise<string>
  /** Who takes what is posted, by path. */
  posts: Readonly<Record<string, (posted: Posted) => Promise<Told>>>
}

/** Both platforms send far less. */
const MOST_BYTES = 1024 * 1024
/** A load balancer keeps its connections for a minute; who hangs up first must be the balancer. */
const KEPT_MS = 75_000
const HEADERS_MS = 10_000
const REQUEST_MS = 30_000

/** `/healthz`, `/metrics` and what platforms post, on one port. Rejects when the port cannot be had. */
export async function startHttp(
  host: string,
  port: number,
  hands: HttpHands,
): Promise<{ port: number; stop(): Promise<void> }> {
  const limits = { keepAliveTimeout: KEPT_MS, headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS }
  const server = createServer(limits, (request, response) => {
    answer(request, response, hands).catch((error: unknown) => {
      if (response.headersSent) return response.destroy()
      if (!(error instanceof TooLarge)) return send(response, 500, 'text/plain', 'internal error\n')
      response.shouldKeepAlive = false
      send(response, 413, 'text/plain', 'too large\n')
    })
  })
  await listening(server, host, port)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, hands: HttpHands): Promise<void> {
  const [path = '/'] = (request.url ?? '/').split('?')
  const take = Object.hasOwn(hands.posts, path) ? hands.posts[path] : undefined
  if (take) {
    if (request.method !== 'POST') return send(response, 405, 'text/plain', 'use POST\n')
    const { status, body } = await take({ headers: request.headers, body: await bodyOf(request, MOST_BYTES) })
    return body
      ? send(response, status, 'application/json', JSON.stringify(body))
      : void response.writeHead(status).end()
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, 405, 'text/plain', 'use GET\n')
  if (path === '/healthz') {
    const { ok, body } = await hands.health()
    return send(response, ok ? 200 : 503, 'application/json', `${JSON.stringify(body)}\n`)
  }
  if (path === '/metrics') return send(response, 200, 'text/plain; version=0.0.4; charset=utf-8', await hands.metrics())
  return send(response, 404, 'text/plain', 'not here: /healthz or /metrics\n')
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
