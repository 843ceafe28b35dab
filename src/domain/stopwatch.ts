/**
 * A length of time to the second, the same in every language: `0:41`, `10:41` and, from an hour on, `1:05:03`. For tables of
 * figures, where `10 menit` would hide who was faster.
 */
export function stopwatch(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor(whole / 60) % 60
  const two = (part: number) => String(part).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
