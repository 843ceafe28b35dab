import type { Words } from '../index.ts'

export const owner: Words['owner'] = {
  accountTitle: 'A Telegram Business account was connected',
  accountAsks: (name) =>
    `${name} connected a Business account but is not on the team. Nothing of it is stored yet. May Sigap read its chats?`,
  accountAccepted: (name) =>
    `The Business account of ${name} is allowed. Its customers' chats are recorded from now on, and ${name} is on the team as an admin.`,
  accountRefused: (name) =>
    `The Business account of ${name} is not read: nothing new of it is stored. Changed your mind? Press Allow.`,
  accountYes: 'Allow',
  accountNo: 'Do not',
  accountStop: 'Stop reading',
  unheard: (name, count) =>
    `The Business account of ${name} is no longer connected, so replies there are not heard. ${count} customers still wait; their alerts are held until it is connected again. What has been answered can be marked in /waiting.`,
  neverDue: (customer) =>
    `With the hours and targets as they are, ${customer} will never count as late, so no alert will come. Please check /hours, /holidays and /target.`,
  behind: (channel, since) =>
    `Since ${since} Sigap has been behind in reading ${channel}. Alerts are held back until all is read, so that none is wrong.`,
  deaf: (channel, since, why) =>
    `Since ${since} Sigap has not been able to hear ${channel} (${why}). Waiting customers cannot be reported yet; once it hears again, everything is read first. Please check the server's connection and the bot's token.`,
  deafToTeam: (channel, since, why) =>
    `Since ${since} Sigap has not been able to hear ${channel} (${why}). Commands and buttons there do not work for now; customers are still watched. Please check the server's connection and ${channel}'s tokens.`,
  lostInbox: (why) =>
    `Customers' messages cannot be passed on to the inbox group (${why}). Please add Sigap to it as an admin who may manage topics. Nothing is lost: all of it is passed on as soon as that works.`,
  lostChat: (platform, why) =>
    `Sigap cannot write in the team's chat on ${platform} (${why}). Please add it again, so that alerts show up there.`,
  lostAccount: (why) =>
    `A survey could not be sent through the Telegram Business account (${why}). Please check its connection and rights in Telegram: Settings, Telegram Business, Chatbots.`,
  instead: (platform) => `Meant for ${platform}, where it does not arrive.`,
  mute: (platform, since, why) =>
    `Since ${since} nothing can be sent to ${platform} (${why}). Its alerts appear here meanwhile; what is held up is sent as soon as possible. Please check the server's connection and ${platform}'s token.`,
  stuck: 'Some messages cannot be sent. /status shows which and why; they can be tried again from there.',
  clock: (secondsAhead) =>
    `The server's clock is ${Math.abs(secondsAhead)} s ${secondsAhead > 0 ? 'ahead of' : 'behind'} Telegram's. Please set it right (NTP); meanwhile Sigap goes by Telegram's.`,
  backlog: (minutes) =>
    `Messages have been held back for ${minutes} min by Telegram's limit (20 a minute per group). Add a second inbox group, or use Telegram Business.`,
  restored: (madeAt) =>
    `Sigap was started on a backup made on ${madeAt}. Whatever was written or pressed after that is not known here. Please look at /waiting: what has been answered can be marked there. Customers whose data was erased after that need to be erased again with /privacy.`,
  keptBack: (count) =>
    `${count} ${count === 1 ? 'message' : 'messages'} to customers had not gone out at that time. They are held back so that nobody gets them twice; see /status if some should be sent after all.`,
  runStopped: 'The NPS survey that was running at that time has been stopped.',
}
