import type { ConversationRule, MessageRule } from '../../../domain/assurance/finding.ts'
import type { LimitName } from '../../../domain/assurance/settings.ts'
import type { Words } from '../index.ts'

const RULE: Record<MessageRule | ConversationRule, string> = {
  rude: 'rude words',
  harsh: 'talking down',
  shouting: 'all capitals',
  punctuation: 'exclamation or question marks in a row',
  emoji: 'too many emoji',
  unclear: 'many abbreviations',
  courtesy: 'no greeting, thanks or apology',
  careless: 'careless',
}

const LIMIT: Record<LimitName, (value: number) => string> = {
  capitals: (value) => `all capitals: at least ${value}% capitals`,
  letters: (value) => `all capitals: in at least ${value} letters`,
  marks: (value) => `exclamation or question marks: at least ${value} in a row`,
  emoji: (value) => `more than ${value} emoji`,
  slang: (value) => `abbreviations: at least ${value}% of the words`,
  words: (value) => `abbreviations: in at least ${value} words`,
  courtesy: (value) => `courtesy: looked at from ${value} messages by admins`,
  again: (value) => `the same question: at least ${value}% of its words`,
  againwords: (value) => `the same question: at least ${value} words`,
}

/** About how admins write. Fair to both sides: what is marked may be a mistake. */
export const assurance: Words['assurance'] = {
  rule: (rule, severity, term) => {
    if (rule === 'rude' && severity === 'mild') return 'impolite words'
    if (term === 'one word') return 'a question answered in one word'
    return term === 'asked again' ? 'the customer had to ask again' : RULE[rule]
  },
  title: {
    open: (whose) => `Please judge: ${whose}`,
    right: (whose) => `Rude indeed: ${whose}`,
    overruled: (whose) => `Not rude: ${whose}`,
    gone: (whose) => `Edited since: ${whose}`,
    unsaid: (whose) => `Never delivered: ${whose}`,
  },
  message: (admin, customer) => (admin === null ? `a message to ${customer}` : `${admin}’s message to ${customer}`),
  ignored: 'Not a customer. This chat is no longer stored.',
  somebody: 'the team',
  right: (who, when) => ` · rude indeed, says ${who}, ${when}`,
  overruled: (who, when) => ` · not rude, says ${who}, ${when}; not counted`,
  gone: ' · no longer there since the message was edited; not counted',
  more: (count) => `and ${count} more, see /assurance`,
  writtenBy: 'Written by ',
  writtenByNobody: 'Written from a shared account or without a name, so it is not known by whom',
  editedIn: ' · by editing the message',
  deleted: 'The message has been deleted. It counts all the same, for the customer could have read it.',
  unsaid: 'This message never reached the customer, so it is not counted.',
  note: 'Sigap knows words, not what was meant. Until somebody has judged it, this counts; if it is not rude, it does not.',
  yes: 'Rude indeed',
  no: 'Not rude',
  yesFor: (quote) => `${quote} is rude`,
  noFor: (quote) => `${quote} is not`,
  open: 'Open chat',

  ruled: {
    right: 'Noted: it is what it looks like. It counts.',
    overruled: 'Noted: no problem. It no longer counts.',
    same: 'It was judged so already.',
    unknown: (id) => `There is no finding ${id}.`,
    gone: 'The message was edited or never delivered, so there is nothing left to judge.',
    own: 'This is your own message. Please let the owner or another lead judge it.',
    byOwner: (owner) => `${owner} has judged it. Only an owner can change that.`,
    muted:
      'These words have been found not rude several times, so the next time there is no alert; they stay in /assurance.',
  },

  list: {
    title: (who, period) => `Findings · ${who ?? 'the whole shop'} · ${period}`,
    nobody: 'writer not known',
    score: (score, n) => `Score ${score} out of 100 (n ${n} messages)`,
    scoreTooFew: (score, n) => `Score ${score} out of 100 (n ${n} messages, too few)`,
    noScore: 'Score: – (no messages yet)',
    strong: (count) =>
      `${count} rude ${count === '1' ? 'word' : 'words'} not overruled; because of that the score is 50 at most`,
    nothing: 'Nothing found in this period. 👍',
    chat: (number, customer) => `#${number} ${customer}`,
    right: (who) => `found right by ${who}`,
    overruled: (who) => `found to be no problem by ${who}, not counted`,
    muted: 'no alert, for the same words have been found not rude several times. Press Right to be alerted again',
    yes: (index) => `${index} Right`,
    no: (index) => `${index} No problem`,
    more: (count) => `and ${count} more`,
    next: 'Next',
    note: 'Gravest first. What was found to be no problem does not count.',
    noSuchPage: (pages) => `There are only ${pages} pages.`,
  },

  rules: {
    title: 'How admins’ messages are read',
    intro:
      'Every message an admin sends a customer is compared with a list of words and a few rules. Automatic messages and notes are not.',
    allow: 'Allowed in this shop',
    extra: 'Words added',
    codes: 'Shop codes',
    none: '–',
    word: (word, severity) => `${word} (${severity})`,
    limits: 'Limits',
    limit: (name, value) => LIMIT[name](value),
    findings: (line) => `An admin’s findings: ${line}`,
    change: (lines) => `To change (owner): ${lines.join(' · ')}`,
    future: 'Holds for messages from now on. What was found before stays as it is.',
    allowed: (words) => `Allowed in this shop: ${words}.`,
    added: (words, severity) =>
      severity === 'strong'
        ? `Rude, and alerted at once: ${words}.`
        : `Impolite: ${words}. To be alerted at once, add "strong" at the end.`,
    coded: (words) => `May be written in capitals: ${words}.`,
    forgotten: (words) => `Taken off the shop’s lists: ${words}.`,
    notListed: (words) => `Not on the shop’s lists: ${words}.`,
    limitSet: (name, value) => `The limit is now: ${LIMIT[name](value)}.`,
    needWords: (line) => `Which word? For example: ${line}`,
    badWords: (words) => `Not words that can be used (60 letters at most): ${words}.`,
    tooMany: (most) => `The lists are full (${most}). First take off what is not needed, with /assurance forget.`,
    whichLimit: (names) => `Which limit? One of ${names.join(', ')}. For example: /assurance limits emoji 5`,
    badLimit: (least, most, percent) =>
      percent
        ? `Write a percentage from ${least}% to ${most}%, or default.`
        : `Write a number from ${least} to ${most}, or default.`,
  },
}
