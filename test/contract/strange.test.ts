import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { NewUser } from '../../src/sandbox/telegram/index.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
})
afterEach(() => shop?.close())

const zalgo = (text: string) => [...text].map((letter) => letter + '\u0301\u0489\u0334\u0353'.repeat(6)).join('')

describe('names as people give themselves', () => {
  const names: [string, Partial<NewUser>, RegExp][] = [
    ['only emoji', { firstName: '🌸🦋' }, /^🌸🦋 · #1$/],
    ['blank', { firstName: '   ' }, /^\d+ · #1$/],
    ['blank, with a username', { firstName: ' ', username: 'dewi_l' }, /^dewi_l · #1$/],
    ['invisible', { firstName: '\u3164\u200b', username: 'dewi_l' }, /^dewi_l · #1$/],
    ['only direction marks', { firstName: '\u202e\u200f' }, /^\d+ · #1$/],
    ['as long as Telegram allows', { firstName: 'D'.repeat(64), lastName: 'L'.repeat(64) }, /^D{64} L+…? · #1$/],
    ['long, of emoji', { firstName: '👩‍👩‍👧‍👦'.repeat(5), lastName: '🌸'.repeat(32) }, / · #1$/],
    ['right to left', { firstName: 'مريم', lastName: 'الزهراء' }, /^مريم الزهراء · #1$/],
    ['zalgo', { firstName: zalgo('Dewi') }, /^D.* · #1$/],
    ['with a null byte', { firstName: 'De\u0000wi' }, /^Dewi · #1$/],
    ['several lines', { firstName: 'Dewi\nLestari\t\u2028x' }, /^Dewi Lestari x · #1$/],
    ['markup', { firstName: '<b>Dewi</b> & *Co* `x`' }, /^<b>Dewi<\/b> & \*Co\* `x` · #1$/],
    ['half an emoji', { firstName: 'Dewi\ud83d' }, /^Dewi.? · #1$/],
  ]
  it.each(names)('%s: one topic, named well, an alert on both platforms, an answer', async (_, given, title) => {
    const odd = shop.customer('odd', given as NewUser)
    const sari = shop.teammate('Sari')
    await odd.says('/start')
    await odd.says('ada kak?')
    const [topic, ...others] = shop.telegram.topics(shop.stage.inbox)
    expect(others).toEqual([])
    expect(topic?.name).toMatch(title)
    expect(topic?.name.length).toBeLessThanOrEqual(128)
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('belum dibalas · 10 menit')])
    expect(shop.heard('slack')).toEqual([expect.stringContaining('belum dibalas · 10 menit')])
    expect(shop.heard('alerts')[0]).not.toMatch(/\u202e|\u200f/)
    expect(shop.heard('slack')[0]).not.toMatch(/\u202e|\u200f/)
    await sari.answers(odd, 'ada')
    expect(odd.heard().at(-1)).toBe('ada')
    expect(shop.heard('slack')).toEqual([expect.stringContaining('sudah dibalas')])
    await shop.owner.writes('/waiting', 'private')
    expect(shop.owner.heard().at(-1)).toContain('Tidak ada')
  })
})

describe('texts as people write them', () => {
  const texts: [string, string][] = [
    ['100,000 characters', 'kata '.repeat(20_000)],
    ['100,000 emoji', '🌸'.repeat(50_000)],
    ['one letter 100,000 times', 'a'.repeat(100_000)],
    ['zalgo', zalgo('halo kak, masih ada?')],
    ['null bytes', 'ada\u0000 kak\u0000?'],
    ['right to left', 'هل هذا متوفر؟ \u202eabc'],
    ['markup', '<b>x</b> & </blockquote><script> *_`[](http://x) <!channel> <@U1> &amp;'],
    ['half an emoji', 'ada kak \ud83d'],
    ['only blanks', ' \n\t '],
    ['one dot', '.'],
    ['many lines', 'baris\n'.repeat(2000)],
    ['like the outbox', '{"do":"say"} %s {x} \'; DROP TABLE "Message"; --'],
  ]
  it.each(texts)('%s: shown as it was, alerted on both platforms', async (_, text) => {
    const dewi = shop.customer('Dewi')
    await dewi.says(text)
    expect(shop.heard(dewi)).toEqual([text])
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
    expect(shop.heard('slack')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
    await shop.owner.slash('/waiting')
    await shop.owner.writes('/waiting', 'private')
    expect(shop.owner.heard().at(-1)).toContain('Dewi')
  })

  it('the same as answers and as notes', async () => {
    const [dewi, sari] = [shop.customer('Dewi'), shop.teammate('Sari')]
    await dewi.says('halo')
    for (const [, text] of texts) {
      await sari.answers(dewi, text)
      expect(dewi.heard().at(-1)).toBe(text)
      await sari.writes(`// ${text}`, dewi)
    }
    expect(dewi.heard()).toHaveLength(texts.length + 1)
  })

  it('the same as edits, and joined while the pace is used up', async () => {
    await shop.close()
    shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always', TELEGRAM_GROUP_LIMIT: '2/60s' } })
    const dewi = shop.customer('Dewi')
    const said = await dewi.says('halo')
    for (const [, text] of texts) shop.telegram.send(dewi.user, text)
    await shop.advance('30m')
    const shown = shop.heard(dewi).join('\n')
    const visible = texts.map(([, text]) => text.match(/[\p{L}\p{N}🌸<{.][\p{L}\p{N}🌸<{. ]{0,8}/u)?.[0] ?? '')
    for (const start of visible) expect(shown).toContain(start)
    for (const [, text] of texts) {
      shop.telegram.edit(said, text.slice(0, 4000))
      await shop.advance('2m')
    }
    const metrics = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/metrics`)).text()
    expect(metrics).toContain('sigap_outbox_dead 0')
    expect(metrics).toContain('sigap_outbox_pending 0')
  })
})
