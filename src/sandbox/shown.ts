import type { LocalSlack, Message } from './slack/index.ts'
import type { SeenButton, SeenMessage } from './telegram/index.ts'

/** What stands in a place: the words of each message, its buttons below in brackets. */
export function shownTelegram(message: Pick<SeenMessage, 'kind' | 'text' | 'rows'>): string {
  const { kind, text, rows } = message
  const what = kind === 'text' || kind === 'rich' ? text : `[${kind}]${text && ` ${text}`}`
  return [what, ...rows.map(shownRow)].join('\n')
}

const shownRow = (row: readonly SeenButton[]): string => row.map(({ text }) => `[${text}]`).join(' ')

/** The same of a message in Slack. */
export const shownSlack = (slack: LocalSlack, message: Pick<Message, 'text' | 'blocks'>): string =>
  slack.plainText(message).replaceAll('] | [', '] [')
