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
    firstSubstantial:
      'The same chats, up to the first reply that says more than "one moment please". Those still without one have no value here yet.',
    next: 'The same as first response, for every later time the customer waited in the same conversation. Several messages in a row are one wait, from the first of them.',
    nextSubstantial:
      'The same chats, up to a reply that says more than "one moment". Counted from the first message not answered yet.',
    resolution:
      'The open hours from a conversation’s beginning to its end, counted on the day it ended and for whoever resolved it. Reopened and resolved again within the period, the times are added up.',
    within:
      'The share answered before the target, of all that are decided: answered, or past the target. Answered with "one moment" and a promise not kept is not within target, and a missed one counts for whoever had the chat when its time ran out.',
    unanswered:
      'How many times a deadline passed in the period and there was still no answer by its end. It stands beside the averages, because what was never answered has no response time.',
    waiting: 'How many customers are waiting at this moment. Closing courtesies such as "makasih kak" do not count.',
    reply:
      'Of the waits that began in the period and were answered or went past the target, the share that was answered. A late answer still is an answer.',
    marketplace:
      'The marketplaces’ rule: of those answered or 12 hours old, the share answered within 12 hours. By the clock on the wall, closed hours included.',
    onego:
      'The share of conversations resolved once that the customer did not reopen within the time for that (usually 72 hours). Counted once, on the day it was first resolved and for whoever did; who finishes it after a reopening is not charged with it.',
    reopened:
      'The rest: conversations that were reopened. Those resolved lately may still come back, so the figure can rise.',
    promises:
      '"One moment please" stops the first clock and starts another: the promise to come back. One not kept in time counts for whoever made it.',
    assurance:
      'Strong findings nobody has overruled, then a score out of 100 for how somebody writes: minus 5 per impolite word and 10 per condescending phrase in 100 messages, and at most 20 for style (capitals, punctuation, emoji, abbreviations, no greeting, careless answers). With a strong finding the score is 50 at most; below 20 messages it is too few.',
    conversion:
      'Conversations that led to a paid order, of the conversations answered. Those not yet 3 days old are shown apart; those that began while an order of that customer was under way, or were marked as not about sales, are left out.',
    orders:
      'Paid orders that came from a conversation, credited to the admin who wrote most in the 3 days before. Those recorded by that admin are shown beside; cancelled ones are taken back.',
    revenue: 'What those orders were worth, by currency. Orders without an amount are not in the sum.',
    toOrder: 'The median time from the customer’s first message to the order. By the clock on the wall.',
    csat: 'The answers of 4 or 5 among all answers to surveys delivered in the period, with the 95% (Wilson) interval and the mean. Credited to the admin who had answered last when the survey was asked.',
    response:
      'Answers divided by the surveys that reached a customer. When it is low, CSAT speaks for only a few of the customers.',
    nps: 'Promoters (9–10) minus detractors (0–6), from −100 to 100, of those who answered. Behind it stands the margin of error at 95%: with few answers the figure is far from certain.',
  },
  fair: {
    title: 'To be fair',
    rules: [
      'An admin is measured from when the chat was theirs and only within their shift; the shop from the customer’s first word. A chat taken over past its target is in the shop’s figures only, so that helping out costs nothing. An answer outside one’s shift counts as 0:00, and changing a shift changes no past figure.',
      'What was missed while nobody had the chat, or while whoever had it was off shift, is charged to nobody. /team shows how many, and how many answers came from shared accounts without a name. On a shared account an answer is whose signature it carries (~Sari), else who took the chat, else the only admin on shift.',
      'Figures are compared with the whole team taken together (all the admins’ answers, their median) and with the period of the same length just before. A difference is called one only when it is not chance (the 95% intervals do not meet, and times are at least 10% apart); otherwise it is "about the same".',
      'Beside the figures is counted what can make them look better: holding replies, very short answers, questions marked as needing no reply, conversations resolved without an answer. Now and then that is fine.',
    ],
  },
  n: 'n is how many there are behind a figure. Below 5 it says "too few"; without any it is "–".',
}
