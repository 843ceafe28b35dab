const ENTITY = /<([^<>]*)>/g

/**
 * What somebody typed, as a command line: Slack's escapes undone, links and channels as people see them. Mentions stay
 * `<@U…>` or `<@U…|name>`, which is how a name argument knows them.
 */
function typedText(wire: string): string {
  let text = ''
  let from = 0
  for (const entity of wire.matchAll(ENTITY)) {
    text += unescaped(wire.slice(from, entity.index)) + shown(entity[1] ?? '', entity[0])
    from = entity.index + entity[0].length
  }
  return (text + unescaped(wire.slice(from))).trim()
}

/** The line a slash command stands for: `/sigap kpi sari` and `/kpi sari` are both `kpi sari`. */
export function slashLine(command: string, text: string): string {
  const name = command.replace(/^\//, '').toLowerCase()
  const rest = typedText(text)
  return name === 'sigap' ? bare(rest) : `${name} ${rest}`.trim()
}

/** The line of a message to the bot: without its name in front, wherever it was mentioned, and without a slash. */
export function messageLine(wire: string, botUserId: string): string {
  const mention = new RegExp(`<@${botUserId}(\\|[^<>]*)?>`, 'g')
  return bare(typedText(wire.replaceAll(mention, ' ')).replace(/^[\s,:]+/, ''))
}

/** Saying nothing but the bot's name asks for help. */
function bare(line: string): string {
  return (
    line
      .replace(/^\/?sigap(\s+|$)/i, '')
      .replace(/^\//, '')
      .trim() || 'help'
  )
}

function shown(inside: string, whole: string): string {
  if (inside.startsWith('@')) return whole
  const [target = '', label] = inside.split('|', 2)
  if (inside.startsWith('#')) return `#${label ?? target.slice(1)}`
  if (inside.startsWith('!')) return label ?? `@${target.slice(1)}`
  return target.startsWith('mailto:') ? target.slice('mailto:'.length) : unescaped(target)
}

function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
