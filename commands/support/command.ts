import type { Cause, Desk } from '../../src/actions/desk.ts'
import type { ArgTypes } from '../../src/chat/args.ts'
import { type Call, type Command, type Declared, define, Refused } from '../../src/chat/command.ts'
import type { Person } from '../../src/domain/people.ts'

/** Declares a command; what `run` receives is inferred from its arguments. */
export const command = <A extends ArgTypes>(declared: Declared<Desk, A>): Command<Desk> => define(declared)

/** What this call causes, under the key that is the same when it is delivered again. */
export const causeOf = ({ key, now }: Call<Desk>): Cause => ({ key, at: now })

/** Who called, for commands open to the team only. */
export function teammate({ caller: { person }, words }: Call<Desk>): Person {
  if (!person) throw new Refused(words.errors.mayOnly('Sigap', 'admin'))
  return person
}
