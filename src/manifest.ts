import { commands } from '../commands/index.ts'
import { manifest } from './channels/slack/manifest.ts'
import { usageOf } from './chat/args.ts'
import { wordsIn } from './chat/words/index.ts'

/**
 * `npm run manifest`: prints the Slack app's manifest, made from the commands themselves, by every name they have. For Slack
 * over HTTP: `npm run manifest -- https://bot.example.com/slack/events`.
 */
const app = { name: 'Sigap', description: 'Tells you the moment a customer has waited too long' }
const words = wordsIn('id')
const menu = commands
  .filter(({ hidden }) => !hidden)
  .flatMap(({ name, aliases = [], args }) => {
    const description = words.commands[name].summary
    return [name, ...aliases].map((one) => ({ name: one, description, usage: usageOf(args, words) }))
  })
process.stdout.write(`${JSON.stringify(manifest(app, menu, process.argv[2]), null, 2)}\n`)
