import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { asks, only, slackOf } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
let budi: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', FIRST_RESPONSE_TARGET: '10m' } })
  dewi = shop.customer('Dewi')
  budi = await admin(shop, 'Budi', 'lead')
})
afterEach(() => shop?.close())

const set = (line: string) => shop.owner.writes(`/alerts ${line}`)
const asked = async (line: string) => only(await asks(shop, shop.owner, line, 'alerts'))
/** Alerts and their reminders that stand in somebody's private chat with the bot. */
const told = (who: Teammate) => who.heard().filter((text) => /belum dibalas|masih menunggu|sudah dibalas/.test(text))
const inSlack = (who: Teammate) => shop.slack.messages(shop.slack.im(slackOf(who))).map((m) => shop.slack.plainText(m))

describe('a rung of the ladder', () => {
  it('tells leads in private once so much of the target has passed, with the buttons of the alert, and follows', async () => {
    await budi.says('/start')
    await set('200% lead')
    await dewi.says('Kak, ready?')
    await shop.advance('19m59s')
    expect(told(budi)).toEqual([])
    await shop.advance('1s')
    expect(told(budi)).toEqual([
      expect.stringMatching(/Dewi belum dibalas · 20 menit[\s\S]*Kak, ready\?[\s\S]*\[Ambil alih\]/),
    ])
    await shop.advance('30m')
    expect(told(budi)).toHaveLength(1)
    await budi.presses('Ambil alih', 'private')
    expect(told(budi)).toEqual([expect.stringMatching(/Sedang ditangani @?Budi/)])
    await shop.teammate('Sari').answers(dewi, 'Ready kak')
    expect(told(budi)).toEqual([expect.stringContaining('Dewi sudah dibalas')])
  })

  it('is not climbed by whoever is answered before it', async () => {
    await budi.says('/start')
    await set('200% lead')
    await dewi.says('Kak, ready?')
    await shop.advance('19m59s')
    await shop.teammate('Sari').answers(dewi, 'Ready kak')
    await shop.advance('10m')
    expect(told(budi)).toEqual([])
  })

  it('makes a sound under the alert for who was told lower down, and tells others anew', async () => {
    await budi.says('/start')
    await shop.owner.says('/start')
    for (const line of ['150% lead', '250% lead', '250% owner']) await set(line)
    await dewi.says('Kak, ready?')
    await shop.advance('25m')
    expect(told(budi)).toEqual([
      expect.stringContaining('Dewi belum dibalas'),
      expect.stringMatching(/^Dewi \(#1\) masih menunggu, sudah 25 menit \(target 10 menit\)/),
    ])
    expect(told(shop.owner)).toEqual([expect.stringContaining('Dewi belum dibalas · 25 menit')])
  })

  it('waits for a claim to be over, and tells each person once for all that was passed meanwhile', async () => {
    await budi.says('/start')
    await set('150% lead')
    await set('180% lead')
    await dewi.says('Kak, ready?')
    await shop.advance('11m')
    await shop.owner.presses('Ambil alih')
    await shop.advance('9m59s')
    expect(told(budi)).toEqual([])
    await shop.advance('1s')
    expect(told(budi)).toEqual([expect.stringMatching(/Dewi belum dibalas · 21 menit/)])
  })

  it('names a person, in Slack when they have not opened the bot on Telegram', async () => {
    const wulan = await admin(shop, 'Wulan')
    expect(await asked('/alerts 200% wulan')).toContain('Pada 200% dari target sekarang: pesan pribadi ke Wulan.')
    await dewi.says('Kak, ready?')
    await shop.advance('20m')
    expect(inSlack(wulan)).toEqual([expect.stringContaining('Dewi belum dibalas · 20 menit')])
    expect(told(wulan)).toEqual([])
    await wulan.says('/start')
    await shop.customer('Maya').says('Kak, ready?')
    await shop.advance('20m')
    expect(told(wulan)).toEqual([expect.stringContaining('Maya belum dibalas · 20 menit')])
    expect(inSlack(wulan)).toHaveLength(1)
  })

  it('tells nobody who was set off, and counts by the target of the wait', async () => {
    await budi.says('/start')
    await set('200% lead')
    await shop.owner.writes('/admin off Budi')
    await dewi.says('Kak, ready?')
    await shop.advance('25m')
    expect(told(budi)).toEqual([])
    await shop.owner.writes('/admin on Budi')
    await shop.owner.writes('/target first 20m')
    await shop.customer('Maya').says('Kak, ready?')
    await shop.advance('39m59s')
    expect(told(budi).filter((text) => text.includes('Maya'))).toEqual([])
    await shop.advance('1s')
    expect(told(budi)).toContainEqual(expect.stringContaining('Maya belum dibalas · 40 menit'))
  })

  it('is climbed once, also over a restart and after an outage', async () => {
    await budi.says('/start')
    await set('200% lead')
    await dewi.says('Kak, ready?')
    await shop.advance('15m')
    await shop.kill()
    await shop.advance('10m')
    expect(told(budi)).toHaveLength(1)
    await shop.restart({}, () => void shop.telegram.send(shop.customer('Maya').user, 'Kak, ready?'))
    await shop.advance('1h')
    expect(told(budi)).toHaveLength(2)
  })
})

describe('the fixed rungs', () => {
  it('the reminder before the target moves, and can be off', async () => {
    const sari = shop.teammate('Sari')
    await dewi.says('Halo?')
    await sari.answers(dewi, 'Halo kak')
    await shop.owner.writes('/target next 10m')
    await set('60% admin')
    await dewi.says('Ready?')
    await shop.advance('6m')
    expect(shop.heard(dewi)).toContainEqual(expect.stringContaining('Dewi (#1) sudah menunggu 6 menit'))
    await sari.answers(dewi, 'Ready kak')
    await set('60% off')
    await dewi.says('Warna merah?')
    await shop.advance('9m59s')
    expect(shop.heard(dewi).filter((text) => text.includes('sudah menunggu'))).toHaveLength(1)
  })

  it('the sound under the alert moves', async () => {
    await set('150% sound')
    await dewi.says('Halo?')
    await shop.advance('14m59s')
    expect(shop.heard('alerts').filter((text) => text.includes('masih menunggu'))).toEqual([])
    await shop.advance('1s')
    expect(shop.heard('alerts').filter((text) => text.includes('masih menunggu'))).toHaveLength(1)
    await shop.advance('30m')
    expect(shop.heard('alerts').filter((text) => text.includes('masih menunggu'))).toHaveLength(1)
  })
})

describe('/alerts', () => {
  it('shows the rungs, who cannot be reached, and how to mend that', async () => {
    await shop.owner.says('/start')
    const wulan = shop.teammate('Wulan')
    await shop.owner.writes(`/admin add Wulan telegram:${wulan.user.id}`)
    await set('200% lead')
    await set('500% owner')
    await set('250% wulan')
    const shown = await asked('/alerts')
    expect(shown.split('\n').filter((line) => line.includes('%'))).toEqual([
      '75% dari target: mengingatkan admin yang memegang chat',
      '100% dari target: peringatan di chat tim',
      '200% dari target: pesan pribadi ke lead (Budi)',
      '250% dari target: pesan pribadi ke Wulan',
      '300% dari target: bunyi sekali lagi di bawah peringatannya',
      `500% dari target: pesan pribadi ke pemilik (${shop.owner.name})`,
      expect.stringContaining('/alerts 200% lead'),
    ])
    // Budi can be told in Slack.
    expect(shown).toContain('Belum bisa dihubungi secara pribadi: Wulan.')
    await wulan.writes('/waiting', 'private')
    expect(await asked('/alerts')).not.toContain('Belum bisa dihubungi')
  })

  it('is taken back by its button, once', async () => {
    await set('200% lead')
    await shop.owner.presses('Urungkan')
    expect(await asked('/alerts')).not.toContain('200% dari target')
    expect((await shop.owner.presses('Urungkan'))?.text).toContain('sudah diubah lagi')
    expect(await asked('/alerts')).not.toContain('200% dari target')
  })

  it('is the owner’s, on both platforms', async () => {
    expect(only(await asks(shop, budi, '/alerts 200% lead', 'alerts'))).toContain('/alerts hanya untuk pemilik')
    expect((await shop.owner.slash('/alerts 200% lead')).join()).toContain('pesan pribadi ke lead (Budi)')
    expect((await shop.owner.slash('/alerts')).join()).toMatch(/200% dari target\W+pesan pribadi ke lead \(Budi\)/)
  })
})
