import { afterEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
afterEach(() => shop?.close())

/** 10.00 Dewi asks, 10.10 the owner hears of it. */
async function alerted(env: Record<string, string> = {}): Promise<void> {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', ...env } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, barangnya ready?')
  await shop.advance('10m')
  expect(counts(shop)).toEqual([1, 1])
}

/** The living message as both chats show it, mentions as plain names. */
const first = () => alerts(shop).map(([said]) => said?.replaceAll('@', ''))
/** What made a sound after the alert itself. */
const sounds = () => alerts(shop).map(([, ...rest]) => rest)

describe('contract 8: the same message is edited as things change', () => {
  it('claimed: by whom, without a Claim button; the clock runs on', async () => {
    await alerted()
    await sari.presses('Ambil alih')
    for (const said of first()) {
      expect(said).toMatch(/Dewi belum dibalas · 10 menit\nSedang ditangani Sari\n/)
      expect(said).not.toContain('[Ambil alih]')
    }
    await shop.advance('3m')
    await sari.answers(dewi, 'Ready kak')
    for (const said of first()) expect(said).toMatch(/Dewi sudah dibalas\nDibalas Sari setelah 13 menit\n/)
    await shop.advance('1h')
    expect(sounds()).toEqual([[], []])
  })

  it('answered by somebody without a name: by the team', async () => {
    await alerted()
    await shop.advance('1m')
    await sari.answers(dewi, 'Ready kak', { anonymous: true })
    for (const said of first()) expect(said).toMatch(/Dibalas tim setelah 11 menit\n/)
  })

  it('snoozed: until when, then a sound when that is over, and the same message again', async () => {
    await alerted()
    await sari.presses('Tunda 15 menit')
    for (const said of first()) expect(said).toContain('Ditunda sampai 10.25')
    await shop.at('2026-10-23T10:24:59')
    expect(sounds()).toEqual([[], []])
    await shop.at('2026-10-23T10:25:00')
    expect(sounds()).toEqual(Array(2).fill([expect.stringMatching(/Waktu tunda habis. Dewi \(#1\).*25 menit/)]))
    for (const said of first()) {
      expect(said).toContain('Dewi belum dibalas · 25 menit')
      expect(said).not.toContain('Ditunda')
    }
  })

  it.each([
    ['dismissed', 'Dewi: tidak perlu dibalas', () => sari.presses('Tidak perlu dibalas')],
    ['resolved', 'Dewi: chat diselesaikan', () => sari.writes('/resolve 1')],
    [
      'unreachable',
      'Dewi memblokir bot',
      async () => {
        shop.telegram.block(dewi.user)
        await shop.settle()
      },
    ],
  ] as const)('%s: says so, offers nothing to take, and is silent from then on', async (_, words, happens) => {
    await alerted()
    await happens()
    for (const said of first()) {
      expect(said).toContain(words)
      expect(said).not.toContain('[Ambil alih]')
    }
    await shop.advance('2h')
    for (const more of sounds()) expect(more.filter((said) => said.includes('Dewi (#1)'))).toEqual([])
  })

  it('shows the newest words, and an edit of them', async () => {
    await alerted()
    await shop.advance('1m')
    const message = await dewi.says('Yang warna merah')
    for (const said of first()) expect(said).toContain('\nYang warna merah\n')
    shop.telegram.edit(message, 'Yang warna biru')
    await shop.settle()
    for (const said of first()) expect(said).toContain('\nYang warna biru\n')
  })

  it('a new question after the answer is a new alert; the old message stays as it was', async () => {
    await alerted()
    await sari.answers(dewi, 'Ready kak')
    await shop.advance('1m')
    await dewi.says('Ongkir ke Bogor berapa?')
    await shop.advance('15m')
    expect(counts(shop)).toEqual([2, 2])
    for (const [old, fresh] of alerts(shop)) {
      expect(old).toContain('Dewi sudah dibalas')
      expect(fresh).toContain('Dewi belum dibalas · 15 menit')
      expect(fresh?.replaceAll('@', '')).toContain('Ditugaskan ke Sari')
    }
  })
})

describe('contract 8: edits make no sound, so these are said in a short reply', () => {
  it('a claim that brings no answer in ten minutes', async () => {
    await alerted({ FIRST_RESPONSE_TARGET: '10m' })
    await shop.advance('1m')
    await sari.pressesInSlack('Ambil alih')
    await shop.advance('9m59s')
    expect(sounds()).toEqual([[], []])
    await shop.advance('1s')
    expect(sounds()).toEqual(Array(2).fill([expect.stringMatching(/Dewi \(#1\) dipegang Sari.*21 menit/)]))
    const { alerts: chat } = shop.stage
    const [alert, sound] = shop.telegram.messages(chat)
    expect(sound?.replyTo).toBe(alert?.id)
    const [posted, reply] = shop.slack.messages(shop.channel)
    expect(reply?.threadTs).toBe(posted?.ts)
    for (const said of first()) expect(said).toContain('[Ambil alih]')
  })

  it('three times the target, once', async () => {
    await alerted()
    await shop.at('2026-10-23T10:29:59')
    expect(sounds()).toEqual([[], []])
    await shop.at('2026-10-23T10:30:00')
    const sound = [expect.stringMatching(/Dewi \(#1\) masih menunggu, sudah 30 menit/)]
    expect(sounds()).toEqual([sound, sound])
    await shop.advance('3h')
    expect(sounds()).toEqual([sound, sound])
  })

  it('a claim over three times the target makes one sound when it expires, not two', async () => {
    await alerted()
    await shop.at('2026-10-23T10:25:00')
    await sari.presses('Ambil alih')
    await shop.at('2026-10-23T10:34:59')
    expect(sounds()).toEqual([[], []])
    await shop.advance('3h')
    expect(sounds()).toEqual(Array(2).fill([expect.stringContaining('35 menit')]))
  })

  it('nothing, when the answer came before', async () => {
    await alerted()
    await sari.presses('Ambil alih')
    await shop.advance('9m59s')
    await sari.answers(dewi, 'Ready kak')
    await shop.advance('2h')
    expect(sounds()).toEqual([[], []])
  })
})

describe('metrics, The clock: claim, assignment and snooze quiet an alert until they expire', () => {
  it.each([
    ['claim', '/claim 1'],
    ['assignment', '/assign 1 sari'],
  ])('a %s before the deadline holds the alert back for ten minutes', async (_, line) => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    sari = await admin(shop, 'Sari')
    await shop.customer('Dewi').says('Ready?')
    await shop.advance('8m')
    await sari.writes(line, 'private')
    await shop.at('2026-10-23T10:17:59')
    expect(counts(shop)).toEqual([0, 0])
    await shop.at('2026-10-23T10:18:00')
    for (const [said] of alerts(shop)) expect(said?.replaceAll('@', '')).toMatch(/18 menit\nDitugaskan ke Sari\n/)
  })

  it('an admin cannot snooze past three times the target; a lead can', async () => {
    await alerted()
    const tono = await admin(shop, 'Tono', 'lead')
    await shop.at('2026-10-23T10:20:00')
    const refused = await sari.presses('Tunda 15 menit')
    expect(refused?.text).toMatch(/10\.30.*lead/)
    for (const said of first()) expect(said).not.toContain('Ditunda')
    await tono.presses('Tunda 15 menit')
    for (const said of first()) expect(said).toContain('Ditunda sampai 10.35')
  })

  it('tells an admin who may snooze when three times the target has long passed', async () => {
    await alerted()
    await shop.at('2026-10-23T10:40:00')
    expect(await sari.pressesInSlack('Tunda 15 menit')).toEqual([expect.stringMatching(/tiga kali target.*lead/)])
  })

  it('a snooze before the deadline holds the alert back until it ends', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
    sari = await admin(shop, 'Sari')
    await shop.customer('Dewi').says('Ready?')
    await sari.writes('/snooze 1 20m', 'private')
    await shop.at('2026-10-23T10:19:59')
    expect(counts(shop)).toEqual([0, 0])
    await shop.at('2026-10-23T10:20:00')
    for (const [said] of alerts(shop)) expect(said).toContain('20 menit')
  })

  it('warns the assigned admin at 75 % of the target, in the topic', async () => {
    shop = await scenario({ env: { BUSINESS_HOURS: 'always', NEXT_RESPONSE_TARGET: '20m' } })
    sari = await admin(shop, 'Sari')
    dewi = shop.customer('Dewi')
    await dewi.says('Ready?')
    await sari.answers(dewi, 'Ready kak')
    await dewi.says('Yang biru?')
    await shop.advance('14m59s')
    expect(shop.heard(dewi)).toHaveLength(3)
    await shop.advance('1s')
    expect(shop.heard(dewi).slice(3)).toEqual([
      expect.stringMatching(/Sari: Dewi \(#1\).*15 menit \(target 20 menit\)/),
    ])
    await shop.advance('1h')
    expect(shop.heard(dewi)).toHaveLength(4)
  })

  it('warns nobody of a chat that is nobody’s', async () => {
    await alerted()
    expect(shop.heard(dewi)).toHaveLength(1)
  })
})
