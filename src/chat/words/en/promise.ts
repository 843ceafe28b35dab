import { formatDuration as duration } from '../../../domain/format.ts'
import type { Words } from '../index.ts'

const time = (seconds: number) => duration(seconds, 'en')

export const promise: Words['promise'] = {
  title: (customer) => `${customer} waits for the rest`,
  said: (words, ago) => ` said “${words}” ${time(ago)} ago and has not come back`,
  limit: (seconds) => `Limit ${time(seconds)}`,
  kept: (customer) => `The promise to ${customer} was kept`,
  keptBy: 'Kept by ',
  lineWaits: (customer, seconds) => `${customer} · nobody came back for ${time(seconds)}`,
  lineBy: 'promised by ',
  lineKept: (customer, who, seconds) => `${customer} · promise kept by ${who} after ${time(seconds)}`,

  held: (customer) => `${customer} was asked to wait`,
  heldBy: 'Asked for time: ',
  lineHeld: (customer, who, seconds) => `${customer} · ${who} asked for time after ${time(seconds)}`,

  warn: (customer, words, ago, target) =>
    `${time(ago)} since “${words}” to ${customer} (limit ${time(target)}). Please get back to them.`,
  stillWaits: (customer, words, ago) =>
    `${customer} still waits for the rest since “${words}”, ${time(ago)} now. Who can reply right away?`,

  row: (who, words, ago) =>
    who === null ? ` · “${words}” ${time(ago)} ago, nobody came back` : ` · ${who} said “${words}” ${time(ago)} ago`,
  late: (over) => ` · ${over} over the limit`,
  running: 'Promises not kept yet',
  tally: (open, due) => (open === 0 ? '0' : `${open}, ${due} over the limit`),
  note: 'A promise counts from the moment an admin asked for time (“one moment please”).',
}
