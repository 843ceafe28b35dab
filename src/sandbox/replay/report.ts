import { type Ink, setText } from '../transcript/lines.ts'
import type { Played } from './play.ts'

/** What a replay came to, for whoever started it. */
export function reportOf(played: Played, width: number, ink: Ink): string {
  const { messages, stored, customers, admins, unplayable, alerted, perSecond, team } = played
  const facts: [string, string][] = [
    ['messages played', String(messages)],
    ['messages stored', stored === messages ? String(stored) : `${stored}, not as many as were played`],
    ['customers, admins', `${customers}, ${admins}`],
    ['waits alerted', `${alerted.telegram} in Telegram, ${alerted.slack} in Slack`],
    ['messages a second', perSecond.toFixed(0)],
  ]
  if (unplayable > 0) facts.push(['left out', `${unplayable}, answers to customers who had not written`])
  const lines = facts.map(([name, value]) => `${ink.dim(name.padEnd(20))}${value}`)
  return [...lines, '', ...setText(team, width, 0, ink)].join('\n')
}
