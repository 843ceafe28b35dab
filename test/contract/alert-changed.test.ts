import { afterEach, describe, expect, it } from 'vitest'
import { readDatabase } from '../support/read.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts } from './crew.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
afterEach(() => shop?.close())

const DAY = 'Mon-Sat 08:00-21:00; Sun 09:00-17:00'

/** Somebody waits since the start: at ten, or when it says. */
async function open(hours = 'always', start = '2026-10-23T10:00:00'): Promise<void> {
  shop = await scenario({ env: { BUSINESS_HOURS: hours }, start })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
  await dewi.says('Halo?')
}

const until = (time: string) => shop.at(`2026-10-23T${time}`)
/** Alerts of her, those that have been seen to included, on Telegram and in Slack. */
const about = () =>
  alerts(shop).map((chat) => chat.filter((said) => /Dewi (?:belum|sudah) dibalas|Dewi menunggu kel/.test(said)))
const counts = () => about().map((chat) => chat.length)

/** The owner changes what holds. */
const WAYS = {
  Telegram: (line: string) => shop.owner.writes(line, 'private'),
  Slack: (line: string) => shop.owner.slash(line),
}

describe.each(Object.entries(WAYS))('hours and targets changed under open waits, on %s', (_, says) => {
  it('due and alerted, and now not: what stands says by which target, nothing is alerted again, and it is in time', async () => {
    await open()
    await until('10:12:00')
    expect(counts()).toEqual([1, 1])
    await says('/target first 30m')
    for (const [alert] of about()) expect(alert).toMatch(/Dewi belum dibalas · 12 menit[\s\S]*Target 30 menit/)
    await until('10:25:00')
    await sari.answers(dewi, 'Halo kak')
    for (const chat of about()) expect(chat).toEqual([expect.stringMatching(/setelah 25 menit — masih dalam target/)])
    expect((await shop.owner.slash('/kpi sari today')).join('\n')).toMatch(/Dalam target\n100%/)
  })

  it('and past the new target as well: it is not alerted twice, and counts as late', async () => {
    await open()
    await until('10:12:00')
    await says('/target first 20m')
    await until('10:24:00')
    expect(counts()).toEqual([1, 1])
    await sari.answers(dewi, 'Halo kak')
    for (const chat of about()) expect(chat).toEqual([expect.not.stringContaining('masih dalam target')])
  })

  it('not due, and now past it: alerted at once, once', async () => {
    await open()
    await until('10:06:00')
    await says('/target first 5m')
    await until('10:06:02')
    for (const chat of about())
      expect(chat).toEqual([expect.stringMatching(/belum dibalas · 6 menit[\s\S]*Target 5 menit/)])
    await until('10:13:00')
    expect(counts()).toEqual([1, 1])
  })

  it('changed and changed back: due when it was; what has been alerted meanwhile is not alerted again', async () => {
    await open()
    await until('10:03:00')
    await says('/target first 30m')
    await until('10:06:00')
    await says('/target first 10m')
    await until('10:09:59')
    expect(counts()).toEqual([0, 0])
    await until('10:10:00')
    expect(counts()).toEqual([1, 1])
    for (const line of ['/target first 30m', '/target first 10m', '/target first 5m', '/target first 10m'])
      await says(line)
    await until('10:29:00')
    expect(counts()).toEqual([1, 1])
  })

  it('opened while closed: due at once when the shop was open after all, and by the new hours otherwise', async () => {
    await open(DAY, '2026-10-23T22:00:00')
    await until('22:30:00')
    await says('/hours apply Mon-Sun 08:00-22:05')
    await shop.at('2026-10-24T08:04:59')
    expect(counts()).toEqual([0, 0])
    await shop.at('2026-10-24T08:05:00')
    expect(counts()).toEqual([1, 1])
  })

  it('opened while closed, and the shop has been open for long: alerted at once; closed again, what stands says no time passed', async () => {
    await open(DAY, '2026-10-23T22:00:00')
    await until('22:30:00')
    await says('/hours apply always')
    await until('22:30:02')
    for (const chat of about()) expect(chat).toEqual([expect.stringContaining('Dewi belum dibalas · 30 menit')])
    await says(`/hours apply ${DAY}`)
    await shop.at('2026-10-24T08:20:00')
    expect(counts()).toEqual([1, 1])
    await sari.answers(dewi, 'Pagi kak')
    for (const chat of about()) expect(chat).toEqual([expect.stringContaining('setelah 20 menit')])
  })

  it('put off: past the new target nothing is said before its time is over, and then once', async () => {
    await open()
    await until('10:05:00')
    await shop.owner.writes('/snooze 1 20m', 'private')
    await says('/target first 4m')
    await until('10:24:59')
    expect(counts()).toEqual([0, 0])
    await until('10:25:00')
    expect(counts()).toEqual([1, 1])
    await until('10:26:00')
    expect(counts()).toEqual([1, 1])
  })

  it('put off, and not due when that is over: alerted when it is', async () => {
    await open()
    await until('10:05:00')
    await shop.owner.writes('/snooze 1 20m', 'private')
    await says('/target first 40m')
    await until('10:39:59')
    expect(counts()).toEqual([0, 0])
    await until('10:40:00')
    expect(counts()).toEqual([1, 1])
  })

  it('claimed: past the new target it is alerted when the claim is over, not due then it is when it is due', async () => {
    await open()
    const budi = shop.customer('Budi')
    await budi.says('Halo?')
    await until('10:05:00')
    await sari.writes('/claim 1', 'private')
    await says('/target first 4m')
    const others = () => alerts(shop).map((chat) => chat.filter((said) => said.includes('Budi belum')).length)
    expect([counts(), others()]).toEqual([
      [0, 0],
      [1, 1],
    ])
    await until('10:14:59')
    expect(counts()).toEqual([0, 0])
    await says('/target first 20m')
    await until('10:19:59')
    expect(counts()).toEqual([0, 0])
    await until('10:20:00')
    expect([counts(), others()]).toEqual([
      [1, 1],
      [1, 1],
    ])
  })

  it('a promise: due by the new limit', async () => {
    await open()
    await until('10:02:00')
    await sari.answers(dewi, 'sebentar ya kak')
    await says('/target promise 60m')
    await until('10:40:00')
    expect(counts()).toEqual([0, 0])
    await says('/target promise 20m')
    await until('10:40:02')
    for (const chat of about())
      expect(chat).toEqual([expect.stringMatching(/Dewi menunggu kelanjutan[\s\S]*Batas 20 menit/)])
  })
})

