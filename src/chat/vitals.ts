import type { Instant } from '../domain/time.ts'

/** How well one channel hears. */
export interface ChannelVital {
  /** As its platform is called: Telegram, Slack, HTTP. */
  name: string
  /** heard: up to date. behind: still reading what came while it was away. deaf: cannot be heard at all. */
  state: 'heard' | 'behind' | 'deaf'
  /** When it last heard anything or was told that there was nothing. */
  heardAt: Instant | null
  /** What is wrong, in the platform's own words. */
  why?: string
}

/** What only the running process knows of its own health; the rest stands in the store. */
export interface Vitals {
  channels: readonly ChannelVital[]
  /** Host clock minus platform clock; null until a platform has told its time. */
  clockSkewMs: number | null
  /** When the last sweep for due waits ended. */
  sweptAt: Instant | null
}
