import { clocksOf } from '../recomputed/index.ts'
import type { Said } from '../world.ts'
import { admins, staff } from './people.ts'
import * as phrases from './phrases.ts'
import { delay, MINUTE, type Script } from './script.ts'

const working = admins.filter(({ off }) => off !== 'before').map(({ key }) => key)
const seniors = staff.filter(({ role }) => role !== 'admin').map(({ key }) => key)

/** Somebody of the team: mostly who usually answers here, mostly somebody at work. */
export function somebody({ dice, regular, now }: Script): string {
  if (dice.chance(0.04)) return dice.pick(seniors)
  const isThere = (who: string) => clocksOf().of(who).isOpen(now)
  if (dice.chance(isThere(regular) ? 0.85 : 0.3)) return regular
  for (let i = 0; i < 6; i += 1) {
    const who = dice.pick(working)
    if (isThere(who)) return who
  }
  return dice.pick(working)
}

/** With which login, and with whose name under it. */
function written(s: Script, who: string): Partial<Said> {
  const account = s.chat.account
  if (account && account !== 'toko') return { login: account }
  const shared = account === 'toko' ? 'toko' : s.chat.way === 'heard' && s.dice.chance(0.06) ? 'meja' : null
  if (!shared) return { login: who }
  if (seniors.includes(who)) return { login: shared }
  const signs = s.dice.weighted({ yes: 5, no: 4, stranger: 1 })
  return { login: shared, ...(signs === 'no' ? {} : { signed: signs === 'yes' ? who : 'stranger' }) }
}

const MARKS = ['\n~', '\n^', ' ~', '\n-']

/** An answer, with the signature it ends in. */
function answers(s: Script, who: string, phrase: phrases.Phrase, more: Partial<Said> = {}): Said {
  const how = { ...written(s, who), ...more }
  const name = how.signed === 'stranger' ? 'Zulfikar' : staff.find(({ key }) => key === how.signed)?.name.split(' ')[0]
  const text = name ? `${phrase.text}${s.dice.pick(MARKS)}${name}` : phrase.text
  return s.says('admin', { text, label: phrase.label }, how)
}

function answer(s: Script): phrases.Phrase {
  const { dice, regular } = s
  // Some are short with everybody.
  if (regular === 'hadi' && dice.chance(0.7)) return dice.pick(phrases.CURT)
  switch (dice.weighted({ plain: 66, curt: 14, asking: 8, brief: 4, word: 4, fault: 2, picture: 2 })) {
    case 'curt':
      return dice.pick(phrases.CURT)
    case 'asking':
      return dice.pick(phrases.ASKING)
    case 'brief':
      return dice.pick(phrases.BRIEF)
    case 'word':
      return dice.pick(phrases.ONE_WORD)
    case 'fault':
      return dice.pick(phrases.FAULTS)
    default:
      return dice.pick(phrases.ANSWERS)
  }
}

/** What a customer wants: a question, a statement, a picture; now and then in several messages. */
export function asks(s: Script, more: Partial<Said> = {}): Said[] {
  const said: Said[] = []
  const times = s.dice.weighted({ one: 7, two: 2, three: 1 })
  for (let i = 0; i < { one: 1, two: 2, three: 3 }[times]; i += 1) {
    if (i > 0) s.wait(s.dice.int(5, 90) / 60)
    const how = s.dice.weighted({ question: 60, statement: 30, photo: 5, voice: 5 })
    if (how === 'photo' || how === 'voice') said.push(s.says('customer', null, { ...more, kind: how }))
    else if (how === 'statement') said.push(s.says('customer', s.dice.pick(phrases.STATEMENTS), more))
    else said.push(s.says('customer', phrases.question(s.dice.int(0, 24), s.dice.int(0, 5)), more))
  }
  return said
}

/** Thanks and nothing else; sometimes more follows, or it is edited into something to answer. */
export function thanks(s: Script): void {
  const { dice } = s
  if (dice.chance(0.1)) s.says('customer', null, { kind: 'sticker', label: { courtesy: true } })
  else s.says('customer', dice.pick(phrases.COURTESIES), edits(s))
  if (dice.chance(0.3)) {
    s.wait(dice.int(1, 30))
    if (dice.chance(0.4)) s.says('customer', dice.pick(phrases.COURTESIES))
    else asks(s)
  }
  if (dice.chance(0.3)) {
    s.wait(delay(dice))
    answers(s, somebody(s), dice.pick(phrases.ANSWERS))
  }
}

function edits(s: Script): Partial<Said> {
  // In chats with surveys what has ended stays ended.
  if (s.chat.way === 'heard' || !s.dice.chance(0.05)) return {}
  const { text, label } = phrases.question(s.dice.int(0, 24), s.dice.int(0, 5))
  return { edited: { at: s.now + s.dice.int(1, 50) * MINUTE, text, label } }
}

