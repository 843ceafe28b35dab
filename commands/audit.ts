import type { Desk } from '../src/actions/desk.ts'
import { anyAdmin, number, period } from '../src/chat/arg-types.ts'
import type { Call } from '../src/chat/command.ts'
import { idOf } from '../src/chat/names.ts'
import { type Block, type Button, CALLBACK_BYTES } from '../src/chat/reply.ts'
import { formatMoment } from '../src/domain/format.ts'
import type { Person } from '../src/domain/people.ts'
import type { Period } from '../src/domain/period.ts'
import type { Entry } from '../src/store/trail.ts'
import { command } from './support/command.ts'
import { figuresFor } from './support/figures.ts'

const PER_PAGE = 20

export default command({
  name: 'audit',
  args: {
    who: anyAdmin().optional(),
    over: period().or('7d'),
    page: number(1, 9999).after('page', 'hal').or('page 1'),
  },
  allow: 'owner',
  examples: ['audit', 'audit sari 30d', 'audit bulan ini'],
  async run({ who, over, page }, call) {
    const { desk, words } = call
    const w = words.privacy.audit
    const shown = figuresFor(call)
    const count = await desk.store.trail.count(over, who?.id)
    const pages = Math.max(1, Math.ceil(count / PER_PAGE))
    const at = Math.min(page, pages)
    const skip = (at - 1) * PER_PAGE
    const entries = await desk.store.trail.list(over, { byId: who?.id, skip, take: PER_PAGE })
    const body: Block[] =
      entries.length === 0
        ? [{ text: w.nothing }]
        : [
            ...entries.map((entry) => row(entry, call)),
            { small: w.order(shown.count(skip + 1), shown.count(skip + entries.length), shown.count(count)) },
          ]
    return {
      reply: {
        title: w.title(shown.period(over), who?.name ?? null),
        body,
        buttons: turning({ who, over, at, pages }, call),
      },
    }
  },
})

function row({ at, byId, line }: Entry, { team, words, zone, locale }: Call<Desk>): Block {
  const who = team.find(({ id }) => id === byId)?.name ?? words.privacy.audit.customer
  return { text: [`${formatMoment(at, zone, locale)} · ${who} · `, { code: line }] }
}

interface Turning {
  who: Person | null
  over: Period
  at: number
  pages: number
}

function turning({ who, over, at, pages }: Turning, { words }: Call<Desk>): Button[][] {
  const { newer, older } = words.privacy.audit
  const when = `${over.firstDate}..${over.lastDate}`
  const to = (label: string, page: number): Button => ({
    label,
    runs: ['audit', who ? idOf(who) : '', when, `hal ${page}`].filter(Boolean).join(' '),
  })
  const buttons = [...(at > 1 ? [to(newer, at - 1)] : []), ...(at < pages ? [to(older, at + 1)] : [])]
  const fitting = buttons.filter((one) => 'runs' in one && Buffer.byteLength(one.runs) <= CALLBACK_BYTES)
  return fitting.length > 0 ? [fitting] : []
}
