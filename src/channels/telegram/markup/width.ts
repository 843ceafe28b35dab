const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/u
const EMOJI = /\p{Emoji_Presentation}|[\u{20000}-\u{3fffd}]/u
const NO_WIDTH = /[\p{M}\p{Cf}]/u

/** Columns a text takes in a fixed-width font: two for East Asian characters and emoji, none for marks. A best effort. */
export function widthOf(text: string): number {
  let width = 0
  for (const character of text) {
    if (NO_WIDTH.test(character)) continue
    width += WIDE.test(character) || EMOJI.test(character) ? 2 : 1
  }
  return width
}

/** At most `columns` wide, ending in … when something was cut. */
export function narrow(text: string, columns: number): string {
  if (text.length <= columns && widthOf(text) <= columns) return text
  let kept = ''
  let width = 0
  for (const character of text) {
    const more = widthOf(character)
    if (width + more > columns - 1) return `${kept}…`
    // Marks have no width: without a bound a single letter could carry thousands.
    if (kept.length > columns * 4) return `${kept}…`
    kept += character
    width += more
  }
  return kept
}

export function pad(text: string, columns: number, align: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, columns - widthOf(text)))
  return align === 'right' ? space + text : text + space
}
