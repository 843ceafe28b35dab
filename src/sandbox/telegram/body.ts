import type { IncomingMessage } from 'node:http'
import { ApiRefusal, bad } from './refusal.ts'

export interface UploadedFile {
  name: string
  bytes: Buffer
}

/** The parameters of a call as they came, and the files uploaded with it under their part's name. */
export interface Body {
  fields: Record<string, unknown>
  files: Map<string, UploadedFile>
}

const LARGEST_UPLOAD_BYTES = 50 * 1024 * 1024
const NO_FILES: Map<string, UploadedFile> = new Map()

/** Reads JSON, urlencoded and multipart bodies, and parameters in the address. */
export async function readBody(request: IncomingMessage, query: URLSearchParams): Promise<Body> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    chunks.push(chunk)
    size += chunk.length
    if (size > LARGEST_UPLOAD_BYTES) throw new ApiRefusal(413, 'Request Entity Too Large')
  }
  const inAddress: Record<string, unknown> = Object.fromEntries(query)
  if (size === 0) return { fields: inAddress, files: NO_FILES }
  const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return { fields: { ...inAddress, ...json(body) }, files: NO_FILES }
  if (type.startsWith('multipart/form-data')) return multipart(body, type)
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')))
    return { fields: { ...inAddress, ...fields }, files: NO_FILES }
  }
  return { fields: inAddress, files: NO_FILES }
}

function json(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Falls through to the platform's one answer for all broken JSON.
  }
  throw bad("can't parse JSON object")
}

/** Reads the parts by hand: grammY leaves `filename=` unquoted, at which stricter readers throw. */
function multipart(body: Buffer, type: string): Body {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(type)
  const mark = `--${boundary?.[1] ?? boundary?.[2] ?? ''}`
  const fields: Record<string, unknown> = {}
  const files = new Map<string, UploadedFile>()
  let at = body.indexOf(mark)
  while (at >= 0) {
    const start = at + mark.length
    const next = body.indexOf(`\r\n${mark}`, start)
    if (next < 0) break
    readPart(body.subarray(start + 2, next), fields, files)
    at = next + 2
  }
  return { fields, files }
}

function readPart(part: Buffer, fields: Record<string, unknown>, files: Map<string, UploadedFile>): void {
  const split = part.indexOf('\r\n\r\n')
  if (split < 0) return
  const head = part.subarray(0, split).toString('utf8')
  const content = part.subarray(split + 4)
  const name = /[;\s]name="?([^";\r\n]*)"?/i.exec(head)?.[1]
  if (name === undefined) return
  const filename = /filename="?([^"\r\n]*)"?/i.exec(head)?.[1]
  if (filename === undefined) {
    fields[name] = content.toString('utf8')
  } else {
    files.set(name, { name: filename, bytes: content })
    // grammY refers to its parts by attach://; other clients name the part after the parameter.
    if (KNOWN_FILES.has(name)) fields[name] = `attach://${name}`
  }
}

const KNOWN_FILES: ReadonlySet<string> = new Set(['photo', 'document', 'video', 'voice', 'thumbnail', 'certificate'])
