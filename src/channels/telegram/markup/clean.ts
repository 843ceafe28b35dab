/** Line ends that are not one. */
const LINE_ENDS = /\r\n?|[\u2028\u2029\u0085]/g
/** Control characters, and the marks that turn the direction of all that follows: they could make a name rewrite our words. */
const HARMFUL = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]/gu
const LONE_SURROGATE = /\p{Surrogate}/gu
const VISIBLE = /[^\s\p{C}\p{Z}\p{M}\u115f\u1160\u3164\uffa0]/u

/** Somebody's words as Telegram will take them: every visible character stays, what could harm the message goes. */
export function clean(text: string): string {
  return text.replace(LINE_ENDS, '\n').replace(HARMFUL, '').replace(LONE_SURROGATE, '\ufffd')
}

/** For names, titles and cells: the same on one line. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim()
}

/** Whether anything can be seen of it; Telegram refuses messages of which nothing can. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text)
}

/** At most `units` UTF-16 units, ending in a visible … when something was cut; never half a character. */
export function shorten(text: string, units: number): string {
  return text.length <= units ? text : `${head(text, units - 1)}…`
}

/** The first `units` UTF-16 units, one less where that would split a character. */
export function head(text: string, units: number): string {
  const last = text.charCodeAt(units - 1)
  const splits = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, Math.max(0, splits ? units - 1 : units))
}
