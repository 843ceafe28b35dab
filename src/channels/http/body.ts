import type { IncomingMessage } from 'node:http'

/** Somebody sends more than this door takes. */
export class TooLarge extends Error {}

/** Reads what was posted, as it came. Throws `TooLarge` beyond `mostBytes`, without reading the rest. */
export async function bodyOf(request: IncomingMessage, mostBytes: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > mostBytes) throw new TooLarge()
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > mostBytes) throw new TooLarge()
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
