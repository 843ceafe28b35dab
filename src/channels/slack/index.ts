import { App } from '@slack/bolt'
import type { Courier } from '../../chat/parcel.ts'
import { type Clock, type Instant, SECOND_MS } from '../../domain/time.ts'
import { type SlackApi, slackApi } from './api.ts'
import { Connection } from './connection.ts'
import { slackCourier } from './courier.ts'
import type { Envelopes } from './delivery.ts'
import { noReceiver, SlackHttp } from './http.ts'
import { hearing, type SlackHands } from './listen.ts'
import { type Log, redactor, said, sdkLogger } from './log.ts'
import { type HeardCall, type Reading, readMessage, readPress, readSlash } from './payload.ts'
import { asRefused } from './refused.ts'
import { Running } from './running.ts'
import { feed, openSocket } from './socket.ts'

export { SlackRefused } from './refused.ts'

const STOP_MS = 8 * SECOND_MS

export interface SlackSettings {
  botToken: string
  /** With the app's token Slack is heard by a socket, else by what it posts, signed with the secret. */
  appToken?: string
  signingSecret?: string
  /** Default: Slack itself. Ends in `/api/`. */
  apiUrl?: string
  log: Log
  clock: Clock
  hands: SlackHands
}

export interface SlackChannel {
  courier: Courier
  /** Since when Slack cannot be heard, and why, in its own word or the network's; null while it is. */
  ears(): { channel: string; since: Instant | null; why?: string }
  /** Takes what was posted to `/slack/events`; nothing is taken while Slack is heard by a socket. */
  take: SlackHttp['take']
  /** Stops hearing and waits for what is running, 8 s at most. What was not acknowledged Slack delivers again. */
  stop(): Promise<void>
}

/** Who the bot is in its workspace. */
interface Self {
  botId?: string
  botUserId: string
  teamId?: string
}

/**
 * Connects to Slack. When Slack is away it resolves all the same and keeps trying; `ears` tells.
 * Throws `SlackRefused` when Slack does not take one of the tokens.
 */
export async function startSlackChannel(settings: SlackSettings): Promise<SlackChannel> {
  const { log, clock, appToken, signingSecret = '', botToken, hands } = settings
  const logger = sdkLogger(log, redactor([botToken, appToken, signingSecret].flatMap((secret) => secret || [])))
  const api = slackApi(settings, logger)
  const courier = slackCourier(api.client, log)
  const running = new Running(log)
  const track = (work: Promise<void>) => running.track(work)
  let self: Self | undefined

  const envelopes: Envelopes = new WeakMap()
  const socket = appToken === undefined ? null : openSocket(appToken, api.options, logger)
  const clientOptions = { ...api.options }
  const app = new App({
    receiver: socket ?? noReceiver,
    logger,
    convoStore: false,
    clientOptions,
    authorize: async () => ({ ...self }),
  })
  app.error(async (error) => log.warn({}, `something from Slack was put aside: ${said(error)}`))
  const hear = hearing({ hands, api, courier, track, log })
  listenTo(app, async (body, read) => {
    const envelope = envelopes.get(body)
    if (!envelope || !self) return
    const heard = read(body, { now: clock.now(), envelopeId: envelope.id, botUserId: self.botUserId })
    if (heard) envelope.failed = !(await hear(heard))
  })

  const prepare = async () => {
    self ??= await whoAmI(api)
  }
  if (socket) feed(socket, app, envelopes, running, log)
  const http = new SlackHttp({ signingSecret, app, envelopes, running, clock, log }, prepare)
  const ear = socket ? new Connection(socket.client, prepare, clock, log) : http
  await ear.open()
  return {
    courier,
    ears() {
      const { connected, since, lastProblem: why } = ear.state
      return connected ? { channel: 'Slack', since: null } : { channel: 'Slack', since, why }
    },
    take: async (posted) => (ear === http ? http.take(posted) : { status: 404 }),
    async stop() {
      await running.stop(STOP_MS)
      await ear.close()
    },
  }
}

type Read = (body: unknown, reading: Reading) => HeardCall | null

/** Everything people can say to the bot, each read in its own way. */
function listenTo(app: App, hear: (body: object, read: Read) => Promise<void>): void {
  app.command(/.*/s, ({ body }) => hear(body, readSlash))
  app.action({ type: 'block_actions' }, ({ body }) => hear(body, readPress))
  app.event('app_mention', ({ body }) => hear(body, readMessage))
  app.message(({ body }) => hear(body, readMessage))
}

async function whoAmI({ client }: SlackApi): Promise<Self> {
  try {
    const { bot_id: botId, user_id: botUserId = '', team_id: teamId } = await client.auth.test()
    return { botId, botUserId, teamId }
  } catch (error) {
    throw asRefused(error, 'bot')
  }
}
