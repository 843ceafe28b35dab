const UNITS: readonly { seconds: number; names: ReadonlySet<string> }[] = [
  { seconds: 86_400, names: new Set(['d', 'day', 'days', 'hari']) },
  { seconds: 3600, names: new Set(['h', 'hour', 'hours', 'jam', 'j']) },
  { seconds: 60, names: new Set(['m', 'min', 'mins', 'minute', 'minutes', 'menit', 'mnt']) },
  { seconds: 1, names: new Set(['s', 'sec', 'secs', 'second', 'seconds', 'detik', 'dtk']) },
]

const LONGEST_SECONDS = 366 * 86_400

/**
 * Reads a length of time as people write it (`10m`, `1h30m`, `90 menit`, `2 jam 15 menit`) into whole seconds; null when it
 * is none, or longer than 366 days. Zero is a duration: who cannot use it says so. Units come largest first, each once.
 */
export function parseDuration(text: string): number | null {
  const tidy = text.trim().toLowerCase()
  if (tidy.length > 60 || !/^(?:\d+ *[a-z]+ *)+$/.test(tidy)) return null
  let total = 0
  let allowed = 0
  for (const [, count, name] of tidy.matchAll(/(\d+) *([a-z]+)/g)) {
    const index = UNITS.findIndex(({ names }, position) => position >= allowed && names.has(name as string))
    if (index < 0) return null
    total += Number(count) * UNITS[index]!.seconds
    allowed = index + 1
  }
  return total <= LONGEST_SECONDS ? total : null
}
