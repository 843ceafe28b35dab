import type { Desk } from '../src/actions/desk.ts'
import type { Command } from '../src/chat/command.ts'
import account from './account.ts'
import admin from './admin.ts'
import admins from './admins.ts'
import alerts from './alerts.ts'
import assign from './assign.ts'
import assurance from './assurance.ts'
import audit from './audit.ts'
import claim from './claim.ts'
import dismiss from './dismiss.ts'
import feedback from './feedback.ts'
import finding from './finding.ts'
import help from './help.ts'
import holidays from './holidays.ts'
import hours from './hours.ts'
import kpi from './kpi.ts'
import language from './language.ts'
import needsreply from './needsreply.ts'
import notcustomer from './notcustomer.ts'
import notsales from './notsales.ts'
import optout from './optout.ts'
import order from './order.ts'
import orders from './orders.ts'
import privacy from './privacy.ts'
import putback from './putback.ts'
import reopen from './reopen.ts'
import resolve from './resolve.ts'
import retry from './retry.ts'
import setup from './setup.ts'
import snooze from './snooze.ts'
import status from './status.ts'
import survey from './survey.ts'
import target from './target.ts'
import team from './team.ts'
import track from './track.ts'
import tryIt from './try.ts'
import undo from './undo.ts'
import vote from './vote.ts'
import waiting from './waiting.ts'
import why from './why.ts'

/** Everything people can say, in the order of /help and of the menus. */
export const commands: readonly Command<Desk>[] = [
  waiting,
  kpi,
  team,
  why,
  assurance,
  claim,
  assign,
  snooze,
  dismiss,
  resolve,
  putback,
  reopen,
  order,
  orders,
  track,
  notsales,
  feedback,
  survey,
  target,
  hours,
  holidays,
  alerts,
  admins,
  admin,
  privacy,
  audit,
  status,
  language,
  help,
  setup,
  undo,
  retry,
  vote,
  optout,
  finding,
  notcustomer,
  needsreply,
  account,
  tryIt,
]
