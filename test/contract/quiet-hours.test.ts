import { afterEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
afterEach(() => shop?.close())

/** A shop that never closes, at nine in the evening, whose owner sleeps from ten to six. */
async function open({ alertChat = true, quiet = '22:00-06:00' } = {}): Promise<void> {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' }, start: '2026-10-23T21:00:00' })
  if (!alertChat) await shop.restart({ ALERT_TELEGRAM_CHAT: '' })
  await shop.owner.says('/start')
  await shop.owner.says(`/alerts quiet ${quiet}`)
  dewi = shop.customer('Dewi')
}

const about = (text: string) => shop.owner.heard().filter((message) => message.includes(text))

describe('in the quiet hours of an owner', () => {
  it('a rung waits for the morning, and is dropped when it was answered', async () => {
    await open()
    await shop.owner.says('/alerts 200% owner')
    await shop.at('2026-10-23T21:50:00')
    await dewi.says('Kak, ready?')
    const maya = shop.customer('Maya')
    await maya.says('Halo?')
    await shop.at('2026-10-23T22:10:00')
    expect(shop.heard('alerts').join()).toContain('Dewi belum dibalas')
    await shop.at('2026-10-24T05:59:59')
    expect(about('belum dibalas')).toEqual([])
    await shop.teammate('Sari').answers(maya, 'Halo kak')
    await shop.at('2026-10-24T06:00:00')
    expect(about('Maya')).toEqual([])
    expect(about('Dewi belum dibalas · 8 jam 10 menit')).toHaveLength(1)
  })

  it('a rung at or above the exception comes at once', async () => {
    await open({ quiet: '22:00-06:00 except 400%' })
    await shop.owner.says('/alerts 200% owner')
    await shop.owner.says('/alerts 400% owner')
    await shop.at('2026-10-23T22:00:00')
    await dewi.says('Kak, ready?')
    await shop.at('2026-10-23T22:39:59')
    expect(about('belum dibalas')).toEqual([])
    await shop.at('2026-10-23T22:40:00')
    expect(about('Dewi belum dibalas · 40 menit')).toHaveLength(1)
    await shop.at('2026-10-24T07:00:00')
    expect(about('belum dibalas')).toHaveLength(1)
    expect(about('masih menunggu')).toEqual([])
  })

  it('leads are told as ever', async () => {
    await open()
    const budi = await admin(shop, 'Budi', 'lead')
    await budi.says('/start')
    await shop.owner.says('/alerts 200% lead')
    await shop.at('2026-10-23T23:00:00')
    await dewi.says('Kak, ready?')
    await shop.advance('20m')
    expect(budi.heard().join()).toContain('Dewi belum dibalas · 20 menit')
  })

  it('an owner who is the alert chat is left in peace, but not from the longest waits, and commands are answered', async () => {
    await open({ alertChat: false })
    await shop.at('2026-10-23T22:00:00')
    await dewi.says('Kak, ready?')
    await shop.at('2026-10-23T22:20:00')
    expect(about('belum dibalas')).toEqual([])
    await shop.owner.says('/target')
    expect(about('Respons pertama: 10 menit')).toHaveLength(1)
    await shop.at('2026-10-23T22:30:00')
    expect(about('Dewi belum dibalas · 30 menit')).toHaveLength(1)
    await shop.at('2026-10-24T06:30:00')
    expect(about('belum dibalas')).toHaveLength(1)
    expect(about('masih menunggu')).toEqual([])
    await shop.teammate('Sari').answers(dewi, 'Ready kak')
    expect(about('Dewi sudah dibalas')).toHaveLength(1)
  })

  it('what was alerted before them makes no sound in them', async () => {
    await open({ alertChat: false, quiet: '22:00-06:00 except 1000%' })
    await shop.at('2026-10-23T21:45:00')
    await dewi.says('Kak, ready?')
    await shop.at('2026-10-23T22:30:00')
    expect([about('belum dibalas').length, about('masih menunggu').length]).toEqual([1, 0])
    await shop.at('2026-10-24T06:00:00')
    expect(about('masih menunggu')).toHaveLength(1)
  })

  it('a question about an account and a bad score wait too', async () => {
    await open({ alertChat: false })
    const sari = await admin(shop, 'Sari')
    await dewi.says('Kak, ready?')
    await sari.answers(dewi, 'Ready kak')
    await sari.writes('/resolve', dewi)
    await shop.at('2026-10-23T22:30:00')
    shop.telegram.businessConnect(shop.teammate('Orang Baru').user)
    await dewi.presses('2')
    await shop.settle()
    expect([about('Orang Baru'), about('Nilai 2 dari 5')]).toEqual([[], []])
    await shop.at('2026-10-24T06:00:00')
    expect([about('Orang Baru').length, about('Nilai 2 dari 5').length]).toEqual([1, 1])
  })

  it('what is held back survives a kill and comes once', async () => {
    await open({ alertChat: false, quiet: '22:00-06:00 except 10000%' })
    await shop.at('2026-10-23T22:00:00')
    await dewi.says('Kak, ready?')
    await shop.at('2026-10-24T01:00:00')
    await shop.kill()
    await shop.at('2026-10-24T05:59:59')
    expect(about('belum dibalas')).toEqual([])
    await shop.at('2026-10-24T06:10:00')
    expect(about('Dewi belum dibalas')).toHaveLength(1)
  })

  it('switched off, everything comes at once from then on', async () => {
    await open({ alertChat: false })
    await shop.owner.says('/alerts quiet off')
    await shop.at('2026-10-23T22:30:00')
    await dewi.says('Kak, ready?')
    await shop.advance('10m')
    expect(about('Dewi belum dibalas · 10 menit')).toHaveLength(1)
  })
})
