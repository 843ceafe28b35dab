import { speak } from '../src/actions/speak.ts'
import { oneOf } from '../src/chat/arg-types.ts'
import { answer } from '../src/chat/command.ts'
import { button } from '../src/chat/reply.ts'
import { wordsIn } from '../src/chat/words/index.ts'
import { command } from './support/command.ts'

export default command({
  name: 'language',
  aliases: ['bahasa'],
  args: { to: oneOf('id', 'en').optional() },
  allow: 'anyone',
  customers: true,
  changes: ({ to }) => to !== null,
  examples: ['language id', 'bahasa en'],
  async run({ to }, call) {
    const { desk, caller, place, now, words } = call
    if (to === null) {
      const choices = [button('Bahasa Indonesia', 'language id'), button('English', 'language en')]
      return { reply: { body: [{ text: words.settings.language.which }], buttons: [choices] }, onlyAsker: true }
    }
    await speak(desk, { ...caller, place, locale: to }, now)
    return { ...answer(wordsIn(to).settings.language.changed), onlyAsker: true }
  },
})
