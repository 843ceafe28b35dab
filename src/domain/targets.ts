import { parseDuration } from './duration.ts'
import type { Said } from './settings.ts'

/** What has a target in open time. `promise`: how long a holding reply ("sebentar ya") may go without its answer. */
export const TIMED = ['first', 'next', 'resolution', 'promise'] as const
export type Timed = (typeof TIMED)[number]

/** Ways in that can have targets of their own. */
export const CHANNELS = ['telegram', 'business'] as const
export type Channel = (typeof CHANNELS)[number]

/** Seconds of open time. */
export type Targets = Readonly<Record<Timed, number>>

/** Where a channel's targets differ from the shop's. */
export type ChannelTargets = Readonly<Partial<Record<string, Partial<Targets>>>>

export const DEFAULT_PROMISE_SECONDS = 30 * 60

const NAMES = {
  first: 'FIRST_RESPONSE_TARGET',
  next: 'NEXT_RESPONSE_TARGET',
  resolution: 'RESOLUTION_TARGET',
  promise: 'PROMISE_TARGET',
} as const satisfies Record<Timed, string>

type TargetSetting = (typeof NAMES)[Timed]

/** The setting that holds a target: the shop's, or one channel's own. */
export const targetSetting = (which: Timed, channel: Channel | null): TargetSetting | `${TargetSetting}:${Channel}` =>
  channel === null ? NAMES[which] : `${NAMES[which]}:${channel}`

/** The target a shop has set for all channels; null: none that can be read. */
export const targetSaid = (said: Said, which: Timed): number | null => parseDuration(said[NAMES[which]] ?? '') || null

/** What channels have of their own. `off` takes it away again. */
export function channelTargetsFrom(said: Said): ChannelTargets {
  const own: Partial<Record<Channel, Partial<Record<Timed, number>>>> = {}
  for (const channel of CHANNELS) {
    for (const which of TIMED) {
      const seconds = parseDuration(said[targetSetting(which, channel)] ?? '')
      if (seconds) own[channel] = { ...own[channel], [which]: seconds }
    }
  }
  return own
}
