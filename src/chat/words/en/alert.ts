import { formatDuration as duration } from '../../../domain/format.ts'
import type { Words } from '../index.ts'

const time = (seconds: number) => duration(seconds, 'en')

export const alert: Words['alert'] = {
  trial: (customer) => `Trial: ${customer}`,
  waits: (customer, seconds) => `${customer} has no reply yet · ${time(seconds)}`,
  answered: (customer) => `${customer} was answered`,
  dismissed: (customer) => `${customer}: no reply needed`,
  resolved: (customer) => `${customer}: chat resolved`,
  unreachable: (customer) => `${customer} blocked the bot and cannot be answered`,
  withdrawn: (customer) => `${customer}: message withdrawn`,
  ignored: 'Not a customer. This chat is not stored any more.',
  many: (open) => (open === 0 ? 'All taken care of' : `${open} customers have no reply yet`),

  target: (seconds) => `Target ${time(seconds)}`,
  chat: (number) => `Chat #${number}`,
  since: (clock) => `waiting since ${clock}`,
  assigned: 'Assigned to ',
  unassigned: 'Nobody is on it yet',
  claimed: 'Being handled by ',
  snoozed: (clock) => `Snoozed until ${clock}`,
  answeredBy: 'Answered by ',
  somebody: 'the team',
  aTeammate: 'The team',
  after: (seconds) => ` after ${time(seconds)}`,
  inTime: ' — within target',
  lineAnswered: (customer, who, seconds) => `${customer} · answered by ${who} after ${time(seconds)}`,
  lineWaits: (customer, seconds) => `${customer} · ${time(seconds)}`,

  claim: 'Claim',
  assign: 'Assign',
  snooze: 'Snooze 15 min',
  dismiss: 'No reply needed',
  putBack: 'Put back',
  open: 'Open chat',
  notCustomer: 'Not a customer',

  warn: (customer, waited, target) =>
    `${customer} has waited ${time(waited)} (target ${time(target)}). Please reply soon.`,
  stillWaits: (customer, waited, target) =>
    `${customer} is still waiting, ${time(waited)} now (target ${time(target)}). Who can reply right away?`,
  manyStillWait: (count, longest) =>
    `${count} of these customers are still waiting, up to ${time(longest)}. Who can reply right away?`,
  claimExpired: (customer, who, waited) =>
    `${customer} is with ${who} but has no reply yet. ${time(waited)} of waiting; who can help?`,
  snoozeExpired: (customer, waited) => `The snooze is over. ${customer} has waited ${time(waited)}; please reply.`,
}
