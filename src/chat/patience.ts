const LONGEST_S = 24 * 60 * 60

/** How long a pause a platform asks for, in whole seconds, a day at most; undefined when it says nothing one could keep to. */
export function patienceSeconds(said: unknown): number | undefined {
  if (typeof said !== 'number' || !Number.isFinite(said)) return undefined
  return Math.min(LONGEST_S, Math.max(1, Math.ceil(said)))
}
