import { type Fields, integer, part, parts, words } from './fields.ts'

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@([a-z0-9_]{1,64}))?$/i

/**
 * The command a text begins with, if it is meant for this bot: `/kpi@OurBot sari` is `kpi sari`. People mentioned who have
 * no username become `tg:<user id>`. Another bot's command is ordinary text.
 */
export function spoken(message: Fields, username: string): { name: string; line: string } | undefined {
  const text = words(message, 'text') ?? words(message, 'caption')
  const length = text?.startsWith('/') ? firstWord(message, text) : undefined
  const match = text && length ? COMMAND.exec(text.slice(0, length)) : null
  if (!text || !length || !match?.[1]) return undefined
  if (match[2] && match[2].toLowerCase() !== username.toLowerCase()) return undefined
  const name = match[1].toLowerCase()
  const rest = withMentions(text, length, entities(message)).trim()
  return { name, line: rest ? `${name} ${rest}` : name }
}

function entities(message: Fields): Fields[] {
  return [...parts(message, 'entities'), ...parts(message, 'caption_entities')]
}

/** Length of the leading command. A server that marks nothing at all leaves us to look ourselves. */
function firstWord(message: Fields, text: string): number | undefined {
  const marked = message.entities ?? message.caption_entities
  if (marked === undefined) return /^\S+/.exec(text)?.[0].length
  const first = entities(message).find((entity) => entity.type === 'bot_command' && entity.offset === 0)
  return first && integer(first, 'length')
}

function withMentions(text: string, from: number, marks: Fields[]): string {
  let line = ''
  let at = from
  for (const mark of marks.filter((one) => one.type === 'text_mention').sort(byOffset)) {
    const start = integer(mark, 'offset') ?? -1
    const id = integer(part(mark, 'user') ?? {}, 'id')
    if (id === undefined || start < at) continue
    line += `${text.slice(at, start)}tg:${id}`
    at = start + Math.max(0, integer(mark, 'length') ?? 0)
  }
  return line + text.slice(at)
}

const byOffset = (a: Fields, b: Fields): number => (integer(a, 'offset') ?? 0) - (integer(b, 'offset') ?? 0)
