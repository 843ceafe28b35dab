import type { Span, Text } from '../../chat/reply.ts'
import { literal, spansOf } from './literal.ts'

/** Splits a long text into texts of at most `size` characters, between lines or words where it can. */
export function pieces(text: Text, size: number): Text[] {
  const done: Span[][] = []
  let current: Span[] = []
  let left = size
  for (const span of spansOf(text).flatMap((one) => smaller(one, size))) {
    const length = literal([span]).length
    if (length > left && current.length > 0) {
      done.push(current)
      current = []
      left = size
    }
    current.push(span)
    left -= length
  }
  return current.length > 0 ? [...done, current] : done
}

/** A span cut to size; only plain words, bold and code are ever that long. */
function smaller(span: Span, size: number): Span[] {
  if (typeof span === 'string') return slices(span, size)
  if ('bold' in span) return slices(span.bold, size).map((bold) => ({ bold }))
  if ('code' in span) return slices(span.code, size).map((code) => ({ code }))
  const words = literal([span])
  return words.length > size ? slices(words, size) : [span]
}

function slices(text: string, size: number): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > size) {
    const at = gap(rest, size)
    parts.push(rest.slice(0, at))
    rest = rest.slice(at)
  }
  return rest === '' ? parts : [...parts, rest]
}

/** Where to cut: after the last line or word in the second half, otherwise between two whole characters. */
function gap(text: string, size: number): number {
  const part = text.slice(0, size)
  const at = Math.max(part.lastIndexOf('\n'), part.lastIndexOf(' ')) + 1
  if (at > size / 2) return at
  return /[\uD800-\uDBFF]$/.test(part) ? size - 1 : size
}
