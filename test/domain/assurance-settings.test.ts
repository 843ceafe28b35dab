import { expect, it } from 'vitest'
import { DEFAULT_THRESHOLDS, NO_SHOP_WORDS } from '../../src/domain/assurance/finding.ts'
import {
  ASSURANCE_SETTING,
  type AssuranceChange,
  assuranceFrom,
  assuranceSaid,
  changed,
} from '../../src/domain/assurance/settings.ts'

const USUAL = { thresholds: DEFAULT_THRESHOLDS, words: NO_SHOP_WORDS }
const kept = (said: string) => assuranceFrom({ [ASSURANCE_SETTING]: said })

it('a shop that has said nothing has the usual rules, and nothing is kept of them', () => {
  expect(assuranceFrom({})).toEqual(USUAL)
  expect(assuranceSaid(USUAL)).toBe('')
})

it('what was decided is read as it was kept', () => {
  const changes: AssuranceChange[] = [
    { do: 'allow', words: ['asu', 'bank sampah'] },
    { do: 'strong', words: ['wedus'] },
    { do: 'mild', words: ['cupu', 'emoji 9'] },
    { do: 'code', words: ['JNE'] },
    { do: 'limit', limit: 'emoji', value: 0 },
    { do: 'limit', limit: 'slang', value: 45 },
  ]
  const rules = changes.reduce(changed, USUAL)
  expect(rules).toEqual({
    thresholds: { ...DEFAULT_THRESHOLDS, emoji: 0, slangShare: 0.45 },
    words: {
      allow: ['asu', 'bank sampah'],
      extra: [
        { word: 'wedus', severity: 'strong' },
        { word: 'cupu', severity: 'mild' },
        { word: 'emoji 9', severity: 'mild' },
      ],
      codes: ['JNE'],
    },
  })
  expect(kept(assuranceSaid(rules))).toEqual(rules)
})

it('what was said last about a word holds, however it is spelled', () => {
  const rules = kept('allow asu\nstrong Wedus\ncode ASU')
  expect(changed(rules, { do: 'mild', words: ['ASU'] }).words).toEqual({
    allow: [],
    extra: [
      { word: 'Wedus', severity: 'strong' },
      { word: 'ASU', severity: 'mild' },
    ],
    codes: ['ASU'],
  })
  expect(changed(rules, { do: 'forget', words: ['asu', 'wédus'] }).words).toEqual(NO_SHOP_WORDS)
  expect(changed(kept('emoji 9'), { do: 'limit', limit: 'emoji', value: null })).toEqual(USUAL)
})

it('what cannot be read is as if it had not been said', () => {
  expect(kept('emoji many\ncapitals 900\nallow\nnonsense asu\n\n strong x')).toEqual(USUAL)
})
