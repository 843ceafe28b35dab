import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin, alerts, counts } from './crew.ts'

let shop: Scenario
let sari: Teammate
let tono: Teammate
let dewi: Customer

/** 10.00 Dewi asks, 10.10 the owner hears of it. Sari and Tono are admins on both platforms. */
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  tono = await admin(shop, 'Tono')
  dewi = shop.customer('Dewi')
  await dewi.says('Kak, barangnya ready?')
  await shop.advance('10m')
})
afterEach(() => shop?.close())

const first = () => alerts(shop).map(([said]) => said?.replaceAll('@', ''))
const both = (words: string | RegExp) => {
  for (const said of first()) expect(said).toMatch(words)
}
/** The living message on Telegram with its buttons, for pressing one that has gone since. */
const posted = () => {
  const [message] = shop.telegram.messages(shop.stage.alerts)
  if (!message) throw new Error('no alert yet')
  return message
}
const dataOf = (label: string): string => {
  const button = posted()
    .rows.flat()
    .find(({ text }) => text === label)
  if (!button?.callback_data) throw new Error(`no button ${label}`)
  return button.callback_data
}

describe('contract 8: buttons work on both platforms and change both messages', () => {
  it.each([
    ['Ambil alih', /Sedang ditangani Sari/],
    ['Tunda 15 menit', /Ditunda sampai 10\.25/],
    ['Tidak perlu dibalas', /Dewi: tidak perlu dibalas/],
  ])('%s', async (label, shown) => {
    const answer = await sari.presses(label)
    expect(answer?.text).toMatch(/#1 Dewi/)
    both(shown)
  })

  it.each([
    ['Ambil alih', /Sedang ditangani Sari/],
    ['Tunda 15 menit', /Ditunda sampai 10\.25/],
    ['Tidak perlu dibalas', /Dewi: tidak perlu dibalas/],
  ])('%s, in Slack', async (label, shown) => {
    expect(await sari.pressesInSlack(label)).toEqual([expect.stringMatching(/#1 Dewi/)])
    both(shown)
  })

  it('Tugaskan asks whom, and hands the chat to who is named', async () => {
    await sari.presses('Tugaskan')
    expect(shop.telegram.messages(shop.stage.alerts).at(-1)?.receiver).toBe(sari.user.id)
    await sari.presses('Tono')
    both(/Sedang ditangani Tono/)
  })

  it('Tugaskan in Slack too', async () => {
    const [asked] = await sari.pressesInSlack('Tugaskan')
    expect(asked).toMatch(/Siapa\?[\s\S]*\[Tono\]/)
    const question = shop.slack.ephemerals(sari.slack ?? '').at(-1)
    if (!question || !sari.slack) throw new Error('nothing asked')
    await shop.slack.press(sari.slack, question, 'Tono')
    await shop.settle()
    both(/Sedang ditangani Tono/)
  })

  it('Buka chat leads to the customer’s topic', () => {
    const link = posted()
      .rows.flat()
      .find(({ text }) => text === 'Buka chat')?.url
    expect(link).toBe(`https://t.me/c/${String(shop.stage.inbox.id).slice(4)}/${dewi.topic}`)
  })
})

describe('a press counts for what is true when it is made', () => {
  it('twice by the same person is once', async () => {
    const data = dataOf('Ambil alih')
    const one = shop.telegram.press(sari.user, posted(), data)
    const two = shop.telegram.press(sari.user, posted(), data)
    expect((await one)?.text).toMatch(/diambil alih/)
    expect((await two)?.text).toMatch(/diambil alih/)
    await shop.settle()
    both(/Sedang ditangani Sari/)
    await shop.advance('10m')
    expect(counts(shop)).toEqual([2, 2])
  })

  it('of two people the first has it, the second is told who', async () => {
    const data = dataOf('Ambil alih')
    const one = shop.telegram.press(sari.user, posted(), data)
    const two = shop.telegram.press(tono.user, posted(), data)
    await one
    expect((await two)?.text).toMatch(/sudah diambil Sari/)
    await shop.settle()
    both(/Sedang ditangani Sari/)
  })

  it('of two people on two platforms at the same moment exactly one has it', async () => {
    const message = shop.slack.messages(shop.channel)[0]
    if (!message || !tono.slack) throw new Error('no alert in Slack')
    const [onTelegram, inSlack] = await Promise.all([
      shop.telegram.press(sari.user, posted(), dataOf('Ambil alih')),
      shop.slack.press(tono.slack, message, 'Ambil alih').then((outcome) => outcome.answers(1, 5000)),
    ])
    await shop.settle()
    const told = [onTelegram?.text ?? '', ...inSlack.map((said) => shop.slack.plainText(said))]
    expect(told.filter((said) => said.includes('Silakan dibalas'))).toHaveLength(1)
    expect(told.filter((said) => /sudah diambil (Sari|Tono)/.test(said))).toHaveLength(1)
    const winner = told[0]?.includes('Silakan') ? 'Sari' : 'Tono'
    both(new RegExp(`Sedang ditangani ${winner}`))
  })

  it('a stranger is refused, alone, and nothing else happens', async () => {
    const before = alerts(shop)
    const stranger = shop.teammate('Orang lain')
    const refused = await stranger.presses('Ambil alih')
    expect(refused).toMatchObject({ showAlert: true, text: expect.stringContaining('anggota tim') })
    await stranger.pressesInSlack('Tidak perlu dibalas').then((said) => expect(said).toHaveLength(1))
    expect(alerts(shop)).toEqual(before)
  })

  it('somebody set off is refused', async () => {
    await shop.owner.writes('/admin off Sari', 'private')
    const before = alerts(shop)
    expect((await sari.presses('Ambil alih'))?.showAlert).toBe(true)
    await sari.pressesInSlack('Tunda 15 menit').then((said) => expect(said).toHaveLength(1))
    expect(alerts(shop)).toEqual(before)
  })

  it.each(['Ambil alih', 'Tunda 15 menit', 'Tidak perlu dibalas', 'Tugaskan'])(
    'an old alert’s %s does not touch a newer wait',
    async (label) => {
      const [message] = shop.slack.messages(shop.channel)
      const old = { data: dataOf(label), on: posted(), message: structuredClone(message) }
      await sari.answers(dewi, 'Ready kak')
      await shop.advance('1m')
      await dewi.says('Yang biru?')
      await shop.advance('15m')
      const before = alerts(shop)
      expect(before[0]).toHaveLength(2)
      shop.telegram.push({
        callback_query: {
          id: '4711',
          from: tono.user,
          chat_instance: '1',
          message: { message_id: old.on.id, date: 0, chat: shop.stage.alerts },
          data: label === 'Tugaskan' ? `${old.data} Tono` : old.data,
        },
      })
      await shop.settle()
      expect(alerts(shop)).toEqual(before)
      const [, fresh] = before[0]
      expect(fresh).toContain('[Ambil alih]')
    },
  )

  it('a press delivered twice is done once', async () => {
    await sari.presses('Tunda 15 menit')
    const update = shop.telegram.lastUpdateId()
    await shop.advance('5m')
    shop.telegram.redeliver(update)
    await shop.settle()
    both(/Ditunda sampai 10\.25/)
  })

  it('a press after the answer says that nobody waits any more', async () => {
    const press = { on: posted(), data: dataOf('Ambil alih') }
    shop.telegram.send(sari.user, 'Ready kak', { chat: shop.stage.inbox, thread: dewi.topic })
    const late = await shop.telegram.press(tono.user, press.on, press.data)
    expect(late?.text).toMatch(/Tidak ada yang menunggu lagi di #1 Dewi/)
    await shop.settle()
    both(/Dibalas Sari/)
  })

  it('buttons of a shared message work one by one', async () => {
    const others = ['Ani', 'Budi', 'Cici', 'Dodi', 'Eka', 'Fani', 'Gita'].map((name) => shop.customer(name))
    for (const other of others) await other.says('Halo?')
    await shop.advance('11m')
    await sari.presses('Ambil alih #8')
    const [shared] = alerts(shop).map((chat) => chat.find((said) => said.includes('Gita')))
    expect(shared).toMatch(/#8 Gita · 11 menit · Sedang ditangani Sari/)
    expect(shared).toContain('[Ambil alih #7]')
    expect(shared).not.toContain('[Ambil alih #8]')
  })
})
