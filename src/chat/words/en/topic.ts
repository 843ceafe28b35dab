import type { Words } from '../index.ts'

export const topic: Words['topic'] = {
  title: (customer, number) => `${customer} · #${number}`,
  instead: 'This message could not be copied from Telegram (perhaps it was deleted). It said:',
  edited: 'Message changed to:',
  notACommand: (word) =>
    `${word} is not a Sigap command, so it was not sent to the customer. To send it, write it again without the slash. /help lists the commands.`,
  noteInCaption:
    'This caption holds a note (a line that starts with //), so it was not sent to the customer. Send it again without that line, and write the note in a message of its own.',
  cannotUnsend:
    'The customer still sees the message as it was: what has been sent cannot be made a note. If need be, change it into other words.',
  nameless:
    'An anonymous admin cannot give commands, because nobody knows whose they are. Turn off "Remain Anonymous" in the group\'s admin settings and try again.',
  anonymous:
    'This reply was delivered, but it cannot be credited to anybody because it was written as an anonymous admin. Turn off "Remain Anonymous" in the group\'s admin settings to have your replies counted as yours.',
  undelivered: (why) => `This message did not reach the customer: ${why}`,
  editUndelivered: (why) => `The change to this message did not reach the customer: ${why}`,
  blocked: 'the customer blocked the bot. As soon as they write again, this chat is connected again.',
  gone: 'it does not exist any more.',
  refused: (words) => `Telegram refused it (${words}). Please try to send it in another form.`,
  givenUp: (hours, why) => `tried for ${hours} h (${why}). Please send it again, or see /status.`,
  turn: ': your turn to answer this chat.',
  handedBy: (by) => `: ${by} handed this chat to you. Please answer.`,
  yourTurn: (customer) => `Your turn: ${customer}`,
  handedToYou: (customer, by) => `${by} handed you ${customer}. Please answer.`,
  youAreTeam:
    "You are on the team, so what you write here is not counted as a customer's message. Want to try it as a customer?",
  tryIt: 'Try as a customer',
  awaySent: 'The shop is closed; answered automatically:',
}
