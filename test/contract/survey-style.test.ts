import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isSampled } from '../../src/domain/survey.ts'
import { type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'
import { answeredAll, asked, progress, served } from './survey.ts'

let shop: Scenario
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', SHOP_NAME: 'Toko Bunga' } })
  sari = await admin(shop, 'Sari')
})
afterEach(() => shop.close())

const owner = (line: string) => shop.owner.writes(line, 'private')

describe('what the customer gets', () => {
  it.each([
    ['stars', '[1 ⭐] [2 ⭐] [3 ⭐] [4 ⭐] [5 ⭐]', '5 ⭐'],
    ['emoji', '[😠] [🙁] [😐] [🙂] [😍]', '😍'],
  ])('is in %s from the next question on; the vote is the same number', async (style, buttons, best) => {
    const [before, after] = [shop.customer('Ani'), shop.customer('Dewi')]
    await served(before, sari)
    await owner(`/survey style ${style}`)
    await served(after, sari)
    expect(after.heard().at(-1)).toContain(`\n${buttons}`)
    await after.presses(best)
    expect(after.heard().at(-1)).toContain(`Nilai dari Kakak: 5 dari 5.`)
    expect(after.heard().at(-1)).toContain(`[✓ ${best}]`)
    await before.presses('4')
    expect(before.heard().at(-1)).toContain('[1] [2] [3] [✓ 4] [5]')
  })

  it('is in the shop’s words and the customer’s language, however they are called', async () => {
    await owner('/survey text csat Hai {nama} <b>{toko}</b>, bagaimana {admin}?')
    await owner('/survey text csat en Hi {nama}, how was {admin}?')
    const odd = shop.customer('{admin} & <i>$1</i>')
    await served(odd, sari)
    expect(odd.heard().at(-1)).toContain('Hai {admin} & <i>$1</i> <b>Toko Bunga</b>, bagaimana Sari?\n')
    const english = shop.customer('Joe')
    await english.says('/language en')
    await served(english, sari)
    expect(english.heard().at(-1)).toContain('Hi Joe, how was Sari?\n1 = very dissatisfied · 5 = very satisfied')
  })

  it('goes to the share the owner wants, the same ones however often a chat ends', async () => {
    await owner('/survey sample 40%')
    const customers = Array.from({ length: 8 }, (_, i) => shop.customer(`Pembeli${i}`))
    for (const one of customers) await served(one, sari)
    const first = customers.map((one) => asked(shop, one))
    expect(first).toEqual(customers.map((_, i) => (isSampled(`conversation:${i + 1}`, 40) ? 1 : 0)))
    for (const [i, one] of customers.entries()) {
      await sari.writes(`/reopen ${i + 1}`, one)
      await sari.writes(`/resolve ${i + 1}`, one)
    }
    expect(customers.map((one) => asked(shop, one))).toEqual(first)
  })

  it('stops when CSAT is switched off, also what was planned for the opening', async () => {
    await owner('/hours apply Mon-Sun 08:00-09:00')
    const dewi = shop.customer('Dewi')
    await served(dewi, sari)
    await owner('/survey csat off')
    await shop.advance('2d')
    expect(asked(shop, dewi)).toBe(0)
  })
})

describe('a run started in Slack', () => {
  it('is counted for the asker alone, started by the button, and told in that channel', async () => {
    const [dewi] = await answeredAll(shop, sari, ['Dewi'])
    const person = shop.owner.slack
    if (!person || !dewi) throw new Error('nobody')
    await shop.owner.slash('/survey nps 30d')
    const count = shop.slack.ephemerals(person).at(-1)
    if (!count) throw new Error('nothing counted')
    const outcome = await shop.slack.press(person, count, 'Mulai tanya 1 pelanggan')
    await outcome.answers(1, 10_000)
    await shop.advance('10s')
    const told = () => shop.heard('slack').filter((said) => said.includes('Survei NPS'))
    expect(told()).toEqual([expect.stringContaining('Survei NPS selesai: 1 pelanggan')])
    await dewi.presses('10')
    await shop.advance('10s')
    expect(told()).toEqual([expect.stringContaining('100 ± 74 (n 1, terlalu sedikit)')])
    expect(progress(shop)).toEqual([])
    expect((await shop.owner.pressesInSlack('Baca masukan pelanggan')).join('\n')).toContain('belum ada yang menulis')
  })
})
