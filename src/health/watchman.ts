import { Bell } from '../bell.ts'
import type { Clock } from '../domain/time.ts'
import { Loop } from '../loop.ts'
import { Heartbeat } from './heartbeat.ts'
import { Megaphone, type MegaphoneParts } from './megaphone.ts'
import { CHECK_MS, type Finding, SelfCheck, type SelfCheckParts } from './self-check.ts'

type Parts = Omit<SelfCheckParts, 'megaphone' | 'now' | 'log'> &
  Pick<MegaphoneParts, 'couriers'> & {
    clock: Clock
    /** Whom to give a sign of life; null: nobody. */
    heartbeat: string | null
    log: SelfCheckParts['log'] & { info(data: object, message: string): void }
  }

/** What watches the bot itself, beside all else it does. */
interface Watchman {
  readonly finding: Finding
  /** How the heartbeats so far ended; null: nobody wants any. */
  readonly beats: Heartbeat['beats'] | null
  readonly resting: boolean
  stop(): Promise<void>
}

const LOOK_AT_BEAT_MS = 5000

/** Starts the self-check and, where somebody wants it, the heartbeat: loops of their own, which nothing else can hold up. */
export function keepWatch({ clock, heartbeat: url, couriers, log, ...parts }: Parts): Watchman {
  const now = () => clock.now()
  const onError = (error: unknown) => log.error({ err: error }, 'the watch stumbled')
  const check = new SelfCheck({ ...parts, now, log, megaphone: new Megaphone({ by: parts.by, couriers, log }) })
  const heartbeat = url === null ? null : new Heartbeat({ url, isWell: () => check.finding.ok, now, log })
  const loops = [new Loop({ clock, bell: new Bell(), step: () => check.step(), atMostMs: CHECK_MS, onError })]
  if (heartbeat) {
    const step = () => heartbeat.step()
    loops.push(new Loop({ clock, bell: new Bell(), step, atMostMs: LOOK_AT_BEAT_MS, onError }))
  }
  return {
    get finding() {
      return check.finding
    },
    beats: heartbeat?.beats ?? null,
    get resting() {
      return loops.every((loop) => loop.resting)
    },
    async stop() {
      heartbeat?.stop()
      await Promise.all(loops.map((loop) => loop.stop()))
    },
  }
}
