import type { Message } from '../slack/index.ts'

const ENTITIES: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }

/** The quotations in what the bot sent to Telegram. */
export function quotesIn(html: string | undefined): string[] {
  return [...(html ?? '').matchAll(/<blockquote[^>]*>([\s\S]*?)<\/blockquote>/g)].map(([, inner = '']) =>
    inner
      .replaceAll(/<br\s*\/?>/g, '\n')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/&(?:lt|gt|quot|amp);/g, (e) => ENTITIES[e] ?? e),
  )
}

/** The quotations in a message in Slack. */
export function quotesInSlack({ blocks }: Pick<Message, 'blocks'>): string[] {
  const found: string[] = []
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look)
    if (typeof value !== 'object' || value === null) return
    const fields: Record<string, unknown> = { ...value }
    if (fields.type === 'rich_text_quote') found.push(wordsIn(fields.elements))
    else Object.values(fields).forEach(look)
  }
  look(blocks)
  return found
}

function wordsIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsIn).join('')
  if (typeof value !== 'object' || value === null || !('text' in value)) return ''
  return typeof value.text === 'string' ? value.text : ''
}

/** Marks the lines that are quoted with a bar before them. */
export function withQuotes(text: string, quotes: readonly string[]): string {
  const quoted = new Set(quotes.flatMap((quote) => quote.split('\n')).map((line) => line.trim()))
  const lines = text.split('\n')
  return lines.map((line) => (line !== '' && quoted.has(line.trim()) ? `│ ${line}` : line)).join('\n')
}
