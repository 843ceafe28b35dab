import { configure } from '../src/actions/configure.ts'
import type { Desk } from '../src/actions/desk.ts'
import { rest } from '../src/chat/arg-types.ts'
import { type Answer, answer, type Call, Refused } from '../src/chat/command.ts'
import { type Block, button, CALLBACK_BYTES } from '../src/chat/reply.ts'
import { slash } from '../src/chat/slash.ts'
import { formatHours, parseHours } from '../src/domain/hours-text.ts'
import type { Hours } from '../src/domain/schedule.ts'
import { causeOf, command, teammate } from './support/command.ts'

const APPLY = /^(?:apply|pakai)\s+/i

export default command({
  name: 'hours',
  aliases: ['jam'],
  args: { wish: rest('hours').optional() },
  allow: 'owner',
  changes: ({ wish }) => wish !== null && APPLY.test(wish),
  examples: ['hours Mon-Sat 08:00-21:00; Sun 09:00-17:00', 'jam Sen-Jum 08.00-11.30,13.00-21.00; Sab 20.00-02.00'],
  async run({ wish }, call) {
    if (wish === null) return show(call)
    const { words } = call
    const read = parseHours(wish.replace(APPLY, ''))
    if ('problem' in read)
      throw new Refused(`${words.settings.hours.problem(read.problem)} ${words.settings.hours.change}`)
    return APPLY.test(wish) ? apply(read.ok, call) : preview(read.ok, call)
  },
})

function show({ desk, locale, words }: Call<Desk>): Answer {
  const w = words.settings.hours
  const { weekly, zone } = desk.rules.schedule
  const body: Block[] = [{ text: formatHours(weekly, locale) }, { small: `${w.zone(zone)} ${w.change}` }]
  return { reply: { title: w.title, body } }
}

/** Shows what would be, with a button that makes it so; when the hours do not fit into a button, a line to type. */
async function preview(hours: Hours, { desk, locale, now, place, words }: Call<Desk>): Promise<Answer> {
  const w = words.settings.hours
  const line = `hours apply ${formatHours(hours, 'en')}`
  const fits = Buffer.byteLength(line) <= CALLBACK_BYTES
  const { open } = await desk.store.waits.tally(now)
  const body: Block[] = [
    { text: [{ bold: formatHours(hours, locale) }] },
    { text: w.instead(formatHours(desk.rules.schedule.weekly, locale)) },
    ...(open > 0 ? [{ small: w.open(open) }] : []),
    ...(fits ? [] : [{ text: w.confirm(slash(line, place.platform)) }]),
  ]
  return { reply: { title: w.preview, body, ...(fits ? { buttons: [[button(w.apply, line, 'primary')]] } : {}) } }
}

async function apply(hours: Hours, call: Call<Desk>): Promise<Answer> {
  const value = formatHours(hours, 'en')
  await configure(call.desk, { name: 'BUSINESS_HOURS', value, by: teammate(call) }, causeOf(call))
  return answer(call.words.settings.hours.applied(formatHours(hours, call.locale)))
}
