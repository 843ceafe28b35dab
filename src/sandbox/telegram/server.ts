import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { readBody } from './body.ts'
import type { FaultKind } from './faults.ts'
import { weightOf } from './limits.ts'
import { findMethod } from './methods/index.ts'
import { checkParameters, type Params } from './parameters.ts'
import { ApiRefusal, notFound } from './refusal.ts'
import type { World } from './world.ts'

interface Outcome {
  status: number
  body: object
  result?: unknown
}

const IDLE_CONNECTION_MS = 75_000
const GATEWAY = { 502: '502 Bad Gateway', 504: '504 Gateway Time-out' } as const

/** Serves the world over HTTP on 127.0.0.1. Resolves when it listens. */
export function serveHttp(world: World, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    answer(world, request, response).catch((error: unknown) => {
      // A client that hung up in the middle ends up here too; nobody is left to answer then.
      if (request.destroyed || response.headersSent) return response.destroy()
      const reason = error instanceof Error ? error.message : 'unknown'
      send(response, refused(new ApiRefusal(500, `Internal Server Error: ${reason}`)))
    })
  })
  server.keepAliveTimeout = IDLE_CONNECTION_MS
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve({ server, port: (server.address() as AddressInfo).port }))
  })
}

async function answer(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  stamp(world, response)
  if (world.faults.outage) return page(response, 502)
  const url = new URL(request.url ?? '/', 'http://localhost')
  const path = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(decodeURI(url.pathname))
  if (!path) return send(response, refused(notFound()))
  if (path[2] !== world.token) return send(response, refused(new ApiRefusal(401, 'Unauthorized')))
  if (path[1] !== undefined) return download(world, path[3] ?? '', response)
  const served = findMethod(path[3] ?? '')
  if (!served) return send(response, refused(notFound()))
  try {
    const { fields, files } = await readBody(request, url.searchParams)
    await call(world, { ...served, fields, uploads: files }, response)
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error
    send(response, refused(error))
  }
}

function stamp(world: World, response: ServerResponse): void {
  response.setHeader('date', new Date(world.clock.now()).toUTCString())
}

type Served = NonNullable<ReturnType<typeof findMethod>> & {
  fields: Params
  uploads: Awaited<ReturnType<typeof readBody>>['files']
}

async function call(world: World, served: Served, response: ServerResponse): Promise<void> {
  await onItsWay(world)
  const fault = world.faults.take(served.method, served.fields.chat_id)
  if (fault !== undefined && fault !== 'cut-after' && fault !== 'silent-after') {
    return record(world, served, spoil(fault, response), typeof fault === 'string' ? fault : 'ordered')
  }
  const outcome = await run(world, served, response)
  const isPoll = served.method === 'getUpdates'
  if (!isPoll && !fault) await onItsWay(world)
  // What was done as the platform or the client went away is done; nobody is told.
  const gone = response.destroyed ? 'hung-up' : world.faults.outage ? 'cut-after' : undefined
  const lost = fault ?? (isPoll ? undefined : gone)
  record(world, served, outcome, lost)
  // A long poll is answered much later than it was asked, and bots set their clocks by the answer.
  stamp(world, response)
  if (lost === 'silent-after') return
  if (lost === 'cut-after') response.destroy()
  else if (world.faults.outage) page(response, 502)
  else send(response, outcome)
}

const onItsWay = async ({ faults }: World) => {
  if (faults.latencyMs) await sleep(faults.latencyMs())
}

type Early = Exclude<FaultKind, 'cut-after' | 'silent-after'>

/** Does what the fault says instead of the call; returns what the client was told. */
function spoil(fault: Early, response: ServerResponse): Outcome {
  if (fault === 'never-answers') return { status: 0, body: {} }
  if (fault === 'cut-before') {
    response.destroy()
    return { status: 0, body: {} }
  }
  if (fault === 'http502html' || fault === 'http504html') {
    const status = fault === 'http502html' ? 502 : 504
    page(response, status)
    return { status, body: {} }
  }
  const outcome = refused(ordered(fault))
  send(response, outcome)
  return outcome
}

function ordered(fault: 'http500' | { tooManyRequests: number } | { refuse: { code: number; description: string } }) {
  if (fault === 'http500') return new ApiRefusal(500, 'Internal Server Error')
  return 'refuse' in fault
    ? new ApiRefusal(fault.refuse.code, fault.refuse.description)
    : tooMany(fault.tooManyRequests)
}

const tooMany = (seconds: number) =>
  new ApiRefusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })

async function run(world: World, served: Served, response: ServerResponse): Promise<Outcome> {
  try {
    const params = checkParameters(served.method, served.fields)
    keepPace(world, served.method, params)
    const onGone = (act: () => void) => response.once('close', act)
    const context = { world, uploads: served.uploads, now: world.clock.now(), onGone }
    const result = await served.run(params, context)
    return { status: 200, body: { ok: true, result }, result }
  } catch (error) {
    if (error instanceof ApiRefusal) return refused(error)
    throw error
  }
}

function keepPace(world: World, method: string, params: Params): void {
  const weight = world.pace === null ? 0 : weightOf(method, params)
  if (world.pace === null || weight === 0) return
  const isGroup = Number(params.chat_id) < 0
  const seconds = world.pace.take(String(params.chat_id), isGroup, weight, world.clock.now())
  if (seconds > 0) throw tooMany(seconds)
}

function record(world: World, served: Served, outcome: Outcome, fault: string | undefined): void {
  const description = 'description' in outcome.body ? String(outcome.body.description) : undefined
  world.calls.add({
    method: served.method,
    params: served.fields,
    at: world.clock.now(),
    ok: outcome.status === 200 && fault === undefined,
    code: fault === 'cut-after' || fault === 'silent-after' || fault === 'hung-up' ? 0 : outcome.status,
    description,
    result: outcome.result,
    fault,
  })
}

function refused({ code, description, parameters }: ApiRefusal): Outcome {
  return { status: code, body: { ok: false, error_code: code, description, ...(parameters && { parameters }) } }
}

function send(response: ServerResponse, { status, body }: Outcome): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': bytes.length })
  response.end(bytes)
}

function page(response: ServerResponse, status: keyof typeof GATEWAY): void {
  const text = `<html><head><title>${GATEWAY[status]}</title></head><body><h1>${GATEWAY[status]}</h1></body></html>`
  response.writeHead(status, { 'content-type': 'text/html', 'content-length': text.length })
  response.end(text)
}

function download(world: World, path: string, response: ServerResponse): void {
  const file = world.files.byPath(path)
  if (!file) {
    send(response, refused(notFound()))
    return
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.bytes.length })
  response.end(file.bytes)
}
