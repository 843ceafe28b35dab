import { appendFileSync } from 'node:fs'
import type { World } from './customer.ts'

/** Writes down all that happens on the wire, for whoever looks into what went wrong. */
export function trace({ place, ledger }: Pick<World, 'place' | 'ledger'>, file: string): void {
  const write = (what: string, data: object) =>
    appendFileSync(file, `${new Date().toISOString().slice(11, 23)} ${what} ${JSON.stringify(data)}\n`)
  place.telegram.on((change) => {
    if (change.type === 'call') {
      const { method, params, code, fault, result } = change.call
      write('call', { method, params, code, fault, result })
    } else if (change.type === 'posted' || change.type === 'edited') {
      const { chat, thread, id, fromBot, text, replyTo, at } = change.message
      write(fromBot ? `bot ${change.type}` : change.type, { chat, thread, id, text, replyTo, at: new Date(at) })
    } else if (change.type === 'answered') write('press answered', change)
  })
  place.slack.on((happening) => {
    if (happening.kind === 'call') write('slack call', happening.call)
  })
  ledger.on((what) => write('done to it', { what }))
}
