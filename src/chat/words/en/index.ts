import type { Words } from '../index.ts'
import { alert } from './alert.ts'
import { args } from './args.ts'
import { assurance } from './assurance.ts'
import { chats } from './chats.ts'
import { commands } from './commands.ts'
import { customer } from './customer.ts'
import { errors } from './errors.ts'
import { figures } from './figures.ts'
import { flood } from './flood.ts'
import { help } from './help.ts'
import { orders } from './orders.ts'
import { owner } from './owner.ts'
import { privacy } from './privacy.ts'
import { promise } from './promise.ts'
import { selfCheck } from './self-check.ts'
import { settings } from './settings.ts'
import { status } from './status.ts'
import { survey } from './survey.ts'
import { surveyTeam } from './survey-team.ts'
import { team } from './team.ts'
import { topic } from './topic.ts'

export const en: Words = {
  alert,
  args,
  assurance,
  chats,
  commands,
  customer,
  errors,
  figures,
  flood,
  help,
  orders,
  owner,
  privacy,
  promise,
  selfCheck,
  settings,
  status,
  survey,
  surveyTeam,
  team,
  topic,
}
