import type { Desk } from '../src/actions/desk.ts'
import { enlist, setOff, setRole } from '../src/actions/team.ts'
import { anyAdmin, oneOf, rest, word } from '../src/chat/arg-types.ts'
import { quoted } from '../src/chat/args.ts'
import { type Answer, answer, type Call, Refused } from '../src/chat/command.ts'
import { ROLES } from '../src/domain/people.ts'
import { type Accounts, readNamed } from './support/accounts.ts'
import { changeShared, changeShift, changeTurns } from './support/admin-work.ts'
import { causeOf, command } from './support/command.ts'
import { readDetails } from './support/read-details.ts'

export default command({
  name: 'admin',
  args: {
    what: oneOf('add', 'link', 'role', 'nick', 'shift', 'shared', 'turns', 'off', 'on'),
    details: rest('details').or(''),
  },
  allow: 'owner',
  changes: true,
  examples: [
    'admin add Sari telegram:123456789 slack:U0123ABC',
    'admin role sari lead',
    'admin shift sari Mon-Fri 08:00-16:00',
    'admin shared toko on',
    'admin off sari',
  ],
  async run({ what, details }, call) {
    switch (what) {
      case 'add':
      case 'link':
        return what === 'add' ? add(details, call) : link(details, call)
      case 'role':
        return changeRole(details, call)
      case 'nick':
        return changeNick(details, call)
      case 'shift':
        return changeShift(details, call)
      case 'shared':
        return changeShared(details, call)
      case 'turns':
        return changeTurns(details, call)
      default:
        return switchTo(what === 'on', details, call)
    }
  },
})

async function add(details: string, call: Call<Desk>): Promise<Answer> {
  const { name, accounts } = named(details, call)
  if (!name) throw new Refused(call.words.team.needName)
  return enter(name, accounts, false, call)
}

async function link(details: string, call: Call<Desk>): Promise<Answer> {
  const { name, accounts } = named(details, call)
  if (Object.keys(accounts).length === 0) throw new Refused(call.words.team.needAccount)
  const { who } = readDetails({ who: anyAdmin() }, name, call)
  return enter(who.name, accounts, true, call)
}

function named(details: string, { words }: Call<Desk>): { name: string; accounts: Accounts } {
  const { name, accounts, bad } = readNamed(details)
  if (bad !== null) throw new Refused(words.team.badAccount(quoted(bad)))
  return { name: short(name, words), accounts }
}

/** As much as Telegram lets people be called: it stands in every table of the team. */
const NAME_LENGTH = 64

function short(name: string, { args }: Call<Desk>['words']): string {
  if (name.length > NAME_LENGTH) throw new Refused(args.wording({ is: 'too-long', most: NAME_LENGTH }))
  return name
}

async function enter(name: string, accounts: Accounts, replacing: boolean, call: Call<Desk>): Promise<Answer> {
  const w = call.words.team
  const { is, person } = await enlist(call.desk, { name, ...accounts, replacing }, causeOf(call))
  switch (is) {
    case 'taken':
      throw new Refused(w.taken(person.name))
    case 'other-account':
      throw new Refused(w.otherAccount(person.name))
    case 'linked':
      return answer(w.linked(person.name))
    case 'done':
      return answer(Object.keys(accounts).length > 0 ? w.added(person.name) : w.addedByName(person.name))
    default:
      if (!person.active) return answer(w.offAlready(person.name))
      return answer(is === 'ranked' ? w.rankedNow(person.name) : w.knownAlready(person.name))
  }
}

async function changeRole(details: string, call: Call<Desk>): Promise<Answer> {
  const { roleSet, lastOwner } = call.words.team
  const { who, role } = readDetails({ who: anyAdmin(), role: oneOf(...ROLES) }, details, call)
  const { is } = await setRole(call.desk, { person: who, role })
  if (is === 'last-owner') throw new Refused(lastOwner(who.name))
  return answer(roleSet(who.name, role))
}

async function changeNick(details: string, call: Call<Desk>): Promise<Answer> {
  const { who, nickname } = readDetails({ who: anyAdmin(), nickname: word('nickname') }, details, call)
  await call.desk.store.people.change(who.id, { nickname: short(nickname, call.words) })
  return answer(call.words.team.nickSet(who.name, nickname))
}

async function switchTo(on: boolean, details: string, call: Call<Desk>): Promise<Answer> {
  const w = call.words.team
  const { who } = readDetails({ who: anyAdmin() }, details, call)
  const { is, accounts } = await setOff(call.desk, { person: who, off: !on }, causeOf(call))
  if (is === 'last-owner') throw new Refused(w.lastOwner(who.name))
  return answer(on ? w.setOn(who.name, accounts) : w.setOff(who.name, accounts))
}
