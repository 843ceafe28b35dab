/** An error as it may be logged: what it is and where, never what somebody wrote. */
interface PlainError {
  type: string
  message: string
  code?: string | number
  /** The call that failed, of those that name one. */
  method?: string
  stack?: string
  cause?: PlainError
}

const DOUBLE = /"[^"]*"/g
const SINGLE = /(^|[\s(=:])'[^']*'(?=[\s),.:;!?]|$)/g
const LONGEST = 300
const DEEPEST = 4

/** A message without what it quotes: parsers and platforms repeat the words they stumbled over. */
export const withoutQuotes = (text: string): string => text.replace(DOUBLE, '"…"').replace(SINGLE, "$1'…'")

/**
 * What may be logged of an error. Those of platforms' libraries carry the whole request, address and token included, and
 * those of databases the values: all that is left behind.
 */
export function plainError(error: Error, depth = 0): PlainError {
  const { name, message, stack, cause } = error
  const code = fieldOf(error, 'code') ?? fieldOf(error, 'error_code')
  const method = fieldOf(error, 'method')
  const isDeep = depth >= DEEPEST
  return {
    type: name,
    message: withoutQuotes(message).slice(0, LONGEST),
    ...(code !== undefined && { code }),
    ...(typeof method === 'string' && { method }),
    ...(stack !== undefined && { stack: framesOf(stack) }),
    ...(cause instanceof Error && !isDeep && { cause: plainError(cause, depth + 1) }),
  }
}

function fieldOf(error: Error, name: string): string | number | undefined {
  const value: unknown = Object.getOwnPropertyDescriptor(error, name)?.value
  return typeof value === 'string' || typeof value === 'number' ? value : undefined
}

/** Where it was thrown; the message, which a stack begins with, may have any number of lines. */
const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|\(<anonymous>\)|native\))$/.test(line))
    .join('\n')
