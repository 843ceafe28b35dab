import { describe, expect, it } from 'vitest'
import { isOptOut } from '../../src/domain/opt-out.ts'
import { badness, isLow, isSampled } from '../../src/domain/survey.ts'
import { parseSample, SURVEY_SETTINGS, surveyRules, surveyTextSetting } from '../../src/domain/survey-rules.ts'
import { readSurveyText } from '../../src/domain/survey-text.ts'
import { fillWording } from '../../src/domain/wording.ts'

describe('which answers the owner hears of', () => {
  it('CSAT 1 and 2, NPS 0 to 6', () => {
    expect([1, 2, 3, 4, 5].filter((score) => isLow('csat', score))).toEqual([1, 2])
    expect([0, 5, 6, 7, 10].filter((score) => isLow('nps', score))).toEqual([0, 5, 6])
  })

  it('puts both kinds in one order', () => {
    expect([badness('csat', 1), badness('nps', 0), badness('csat', 3), badness('nps', 5), badness('nps', 10)]).toEqual([
      1, 1, 0.5, 0.5, 0,
    ])
  })
})

describe('sampling', () => {
  it('takes about as many as said, the same ones every time, and more of the same when more is said', () => {
    const names = Array.from({ length: 4000 }, (_, i) => `conversation:${i}`)
    const half = names.filter((name) => isSampled(name, 50))
    expect(half.length).toBeGreaterThan(1850)
    expect(half.length).toBeLessThan(2150)
    expect(names.filter((name) => isSampled(name, 50))).toEqual(half)
    for (const name of names.filter((one) => isSampled(one, 20))) expect(half).toContain(name)
  })

  it('takes all of 100 % and does not go by even and odd', () => {
    const names = Array.from({ length: 200 }, (_, i) => `order:${2 * i}`)
    expect(names.every((name) => isSampled(name, 100))).toBe(true)
    const half = names.filter((name) => isSampled(name, 50)).length
    expect(half).toBeGreaterThan(70)
    expect(half).toBeLessThan(130)
  })

  it.each<[string, number | null]>([
    ['50%', 50],
    ['50', 50],
    [' 100 % ', 100],
    ['1%', 1],
    ['0%', null],
    ['101%', null],
    ['5.5%', null],
    ['half', null],
    ['', null],
  ])('reads %j', (text, percent) => {
    expect(parseSample(text)).toBe(percent)
  })
})

describe('the rules of surveys', () => {
  it('are ours until the shop has said otherwise', () => {
    const ours = { csat: true, style: 'numbers', samplePercent: 100, reminder: false, texts: {} }
    expect(surveyRules({})).toEqual(ours)
    expect(surveyRules({ [SURVEY_SETTINGS.style]: 'hearts', [SURVEY_SETTINGS.sample]: 'x' })).toEqual(ours)
  })

  it('are the shop’s where it has; an empty wording is ours again', () => {
    const said = {
      [SURVEY_SETTINGS.csat]: 'off',
      [SURVEY_SETTINGS.style]: 'stars',
      [SURVEY_SETTINGS.sample]: '25',
      [SURVEY_SETTINGS.reminder]: 'on',
      [surveyTextSetting('nps', 'en')]: 'Would you?',
      [surveyTextSetting('csat', 'id')]: '',
    }
    const texts = { nps: { en: 'Would you?' } }
    expect(surveyRules(said)).toEqual({ csat: false, style: 'stars', samplePercent: 25, reminder: true, texts })
  })
})

describe('a shop’s own wording', () => {
  it.each([
    ['Puas dengan {admin} di {toko}, {nama}?', 'csat'],
    ['Pesanan {pesanan} sudah oke?', 'order'],
    ['  Seberapa mungkin?  ', 'nps'],
  ] as const)('takes %j', (text, occasion) => {
    expect(readSurveyText(text, occasion)).toEqual({ ok: text.trim() })
  })

  it.each([
    ['Halo {name}', 'csat', '{name}'],
    ['Halo {nama} {umur}', 'nps', '{umur}'],
    ['Pesanan {pesanan}?', 'csat', '{pesanan}'],
    ['Halo {nama', 'csat', '{nama'],
    ['Halo nama}', 'csat', '}'],
    ['Halo {}', 'csat', '{}'],
    ['Halo { nama }', 'csat', '{ nama }'],
  ] as const)('refuses %j with the list', (text, occasion, found) => {
    expect(readSurveyText(text, occasion)).toEqual({
      problem: { is: 'unknown-placeholder', found, allowed: ['{nama}', '{toko}', '{admin}'] },
    })
  })

  it.each([
    ['Puas dengan pelayanan kami? :pray:', ':pray:'],
    ['Halo :+1: ya', ':+1:'],
    ['Halo :thumbsup::skin-tone-2: ya', ':thumbsup:'],
    ['Jam 10:30:15 ya?', null],
    ['Nilai: 1, 2, 3: yang mana?', null],
  ])('refuses an emoji by its name, which Slack hands over for it: %j', (text, found) => {
    const read = readSurveyText(text, 'csat')
    expect(read).toEqual(found === null ? { ok: text } : { problem: { is: 'emoji-code', found } })
  })

  it('refuses what is too long, counted as people count, and what says nothing', () => {
    expect(readSurveyText(`${'🙏'.repeat(399)}a`, 'csat')).toMatchObject({ ok: expect.any(String) })
    expect(readSurveyText('a'.repeat(401), 'csat')).toEqual({ problem: { is: 'too-long', most: 400 } })
    for (const text of ['', '   ', '123 ?', '🙏'])
      expect(readSurveyText(text, 'csat')).toEqual({ problem: { is: 'empty' } })
  })

  it.each<[string, string]>([
    ['Dewi', 'Halo Kak Dewi, puas dengan Sari?'],
    ['{toko}', 'Halo Kak {toko}, puas dengan Sari?'],
    ['$& $1', 'Halo Kak $& $1, puas dengan Sari?'],
    ['De\nwi\u202e', 'Halo Kak De wi, puas dengan Sari?'],
    ['\u200b', 'Halo Kak, puas dengan Sari?'],
    ['<b>Dewi</b>', 'Halo Kak <b>Dewi</b>, puas dengan Sari?'],
  ])('is filled once, whoever the customer says they are: %j', (nama, said) => {
    expect(fillWording('Halo Kak {nama}, puas dengan {admin}?', { nama, toko: 'Melati', admin: 'Sari' })).toBe(said)
  })

  it('cuts a name that would be the whole message', () => {
    expect(fillWording('Halo {nama}', { nama: 'a'.repeat(3000) }).length).toBeLessThan(80)
  })
})

describe('words that ask for no more surveys', () => {
  it.each([
    'jangan tanya lagi',
    'Jangan tanya lagi ya kak 🙏',
    'STOP SURVEY',
    'stop survei!!',
    'Tolong jangan kirim survei lagi, terima kasih',
    "don't ask again",
    'Please stop asking',
  ])('%j', (text) => {
    expect(isOptOut(text)).toBe(true)
  })

  it.each([
    'jangan tanya lagi ke gudang, langsung kirim saja',
    'stop',
    'jangan lupa kirim lagi',
    'kapan survei lokasinya?',
    'makasih kak',
    '',
    '🙏',
    `jangan tanya lagi${' ya'.repeat(60)}`,
  ])('not %j', (text) => {
    expect(isOptOut(text)).toBe(false)
  })
})
