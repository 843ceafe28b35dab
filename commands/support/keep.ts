import type { Desk } from '../../src/actions/desk.ts'
import { type Answer, type Call, note, Refused } from '../../src/chat/command.ts'
import { formatDate, formatNumber } from '../../src/domain/format.ts'
import { FEWEST_DAYS, formatRetention, keptSince, parseRetention, RETENTION } from '../../src/domain/retention.ts'
import { change } from './changed.ts'

/** What is held of customers, for how long, and what can be done about it. */
export async function showPrivacy({ desk, words, locale, zone }: Call<Desk>): Promise<Answer> {
  const w = words.privacy
  const { customers, erased, messages, since } = await desk.store.held.tally()
  const first = since === null ? null : formatDate(since, zone, locale)
  return {
    reply: {
      title: w.title,
      body: [
        {
          facts: [
            [w.customers, w.customersAre(formatNumber(customers, locale), erased)],
            [w.messages, w.messagesAre(formatNumber(messages, locale), first)],
            [w.kept, w.keptFor(desk.rules.retentionDays)],
          ],
        },
        { text: w.keptAbout },
        { text: w.masked },
        { small: w.change },
      ],
    },
  }
}

/** Sets how long what people wrote is kept; the words that go next night are counted first, for then it is too late. */
export async function keep(text: string, call: Call<Desk>): Promise<Answer> {
  const { desk, words, now, zone, locale } = call
  const w = words.privacy
  const days = parseRetention(text.replace(/^for\s+/i, ''))
  if (days === undefined) throw new Refused(w.keep.which)
  if (days !== null && days < FEWEST_DAYS) throw new Refused(w.keep.tooShort(FEWEST_DAYS))
  const was = desk.rules.retentionDays
  if (days === was) return note(w.keep.same)
  const before = keptSince(days, now)
  const old = before === null ? 0 : await desk.store.retention.count(before)
  const tonight = before === null || old === 0 ? undefined : w.keep.tonight(old, formatDate(before, zone, locale))
  const said = [w.keep.set(days)]
  const value = formatRetention(days)
  return change({ name: RETENTION, value, shownBy: 'privacy', said, was: w.keptFor(was), note: tonight }, call)
}
