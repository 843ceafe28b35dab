import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** What main lends: both answer with what to send. */
export interface HttpHands {
  health(): Promise<{ ok: boolean; body: object }>
  metrics(): Promise<string>
}

/** `/healthz` and `/metrics` on one port. Rejects when the port cannot be had. */
export async function startHttp(
  host: string,
  port: number,
  hands: HttpHands,
): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    answer(request, response, hands).catch(() => send(response, 500, 'text/plain', 'internal error\n'))
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
  const [path] = (request.url ?? '/').split('?')
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
