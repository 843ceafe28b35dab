import type { Words } from '../index.ts'

export const help: Words['help'] = {
  title: 'What Sigap can do',
  intro: (one) => `One command explained: ${one}.`,
  slack: 'On Slack everything also works through /sigap, such as /sigap status.',
  also: (names) => `Also: ${names}`,
  examples: 'Examples',
  who: (role) =>
    `For: ${{ owner: 'the owner', lead: 'the owner and leads', admin: 'everybody on the team', anyone: 'anybody' }[role]}`,
  customer: (shop) =>
    `Hello! Just write your question here; the ${shop} team will answer as soon as they can during opening hours. 🙏`,
  notOnTeam: 'Sigap helps this shop’s team, and this account is not on it yet.',
  figures: {
    first:
      'How long customers waited for the first reply of a conversation, opening hours only, for those answered in the period. The median is the middle value, half were faster and half slower; 9 of 10 replies were no slower than p90.',
    next: 'The same as first response, for every later time the customer waited in the same conversation. Several messages in a row are one wait, from the first of them.',
    resolution:
      'The open hours from a conversation’s beginning to its end, counted on the day it ended and for whoever resolved it. Time after a reopening is added.',
    within:
      'The share answered before the target, of all that are decided: answered, or past the target. A missed one counts for whoever had the chat when its time ran out, so ignoring a customer cannot improve the figure.',
    unanswered:
      'How many times a deadline passed in the period and there was still no answer by its end. It stands beside the averages, because what was never answered has no response time.',
    waiting: 'How many customers are waiting at this moment. Closing courtesies such as "makasih kak" do not count.',
    reply:
      'Of the waits that began in the period and were answered or went past the target, the share that was answered. A late answer still is an answer.',
    csat: 'The answers of 4 or 5 among all answers to surveys delivered in the period, with the 95% (Wilson) interval and the mean. Credited to the admin who had answered last when the survey was asked.',
    response:
      'Answers divided by the surveys that reached a customer. When it is low, CSAT speaks for only a few of the customers.',
  },
  n: 'n is how many there are behind a figure. Below 5 it says "too few"; without any it is "–".',
}
