import type { AddressInfo } from 'node:net'
import type { Clock } from '../../domain/time.ts'
import { Activity } from './activity.ts'
import { Events } from './events.ts'
import { Faults } from './faults.ts'
import { Hooks } from './hooks.ts'
import { httpServer } from './http.ts'
import { Ids } from './ids.ts'
import { Limits } from './limits.ts'
import { type LocalSlack, localSlack } from './slack.ts'
import { Sockets } from './sockets.ts'
import type { Team } from './team.ts'
import { Uploads } from './uploads.ts'
import { Views } from './views.ts'
import { Workspace } from './workspace.ts'
import type { World } from './world.ts'

/** How a local Slack behaves; everything but the clock has Slack's own ways by default. */
export interface SlackOptions {
  clock: Clock
  /** Slack's rate limits on the server's clock, or none for fast replays. */
  limits?: 'as-slack' | 'off'
  port?: number
  /** Real milliseconds an acknowledgement may take; Slack's is 3000. */
  ackMs?: number
  /** Real milliseconds after a missed ack until each retry of an event. */
  retryMs?: readonly number[]
  /** Whether the bot hears of its own messages, as it does in Slack. */
  echoes?: boolean
  /** The app's `should_escape`: mentions in commands reach the bot as ids. */
  shouldEscape?: boolean
}

const ACK_MS = 3000
const RETRY_MS = [0, 60_000, 300_000]

/** Starts a local Slack with one workspace, one app installed in it, and nobody else. */
export async function startSlack(options: SlackOptions): Promise<LocalSlack> {
  const { clock, ackMs = ACK_MS, retryMs = RETRY_MS } = options
  const ids = new Ids()
  const activity = new Activity()
  const changes: { events?: Events } = {}
  const workspace: Workspace = new Workspace(clock, ids, (change) => {
    const echo = 'message' in change && change.message.byBot && change.kind !== 'reacted'
    if (!echo || (options.echoes ?? true)) changes.events?.publish(change, workspace)
    activity.tell({ kind: 'change', change })
  })
  const team: Team = {
    id: ids.next('T'),
    domain: 'toko',
    appId: ids.next('A'),
    botId: ids.next('B'),
    botUserId: workspace.bot.id,
    botName: workspace.bot.name,
  }
  const sockets = new Sockets(
    team.appId,
    { ackMs, retryMs },
    () => activity.tell({ kind: 'socket' }),
    () => clock.now(),
  )
  const events = new Events(team, ids, sockets, () => clock.now())
  changes.events = events

  let world: World | undefined
  const server = httpServer(() => {
    if (!world) throw new Error('The local Slack is not listening yet')
    return world
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  world = {
    clock,
    ids,
    team,
    tokens: { bot: `xoxb-${ids.secret()}`, app: `xapp-1-${team.appId}-${ids.secret()}` },
    workspace,
    sockets,
    events,
    views: new Views(team, ids),
    hooks: new Hooks(workspace, ids, clock),
    uploads: new Uploads(ids),
    limits: new Limits((options.limits ?? 'as-slack') === 'as-slack'),
    faults: new Faults(),
    activity,
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
  }
  return localSlack(world, server, { ackMs, shouldEscape: options.shouldEscape ?? false })
}
