import { alert } from './alert.ts'
import { args } from './args.ts'
import { assurance } from './assurance.ts'
import { chats } from './chats.ts'
import { commands } from './commands.ts'
import { customer } from './customer.ts'
import { errors } from './errors.ts'
import { figures } from './figures.ts'
import { help } from './help.ts'
import { owner } from './owner.ts'
import { settings } from './settings.ts'
import { status } from './status.ts'
import { team } from './team.ts'
import { topic } from './topic.ts'

/** The Indonesian words, section by section: the source every other language follows. */
export const id = {
  alert,
  args,
  assurance,
  chats,
  commands,
  customer,
  errors,
  figures,
  help,
  owner,
  settings,
  status,
  team,
  topic,
}
