import { type Logger, webApi } from '@slack/bolt'
import type { Clock } from '../../domain/time.ts'

/** Long enough for a slow Slack, short enough that a call which never answers is given up well within 30 s. */
const TIMEOUT_MS = 12_000

/** The Web API as this channel uses it: nothing is retried here, because the outbox does that and knows what may double. */
export interface SlackApi {
  client: webApi.WebClient
  options: webApi.WebClientOptions
  /** Posts JSON to an address outside the Web API, a `response_url`. `retryAfterSeconds` is NaN when nothing is said of it. */
  post(url: string, body: object): Promise<{ status: number; text: string; retryAfterSeconds: number }>
  /** Slack's clock minus ours, by the last answer's Date header, in milliseconds; null before the first. */
  skewMs(): number | null
}

export interface ApiSettings {
  botToken: string
  /** Default: Slack itself. Ends in `/api/`. */
  apiUrl?: string
  /** How long one call may take before it is given up. */
  timeoutMs?: number
}

export function slackApi(settings: ApiSettings, logger: Logger, clock: Clock): SlackApi {
  const { botToken, apiUrl, timeoutMs = TIMEOUT_MS } = settings
  let skewMs: number | null = null
  const fetch: webApi.FetchFunction = async (url, init) => {
    const asked = clock.now()
    const response = await globalThis.fetch(url, init)
    const date = Date.parse(response.headers.get('date') ?? '')
    // The header has whole seconds: on average the truth is half a second later.
    if (!Number.isNaN(date)) skewMs = Math.round(date + 500 - (asked + clock.now()) / 2)
    return response
  }
  const options: webApi.WebClientOptions = {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    logger,
    fetch,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  }
  return {
    client: new webApi.WebClient(botToken, { ...options }),
    options,
    skewMs: () => skewMs,
    async post(url, body) {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: JSON.stringify(body),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      const retryAfterSeconds = Number.parseInt(response.headers.get('retry-after') ?? '', 10)
      return { status: response.status, text: await response.text(), retryAfterSeconds }
    },
  }
}
