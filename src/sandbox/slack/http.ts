import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { parse as parseForm } from 'node:querystring'
import { isFields } from './args.ts'
import type { FaultKind } from './faults.ts'
import { methods } from './methods/index.ts'
import type { Method } from './methods/method.ts'
import { ApiError, type Fields } from './model.ts'
import type { Upload } from './uploads.ts'
import type { World } from './world.ts'

const API = '/api/'
const MOST_BODY_BYTES = 4_000_000
/** Longer than any client keeps a connection idle, so that the server is never the one to close it under a request. */
const KEEP_ALIVE_MS = 120_000

/** An answer ready to be sent. */
interface Reply {
  status: number
  body: Fields
  headers?: Record<string, string>
}

/** The HTTP side: the Web API under `/api/`, response URLs, and the door the sockets come through. */
export function httpServer(world: () => World): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (request, response) => {
    serve(request, response, world()).catch((error: unknown) => broken(response, world(), error))
  })
  server.on('upgrade', (request, stream, head) => {
    stream.on('error', () => stream.destroy())
    if (world().faults.outage) stream.destroy()
    else world().sockets.upgrade(request, stream, head)
  })
  return server
}

/** A mistake of the local Slack itself: said aloud in the answer, so that nobody takes it for a network fault. */
function broken(response: ServerResponse, world: World, error: unknown): void {
  if (response.headersSent || response.destroyed) response.destroy()
  else send(response, world, { status: 500, body: { ok: false, error: 'fatal_error', detail: String(error) } })
}

async function serve(request: IncomingMessage, response: ServerResponse, world: World): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${world.host}`)
  if (world.faults.outage) {
    response.destroy()
    const name = url.pathname.startsWith(API) ? url.pathname.slice(API.length) : 'response_url'
    world.activity.record(world.clock.now(), name, {}, 'outage')
    return
  }
  const text = await readBody(request)
  if (url.pathname.startsWith(API)) return serveApi(url, text, request, response, world)
  const upload = world.uploads.at(url.pathname)
  if (upload) return serveUpload(upload, text, request, response, world)
  if (world.hooks.roomOf(url.pathname)) return serveHook(url.pathname, text, response, world)
  send(response, world, { status: 404, body: { ok: false, error: 'expired_url' } })
}

function serveApi(url: URL, text: string, request: IncomingMessage, response: ServerResponse, world: World): void {
  const name = url.pathname.slice(API.length)
  const { args, problem } = argsOf(url, text, request)
  const channel = typeof args.channel === 'string' ? world.workspace.idOf(args.channel) : undefined
  const handle = (): Reply => {
    if (problem) throw new ApiError(problem)
    // Bolt's per-event client sends the workspace's id along with every call.
    const { token: bodyToken, team_id: _, ...rest } = args
    const method = allowed(name, tokenOf(request) ?? bodyToken, world)
    const wait = world.limits.take(name, channel, method.pace, world.clock.now())
    if (wait !== undefined) return limited(wait)
    return { status: 200, body: { ok: true, ...run(method, rest, world) } }
  }
  respond(name, channel, args, response, world, handle)
}

function serveUpload(
  upload: Upload,
  text: string,
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
): void {
  const handle = (): Reply => {
    world.uploads.receive(upload, text, request.headers['content-type'] ?? '')
    return { status: 200, body: { ok: true } }
  }
  respond('upload', undefined, {}, response, world, handle)
}

function serveHook(path: string, text: string, response: ServerResponse, world: World): void {
  const parsed = parseJson(text)
  const body = isFields(parsed) ? parsed : {}
  const handle = (): Reply => {
    try {
      world.hooks.answer(path, body)
      return { status: 200, body: { ok: true } }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return { status: error.code.endsWith('_url') ? 404 : 400, body: refusal(error) }
    }
  }
  respond('response_url', world.hooks.roomOf(path)?.id, body, response, world, handle)
}

/** Plays the fault in force, if any, and otherwise does what was asked and records how it went. */
function respond(
  name: string,
  channel: string | undefined,
  args: Fields,
  response: ServerResponse,
  world: World,
  handle: () => Reply,
): void {
  const fault = world.faults.meet(name, channel)
  const note = (outcome: string) => world.activity.record(world.clock.now(), name, args, outcome)
  if (fault !== undefined && fault !== 'cut-after') {
    note(play(fault, response, world))
    return
  }
  const reply = attempt(handle)
  if (fault === 'cut-after') response.destroy()
  else send(response, world, reply)
  const outcome = reply.body.ok === true ? 'ok' : String(reply.body.error)
  note(fault ?? outcome)
}

/** Plays a fault that keeps the call from being done, and says how the caller fared. */
function play(fault: Exclude<FaultKind, 'cut-after'>, response: ServerResponse, world: World): string {
  if (typeof fault === 'object') {
    const reply = 'refuse' in fault ? attempt(() => refuse(fault.refuse)) : limited(fault.rateLimited)
    send(response, world, reply)
    return String(reply.body.error)
  }
  if (fault === 'cut-before') response.destroy()
  if (fault === 'http500') send(response, world, { status: 500, body: { ok: false, error: 'internal_error' } })
  return fault
}

function attempt(handle: () => Reply): Reply {
  try {
    return handle()
  } catch (error) {
    if (error instanceof ApiError) return { status: 200, body: refusal(error) }
    throw error
  }
}

function refuse(code: string): never {
  throw new ApiError(code)
}

function refusal(error: ApiError): Fields {
  const messages = error.messages
  const common: Fields = { ok: false, error: error.code }
  if (messages.length === 0) return common
  const errors = messages.map((message) => message.replace('[ERROR] ', ''))
  return { ...common, errors, response_metadata: { messages } }
}

function limited(seconds: number): Reply {
  return {
    status: 429,
    body: { ok: false, error: 'ratelimited' },
    headers: { 'Retry-After': String(seconds) },
  }
}

function run(method: Method, args: Fields, world: World): Fields {
  for (const key of Object.keys(args)) {
    if (!method.args.includes(key)) throw new ApiError('invalid_arguments', [`[ERROR] unknown argument: ${key}`])
  }
  return method.run(args, world)
}

function allowed(name: string, token: unknown, { tokens }: World): Method {
  const method = methods.get(name)
  if (!method) throw new ApiError('unknown_method')
  if (typeof token !== 'string' || token === '') throw new ApiError('not_authed')
  if (token !== tokens.bot && token !== tokens.app) throw new ApiError('invalid_auth')
  if (token !== tokens[method.token]) throw new ApiError('not_allowed_token_type')
  return method
}

function tokenOf(request: IncomingMessage): string | undefined {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
}

function argsOf(url: URL, text: string, request: IncomingMessage): { args: Fields; problem?: string } {
  const query: Fields = Object.fromEntries(url.searchParams)
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('application/json')) return { args: { ...query, ...parseForm(text) } }
  const parsed = text === '' ? {} : parseJson(text)
  if (parsed === undefined) return { args: query, problem: 'invalid_json' }
  return isFields(parsed) ? { args: { ...query, ...parsed } } : { args: query, problem: 'json_not_object' }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function send(response: ServerResponse, world: World, reply: Reply): void {
  response.sendDate = false
  const text = JSON.stringify(reply.body)
  response.writeHead(reply.status, {
    Date: new Date(world.clock.now()).toUTCString(),
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(text),
    ...reply.headers,
  })
  response.end(text)
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BODY_BYTES) throw new Error('The body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
