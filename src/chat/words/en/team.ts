import type { Role } from '../../../domain/people.ts'
import type { Words } from '../index.ts'

const ROLE: Record<Role, string> = { owner: 'owner', lead: 'lead', admin: 'admin' }

export const team: Words['team'] = {
  title: 'Team',
  role: (role) => ROLE[role],
  columns: { name: 'Name', role: 'Role', telegram: 'Telegram', slack: 'Slack', state: 'State' },
  ranked: 'ranked',
  unranked: 'not ranked',
  off: 'off',
  none: '–',
  nobody: 'There is nobody on this team yet.',
  added: (name) => `${name} is on the team as an admin. Tell them that their response times are measured.`,
  linked: (name) => `That account is now linked to ${name}.`,
  taken: (name) => `That account already belongs to ${name}.`,
  otherAccount: (name) =>
    `There is a ${name} with another account already. If it is the same person: /admin link ${name} …; if not, use another name.`,
  needName: 'What is their name?',
  needAccount: 'Which account? Give telegram:ID or slack:ID.',
  badAccount: (text) => `"${text}" is not an account. Write telegram:123456789, telegram:@name or slack:U0123ABC.`,
  roleSet: (name, role) => `${name} is ${ROLE[role]} now.`,
  nickSet: (name, nickname) => `${name} can also be called ${nickname}.`,
  setOff: (name) => `${name} is switched off. Their history is kept.`,
  setOn: (name) => `${name} is active again.`,
  lastOwner: (name) => `${name} is the only owner. Make somebody else one first.`,
  account: {
    accepted: 'The account is accepted. Its customer chats are recorded from now on.',
    refused: 'The account is not read. Nothing new of its chats is stored.',
    unknown: 'That account is not connected any more.',
  },
  try: {
    on: 'For 30 minutes from now, what you write here counts as a customer’s. Stop any time with /try off.',
    off: 'All right, you are not a customer any more.',
    elsewhere: 'This works only in your private chat with the bot on Telegram.',
  },
}
