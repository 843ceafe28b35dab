import { commands } from '../commands/index.ts'
import { manifest } from './channels/slack/manifest.ts'
import { menus } from './chat/menu.ts'

/** `npm run manifest`: prints the Slack app's manifest, made from the commands themselves. */
const app = { name: 'Sigap', description: 'Tells you the moment a customer has waited too long' }
process.stdout.write(
  `${JSON.stringify(
    manifest(
      app,
      menus(commands, 'id').team.flatMap(({ language, entries }) => (language === 'id' ? entries : [])),
    ),
    null,
    2,
  )}\n`,
)
