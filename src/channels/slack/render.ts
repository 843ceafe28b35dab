import type { ActionsBlock, KnownBlock } from '@slack/types'
import { plain } from '../../chat/plain.ts'
import type { Block, Reply } from '../../chat/reply.ts'
import { blocksOf, type Page, small } from './blocks.ts'
import { Buttons } from './buttons.ts'
import { LIMITS, weightOf } from './limits.ts'
import { clean, cut, escaped } from './literal.ts'
import { plainText } from './spans.ts'

/** A message as Slack's methods take it. */
export interface Rendered {
  /** What notifications, old clients and screen readers get; already escaped. */
  text: string
  /** Empty: the text alone is the message. */
  blocks: KnownBlock[]
}

const LEVELS = { info: 'info', warning: 'warning', danger: 'error', success: 'success' } as const
/** Room for the line that says how much was left out. */
const MARK = 20
/** Ids and links may weigh a little more than the words they were measured by. */
const TOLERANCE = 100
const MOST_BUTTON_ROWS = 20

/** What a reply looks like in Slack: everything Slack offers, within what it takes; what does not fit is cut with a visible …. */
export function render(reply: Reply): Rendered {
  return { text: textOf(reply, LIMITS.fallback), blocks: page(reply, 'rich') }
}

/** The same in plain text sections with its buttons, for a Slack that refused the first. */
export function renderBare(reply: Reply): Rendered {
  return { text: textOf(reply, LIMITS.fallback), blocks: page(reply, 'bare') }
}

/** The same as nothing but text, which Slack always takes. */
export function renderText(reply: Reply): Rendered {
  return { text: textOf(reply, LIMITS.text), blocks: [] }
}

function textOf(reply: Reply, most: number): string {
  return escaped(cut(clean(plain(reply)).trim() || '–', most))
}

function page(reply: Reply, manner: 'rich' | 'bare'): KnownBlock[] {
  const buttons = new Buttons()
  const head = titled(reply, manner)
  const tail: ActionsBlock[] = buttons.rows(reply.buttons ?? []).slice(0, MOST_BUTTON_ROWS)
  const room = LIMITS.all - weightOf(head) - weightOf(tail)
  const count = LIMITS.blocks - head.length - tail.length
  return [...head, ...fill(reply.body, room, count, { manner, buttons, table: { used: false } }), ...tail]
}

function titled({ title, tone }: Reply, manner: 'rich' | 'bare'): KnownBlock[] {
  if (!title) return []
  if (tone && manner === 'rich') {
    return [{ type: 'alert', text: plainText(title, LIMITS.alert), level: LEVELS[tone] }]
  }
  return [{ type: 'header', text: plainText(title, LIMITS.header) }]
}

/** The body as far as it fits, and how many of its blocks did not. */
function fill(body: readonly Block[], room: number, count: number, page: Page): KnownBlock[] {
  const shown: KnownBlock[] = []
  let left = room - MARK
  for (const [at, block] of body.entries()) {
    const made = left > 0 ? blocksOf(block, left, page) : []
    const weight = weightOf(made)
    const last = at === body.length - 1
    if (left <= 0 || weight > left + TOLERANCE || shown.length + made.length > count - (last ? 0 : 1)) {
      return [...shown, small(`… +${body.length - at}`, page)]
    }
    shown.push(...made)
    left -= weight
  }
  return shown
}
