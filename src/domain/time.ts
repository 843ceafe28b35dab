/** A moment, in milliseconds since 1970-01-01T00:00:00Z. At rest and in every computation; zones appear only at the edge. */
export type Instant = number

export const SECOND_MS = 1000
export const MINUTE_MS = 60 * SECOND_MS
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** The only way the bot learns what time it is; production, the sandbox and the replay each bring their own. */
export interface Clock {
  now(): Instant
  /** Milliseconds since some moment, which run on evenly while the clock is set anew; missing where it never is. */
  steady?(): number
  /**
   * Resolves at `at` (null: nothing is known to be coming), or after `atMostMs` of the clock's own pace, or when `signal`
   * aborts, whichever is first. A stepped clock ignores `atMostMs`: it advances straight to the earliest `at` asked for.
   */
  until(at: Instant | null, atMostMs: number, signal?: AbortSignal): Promise<void>
}
