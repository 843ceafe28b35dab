import type { Chat, Label, Said } from '../world.ts'
import { type Talk, whoWrote } from './chat.ts'
import type { Span, Whose } from './figures.ts'
import { talkAt } from './talk-at.ts'

/** Something in what was written that costs points. */
export interface Finding {
  at: number
  who: string | null
  rule: string
  severity: 'strong' | 'mild' | 'style'
  /** The message it is in; none: it is about a conversation. */
  message: Said | null
}

/** What an admin wrote: everything that was judged. */
export interface Written {
  at: number
  who: string | null
  holding: boolean
}

/** The owner found these to be no problem. */
export const isOverruled = ({ message, severity }: Finding): boolean =>
  message !== null && message.id % (severity === 'strong' ? 2 : 5) === 0

const labelOf = (m: Said): Label => (m.edited ?? m).label
const textOf = (m: Said): string => (m.deletedAt === undefined ? ((m.edited ?? m).text ?? '') : '')

export function writtenOf(chats: readonly Chat[], talks: readonly Talk[]): Written[] {
  return everything(chats, talks).map(({ m, who }) => ({ at: m.at, who, holding: m.label.holding === true }))
}

function everything(chats: readonly Chat[], talks: readonly Talk[]): { m: Said; who: string | null }[] {
  const at = talkAt(talks)
  return chats.flatMap((chat) =>
    chat.events.flatMap((m) => {
      if (m.is !== 'said' || m.by !== 'admin' || m.refused || at(chat, m.at)?.trial) return []
      return [{ m, who: whoWrote.get(chat)?.get(m.id) ?? null }]
    }),
  )
}

export function findingsOf(chats: readonly Chat[], talks: readonly Talk[]): Finding[] {
  const own = everything(chats, talks).flatMap(({ m, who }) =>
    (labelOf(m).findings ?? []).map((one) => ({ ...one, at: m.edited?.at ?? m.at, who, message: m })),
  )
  return [...own, ...talks.filter(({ trial }) => !trial).flatMap(ledBadly)]
}

const isAdmin = (m: Said) => m.by === 'admin'

/** How a conversation was led, once it has ended: nobody was kind in it, a question got one word, or had to be asked again. */
function ledBadly(talk: Talk): Finding[] {
  const { endedAt, answers, chat } = talk
  if (endedAt === null || answers.length === 0) return []
  const said = talk.said.filter(({ at }) => at <= endedAt)
  const careless = new Set<Said>([...oneWordAnswers(said)])
  const again = new Set(askedAgain(said))
  const found = (m: Said, rule: string): Finding => ({
    ...{ at: endedAt, who: whoWrote.get(chat)?.get(m.id) ?? null, rule, severity: 'style', message: null },
  })
  const wrote = said.filter((m) => isAdmin(m) && textOf(m) !== '')
  const rough = wrote.length >= 3 && !wrote.some((m) => labelOf(m).courteous) ? [wrote.at(-1)!] : []
  return [
    ...rough.map((m) => found(m, 'courtesy')),
    ...[...careless].map((m) => found(m, 'careless')),
    ...[...again].map((m) => found(m, 'careless')),
  ]
}

function oneWordAnswers(said: readonly Said[]): Said[] {
  return said.filter((m, i) => {
    if (!isAdmin(m) || !labelOf(m).oneWord || textOf(m) === '') return false
    const [before, after] = [said[i - 1], said[i + 1]]
    // Only what stands alone: nothing of an admin right before or after it.
    if (!before || isAdmin(before) || (after && isAdmin(after))) return false
    for (let k = i - 1; k >= 0 && !isAdmin(said[k]!); k -= 1) if (asks(said[k]!)) return true
    return false
  })
}

const asks = (m: Said): boolean => labelOf(m).question === true && textOf(m) !== ''

/** The answers after which a customer asked what they had asked before; of their last five questions. */
function askedAgain(said: readonly Said[]): Said[] {
  const found: Said[] = []
  for (const [i, m] of said.entries()) {
    if (isAdmin(m) || !asks(m)) continue
    const answer = said.slice(0, i).findLast(isAdmin)
    const before = said
      .slice(0, i)
      .filter((one) => !isAdmin(one) && asks(one))
      .slice(-5)
    const same = before.some(
      (one) => labelOf(one).about === labelOf(m).about && answer && said.indexOf(one) < said.indexOf(answer),
    )
    if (same && answer) found.push(answer)
  }
  return found
}

export interface Score {
  score: number | null
  n: number
  strong: number
}

/** Out of 100, less what findings cost in a hundred messages; a strong one that stands leaves no more than half. */
export function scoreOf(
  written: readonly Written[],
  findings: readonly Finding[],
  whose: Whose,
  { from, to }: Span,
): Score {
  const theirs = ({ at, who }: { at: number; who: string | null }) =>
    from <= at && at < to && (whose === 'shop' || (who !== null && whose.includes(who)))
  const n = written.filter(theirs).length
  const standing = findings.filter((one) => theirs(one) && !isOverruled(one))
  const strong = standing.filter(({ severity }) => severity === 'strong').length
  if (n === 0) return { score: null, n, strong }
  const per100 = (some: readonly Finding[]) => (100 * some.length) / n
  const rude = 5 * per100(standing.filter(({ rule, severity }) => rule === 'rude' && severity === 'mild'))
  const harsh = 10 * per100(standing.filter(({ rule }) => rule === 'harsh'))
  const style = Math.min(20, 2 * per100(standing.filter(({ severity }) => severity === 'style')))
  const left = Math.max(0, 100 - rude - harsh - style)
  return { score: strong > 0 ? Math.min(50, left) : left, n, strong }
}

/** Messages that only asked for patience. */
export function holdingOf(written: readonly Written[], whose: Whose, { from, to }: Span): number {
  return written.filter(({ at, who, holding }) => {
    return holding && from <= at && at < to && (whose === 'shop' || (who !== null && whose.includes(who)))
  }).length
}
