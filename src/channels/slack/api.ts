import { type Logger, webApi } from '@slack/bolt'

/** Long enough for a slow Slack, short enough that a call which never answers is given up well within 30 s. */
const TIMEOUT_MS = 12_000

/** The Web API as this channel uses it: nothing is retried here, because the outbox does that and knows what may double. */
export interface SlackApi {
  client: webApi.WebClient
  options: webApi.WebClientOptions
  /** Posts JSON to an address outside the Web API, a `response_url`. `retryAfterSeconds` is NaN when nothing is said of it. */
  post(url: string, body: object): Promise<{ status: number; text: string; retryAfterSeconds: number }>
}

export interface ApiSettings {
  botToken: string
  /** Default: Slack itself. Ends in `/api/`. */
  apiUrl?: string
  /** How long one call may take before it is given up. */
  timeoutMs?: number
}

export function slackApi(settings: ApiSettings, logger: Logger): SlackApi {
  const { botToken, apiUrl, timeoutMs = TIMEOUT_MS } = settings
  const fetch: webApi.FetchFunction = (url, init) => globalThis.fetch(url, init)
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