/** Before an answer somebody takes the chat, hands it over, or somebody else does. */
function hands(s: Script, minutes: number): void {
  const { dice } = s
  const how = dice.weighted({ not: 74, claim: 10, assign: 8, over: 4, snooze: 4 })
  if (how === 'not') return s.wait(minutes)
  s.wait((minutes * dice.int(10, 90)) / 100)
  const who = dice.pick(working)
  if (how === 'claim') s.does('claim', who, who)
  if (how === 'assign') s.does('assign', 'budi', who)
  if (how === 'snooze' && s.chat.way === 'heard') s.does('snooze', who)
  if (how === 'over') {
    s.does('claim', who, who)
    s.wait((minutes * dice.int(5, 40)) / 100)
    s.does('assign', who, dice.pick(working))
  }
  if (dice.chance(0.7)) s.regular = who
  s.wait((minutes * dice.int(5, 60)) / 100)
}

/** Somebody answers; sometimes once more, after a note, with an edit, or takes it back in time. */
export function isAnswered(s: Script): void {
  const { dice } = s
  hands(s, delay(dice))
  const who = somebody(s)
  if (s.chat.channel === 'telegram' && dice.chance(0.03)) s.says('note', phrases.NOTE, { login: who })
  if (s.chat.channel === 'business' && dice.chance(0.1)) s.says('auto', phrases.AUTOMATIC)
  const deletes = s.chat.channel === 'business' && dice.chance(0.06)
  const given = answer(s)
  const more: Partial<Said> =
    dice.chance(0.03) && !given.label.findings && !given.label.question ? { edited: edited(s) } : {}
  const said = answers(s, who, given, {
    ...more,
    ...(s.chat.way === 'written' && dice.chance(0.01) ? { refused: true } : {}),
  })
  if (deletes) {
    delete said.edited
    said.deletedAt = said.at + dice.int(1, 25) * MINUTE
    if (s.chat.way === 'heard' || dice.chance(0.6)) {
      s.now = said.deletedAt
      s.wait(dice.int(1, 20))
      answers(s, who, dice.pick(phrases.ANSWERS))
    }
  } else if (dice.chance(0.15)) {
    s.wait(dice.int(1, 40) / 10)
    answers(s, who, answer(s))
  }
}

function edited(s: Script) {
  const { text, label } = s.dice.chance(0.4) ? s.dice.pick(phrases.FAULTS) : s.dice.pick(phrases.ANSWERS)
  return { at: s.now + s.dice.int(20, 45) * MINUTE, text, label }
}

/** "One moment": a promise that is kept, broken, asked about, edited into an answer, taken back or overtaken. */
export function isHeld(s: Script): void {
  const { dice } = s
  hands(s, delay(dice))
  const who = somebody(s)
  const how = dice.weighted({
    kept: 34,
    late: 18,
    asked: 16,
    edited: 10,
    resolved: 6,
    dismissed: 6,
    never: 6,
    taken: 4,
  })
  const held = answers(s, who, dice.pick(phrases.HOLDING))
  const comesBack = (minutes: number) => {
    s.wait(minutes)
    answers(s, dice.chance(0.75) ? who : somebody(s), answer(s))
  }
  if (how === 'kept') return comesBack(dice.int(2, 28))
  if (how === 'late') return comesBack(dice.int(31, 400))
  if (how === 'asked') {
    s.wait(dice.int(2, 20))
    if (dice.chance(0.5)) asks(s)
    else s.says('customer', dice.pick(phrases.COURTESIES))
    s.wait(dice.int(1, 15))
    if (dice.chance(0.6)) answers(s, somebody(s), dice.pick(phrases.HOLDING))
    return comesBack(dice.int(1, 60))
  }
  if (how === 'edited') {
    const { text, label } = dice.pick(phrases.ANSWERS)
    held.edited = { at: held.at + dice.int(3, 45) * MINUTE, text, label }
    s.now = held.edited.at
    return s.wait(dice.int(1, 5))
  }
  if (how === 'taken' && s.chat.channel === 'business') {
    held.deletedAt = held.at + dice.int(1, 15) * MINUTE
    s.now = held.deletedAt
    return comesBack(dice.int(1, 30))
  }
  s.wait(dice.int(2, 90))
  if (how === 'resolved') s.does('resolve', who)
  if (how === 'dismissed') s.does('dismiss', who)
}

/** Nobody answers: somebody says it needs none, ends it, or the customer is gone. */
export function isWavedThrough(s: Script): void {
  const { dice } = s
  hands(s, dice.chance(0.6) ? dice.int(1, 8) : dice.int(9, 300))
  const who = somebody(s)
  const how = dice.weighted({ dismiss: 6, resolve: 4, unreachable: s.chat.channel === 'telegram' ? 1 : 0 })
  const done = s.does(how, how === 'unreachable' ? null : who)
  // A lead may put back what was waved through; it waits again from its beginning.
  if (how === 'dismiss' ? dice.chance(0.25) : how === 'resolve' && s.chat.way === 'written' && dice.chance(0.25)) {
    s.wait(dice.int(1, 30))
    done.putBackAt = s.now
    if (dice.chance(0.8)) {
      s.wait(dice.int(1, 60))
      answers(s, somebody(s), answer(s))
    }
  }
}
