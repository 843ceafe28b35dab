import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { projectRoot } from '../../root.ts'
import { Mistaken, readDeed } from './deeds.ts'
import type { Playground } from './playground.ts'

/** What the browser loads; served from the source folder, for the compiler copies only its own. */
const FILES: Record<string, string> = {
  '/': 'page.html',
  '/page.css': 'page.css',
  '/chat.css': 'chat.css',
  '/controls.css': 'controls.css',
  '/page.js': 'page.js',
  '/telegram.js': 'telegram.js',
  '/slack.js': 'slack.js',
}
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}
/** Scripts and styles from here only: even markup that slipped through could run nothing. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'"
const LARGEST_BODY = 64 * 1024
/** What happens within this time goes to the page together. */
const GATHER_MS = 40
/** The shop's clock on the page is corrected this often. */
const TICK_MS = 15_000

export interface PageServer {
  address: string
  close(): Promise<void>
}

/** Serves the page, the news of the shop as server-sent events, and takes what is done there. 127.0.0.1 only. */
export async function servePlayground(playground: Playground, port: number): Promise<PageServer> {
  const news = new News(playground)
  const server = createServer((request, response) => {
    answer(playground, news, request, response).catch((error: unknown) => fail(response, error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      news.close()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

async function answer(
  playground: Playground,
  news: News,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Another site's name that was made to point here must not get in.
  if (!/^(?:127\.0\.0\.1|localhost)(?::\d+)?$/.test(request.headers.host ?? '')) return reply(response, 403, {})
  const url = request.url ?? '/'
  if (request.method === 'POST' && url === '/act') {
    if (request.headers['content-type'] !== 'application/json') return reply(response, 415, {})
    return reply(response, 200, await playground.act(readDeed(await bodyOf(request))))
  }
  if (url === '/events') return news.follow(response)
  const file = FILES[url]
  if (file === undefined) return reply(response, 404, {})
  response.writeHead(200, { 'content-type': TYPES[path.extname(file)], 'content-security-policy': POLICY })
  response.end(readFileSync(path.join(projectRoot, 'src/sandbox/page', file)))
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > LARGEST_BODY) throw new Mistaken('that is too much at once')
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Mistaken('that is no JSON')
  }
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}

function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy()
  else reply(response, error instanceof Mistaken ? 400 : 500, { problem: error instanceof Error ? error.message : '' })
}

/** Everybody who looks on, and what they are sent: the whole shop, whenever something in it has changed. */
class News {
  readonly #playground: Playground
  readonly #readers = new Set<ServerResponse>()
  readonly #ticking: NodeJS.Timeout
  #gathering: NodeJS.Timeout | undefined

  constructor(playground: Playground) {
    this.#playground = playground
    playground.onChange(() => this.#soon())
    this.#ticking = setInterval(() => this.#send(), TICK_MS).unref()
  }

  follow(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' })
    this.#readers.add(response)
    response.on('close', () => this.#readers.delete(response))
    response.write(this.#event())
  }

  close(): void {
    clearInterval(this.#ticking)
    clearTimeout(this.#gathering)
    for (const reader of this.#readers) reader.end()
  }

  #soon(): void {
    if (this.#readers.size > 0) this.#gathering ??= setTimeout(() => this.#send(), GATHER_MS)
  }

  #send(): void {
    clearTimeout(this.#gathering)
    this.#gathering = undefined
    if (this.#readers.size === 0) return
    const event = this.#event()
    for (const reader of this.#readers) reader.write(event)
  }

  #event(): string {
    return `data: ${JSON.stringify(this.#playground.view())}\n\n`
  }
}
