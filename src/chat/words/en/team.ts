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
  sharedLogin: 'shared login',
  none: '–',
  nobody: 'There is nobody on this team yet.',
  added: (name) => `${name} is on the team as an admin. Tell them that their response times are measured.`,
  addedByName: (name) =>
    `${name} is on the team. Their answers from a shared login are told by the signature at the end, such as ~${name}, from the next one on. Tell them that their response times are measured. If they also answer with an account of their own: /admin link ${name} telegram:ID.`,
  knownAlready: (name) => `${name} is on the team already.`,
  rankedNow: (name) => `From now on ${name} is ranked like the other admins.`,
  offAlready: (name) => `${name} is switched off. To switch on again: /admin on ${name}`,
  linked: (name) => `That account is now linked to ${name}.`,
  taken: (name) => `That account already belongs to ${name}.`,
  otherAccount: (name) =>
    `There is a ${name} with another account already. If it is the same person: /admin link ${name} …; if not, use another name.`,
  needName: 'What is their name?',
  needAccount: 'Which account? Give telegram:ID or slack:ID.',
  badAccount: (text) => `"${text}" is not an account. Write telegram:123456789, telegram:@name or slack:U0123ABC.`,
  roleSet: (name, role) => `${name} is ${ROLE[role]} now.`,
  nickSet: (name, nickname) => `${name} can also be called ${nickname}.`,
  setOff: (name, accounts) =>
    `${name} is switched off. Their history is kept.${accounts > 0 ? ' Their Business account is not read any more.' : ''}`,
  setOn: (name, accounts) => `${name} is active again.${accounts > 0 ? ' Their Business account is read again.' : ''}`,
  lastOwner: (name) => `${name} is the only owner. Make somebody else one first.`,
  shared: {
    which: 'Which login? For example: /admin shared Shop on',
    unknown: (name) => `Nobody on the team and no Business account is called "${name}".`,
    on: (name) =>
      `${name} is a shared login now. Each answer from it belongs to whoever signs it, such as ~Sari at the end. Unsigned, it belongs to whoever took the chat, else to the only admin on shift, else to the shop. ${name} itself is not ranked.`,
    off: (name) => `${name} is not a shared login any more. From now on its answers belong to ${name}.`,
    notOne: (name) =>
      `${name} is a shared login, so no chat can be handed to it. Hand it to a person, for example /assign 42 sari.`,
  },
  shift: {
    which: 'Who, and when? For example: /admin shift Sari Mon-Fri 08:00-16:00, or /admin shift Sari off',
    set: (name, hours) =>
      `${name} works ${hours}. Outside of it no waiting time counts for ${name}. Figures of the past do not change.`,
    none: (name) => `${name} has no shift: counted whenever the shop is open.`,
    is: (name, hours) => `${name} works ${hours}.`,
    closed: (hours) => `The shop is closed during those hours, so nothing has changed. Opening hours: ${hours}.`,
  },
  turns: {
    on: 'From now on chats that nobody holds are given to the admins on shift in turn. So are those whose holder’s shift is over.',
    off: 'Chats are not given out in turn any more.',
    which: 'Write /admin turns on or /admin turns off.',
    isOn: 'Chats that nobody holds are given to the admins on shift in turn. To stop that: /admin turns off',
  },
  signatures: {
    title: 'Signatures nobody knows, last 7 days',
    seen: (name, messages) => `~${name} · ${messages} messages, counted for nobody so far`,
    add: (name) => `Add ${name}`,
    several: (name, people) =>
      `~${name} may be ${people.join(' or ')}. Give them different nicknames, for example: /admin nick ${people[0]} ${name}2`,
    foreign: (login, names, messages) =>
      `${messages} messages from ${login} are signed ${names.map((name) => `~${name}`).join(', ')} and counted for ${login}. Is it a shared login?`,
    share: 'Make it a shared login',
  },
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
