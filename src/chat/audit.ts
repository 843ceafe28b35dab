import { maskPhones } from '../domain/mask.ts'
import { lastWords } from '../domain/quote.ts'
import { readLine } from './dispatch.ts'

const LONGEST = 200

/** Words that open a door are not kept, not even used ones. */
const SECRET = ['setup']

/**
 * A line as the audit trail keeps it: short, without phone numbers and codes, and with the number of the chat it was said in.
 */
export function auditLine(line: string, chat: number | null): string {
  const { name, rest } = readLine(line)
  if (SECRET.includes(name)) return `${name} …`
  const said = lastWords(maskPhones(`${name} ${rest}`.trim()), LONGEST)
  const isSaid = chat === null || new RegExp(`(?:^|\\s)#?${chat}(?:-\\d+)?(?:\\s|$)`).test(rest)
  return isSaid ? said : `${said} (#${chat})`
}
