import { type Args, type ArgTypes, read } from '../../src/chat/args.ts'
import { type Moment, Refused } from '../../src/chat/command.ts'

/** Reads what stands behind the first word of a command that has several. Refuses what cannot be read. */
export function readDetails<A extends ArgTypes>(args: A, details: string, call: Moment): Args<A> {
  const reading = read(args, details, call)
  if ('problem' in reading) throw new Refused(reading.problem.say)
  return reading.values
}
