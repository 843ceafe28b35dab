import type { Words } from '../index.ts'

export const survey: Words['survey'] = {
  ask: {
    csat: "Hello {nama}, thank you for contacting {toko} 🙏 How satisfied are you with {admin}'s service?",
    order: 'Hello {nama}, order {pesanan} from {toko} has arrived 🙏 How satisfied are you with it?',
    nps: 'Hello {nama} 🙏 From 0 to 10, how likely are you to recommend {toko} to friends or family?',
  },
  us: 'our team',
  scale: {
    csat: (low, high) => `${low} = very dissatisfied · ${high} = very satisfied`,
    nps: (low, high) => `${low} = not at all likely · ${high} = very likely`,
  },
  reminder: 'Just a reminder, this once only:',
  thanks: (score, best) => `Thank you! You gave us ${score} out of ${best}.`,
  invite: {
    csat: 'Anything we should do better? Just write it here.',
    nps: 'What is the main reason? Just write it here.',
  },
  comment: 'Thank you for your words as well, we have them 🙏',
  change: 'Wrong button? You can change it within 24 hours.',
  optOut: 'Do not ask again',
  optedOut: 'All right, we will not send you any more surveys. We still answer your messages as always 🙏',
  optedOutTyped: 'We have noted that. Sorry for the trouble 🙏',
  over: 'This survey is closed. Thank you 🙏',

  pressed: {
    thanks: (score) => `Thank you! We noted your ${score}.`,
    changed: (score) => `Your score is now ${score}. Thank you!`,
    same: 'We have that score already. Thank you!',
    notYours: 'This question was not for you, so nothing has changed.',
    tooLate: 'Sorry, it is too late to change the score.',
    over: 'This survey is closed. Is there something you would like to tell us? Just write it here.',
    optedOut: 'All right, we will not send you any more surveys.',
    example: 'This is only an example: nothing is recorded.',
  },

  score: (kind, score, customer) =>
    kind === 'nps' ? `NPS: ${score} out of 10 from ${customer}` : `${score} out of 5 from ${customer}`,
  scoreChanged: (kind, score, customer) =>
    kind === 'nps'
      ? `NPS: ${customer} changed the score to ${score} out of 10`
      : `${customer} changed the score to ${score} out of 5`,
  served: 'Served by ',
  aboutOrder: (number) => `About order ${number}`,
  noWords: 'No comment yet.',
  commentTitle: (kind, score) =>
    kind === 'nps' ? `NPS survey comment (${score} out of 10)` : `Survey comment (${score} out of 5)`,
  commentDeleted: 'The comment has been deleted.',
  needsReply: 'Needs a reply',
}
