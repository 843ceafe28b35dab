import type { Words } from '../index.ts'

const told = (summary: string, ...about: readonly string[]) => ({ summary, about })

export const commands: Words['commands'] = {
  kpi: told(
    'One admin’s figures: responses, target, CSAT',
    'Without a name: your own. Without a period: the last 7 days.',
    'Admins can see their own figures; the owner and leads can see everybody’s.',
  ),
  team: told(
    'All admins side by side, best first',
    'Ranked by the median first response, or by something else: by first, next, within, unanswered, csat.',
    'Whoever has too few to judge is not ranked and comes after the others.',
  ),
  assurance: told(
    'How an admin writes: what was found, with quotes',
    'assurance NAME PERIOD: findings, gravest first, with buttons to say whether they are right. assurance shop: the whole shop.',
    'Rude words are told in the alert chats at once. What is judged not rude does not count; words judged so twice alert no more, unless one of them is later judged right.',
    'Without anything: the shop’s words and limits. Owners change them: allow asu: harmless in this shop. word goblok strong: a word of your own, strong or mild. code JNE: may be in capitals. limits emoji 5: another limit. forget asu: off the lists.',
    'Only what admins send customers is read. Automatic messages, notes and trials are not.',
  ),
  waiting: told('Who is waiting now', 'Longest first; closing courtesies last.'),
  claim: told(
    'Take over a chat that is waiting',
    'Its alert is quiet for 10 minutes. Without an answer by then it comes back. The clock keeps running.',
  ),
  assign: told('Hand a chat to somebody', 'The clock keeps running; the figures become theirs.'),
  snooze: told('Snooze a chat’s alert', 'The clock keeps running. Only a lead can go past three times the target.'),
  dismiss: told('Mark as needing no reply', 'It is no answer; how many there were is shown in /team.'),
  resolve: told('End a conversation', 'A customer who was answered is asked once how it went.'),
  reopen: told('Reopen a resolved conversation'),
  admins: told('Who is on the team'),
  admin: told(
    'Add, link, change the role of, or switch off somebody',
    'add NAME telegram:ID slack:ID adds. link NAME telegram:ID links another account of the same person.',
    'role NAME owner, lead or admin. nick NAME NICKNAME: another name to call them by. off NAME and on NAME switch off and on again; their history is kept.',
    'Whoever answers in the inbox becomes an admin by themselves; tell them that their response times are measured.',
  ),
  target: told(
    'Targets for responses and resolution',
    'On its own: shows the targets. target first 10m, target next 15m, target resolution 24h change them.',
    'Only opening hours count. Figures of the past do not change.',
  ),
  hours: told(
    'Opening hours',
    'On its own: shows the hours. With new hours: shown first, in force once you agree.',
    'Several parts of a day: Fri 08:00-11:30,13:00-21:00. Past midnight: Sat 20:00-02:00. Never closed: always.',
  ),
  language: told('Language: id or en', 'For whoever asks only.'),
  status: told('Is everything working', 'Channels, what is still to be sent, the clock and the last check.'),
  setup: told('Claim this shop with the code from the server’s screen', 'Once, when it is first installed.'),
  help: told('All commands, or one explained'),
  vote: told('A customer’s score'),
  finding: told('Judge a finding: right or not'),
  notcustomer: told('This chat is not a customer’s'),
  needsreply: told('This survey comment needs a reply'),
  account: told('Accept or refuse a Telegram Business account'),
  try: told('Play the customer for 30 minutes', 'Only in the private chat with the bot. try off stops it.'),
}
