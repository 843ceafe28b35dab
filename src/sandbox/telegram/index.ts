import type { UserFromGetMe } from 'grammy/types'
import { business } from './business.ts'
import type { Fault } from './faults.ts'
import { groups } from './groups.ts'
import { people } from './people.ts'
import { seeing } from './seeing.ts'
import { serveHttp } from './server.ts'
import type { TelegramOptions } from './types.ts'
import type { QueuedUpdate } from './updates.ts'
import { newWorld, type World } from './world.ts'

export type { Fault, FaultKind } from './faults.ts'
export type { MessagePlace } from './locate.ts'
export type * from './types.ts'
export type { QueuedUpdate } from './updates.ts'

/** Trouble to order, and updates to repeat or make up. */
function trouble(world: World) {
  return {
    /** Orders a fault; several are taken in the order they were ordered. */
    fault: (fault: Fault): void => world.faults.order(fault),
    clearFaults: (): void => world.faults.clear(),
    /** How many of the faults ordered, all or those for one method, have not struck yet. */
    faultsOrdered: (method?: string): number => world.faults.ordered(method),
    /** From now on calls and answers take so many real milliseconds on their way; null: none. */
    slow(latencyMs: (() => number) | null): void {
      world.faults.latencyMs = latencyMs
    },
    /** Changes the next answer of `getUpdates` that holds anything; ids and contents stay as they are. */
    disturb(change: (answer: QueuedUpdate[]) => QueuedUpdate[]): void {
      world.updates.disturb = change
    },
    /** The whole platform goes away (every request 502, a waiting poll too) or comes back. */
    outage(on: boolean): void {
      world.faults.outage = on
      if (on) world.updates.stopPolling(502, 'Bad Gateway')
    },
    away: (): boolean => world.faults.outage,
    /** Delivers an update once more, although it was confirmed. */
    redeliver: (updateId: number): void => world.updates.redeliver(updateId),
    /** Delivers any object as an update; returns its id. */
    push: (raw: Record<string, unknown>): number => world.updates.push(raw),
    /** Updates that were confirmed and can be delivered once more, oldest first. */
    confirmedUpdates: (): number[] => world.updates.confirmed,
    /** The newest update's id; 0 before there was one. */
    lastUpdateId: (): number => world.updates.lastId,
  }
}

interface Running {
  /** For grammY's `apiRoot`, no trailing slash. */
  apiRoot: string
  token: string
  bot: UserFromGetMe
  /** Hangs up on everybody and stops; presses nobody answered resolve with null. */
  close(): Promise<void>
}

/** The local Telegram: people to act as, chats to look into, faults to order. */
export type LocalTelegram = Running &
  ReturnType<typeof people> &
  ReturnType<typeof groups> &
  ReturnType<typeof business> &
  ReturnType<typeof seeing> &
  ReturnType<typeof trouble>

/** Starts a Telegram of our own on 127.0.0.1, empty but for the bot. */
export async function startTelegram(options: TelegramOptions): Promise<LocalTelegram> {
  const world = newWorld(options)
  const { server, port } = await serveHttp(world, options.port ?? 0)
  const close = () => {
    world.webhook.set(null)
    world.queries.closeAll()
    return new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token: world.token,
    bot: world.bot,
    close,
    ...people(world),
    ...groups(world),
    ...business(world),
    ...seeing(world),
    ...trouble(world),
  }
}
