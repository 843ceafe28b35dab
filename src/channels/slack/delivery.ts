import { setTimeout as sleep } from 'node:timers/promises'
import type { App } from '@slack/bolt'
import { type Log, said } from './log.ts'

/** Slack shows the person an error after 3 s; what is still running then is answered later. */
const ACK_BY_MS = 2500

/** One thing Slack delivered, with a mark whether doing it failed: then Slack is to deliver it again. */
interface Envelope {
  id: string
  failed: boolean
}

/** What is being handled, by its payload. */
export type Envelopes = WeakMap<object, Envelope>

/** Something from Slack, by either way; unacknowledged it comes again. */
export interface Delivery {
  ack(): Promise<void>
  body: unknown
  envelope_id: string
  type: string
}

/**
 * Hands a delivery to Bolt and acknowledges it when it is done; one that failed never. A command or press 2.5 s later at the
 * latest; what was written not before: Slack delivers it again, and so it is done even if this process dies in the middle.
 */
export async function handle(
  { ack, body, envelope_id: id, type }: Delivery,
  app: App,
  envelopes: Envelopes,
  log: Log,
): Promise<void> {
  const envelope: Envelope = { id, failed: false }
  const done = dispatch(body, app, envelopes, envelope).catch((error) => {
    log.warn({ type }, `something from Slack was put aside: ${said(error)}`)
  })
  await (type === 'events_api' ? done : inTime(done))
  if (!envelope.failed) {
    await ack().catch((error) => log.info({ type }, `not acknowledged: ${said(error)}`))
  }
  await done
}

async function inTime(done: Promise<void>): Promise<void> {
  const late = new AbortController()
  await Promise.race([done, sleep(ACK_BY_MS, undefined, { ref: false, signal: late.signal }).catch(() => {})])
  late.abort()
}

async function dispatch(body: unknown, app: App, envelopes: Envelopes, envelope: Envelope): Promise<void> {
  if (typeof body !== 'object' || body === null) throw new Error('no payload')
  envelopes.set(body, envelope)
  await app.processEvent({ body, ack: async () => {} })
}
