import type { Desk } from '../../src/actions/desk.ts'
import { type Answer, type Call, Refused } from '../../src/chat/command.ts'
import { idOf } from '../../src/chat/names.ts'
import { type Block, type Button, button, type Span } from '../../src/chat/reply.ts'
import { assuranceScore } from '../../src/domain/assurance/score.ts'
import { formatMoment, formatNumber } from '../../src/domain/format.ts'
import { maskPhones } from '../../src/domain/mask.ts'
import type { Person } from '../../src/domain/people.ts'
import type { Period } from '../../src/domain/period.ts'
import { maskedWords } from '../../src/domain/quote.ts'
import type { Found } from '../../src/store/findings.ts'
import { chatLink } from '../../src/store/waits.ts'
import { figuresFor } from './figures.ts'

/** Whose findings (null: the whole shop's), of when, and which page of them. */
export interface Listing {
  who: Person | null
  over: Period
  page: number
}

const PER_PAGE = 8
const QUOTE_CHARACTERS = 80

/** Findings with their quotes, gravest first, each with buttons to say whether it is right. */
export async function findingsReply({ who, over, page }: Listing, call: Call<Desk>): Promise<Answer> {
  const { store } = call.desk
  const w = call.words.assurance.list
  const found = worstFirst(await store.findings.list({ from: over.from, to: over.to }, who?.id))
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
  if (page > pages) throw new Refused(w.noSuchPage(pages))
  const first = (page - 1) * PER_PAGE
  const shown = found.slice(first, first + PER_PAGE)
  const left = found.length - first - shown.length
  const rows: Block[] = []
  for (const [index, finding] of shown.entries()) {
    rows.push({ text: await row(finding, first + index + 1, who === null, call) })
  }
  const title = w.title(who?.name ?? null, figuresFor(call).period(over))
  const body: Block[] = [
    ...(await scoreLines(found, { who, over }, call)),
    ...(rows.length > 0 ? rows : [{ text: w.nothing }]),
    ...(left > 0 ? [{ text: w.more(left) }] : []),
    ...(rows.length > 0 ? [{ small: w.note }] : []),
  ]
  const next = `assurance ${who ? idOf(who) : 'shop'} ${over.firstDate}..${over.lastDate} page ${page + 1}`
  const buttons = [
    ...shown.map((finding, index) => decisions(finding, first + index + 1, call)),
    ...(left > 0 ? [[button(w.next, next)]] : []),
  ]
  return { reply: { title, body, buttons } }
}

/** Those that count before those overruled; rude before harsh before style; the newest of equals first. */
function worstFirst(found: readonly Found[]): Found[] {
  return found.toSorted((a, b) => rankOf(a) - rankOf(b) || b.at - a.at || b.id - a.id)
}

const RANK = { strong: 0, mild: 2, style: 3 } as const

const rankOf = ({ rule, severity, ruling }: Found): number =>
  (ruling === 'overruled' ? 10 : 0) + (rule === 'harsh' ? 1 : RANK[severity])

async function scoreLines(
  found: readonly Found[],
  { who, over: { from, to } }: Omit<Listing, 'page'>,
  { desk: { store }, words, locale }: Call<Desk>,
): Promise<Block[]> {
  const w = words.assurance.list
  const facts = (await store.messages.writing({ from, to })).filter(({ creditId }) => !who || creditId === who.id)
  const messages = facts.reduce((sum, fact) => sum + fact.messages, 0)
  const score = assuranceScore({ messages, findings: found, overruled: ({ ruling }) => ruling === 'overruled' })
  const n = formatNumber(score.n, locale)
  const said = score.score === null ? w.noScore : formatNumber(score.score, locale, 1)
  const line = score.score === null ? said : (score.tooFew ? w.scoreTooFew : w.score)(said, n)
  return [...(score.strong > 0 ? [{ text: w.strong(formatNumber(score.strong, locale)) }] : []), { text: line }]
}

async function row(finding: Found, index: number, named: boolean, call: Call<Desk>): Promise<Span[]> {
  const { words, team, zone, locale } = call
  const { rule, severity, term, quote, customer, customerId, creditId, at } = finding
  const w = words.assurance
  const chat = w.list.chat(customerId, maskPhones(customer.name))
  const href = chatLink(customer)
  const writer = team.find(({ id }) => id === creditId)?.name ?? w.list.nobody
  return [
    `${index}. `,
    { bold: `“${maskedWords(quote, QUOTE_CHARACTERS) || words.privacy.forgotten}”` },
    ` · ${w.rule(rule, severity, term)}${named ? ` · ${writer}` : ''} · `,
    href ? { link: chat, href } : chat,
    ` · ${formatMoment(at, zone, locale)}`,
    ...(await standing(finding, call)).map((said) => ` · ${said}`),
  ]
}

/** What was decided, and why nobody was alerted. */
async function standing({ ruling, ruledById, ...finding }: Found, call: Call<Desk>): Promise<string[]> {
  const w = call.words.assurance
  const who = call.team.find(({ id }) => id === ruledById)?.name ?? w.somebody
  if (ruling !== null) return [(ruling === 'right' ? w.list.right : w.list.overruled)(who)]
  if (finding.severity !== 'strong' || finding.alerted) return []
  const { muted } = await call.desk.store.findings.decisions(finding.rule, finding.term)
  return muted ? [w.list.muted] : []
}

function decisions({ id, ruling }: Found, index: number, { words: { assurance } }: Call<Desk>): Button[] {
  const yes = button(assurance.list.yes(index), `finding right ${id}`)
  const no = button(assurance.list.no(index), `finding overrule ${id}`)
  if (ruling === null) return [yes, no]
  return ruling === 'right' ? [no] : [yes]
}
