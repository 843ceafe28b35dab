import type { Words } from '../index.ts'

const MOST_NAMED = 5

/** The numbers of chats, with a space before; empty when there are none. */
const named = (chats: readonly number[]): string => {
  if (chats.length === 0) return ''
  const rest = chats.length - MOST_NAMED
  const shown = chats.slice(0, MOST_NAMED).map((chat) => `#${chat}`)
  return ` (${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`
}

const customers = (count: number) => (count === 1 ? '1 customer' : `${count} customers`)

export const selfCheck: Words['selfCheck'] = {
  title: 'Sigap has checked itself and found something wrong:',
  alerts: (count, chats) =>
    `Past their limit, and no alert of it has arrived: ${customers(count)}${named(chats)}. Please look at /waiting and answer them first.`,
  answers: (count, chats) =>
    `Answers of the team that have not reached their customers: ${count}${named(chats)}. Please do not write them again yet: see /status.`,
  copies: (count, chats) =>
    `Messages of customers that have not appeared in their topics: ${count}${named(chats)}. They are stored; see /waiting and /status.`,
  surveys: (count, chats) => `Surveys that are due and have not been sent: ${count}${named(chats)}. See /status.`,
  outbox: (count) => `Queues of messages that could go and do not move: ${count}. See /status.`,
  sweep: (since) =>
    `Since ${since} nobody has looked at waiting times, so alerts may be missing. Please restart Sigap and look at /waiting.`,
  jobs: (names, since) => `Since ${since} these tasks keep failing: ${names}. The server's log says why.`,
  database: (since) =>
    `Since ${since} the database has not answered, so new messages cannot be stored. Please look at the server; once it is back, everything is read again.`,
  file: (since) =>
    `Since ${since} the database file is not in its place, or another one is. Sigap still runs, but what it writes down now will be lost. Please put the file, or the latest backup, back in its place, then restart Sigap.`,
  unstored: (name) =>
    name === null
      ? 'Something from Telegram could not be stored and was passed over. The server’s log says why, for whoever runs Sigap.'
      : `A message from ${name} could not be stored, so it was neither passed on nor counted. Please get in touch with them. The server’s log says why, for whoever runs Sigap.`,
  well: 'All is well again: what was held up has arrived, and nothing is missing.',
}
