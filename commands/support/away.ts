import type { Desk } from '../../src/actions/desk.ts'
import { type Answer, type Call, Refused } from '../../src/chat/command.ts'
import type { Block } from '../../src/chat/reply.ts'
import { slash } from '../../src/chat/slash.ts'
import { awayText } from '../../src/chat/views/away.ts'
import { AWAY, AWAY_LONGEST, AWAY_PLACEHOLDERS, type Away } from '../../src/domain/away.ts'
import { nextClose, nextOpen } from '../../src/domain/hours.ts'
import { readWording } from '../../src/domain/wording.ts'
import { change } from './changed.ts'

const IS_AWAY = /^(?:away|otomatis)(?:\s+|$)/i
const ON = ['on', 'nyala']
const OFF = ['off', 'mati']
const DEFAULT = ['default', 'bawaan']

/** Whether what is said about the hours is about the reply while closed. */
export const isAway = (wish: string): boolean => IS_AWAY.test(wish)

/** Shows the reply while closed, turns it on or off, or gives it the shop's words. */
export async function away(wish: string, call: Call<Desk>): Promise<Answer> {
  const text = wish.replace(IS_AWAY, '').trim()
  const { away: rules } = call.desk.rules
  const w = call.words.settings.away
  const said = text.toLowerCase()
  if (text === '') return { reply: { title: w.title, body: shown(rules, call) } }
  if (ON.includes(said)) return put({ ...rules, on: true }, w.turned(true), call)
  if (OFF.includes(said)) return put({ ...rules, on: false }, w.turned(false), call)
  if (DEFAULT.includes(said)) return put({ ...rules, text: null }, w.reworded, call)
  return put({ on: true, text: worded(text, call) }, w.reworded, call)
}

function worded(text: string, { words }: Call<Desk>): string {
  const read = readWording(text, AWAY_PLACEHOLDERS, AWAY_LONGEST)
  if ('problem' in read) throw new Refused(words.args.wording(read.problem))
  return read.ok
}

async function put(next: Away, line: string, call: Call<Desk>): Promise<Answer> {
  const { away: rules } = call.desk.rules
  const was = call.words.settings.away.wasOn(rules.on, rules.text !== null)
  const done = await change({ name: AWAY, value: JSON.stringify(next), shownBy: 'hours', said: [line], was }, call)
  const [first, ...rest] = done.reply?.body ?? []
  const body = [...(first ? [first] : []), ...(next.on ? sample(next, call) : []), ...rest]
  return { reply: { ...done.reply, body } }
}

/** The words as a customer would read them at the next closing. */
function sample(rules: Away, { desk, now, locale, words }: Call<Desk>): Block[] {
  const { schedule } = desk.rules
  const closing = nextOpen(schedule, now) === now ? nextClose(schedule, now) : now
  if (closing === null) return [{ small: words.settings.away.always }]
  const text = awayText({ ...desk.rules, away: rules }, { name: 'Dewi', locale, now: closing })
  return text === null ? [] : [{ quote: text }]
}

function shown(rules: Away, call: Call<Desk>): Block[] {
  const w = call.words.settings.away
  const line = (more: string) => slash(`hours away ${more}`, call.place.platform)
  return [
    { text: w.now(rules.on) },
    ...sample(rules, call),
    { small: `${w.how} ${w.change(line('on'), line(w.ownText))}` },
  ]
}
