import { configure } from '../src/actions/configure.ts'
import type { SettingName } from '../src/actions/rules.ts'
import { choice, duration } from '../src/chat/arg-types.ts'
import { answer, Refused } from '../src/chat/command.ts'
import { formatDuration } from '../src/domain/format.ts'
import { causeOf, command, teammate } from './support/command.ts'

const TARGETS = {
  first: ['first', 'pertama'],
  next: ['next', 'berikutnya'],
  resolution: ['resolution', 'penyelesaian'],
} as const

const SETTING: Record<keyof typeof TARGETS, SettingName> = {
  first: 'FIRST_RESPONSE_TARGET',
  next: 'NEXT_RESPONSE_TARGET',
  resolution: 'RESOLUTION_TARGET',
}

export default command({
  name: 'target',
  args: { which: choice(TARGETS).optional(), length: duration().optional() },
  allow: 'owner',
  changes: ({ length }) => length !== null,
  examples: ['target first 10m', 'target pertama 10 menit'],
  async run({ which, length }, call) {
    const { desk, locale, words } = call
    const w = words.settings.target
    const { firstResponseSeconds, nextResponseSeconds, resolutionSeconds } = desk.rules
    const said = (seconds: number) => formatDuration(seconds, locale)
    if (length === null) {
      const facts = [
        [w.first, said(firstResponseSeconds)],
        [w.next, said(nextResponseSeconds)],
        [w.resolution, said(resolutionSeconds)],
      ] as const
      return { reply: { title: w.title, body: [{ facts }, { small: w.change }] } }
    }
    if (which === null) throw new Refused(words.args.choose(Object.keys(TARGETS)))
    await configure(desk, { name: SETTING[which], value: `${length}s`, by: teammate(call) }, causeOf(call))
    return answer(w.changed(w[which], said(length)), w.note)
  },
})
