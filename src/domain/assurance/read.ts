/** More of a message than this nobody reads, and Telegram sends none longer than 4,096: what follows is not judged. */
const READ_UNITS = 10_000

/** So much of a message as is judged, cut between two words. */
export function readable(text: string): string {
  if (text.length <= READ_UNITS) return text
  const kept = text.slice(0, READ_UNITS)
  const space = Math.max(kept.lastIndexOf(' '), kept.lastIndexOf('\n'))
  return space > 0 ? kept.slice(0, space) : kept
}
