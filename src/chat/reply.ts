import type { Instant } from '../domain/time.ts'

/** A teammate as each platform addresses them. */
export interface Mention {
  name: string
  telegramId?: string | null
  slackId?: string | null
}

/** A piece of a line. Plain strings are literal text: only renderers escape, once. */
export type Span =
  | string
  | { bold: string }
  | { code: string }
  | { mention: Mention }
  | { link: string; href: string }
  /** A moment, shown in the reader's own zone where the platform can; `fallback` is the shop's wording of it. */
  | { at: Instant; fallback: string }

export type Text = string | readonly Span[]

/** A button that types a command line for whoever presses it, or opens a link. */
export type Button = { label: string; runs: string; style?: 'primary' | 'danger' } | { label: string; href: string }

export interface Table {
  caption?: string
  columns: readonly { title: string; align?: 'left' | 'right' }[]
  rows: readonly (readonly Text[])[]
}

export type Block =
  | { text: Text }
  /** Said more quietly: footnotes, explanations of n, hints. */
  | { small: Text }
  | { quote: string; by?: string }
  | { facts: readonly (readonly [label: string, value: Text])[] }
  | { table: Table }
  /** A line with a button of its own, as in lists of who waits. */
  | { row: Text; button?: Button }
  /** Folded away until the reader wants it, where the platform can fold. */
  | { details: string; body: readonly Block[] }

/** What the bot says, on any platform. Values, not markup. */
export interface Reply {
  tone?: 'info' | 'warning' | 'danger' | 'success'
  title?: string
  body: readonly Block[]
  buttons?: readonly (readonly Button[])[]
}

/** The longest line a button can carry: Telegram's limit on callback data. */
export const CALLBACK_BYTES = 64

/**
 * A button that runs a command line. Throws when the line is over Telegram's 64 bytes, so that a too long button
 * fails when it is made and not when somebody's alert is sent.
 */
export function button(label: string, runs: string, style?: 'primary' | 'danger'): Button {
  if (Buffer.byteLength(runs) > CALLBACK_BYTES)
    throw new RangeError(`button line over ${CALLBACK_BYTES} bytes: ${runs}`)
  return style ? { label, runs, style } : { label, runs }
}

/** A reply of plain lines, the most common kind. */
export function say(...lines: readonly Text[]): Reply {
  return { body: lines.map((text) => ({ text })) }
}
