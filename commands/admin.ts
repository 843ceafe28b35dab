import type { Desk } from '../src/actions/desk.ts'
import { enlist, setOff, setRole } from '../src/actions/team.ts'
import { anyAdmin, oneOf, rest, word } from '../src/chat/arg-types.ts'
import { type Args, type ArgTypes, read } from '../src/chat/args.ts'
import { type Answer, answer, type Call, Refused } from '../src/chat/command.ts'
import { ROLES } from '../src/domain/people.ts'
import { type Accounts, readNamed } from './support/accounts.ts'
import { causeOf, command } from './support/command.ts'

export default command({
  name: 'admin',
  args: { what: oneOf('add', 'link', 'role', 'nick', 'off', 'on'), details: rest('details') },
  allow: 'owner',
  changes: true,
  examples: ['admin add Sari telegram:123456789 slack:U0123ABC', 'admin role sari lead', 'admin off sari'],
  async run({ what, details }, call) {
    switch (what) {
      case 'add':
      case 'link':
        return what === 'add' ? add(details, call) : link(details, call)
      case 'role':
        return changeRole(details, call)
      case 'nick':
        return changeNick(details, call)
      default:
        return switchTo(what === 'on', details, call)
    }
  },
})

function add(details: string, call: Call<Desk>): Promise<Answer> {
  const { name, accounts } = named(details, call)
  if (!name) throw new Refused(call.words.team.needName)
  return enter(name, accounts, false, call)
}

function link(details: string, call: Call<Desk>): Promise<Answer> {
  const { name, accounts } = named(details, call)
  const { who } = readDetails({ who: anyAdmin() }, name, call)
  return enter(who.name, accounts, true, call)
}

function named(details: string, { words }: Call<Desk>): { name: string; accounts: Accounts } {
  const { name, accounts, bad } = readNamed(details)
  if (bad !== null) throw new Refused(words.team.badAccount(bad))
  if (Object.keys(accounts).length === 0) throw new Refused(words.team.needAccount)
  return { name, accounts }
}

async function enter(name: string, accounts: Accounts, replacing: boolean, call: Call<Desk>): Promise<Answer> {
  const { added, linked, taken, otherAccount } = call.words.team
  const { is, person } = await enlist(call.desk, { name, ...accounts, replacing }, causeOf(call))
  if (is === 'taken') throw new Refused(taken(person.name))
  if (is === 'other-account') throw new Refused(otherAccount(person.name))
  return answer(is === 'done' ? added(person.name) : linked(person.name))
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
  await call.desk.store.people.change(who.id, { nickname })
  return answer(call.words.team.nickSet(who.name, nickname))
}

async function switchTo(on: boolean, details: string, call: Call<Desk>): Promise<Answer> {
  const w = call.words.team
  const { who } = readDetails({ who: anyAdmin() }, details, call)
  const { is } = await setOff(call.desk, { person: who, off: !on })
  if (is === 'last-owner') throw new Refused(w.lastOwner(who.name))
  return answer(on ? w.setOn(who.name) : w.setOff(who.name))
}

function readDetails<A extends ArgTypes>(args: A, details: string, call: Call<Desk>): Args<A> {
  const reading = read(args, details, call)
  if ('problem' in reading) throw new Refused(reading.problem.say)
  return reading.values
}
