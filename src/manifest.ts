import { commands } from '../commands/index.ts'
import { manifest } from './channels/slack/manifest.ts'
import { menu } from './chat/menu.ts'

/** `npm run manifest`: prints the Slack app's manifest, made from the commands themselves. */
const app = { name: 'Sigap', description: 'Tells you the moment a customer has waited too long' }
process.stdout.write(`${JSON.stringify(manifest(app, menu(commands, 'id', 'team')), null, 2)}\n`)
