import { afterEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
afterEach(() => shop?.close())

describe('the scenario', () => {
  it('plays the main job: a forgotten customer, the alert in both chats, the answer, the edited alert', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const dewi = shop.customer('Dewi')
    const sari = shop.teammate('Sari')
    await dewi.says('Kak, barangnya ready?')
    expect(shop.heard(dewi)).toEqual([expect.stringContaining('Kak, barangnya ready?')])
    await shop.advance('9m59s')
    expect(shop.heard('alerts')).toEqual([])
    await shop.advance('1s')
    const alert = [expect.stringMatching(/Dewi belum dibalas · 10 menit[\s\S]*\[Ambil alih\]/)]
    expect(shop.heard('alerts')).toEqual(alert)
    expect(shop.heard('slack')).toEqual(alert)
    await shop.advance('1m')
    await sari.answers(dewi, 'Ready kak, silakan diorder')
    expect(dewi.heard()).toEqual(['Kak, barangnya ready?', 'Ready kak, silakan diorder'])
    expect(shop.heard('alerts')).toEqual([expect.stringMatching(/Dewi sudah dibalas[\s\S]*Sari setelah 11 menit/)])
    expect(await shop.owner.slash('/waiting')).toEqual(['Tidak ada pelanggan yang menunggu.'])
    await sari.writes('/waiting')
    expect(shop.heard('alerts').at(-1)).toBe('Tidak ada pelanggan yang menunggu.')
  })

  it('keeps everything across a stop and a kill', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    const dewi = shop.customer('Dewi')
    await dewi.says('Halo?')
    await shop.restart()
    await shop.advance('5m')
    await shop.kill(() => void shop.telegram.send(dewi.user, 'Kak?'))
    expect(shop.heard(dewi)).toEqual([expect.stringContaining('Halo?'), expect.stringContaining('Kak?')])
    await shop.advance('5m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
    expect(shop.heard('slack')).toEqual([expect.stringContaining('Dewi belum dibalas · 10 menit')])
  })
})
