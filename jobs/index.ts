import ask from './ask.ts'
import endSilent from './end-silent.ts'
import escalate from './escalate.ts'
import watch from './watch.ts'

/** What the bot does unasked, in the order of a sweep. */
export const jobs = [escalate, endSilent, ask, watch]
