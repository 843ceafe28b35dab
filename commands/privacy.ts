import { choice, rest } from '../src/chat/arg-types.ts'
import { Refused } from '../src/chat/command.ts'
import { lastWords } from '../src/domain/quote.ts'
import { command } from './support/command.ts'
import { askErase, CONFIRMED, eraseNow } from './support/erase.ts'
import { exportPrivately } from './support/export.ts'
import { keep, showPrivacy } from './support/keep.ts'

const WHAT = {
  export: ['export', 'ekspor', 'unduh'],
  erase: ['erase', 'hapus'],
  keep: ['keep', 'simpan'],
} as const

type What = keyof typeof WHAT

/** Of what could not be read, no more is repeated. */
const SHOWN = 40

export default command({
  name: 'privacy',
  aliases: ['privasi'],
  args: { what: choice<What>(WHAT).optional(), details: rest('customer').optional() },
  allow: 'owner',
  changes: ({ what, details }) =>
    (what === 'erase' && CONFIRMED.test(details ?? '')) || (what === 'keep' && details !== null),
  reveals: ({ what }) => what === 'export',
  examples: ['privacy export 42', 'privacy erase 42', 'privacy keep 180d', 'privasi simpan selamanya'],
  async run({ what, details }, call) {
    const said = details ?? ''
    switch (what) {
      case null:
        if (details === null) return showPrivacy(call)
        throw new Refused(call.words.args.notAChoice(lastWords(said, SHOWN), Object.keys(WHAT)))
      case 'export':
        return exportPrivately(said, call)
      case 'erase':
        return CONFIRMED.test(said) ? eraseNow(said, call) : askErase(said, call)
      case 'keep':
        return keep(said, call)
    }
  },
})
