import { assure } from '../../src/actions/assure.ts'
import type { Desk } from '../../src/actions/desk.ts'
import { quoted } from '../../src/chat/args.ts'
import { type Answer, answer, type Call, Refused } from '../../src/chat/command.ts'
import type { Reply } from '../../src/chat/reply.ts'
import { slash } from '../../src/chat/slash.ts'
import {
  type AssuranceChange,
  assuranceFrom,
  LIMITS,
  type LimitName,
  limitOf,
  MOST_WORDS,
  readLimit,
  readWords,
} from '../../src/domain/assurance/settings.ts'
import { mayActAs } from '../../src/domain/people.ts'
import { causeOf, teammate } from './command.ts'

/** What can be set about how messages are read, by the words for it. */
const SETTINGS = {
  allow: ['allow', 'boleh', 'izinkan'],
  word: ['word', 'words', 'kata'],
  code: ['code', 'codes', 'kode'],
  limits: ['limits', 'limit', 'batas'],
  forget: ['forget', 'lupakan', 'hapus'],
} as const
export type Setting = keyof typeof SETTINGS

const LIMIT_NAMES: Record<LimitName, readonly string[]> = {
  capitals: ['capitals', 'kapital'],
  letters: ['letters', 'huruf'],
  marks: ['marks', 'tanda'],
  emoji: ['emoji'],
  slang: ['slang', 'singkatan'],
  words: ['words', 'kata'],
  courtesy: ['courtesy', 'sopan'],
  again: ['again', 'ulang'],
  againwords: ['againwords', 'kataulang'],
}

const STRONG = ['strong', 'berat']
const MILD = ['mild', 'ringan']
const DEFAULT = ['default', 'semula']

const nameIn = <T extends string>(names: Readonly<Record<T, readonly string[]>>, word: string): T | null =>
  (Object.keys(names) as T[]).find((name) => names[name].includes(word.toLowerCase())) ?? null

/** The setting a line begins with, if it is one. */
export const settingNamed = (word: string): Setting | null => nameIn<Setting>(SETTINGS, word)

/** How messages are read in this shop, and how to change it. */
export function rulesReply({ words: { assurance }, desk: { rules }, place: { platform } }: Call<Desk>): Reply {
  const w = assurance.rules
  const { allow, extra, codes } = rules.assurance.words
  const list = (words: readonly string[]) => words.join(', ') || w.none
  const lines = ['allow asu', 'word goblok strong', 'code JNE', 'limits emoji 5', 'forget asu']
  return {
    title: w.title,
    body: [
      { text: w.intro },
      {
        facts: [
          [w.allow, list(allow)],
          [w.extra, list(extra.map(({ word, severity }) => w.word(word, severity)))],
          [w.codes, list(codes)],
        ],
      },
      {
        details: w.limits,
        body: [
          {
            facts: (Object.keys(LIMITS) as LimitName[]).map((name) => [
              name,
              w.limit(name, limitOf(rules.assurance, name)),
            ]),
          },
        ],
      },
      { small: w.change(lines.map((line) => slash(`assurance ${line}`, platform))) },
      { small: w.findings(slash('assurance sari 30d', platform)) },
    ],
  }
}

/** Owners change what counts as what; what was found before stays. */
export async function changeRules(setting: Setting, text: string, call: Call<Desk>): Promise<Answer> {
  const { words, desk } = call
  const by = teammate(call)
  if (!mayActAs(by.role, 'owner')) {
    throw new Refused(words.errors.mayOnly(slash(`assurance ${setting}`, call.place.platform), 'owner'))
  }
  const change = setting === 'limits' ? limitIn(text, call) : wordsIn(setting, text, call)
  const { is } = await assure(desk, { change, by }, causeOf(call))
  const w = words.assurance.rules
  if (is === 'too-many') throw new Refused(w.tooMany(MOST_WORDS))
  if (is === 'same' && change.do === 'forget') throw new Refused(w.notListed(change.words.join(', ')))
  return answer(said(change, call), w.future)
}

function said(change: AssuranceChange, { words }: Call<Desk>): string {
  const w = words.assurance.rules
  if (change.do === 'limit') {
    const { limit, value } = change
    return w.limitSet(limit, value ?? limitOf(assuranceFrom({}), limit))
  }
  const list = change.words.join(', ')
  if (change.do === 'allow') return w.allowed(list)
  if (change.do === 'code') return w.coded(list)
  return change.do === 'forget' ? w.forgotten(list) : w.added(list, change.do)
}

function wordsIn(setting: Exclude<Setting, 'limits'>, text: string, { words, place }: Call<Desk>): AssuranceChange {
  const w = words.assurance.rules
  const last = text.split(/\s+/).at(-1)?.toLowerCase() ?? ''
  const graded = setting === 'word' && [...STRONG, ...MILD].includes(last)
  const list = graded ? text.slice(0, -last.length).replace(/[\s,]+$/, '') : text
  const { words: good, bad } = readWords(list)
  if (bad.length > 0) throw new Refused(w.badWords(quoted(bad.join(', '))))
  const example = setting === 'word' ? 'word goblok strong' : `${setting} ${setting === 'code' ? 'JNE' : 'asu'}`
  if (good.length === 0) throw new Refused(w.needWords(slash(`assurance ${example}`, place.platform)))
  if (setting === 'word') return { do: STRONG.includes(last) ? 'strong' : 'mild', words: good }
  return { do: setting, words: good }
}

function limitIn(text: string, { words }: Call<Desk>): AssuranceChange {
  const w = words.assurance.rules
  const [name = '', ...rest] = text.split(/\s+/)
  const limit = nameIn(LIMIT_NAMES, name)
  if (limit === null) throw new Refused(w.whichLimit(Object.keys(LIMITS)))
  const value = rest.join(' ')
  if (DEFAULT.includes(value.toLowerCase())) return { do: 'limit', limit, value: null }
  const number = readLimit(limit, value)
  const { least, most, percent } = LIMITS[limit]
  if (number === null) throw new Refused(w.badLimit(least, most, percent))
  return { do: 'limit', limit, value: number }
}
