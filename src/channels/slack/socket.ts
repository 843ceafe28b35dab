import { setTimeout as sleep } from 'node:timers/promises'
import { type App, type Logger, SocketModeReceiver, type webApi } from '@slack/bolt'
import { type Log, said } from './log.ts'
import type { Running } from './running.ts'

/** Slack shows the person an error after 3 s; what is still running then is answered later. */
const ACK_BY_MS = 2500

/** One thing Slack delivered, with a mark whether doing it failed: then Slack is to deliver it again. */
export interface Envelope {
  id: string
  failed: boolean
}

interface Delivery {
  ack(): Promise<void>
  body: unknown
  envelope_id: string
  type: string
}

/** Slack's socket, and Bolt behind it. */
export type Socket = SocketModeReceiver

export function openSocket(appToken: string, options: webApi.WebClientOptions, logger: Logger): Socket {
  return new SocketModeReceiver({
    appToken,
    logger,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: { ...options } },
  })
}

/**
 * Feeds what the socket hears to Bolt and acknowledges it when it is done, 2.5 s later at the latest. Bolt itself would
 * acknowledge events before they are handled, and one that was being handled when the process died would be lost.
 */
export function feed(socket: Socket, app: App, envelopes: WeakMap<object, Envelope>, running: Running, log: Log): void {
  const { client } = socket
  shielded(client, log)
  client.removeAllListeners('slack_event')
  client.on('slack_event', (delivery: Delivery) => {
    // Unacknowledged, Slack gives it to the next process.
    if (!running.stopped) running.track(handle(delivery, app, envelopes, log))
  })
}

async function handle(
  { ack, body, envelope_id: id, type }: Delivery,
  app: App,
  envelopes: WeakMap<object, Envelope>,
  log: Log,
): Promise<void> {
  const envelope: Envelope = { id, failed: false }
  const done = dispatch(body, app, envelopes, envelope).catch((error) => {
    log.warn({ type }, `something from Slack was put aside: ${said(error)}`)
  })
  const late = new AbortController()
  await Promise.race([done, sleep(ACK_BY_MS, undefined, { ref: false, signal: late.signal }).catch(() => {})])
  late.abort()
  if (!envelope.failed || type !== 'events_api') {
    await ack().catch((error) => log.info({ type }, `not acknowledged: ${said(error)}`))
  }
  await done
}

async function dispatch(
  body: unknown,
  app: App,
  envelopes: WeakMap<object, Envelope>,
  envelope: Envelope,
): Promise<void> {
  if (typeof body !== 'object' || body === null) throw new Error('no payload')
  envelopes.set(body, envelope)
  await app.processEvent({ body, ack: async () => {} })
}

/** A frame that is JSON but nothing Slack would send must not end the process as an unhandled rejection. */
function shielded(client: Socket['client'], log: Log): void {
  for (const listener of client.listeners('ws_message')) {
    client.off('ws_message', listener)
    client.on('ws_message', async (...frame: unknown[]) => {
      try {
        await listener(...frame)
      } catch (error) {
        log.warn({}, `a frame from Slack was put aside: ${said(error)}`)
      }
    })
  }
}
