import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asked, served } from './survey.ts'

let shop: Scenario
let sari: Teammate
let budi: Teammate
const open = async (env: Record<string, string>, start?: string) => {
  shop = await scenario({ slack: false, env, start })
  sari = shop.teammate('Sari')
  budi = shop.teammate('Budi')
}
beforeEach(() => open({ BUSINESS_HOURS: 'always' }))
afterEach(() => shop.close())

const said = async (line: string) => {
  await shop.owner.writes(line, 'private')
  return shop.owner.heard().at(-1) ?? ''
}

describe('metrics: CSAT in /kpi and /team', () => {
  it('shows the share of 4 and 5 with its interval, n, mean and the response rate', async () => {
    for (const [i, score] of ['5', '4', '3', '1', '5', null, null].entries()) {
      const customer = shop.customer(`Pembeli${i}`)
      await served(customer, sari)
      if (score) await customer.presses(score)
    }
    const kpi = await said('/kpi sari')
    expect(kpi).toContain('CSAT: 60% (95%: 23%–88%) (n 5), rata-rata 3,6')
    expect(kpi).toContain('Tingkat respons survei: 71% (n 7)')
    const team = await said('/team by csat')
    expect(team).toMatch(/^Sari \| 60% \(95%: 23%–88%\) \(n 5\) \| 71% \(n 7\) \|/m)
    expect(team).toContain('CSAT 60% (95%: 23%–88%) (n 5) · Tingkat respons survei 71% (n 7)')
  })

  it('credits who answered last at the moment of asking, whoever resolved and whatever follows', async () => {
    const dewi = shop.customer('Dewi')
    await dewi.says('Kak, ready?')
    await sari.answers(dewi, 'Sebentar, saya cek ke gudang dan kabari lagi')
    await budi.answers(dewi, 'Ready kak, silakan')
    await shop.owner.writes('/resolve', dewi)
    expect(dewi.heard().at(-1)).toContain('pelayanan Budi')
    await dewi.says('Yang biru ada?')
    await sari.answers(dewi, 'Ada kak')
    await dewi.presses('5')
    expect(await said('/kpi budi')).toContain('CSAT: 100%')
    expect(await said('/kpi sari')).toContain('CSAT: –')
  })

  it('belongs to the period in which the question was delivered', async () => {
    const dewi = shop.customer('Dewi')
    await served(dewi, sari)
    await shop.advance('1d')
    await dewi.presses('5')
    expect(await said('/kpi sari today')).toContain('Tingkat respons survei: –')
    expect(await said('/kpi sari yesterday')).toContain('Tingkat respons survei: 100% (n 1')
  })
})

describe('contract 10: a question held up until after closing', () => {
  it('is asked at the next opening: the bot was down', async () => {
    await shop.close()
    await open({}, '2026-10-23T20:59:30')
    const dewi = shop.customer('Dewi')
    shop.telegram.fault({ method: 'sendMessage', chat: dewi.user.id, kind: 'http500' })
    await served(dewi, sari)
    await shop.kill(async () => {
      shop.telegram.clearFaults()
      shop.stage.clock.step(Date.parse('2026-10-24T02:00:00+07:00'))
    })
    await shop.at('2026-10-24T07:59:59')
    expect(asked(shop, dewi)).toBe(0)
    await shop.at('2026-10-24T08:00')
    expect(asked(shop, dewi)).toBe(1)
    await shop.at('2026-10-24T12:00')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('is asked at the next opening: Telegram was away; answers do not wait for it', async () => {
    await shop.close()
    await open({}, '2026-10-23T20:59:30')
    const dewi = shop.customer('Dewi')
    shop.telegram.fault({ method: 'sendMessage', chat: dewi.user.id, kind: 'http500' })
    await served(dewi, sari)
    await shop.at('2026-10-23T21:30')
    shop.telegram.clearFaults()
    await shop.at('2026-10-23T22:00')
    await sari.answers(dewi, 'Oh ya kak, warnanya juga ada biru')
    expect(dewi.heard().at(-1)).toBe('Oh ya kak, warnanya juga ada biru')
    expect(asked(shop, dewi)).toBe(0)
    await shop.at('2026-10-24T08:00')
    expect(asked(shop, dewi)).toBe(1)
  })

  it('is not asked when the customer came back meanwhile', async () => {
    await shop.close()
    await open({}, '2026-10-23T20:59:30')
    const dewi = shop.customer('Dewi')
    shop.telegram.fault({ method: 'sendMessage', chat: dewi.user.id, kind: 'http500', times: 4 })
    await served(dewi, sari)
    await dewi.says('Satu lagi kak, yang biru?')
    await shop.at('2026-10-24T08:30')
    expect(asked(shop, dewi)).toBe(0)
  })
})
