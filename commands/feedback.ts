import type { Desk } from '../src/actions/desk.ts'
import { anyAdmin, period } from '../src/chat/arg-types.ts'
import type { Call } from '../src/chat/command.ts'
import type { Block, Span } from '../src/chat/reply.ts'
import { formatMoment, formatNumber } from '../src/domain/format.ts'
import { maskedWords } from '../src/domain/quote.ts'
import { badness, isLow } from '../src/domain/survey.ts'
import type { Feedback } from '../src/store/surveys.ts'
import { command } from './support/command.ts'
import { figuresFor } from './support/figures.ts'

const SHOWN = 10
const WORDS_LENGTH = 280
const NAME_LENGTH = 40

export default command({
  name: 'feedback',
  aliases: ['masukan'],
  args: { who: anyAdmin().optional(), over: period().or('7d') },
  allow: 'lead',
  reveals: true,
  examples: ['feedback', 'feedback sari 30d', 'masukan bulan ini'],
  async run({ who, over }, call) {
    const { desk, locale, words } = call
    const w = words.surveyTeam.feedback
    const answers = await desk.store.surveys.feedback(over, who?.id)
    const written = answers.filter(({ comment }) => comment !== null).toSorted(worstFirst)
    const silent = answers.filter(({ kind, score, comment }) => comment === null && isLow(kind, score)).length
    const more = written.length - SHOWN
    const body: Block[] = [
      ...(answers.length === 0 ? [{ text: w.nothing }] : written.length === 0 ? [{ text: w.noWords }] : []),
      ...written.slice(0, SHOWN).flatMap((answer) => blocksOf(answer, call)),
      ...(more > 0 ? [{ small: w.more(formatNumber(more, locale)) }] : []),
      ...(silent > 0 ? [{ text: w.lowWithoutWords(formatNumber(silent, locale)) }] : []),
      ...(written.length > 0 ? [{ small: w.order }] : []),
    ]
    return { reply: { title: w.title(figuresFor(call).period(over), who?.name ?? null), body } }
  },
})

/** The worst on top, of both kinds together; of equals the newest. */
const worstFirst = (a: Feedback, b: Feedback): number =>
  badness(b.kind, b.score) - badness(a.kind, a.score) || b.at - a.at

function blocksOf(answer: Feedback, { team, words, zone, locale }: Call<Desk>): Block[] {
  const w = words.surveyTeam.feedback
  const name = words.chats.named(answer.customerId, maskedWords(answer.customer, NAME_LENGTH))
  const admin = team.find(({ id }) => id === answer.creditId)?.name ?? w.nobody
  const row: Span[] = [
    { bold: w.score(answer.kind, answer.score) },
    ' · ',
    answer.href ? { link: name, href: answer.href } : name,
    ` · ${admin} · ${formatMoment(answer.at, zone, locale)}`,
  ]
  return [{ row }, { quote: maskedWords(answer.comment ?? '', WORDS_LENGTH) }]
}
