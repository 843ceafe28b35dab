import type { Desk } from '../src/actions/desk.ts'
import { anyAdmin, number, period } from '../src/chat/arg-types.ts'
import { type Call, Refused } from '../src/chat/command.ts'
import { idOf } from '../src/chat/names.ts'
import { type Block, type Button, CALLBACK_BYTES } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import { type Evidence, evidenceOf } from '../src/domain/figures/evidence.ts'
import { timesOf } from '../src/domain/figures/figure.ts'
import { askedOfAdmins, askedOfShop } from '../src/domain/figures/view.ts'
import { mayActAs, type Person } from '../src/domain/people.ts'
import { command, teammate } from './support/command.ts'
import { evidenceRows } from './support/evidence.ts'
import { factsOf } from './support/facts.ts'
import { figuresFor } from './support/figures.ts'
import { channel, measure, whenOf } from './support/measures.ts'

const PER_PAGE = 10

export default command({
  name: 'why',
  aliases: ['kenapa'],
  args: {
    who: anyAdmin().optional(),
    what: measure(),
    over: period().or('7d'),
    on: channel(),
    page: number(1, 9999).after('page', 'hal').or('page 1'),
  },
  allow: 'admin',
  reveals: ({ who }, { caller }) => (who ?? caller.person)?.id !== caller.person?.id || caller.person?.role !== 'admin',
  examples: ['why sari first', 'why sari csat 30d', 'kenapa sari target bulan lalu', 'why unanswered today'],
  async run({ who, what, over, on, page }, call) {
    const { desk, now, words } = call
    const person = whoseFigures(who, call)
    const facts = await factsOf(desk, over, on)
    const whose = person ? [person.id] : 'shop'
    const asked = person ? askedOfAdmins([person.id], over, now) : askedOfShop(over, now)
    const all = evidenceOf(what, facts, asked, whose)
    const shown = figuresFor(call)
    const w = words.figures.why
    const pages = Math.max(1, Math.ceil(all.length / PER_PAGE))
    const from = (Math.min(page, pages) - 1) * PER_PAGE
    const some = all.slice(from, from + PER_PAGE)
    const ranks = ranksOf(all, call)
    const body: Block[] = [
      ...(all.length === 0 ? [{ text: what === 'assurance' ? words.assurance.list.nothing : w.nothing }] : []),
      ...(ranks ? [{ text: ranks }] : []),
      ...(await evidenceRows(some, from, call)),
    ]
    if (some.length > 0) {
      const page = w.page(shown.count(from + 1), shown.count(from + some.length), shown.count(all.length))
      body.push({ small: some.some(hasTwoTimes) ? `${page} ${w.twoTimes}` : page })
    }
    if (what === 'assurance' && some.length > 0) body.push({ small: w.judge(assuranceLine(person, call)) })
    const line = [person ? idOf(person) : '', what, whenOf(over, on)].filter(Boolean).join(' ')
    return {
      reply: {
        title: w.title(
          person?.name ?? w.shop,
          words.figures.names[what],
          [shown.period(over), ...shown.channel(on)].join(' · '),
        ),
        body,
        buttons: pageButtons(line, Math.min(page, pages), pages, call),
      },
    }
  },
})

/** Admins see their own; an owner or lead anybody's, or the whole shop's when they name nobody. */
function whoseFigures(who: Person | null, call: Call<Desk>): Person | null {
  const asker = teammate(call)
  const isLead = mayActAs(asker.role, 'lead')
  const person = who ?? (isLead ? null : asker)
  if (person?.id !== asker.id && !isLead) throw new Refused(call.words.errors.onlyOwnFigures)
  return person
}

/** Of times: where in the list the median and the p90 are. */
function ranksOf(all: readonly Evidence[], call: Call<Desk>): string | null {
  const timed = all.flatMap((one) => ('seconds' in one ? [one] : []))
  const { median, p90 } = timesOf(timed)
  if (median === null || p90 === null) return null
  const shown = figuresFor(call)
  const at = (seconds: number) => shown.count(timed.findIndex((one) => one.seconds === seconds) + 1)
  return call.words.figures.why.ranks(shown.time(median), at(median), shown.time(p90), at(p90))
}

const hasTwoTimes = (one: Evidence): boolean => one.is === 'time' || one.is === 'case'

function pageButtons(line: string, page: number, pages: number, { words }: Call<Desk>): Button[][] {
  const { back, more } = words.figures.why
  const to = (label: string, at: number): Button => ({ label, runs: `why ${line} hal ${at}` })
  const buttons = [...(page > 1 ? [to(back, page - 1)] : []), ...(page < pages ? [to(more, page + 1)] : [])]
  const fitting = buttons.filter((b) => 'runs' in b && Buffer.byteLength(b.runs) <= CALLBACK_BYTES)
  return fitting.length > 0 ? [fitting] : []
}

const assuranceLine = (person: Person | null, { place }: Call<Desk>): string =>
  slash(person ? `assurance ${person.name}` : 'assurance', place.platform)
