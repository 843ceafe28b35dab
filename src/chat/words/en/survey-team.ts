import type { SurveyStyle } from '../../../domain/survey.ts'
import type { Occasion } from '../../../domain/survey-rules.ts'
import type { Words } from '../index.ts'

const STYLE: Record<SurveyStyle, string> = { numbers: 'numbers', stars: 'stars', emoji: 'emoji' }

const OCCASION: Record<Occasion, string> = { csat: 'CSAT after a chat', order: 'CSAT after an order', nps: 'NPS' }

const LANGUAGE = { id: 'Indonesian', en: 'English' }

export const surveyTeam: Words['surveyTeam'] = {
  title: 'Surveys',
  csat: 'After a chat and after a delivered order',
  csatState: (on) => (on ? 'asked' : 'not asked'),
  csatSet: (on) =>
    on
      ? 'From now on customers are asked after a chat and after a delivered order.'
      : 'Customers are not asked any more after chats and orders. What was sent can still be answered.',
  style: 'CSAT answers',
  styleName: (style) => STYLE[style],
  styleSet: (style) => `CSAT answers are now ${STYLE[style]}. See an example: /survey preview`,
  sample: 'How many are asked',
  sampleState: (percent) => `${percent}% of chats and orders`,
  sampleSet: (percent) => `From now on ${percent}% of chats and orders are asked about.`,
  sampleWrong: 'How many percent? Write 1% to 100%. To stop asking: /survey csat off',
  reminder: 'Reminder',
  reminderState: (on) => (on ? 'once, 2 days after an unanswered survey' : 'none'),
  reminderSet: (on) =>
    on
      ? 'From now on an unanswered survey is followed by one reminder after 2 days, unless the customer has written again.'
      : 'There are no reminders any more.',
  cooldown: 'Pause per customer',
  cooldownState: (time) => `${time} for all surveys; NPS 90 days`,
  days: (days) => (days === 1 ? '1 day' : `${days} days`),
  lasts: 'Can be answered for',
  text: (occasion) => `Wording of ${OCCASION[occasion]}`,
  textOurs: 'ours',
  textOwn: (languages) => `your own (${languages.map((l) => LANGUAGE[l]).join(', ')})`,
  textSet: (occasion, language) =>
    `The wording of ${OCCASION[occasion]} in ${LANGUAGE[language]} is changed. Customers will read:`,
  textReset: (occasion, language) =>
    `The wording of ${OCCASION[occasion]} in ${LANGUAGE[language]} is ours again. Customers will read:`,
  textMissing: (allowed) =>
    `Write the words, or default to go back to ours. Sigap fills in these by itself: ${allowed.join(' ')}`,
  preview: (occasion) => `Example of ${OCCASION[occasion]}`,
  previewNote: 'The buttons of this example record nothing.',
  example: { customer: 'Dewi', admin: 'Sari', order: '118' },
  showPreview: 'See an example',
  last30: 'Last 30 days',
  counts: (kind, sent, answered, share) => `${kind}: ${sent} sent, ${answered} answered (${share})`,
  optedOut: 'Asked not to be asked again',
  people: (count) => (count === '1' ? '1 customer' : `${count} customers`),
  change:
    'To change, write behind /survey: csat on|off, style numbers|stars|emoji, sample 50%, reminder on|off, text csat WORDS, text csat default. To ask for NPS: nps 30d.',

  run: {
    preview: (period) => `NPS survey of customers, ${period}`,
    would: (count, minutes) => `Would ask ${count} customers, in opening hours only, in about ${minutes} min.`,
    nobody: 'There is no customer who can be asked now.',
    leftOut: (reason, cooldown) =>
      ({
        'cool-down': `Asked only recently (pause ${cooldown}; NPS 90 days)`,
        'opted-out': 'Asked not to be asked again',
        unreachable: 'Blocked the bot',
        window: 'Business chats without a word from the customer in 24 h',
        waiting: 'Waiting for a reply now',
        trial: 'The team trying the bot',
        'not-customer': 'Not customers',
      })[reason],
    notAsked: 'Not asked',
    start: (count) => `Ask ${count} customers`,
    started: (count) => `Started: ${count} customers will be asked. One message shows how far it has come.`,
    running: 'An NPS survey is still running. Wait for its end, or stop it with /survey stop.',
    already: 'This survey was started already.',
    stale: 'This count is old. Type /survey nps once more to have it counted anew.',
    neverOpen: 'By its opening hours the shop is never open, so nobody can be asked. Check /hours.',
    stop: 'Stop',
    stopped: 'Stopped. What was sent can still be answered.',
    notRunning: 'No survey is running.',
    title: {
      running: (done, all) => `NPS survey running: ${done} of ${all}`,
      stopped: (done, all) => `NPS survey stopped: ${done} of ${all}`,
      done: (all) => `NPS survey done: ${all} customers`,
    },
    sent: 'Sent',
    answered: 'Answered',
    share: (part, percent) => `${part} (${percent})`,
    failed: 'Could not be sent',
    skipped: 'Not asked after all',
    nps: (final) => (final ? 'NPS' : 'NPS so far'),
    npsIs: (nps, margin, n, tooFew) => `${nps} ± ${margin} (n ${n}${tooFew ? ', too few' : ''})`,
    none: '–',
    resumes: (moment) => `Goes on ${moment}, when the shop opens.`,
    more: 'Answers may still come for 7 days.',
    read: 'Read what customers wrote',
  },

  feedback: {
    title: (period, admin) =>
      admin === null ? `What customers wrote · ${period}` : `What customers wrote about ${admin} · ${period}`,
    nothing: 'No survey of this period has been answered yet.',
    noWords: 'There are answers, but nobody has written anything yet.',
    score: (kind, score) => (kind === 'nps' ? `NPS ${score}/10` : `${score}/5`),
    nobody: 'no admin',
    lowWithoutWords: (count) => (count === '1' ? '1 low score without words.' : `${count} low scores without words.`),
    more: (count) => `and ${count} more; name a shorter period or an admin.`,
    order: 'Worst first. Low: CSAT 1–2, NPS 0–6.',
  },
}