describe('taken back with the button', () => {
  it('in time, it is due when it was; late, it is alerted at once', async () => {
    await open()
    const maya = shop.customer('Maya')
    await until('10:04:00')
    await maya.says('Halo?')
    await shop.owner.writes('/target first 30m', 'private')
    await until('10:12:00')
    expect(counts()).toEqual([0, 0])
    await shop.owner.presses('Urungkan', 'private')
    await shop.advance('2s')
    expect(counts()).toEqual([1, 1])
    await until('10:13:59')
    expect(alerts(shop).flat().join()).not.toContain('Maya belum')
    await until('10:14:00')
    for (const chat of alerts(shop)) expect(chat.join()).toContain('Maya belum dibalas · 10 menit')
  })
})

it('what is closed keeps every figure, however hours and targets change and change back', async () => {
  await open()
  const [budi, maya, wati] = ['Budi', 'Maya', 'Wati'].map((name) => shop.customer(name)) as [
    Customer,
    Customer,
    Customer,
  ]
  for (const one of [budi, maya, wati]) await one.says('Halo?')
  await until('10:05:00')
  await sari.answers(budi, 'sebentar ya kak')
  await sari.writes('/dismiss 3', 'private')
  await until('10:12:00')
  await sari.answers(dewi, 'Halo kak')
  await until('10:20:00')
  await sari.answers(budi, 'Ini kak, sudah dicek')
  await wati.says('Kak?')
  const url = shop.stage.env.DATABASE_URL ?? ''
  const closed = () => readDatabase(url, `SELECT * FROM "Wait" WHERE "closedAt" IS NOT NULL ORDER BY "id"`)
  const why = async () => (await shop.owner.slash('/why sari within today')).join('\n')
  const [rows, reasons] = [await closed(), await why()]
  expect(rows).toHaveLength(4)
  for (const line of [
    '/target first 40m',
    '/target promise 2m',
    '/hours apply Mon-Sat 10:15-17:00',
    '/holidays add 2026-10-23',
    '/hours apply always',
    '/target first 1m',
  ]) {
    await shop.owner.writes(line, 'private')
    expect([line, await closed(), await why()]).toEqual([line, rows, reasons])
  }
  await shop.owner.presses('Urungkan', 'private')
  await shop.advance('1m')
  expect([await closed(), await why()]).toEqual([rows, reasons])
})
