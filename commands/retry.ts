import { retry } from '../src/actions/retry.ts'
import { numberOf } from '../src/chat/arg-types.ts'
import { ArgType } from '../src/chat/args.ts'
import { note, refusal } from '../src/chat/command.ts'
import { causeOf, command } from './support/command.ts'

const ALL = ['all', 'semua']
const one = numberOf().kind

/** What `/status` shows as stuck, by its number there, or all of it. */
const what = new ArgType<number | 'all'>({
  ...one,
  parse: (text, moment) => (ALL.includes(text.toLowerCase()) ? 'all' : one.parse(text, moment)),
})

export default command({
  name: 'retry',
  args: { what },
  allow: 'lead',
  hidden: true,
  changes: true,
  examples: ['retry all', 'retry 7'],
  async run({ what }, call) {
    const w = call.words.status
    const count = await retry(call.desk, what, causeOf(call))
    return count === 0 ? refusal(w.nothingToRetry) : note(w.retrying(count))
  },
})
