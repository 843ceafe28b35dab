import type { OrderState } from '../../../domain/facts.ts'
import { formatDuration, formatNumber } from '../../../domain/format.ts'
import type { Words } from '../index.ts'

const ACTS: Readonly<Record<string, string>> = {
  resolve: 'marked as resolved',
  reopen: 'reopened',
  dismiss: 'marked as needing no reply',
  claim: 'claimed',
  assign: 'handed over',
  unreachable: 'cannot be reached any more',
  'needs-reply': 'comment marked as needing a reply',
  vote: 'gave a score',
  snooze: 'snoozed',
}

const ENDED: Readonly<Record<string, string>> = { resolved: 'resolved', silence: 'ended by silence' }

const counted = (messages: number): string =>
  `${formatNumber(messages, 'en')} ${messages === 1 ? 'message' : 'messages'}`

export const privacy: Words['privacy'] = {
  title: 'Customers’ data',
  customers: 'Customers',
  customersAre: (count, erased) => (erased > 0 ? `${count}, ${erased} of them erased` : count),
  messages: 'Messages stored',
  messagesAre: (count, since) => (since === null ? count : `${count}, since ${since}`),
  kept: 'Words are kept',
  keptFor: (days) => (days === null ? 'for ever' : `${days} days`),
  keptAbout:
    'Older words are emptied every night: message texts, survey comments, and quotes of findings. Times, scores, and figures stay. The /audit trail is kept for 2 years.',
  masked: 'Phone numbers are masked in everything the bot tells the team, except in the customer’s own topic.',
  change:
    'A file about one customer: /privacy export 42 · To erase one: /privacy erase 42 · How long: /privacy keep 90d, or /privacy keep for ever · Who changed and saw what: /audit',

  whichCustomer: 'Which customer? Give the chat’s number, the name or part of it, or the @username.',
  noCustomer: (text) => `There is no customer "${text}". Try the chat’s number, such as 42.`,
  several: (text, more) =>
    more
      ? `Many customers are called "${text}". These are the latest; if it is none of them, give the chat’s number.`
      : `"${text}" may be several customers. Which one?`,
  erasedAlready: (number, on) =>
    `The data of customer #${number} was erased on ${on}. All that is left are figures without a name.`,

  forgotten: '(the words have been erased)',

  export: {
    coming: (chat) => `The file about ${chat} is sent to this chat.`,
    comingInPrivate: (chat) => `The file about ${chat} is sent to the asker’s private chat.`,
    notOpen:
      'Only the asker may read the file, so it goes to a private chat. Please open a private chat with this bot, press Start, and give the command again.',
    fileName: (number) => `customer-${number}.csv`,
    caption: (chat, rows) =>
      `Everything held about ${chat}: ${rows} ${rows === 1 ? 'row' : 'rows'}. It is personal data; delete this file once it is no longer needed.`,
  },

  file: {
    columns: ['Type', 'Time', 'By', 'Content', 'Details'],
    profile: 'Profile',
    name: 'Name',
    username: 'Username',
    telegramId: 'Telegram ID',
    businessChat: 'Chat in a Telegram Business account',
    number: 'Chat number',
    language: 'Language',
    since: 'Known since',
    unreachable: 'Cannot be reached since',
    optedOut: 'Does not want surveys since',
    zone: 'Time zone',
    message: 'Message',
    note: 'Note of the team',
    auto: 'Automatic message',
    start: 'Opened the chat',
    conversation: 'Conversation',
    wait: 'Waited for a reply',
    survey: 'Survey',
    order: 'Order',
    act: 'Action',
    bot: 'Sigap',
    shop: 'Shop',
    edited: (at) => `edited ${at}`,
    deleted: (at) => `deleted ${at}`,
    refused: 'not delivered',
    until: (at, how) => `until ${at}, ${ENDED[how] ?? how}`,
    running: 'still going on',
    waited: (seconds) => `${formatDuration(seconds, 'en')} of opening hours`,
    waits: 'not answered yet',
    score: (kind, score) => `${kind.toUpperCase()}: ${score}`,
    noScore: (kind) => `${kind.toUpperCase()}: not answered`,
    step: (state: OrderState, at) => `${state} ${at}`,
    acted: (kind) => ACTS[kind] ?? kind,
  },

  erase: {
    title: (chat) => `Erase the data of ${chat}?`,
    gone: (messages) =>
      `Gone will be: their name and account, the words of ${counted(messages)}, comments, what they ordered and its tracking number, and their topic in the inbox.`,
    goneBusiness: (messages) =>
      `Gone will be: their name and account, the words of ${counted(messages)}, comments, what they ordered and its tracking number. The chat in the Telegram Business account itself stays; delete it there if need be.`,
    stays: 'What stays: times and scores without a name, so that the team’s figures do not change.',
    outside:
      'Out of reach: answers to commands that were shown in the team’s chats, such as /waiting, the chat on the customer’s own phone, and old backups.',
    waits: 'They are waiting for a reply; that ends with it and counts against nobody.',
    also: (chats) => `The same person has other chats: ${chats}. Each is erased by itself.`,
    optedOut: 'They asked not to be surveyed again; that wish is forgotten with the rest.',
    final: 'This cannot be undone. If they write again, they are a new customer with a new number.',
    yes: 'Erase for ever',
    done: (number) => `The data of customer #${number} has been erased. The team’s figures are as they were.`,
    topicGoes: 'Their topic in the inbox is deleted in a moment.',
    name: '(erased)',
    topic: (number) => `Customer #${number} (erased)`,
    inTopic: 'This customer’s data has been erased, so this message goes to nobody.',
    topicStays: (number, why) =>
      `The topic of customer #${number}, whose data was erased, could not be deleted (${why}). Please delete the topic "Customer #${number} (erased)" in the inbox group yourself, or give Sigap the right to delete messages for the next time.`,
  },

  keep: {
    which: 'How long? For example: /privacy keep 180d, or /privacy keep for ever.',
    tooShort: (days) => `At least ${days} days: the conversations and surveys of the last week still need their words.`,
    same: 'It is like that already.',
    set: (days) =>
      days === null ? 'Customers’ words are now kept for ever.' : `Customers’ words are now kept for ${days} days.`,
    tonight: (count, before) =>
      `Tonight the words of ${counted(count)} from before ${before} are emptied. After that they cannot be brought back.`,
  },

  audit: {
    title: (period, who) => `Who changed and saw what · ${who ? `${who} · ` : ''}${period}`,
    nothing: 'Nothing was changed or looked at in that period.',
    customer: 'a customer',
    order: (from, to, of) => `${from}–${to} of ${of}, newest first.`,
    older: 'Older',
    newer: 'Newer',
  },

  notice: {
    title: (shop) => `What Sigap measures at ${shop}`,
    measured:
      'Hello! This shop uses Sigap so that no customer is forgotten. That is why answers from this account are measured too: how fast they come within opening hours, how courteous they are, which chats end in an order, and how customers rate them (CSAT and NPS).',
    who: 'Who can see it: owners and leads; your own figures are always yours to see with /kpi. Behind each figure are its chats: /why.',
    kept: (days) =>
      days === null
        ? 'The words of chats are kept for as long as the shop’s owner needs them.'
        : `The words of chats are kept for ${days} days, then emptied.`,
    ask: 'Does something look unfair or unclear? Please ask the shop’s owner.',
  },
}
