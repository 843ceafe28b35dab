import { App, type Logger, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { WebClient } from '@slack/web-api'
import type { Clock, Instant } from '../../src/domain/time.ts'
import type { LocalSlack } from '../../src/sandbox/slack/index.ts'

/** A clock that stands still until it is put forward. */
export function handClock(start: string): Clock & { forward(ms: number): Instant } {
  let now = Date.parse(start)
  return {
    now: () => now,
    until: async () => {},
    forward(ms) {
      now += ms
      return now
    },
  }
}

/** Keeps Bolt from writing into the test report. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
}

const optionsFor = (slack: LocalSlack) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  logger: silent,
})

/** A real Bolt app on this Slack, quick to come back after a disconnect. */
export function boltOn(slack: LocalSlack): App {
  const clientOptions = optionsFor(slack)
  // Socket Mode never comes back, and throws where nobody can catch it, once opening a connection has failed for good.
  const patient = { ...clientOptions, retryConfig: { forever: true, minTimeout: 50, factor: 1 } }
  const receiver = new SocketModeReceiver({
    appToken: slack.appToken,
    logger: silent,
    installerOptions: { clientOptions: patient },
    // The pause before Bolt reconnects is this times the number of failures.
    clientPingTimeout: 200,
  })
  return new App({ token: slack.botToken, receiver, clientOptions, logger: silent })
}

/** Stops a Bolt app and waits until Slack sees it go, so that closing Slack is no error to it. */
export async function stop(app: App, slack: LocalSlack): Promise<void> {
  await app.stop()
  await slack.waitFor(() => slack.sockets === 0)
}

/** A bare Web API client with the bot's token. */
export function clientOn(slack: LocalSlack, token = slack.botToken): WebClient {
  return new WebClient(token, optionsFor(slack))
}

/** What a call was refused with, or `ok`. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call
    return 'ok'
  } catch (error) {
    const data = error instanceof Error && 'data' in error ? error.data : error
    return typeof data === 'object' && data !== null && 'error' in data ? String(data.error) : String(error)
  }
}
