import { createHmac } from 'node:crypto'
import type { Instant } from '../../domain/time.ts'
import type { Fields } from './model.ts'

/** Where the app is to hear by HTTP instead of a socket, and the secret its posts are signed with. */
export interface RequestUrl {
  url: string
  signingSecret: string
}

interface Post {
  type: 'events_api' | 'interactive' | 'slash_commands'
  payload: Fields
  attempt: number
}

/** Posts something as Slack does: events as JSON, presses as a form's `payload`, commands as a form; true for a 2xx. */
export async function posted({ url, signingSecret }: RequestUrl, post: Post, now: Instant): Promise<boolean> {
  const body = bodyOf(post)
  const timestamp = String(Math.floor(now / 1000))
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  const headers = {
    'content-type': post.type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${signature}`,
    ...(post.attempt > 0 && { 'x-slack-retry-num': String(post.attempt), 'x-slack-retry-reason': 'http_timeout' }),
  }
  try {
    const response = await fetch(url, { method: 'POST', headers, body })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

function bodyOf({ type, payload }: Post): string {
  if (type === 'events_api') return JSON.stringify(payload)
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : payload
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)])
  return new URLSearchParams(pairs).toString()
}
