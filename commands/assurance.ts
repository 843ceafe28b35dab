import { anyAdmin, number, period } from '../src/chat/arg-types.ts'
import { ArgType, type Problem, read } from '../src/chat/args.ts'
import type { Moment } from '../src/chat/command.ts'
import { changeRules, rulesReply, type Setting, settingNamed } from './support/assurance-rules.ts'
import { command } from './support/command.ts'
import { findingsReply, type Listing } from './support/findings.ts'

/** Findings, how messages are read, or that this be changed. */
type Asked = ({ is: 'findings' } & Listing) | { is: 'rules' } | { is: 'change'; setting: Setting; text: string }

const SHOP = ['shop', 'toko']

const listing = { over: period().or('7d'), page: number(1, 999).after('page', 'hal').or('page 1') }
const whose = { who: anyAdmin(), ...listing }

export default command({
  name: 'assurance',
  aliases: ['kesopanan'],
  args: { asked: asked() },
  allow: 'lead',
  changes: ({ asked }) => asked.is === 'change',
  reveals: ({ asked }) => asked.is === 'findings',
  examples: ['assurance sari 30d', 'assurance toko bulan ini', 'assurance allow asu', 'assurance word goblok strong'],
  async run({ asked }, call) {
    switch (asked.is) {
      case 'findings':
        return findingsReply(asked, call)
      case 'rules':
        return { reply: rulesReply(call) }
      case 'change':
        return changeRules(asked.setting, asked.text, call)
    }
  },
})

/** A name with a period, or a setting with what it is to be. */
function asked(): ArgType<Asked> {
  return new ArgType<Asked>({
    label: ({ args }) => `[${args.labels.admin} [${args.labels.period}]]`,
    parse(text, moment) {
      const reading = readAsked(text, moment)
      return 'problem' in reading ? undefined : reading.asked
    },
    problem(text, moment) {
      const reading = readAsked(text ?? '', moment)
      return 'problem' in reading ? reading.problem : { say: '' }
    },
    absent: () => ({ is: 'rules' }),
  })
}

function readAsked(text: string, moment: Moment): { asked: Asked } | { problem: Problem } {
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(text) ?? []
  const setting = settingNamed(first)
  if (setting === 'limits' && rest === '') return { asked: { is: 'rules' } }
  if (setting) return { asked: { is: 'change', setting, text: rest } }
  const all = SHOP.includes(first.toLowerCase())
  const reading = all ? read(listing, rest, moment) : read(whose, text, moment)
  return 'problem' in reading ? reading : { asked: { is: 'findings', who: null, ...reading.values } }
}
