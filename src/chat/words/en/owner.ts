import type { Words } from '../index.ts'

export const owner: Words['owner'] = {
  scoreTitle: (score, customer) => `${score} out of 5 from ${customer}`,
  scoreChanged: (score, customer) => `${customer} changed the score to ${score} out of 5`,
  scoreAbout: 'Served by ',
  scoreNoWords: 'No comment yet.',
  accountTitle: 'A Telegram Business account was connected',
  accountAsks: (name) =>
    `${name} connected a Business account but is not on the team. Nothing of it is stored yet. May Sigap read its chats?`,
  accountYes: 'Allow',
  accountNo: 'Do not',
  behind: (channel) =>
    `Sigap is more than a minute behind in reading ${channel}. Alerts are held back until all is read, so that none is wrong.`,
  deaf: (channel, why) =>
    `Sigap cannot hear ${channel} (${why}). Until it can, waiting customers are not reported. Please check the connection and the token.`,
  hearsAgain: (channel) => `Sigap hears ${channel} again.`,
  undelivered: (where, why) => `A message could not be sent to ${where}: ${why}`,
  clock: (seconds) =>
    `The server's clock is ${seconds} s away from Telegram's. Please set it right (NTP); meanwhile Sigap goes by Telegram's.`,
  backlog: (minutes) =>
    `Messages have been held back for ${minutes} min by Telegram's limit (20 a minute per group). Add a second inbox group, or use Telegram Business.`,
}
