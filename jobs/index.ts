import ask from './ask.ts'
import askRun from './ask-run.ts'
import autoAssign from './auto-assign.ts'
import detour from './detour.ts'
import endSilent from './end-silent.ts'
import escalate from './escalate.ts'
import expireSurveys from './expire-surveys.ts'
import forget from './forget.ts'
import lateOrders from './late-orders.ts'
import notice from './notice.ts'
import putBackSurveys from './put-back-surveys.ts'
import remind from './remind.ts'
import watch from './watch.ts'

/** What the bot does unasked, in the order of a sweep. */
export const jobs = [
  ...[autoAssign, putBackSurveys, escalate, endSilent, ask, askRun, remind],
  ...[expireSurveys, lateOrders, detour, watch],
]

/** What it does at set times, once at each. */
export const calendarJobs = [forget, notice]
