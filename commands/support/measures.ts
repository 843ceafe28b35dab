import { choice } from '../../src/chat/arg-types.ts'
import type { Measure } from '../../src/domain/figures/measure.ts'
import type { Period } from '../../src/domain/period.ts'
import { CHANNELS, type Channel } from '../../src/domain/targets.ts'

/** What people call each figure; the first is how it is shown. */
const CALLED: Record<Measure, readonly string[]> = {
  first: ['first', 'pertama'],
  next: ['next', 'berikutnya'],
  resolution: ['resolution', 'penyelesaian'],
  within: ['within', 'target'],
  unanswered: ['unanswered', 'terlewat'],
  reply: ['reply', 'balasan'],
  onego: ['onego', 'sekali'],
  promises: ['promises', 'janji'],
  assurance: ['assurance', 'kesantunan'],
  conversion: ['conversion', 'konversi'],
  csat: ['csat'],
  nps: ['nps'],
}

export const measure = () => choice(CALLED)

/** `on telegram`: figures of one way in. Null: of all. */
export const channel = () =>
  choice(Object.fromEntries(CHANNELS.map((name) => [name, [name]])) as Record<Channel, [string]>)
    .after('on', 'lewat')
    .optional()

/** A period and way in as buttons name them: pressed tomorrow they still mean the same days. */
export const whenOf = ({ firstDate, lastDate }: Period, on: Channel | null): string =>
  `${firstDate}..${lastDate}${on === null ? '' : ` on ${on}`}`
