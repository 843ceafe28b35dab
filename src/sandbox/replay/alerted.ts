import type { LocalSlack, Message } from '../slack/index.ts'
import type { Stage } from '../stage.ts'
import type { SeenMessage } from '../telegram/index.ts'

/** The waits each alert chat has been told of, read from the buttons people there could press. */
export interface Alerted {
  telegram: ReadonlySet<string>
  slack: ReadonlySet<string>
}

/** `claim 12-34`: chat 12, wait 34. Shared messages and sounds name the same waits again, which changes nothing. */
const WAIT = /^(?:claim|assign|dismiss) \d+-(\d+)$/

/** Begins to watch the alert chats. */
export function watchAlerts({ telegram, slack, alerts, channel }: Stage): Alerted {
  const alerted = { telegram: new Set<string>(), slack: new Set<string>() }
  telegram.on((change) => {
    if ((change.type === 'posted' || change.type === 'edited') && change.message.chat === alerts.id) {
      for (const line of linesIn(change.message)) note(alerted.telegram, line)
    }
  })
  slack?.on((happening) => {
    if (happening.kind !== 'change' || !('message' in happening.change)) return
    const { message } = happening.change
    if (message.byBot && message.channel === channel?.id) {
      for (const line of linesInSlack(slack, message)) note(alerted.slack, line)
    }
  })
  return alerted
}

const linesIn = ({ rows }: SeenMessage): string[] => rows.flat().map(({ callback_data }) => callback_data ?? '')

const linesInSlack = (slack: LocalSlack, message: Message): string[] =>
  slack.buttons(message).map(({ value }) => value ?? '')

function note(waits: Set<string>, line: string): void {
  const wait = WAIT.exec(line)?.[1]
  if (wait !== undefined) waits.add(wait)
}
