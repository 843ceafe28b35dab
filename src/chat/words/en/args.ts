import type { Words } from '../index.ts'

export const args: Words['args'] = {
  labels: {
    admin: 'NAME',
    period: 'PERIOD',
    duration: 'LENGTH',
    chat: 'NUMBER',
    number: 'NUMBER',
    code: 'CODE',
    command: 'COMMAND',
    customer: 'CUSTOMER',
    order: 'ORDER',
    orders: 'late|PERIOD',
    hours: 'HOURS',
    details: 'DETAILS',
    text: 'WORDS',
    nickname: 'NICKNAME',
    value: 'VALUE',
    change: 'CHANGE',
  },
  example: (line) => `Example: ${line}`,
  whichAdmin: 'Who? Give a name, a part of it, or an @mention.',
  unknownAdmin: (text, nearest) =>
    nearest.length > 0
      ? `There is no "${text}" on this team. The nearest names: ${nearest.join(', ')}.`
      : `There is no "${text}" on this team.`,
  severalAdmins: (text, names) => `"${text}" could be ${either(names)}. Which one?`,
  whichPeriod: 'Which period? For example today, 7d, last month or 2026-10-01..2026-10-31.',
  unknownPeriod: (text) =>
    `"${text}" is not a period. These are: today, yesterday, 7d, 30d, this week, this month, last month, 2026-10 or 2026-10-01..2026-10-31.`,
  whichDuration: 'For how long? For example 15m, 2 hours or 1h30m.',
  unknownDuration: (text) => `"${text}" is not a length of time. Write it like 15m, 2 hours or 1h30m.`,
  whichChat: "Which chat? Say it in the customer's topic, or give its number.",
  notANumber: (min, max) => `It has to be a number from ${min} to ${max}.`,
  choose: (options) => `Choose one: ${options.join(', ')}.`,
  notAChoice: (text, options) => `"${text}" is not one of the choices. Pick ${either(options)}.`,
  missing: (label) => `Still missing: ${label}.`,
  wording: (problem) => {
    if (problem.is === 'too-long') return `Too long: at most ${problem.most} characters, or nobody will read it.`
    if (problem.is === 'emoji-code')
      return `Slack writes emoji as ${problem.found}, and that is what customers would read. Leave it out, or set the words from Telegram.`
    if (problem.is === 'empty') return 'There are no words in it.'
    return `${problem.found} is not known. What can be used: ${problem.allowed.join(' ')}`
  },
  tooMuch: (text) => `There is something more that makes no sense here: "${text}".`,
}

const either = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
