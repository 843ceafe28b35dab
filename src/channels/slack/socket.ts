import { type App, type Logger, SocketModeReceiver, type webApi } from '@slack/bolt'
import { type Delivery, type Envelopes, handle } from './delivery.ts'
import { type Log, said } from './log.ts'
import type { Running } from './running.ts'

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
 * Feeds what the socket hears to Bolt and acknowledges it when it is done. Bolt itself would acknowledge events before they
 * are handled, and one that was being handled when the process died would be lost.
 */
export function feed(socket: Socket, app: App, envelopes: Envelopes, running: Running, log: Log): void {
  const { client } = socket
  shielded(client, log)
  client.removeAllListeners('slack_event')
  client.on('slack_event', (delivery: Delivery) => {
    // Unacknowledged, Slack gives it to the next process.
    if (!running.stopped) running.track(handle(delivery, app, envelopes, log))
  })
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
