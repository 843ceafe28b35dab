import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { readDatabase } from '../support/read.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { ledger, slackOf, types, words } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = await admin(shop, 'Sari')
  await dewi.says('Kak, ready?')
})
afterEach(() => shop?.close())

const byBot = () => shop.telegram.messages(shop.stage.alerts).filter(({ fromBot }) => fromBot)
const texts = () => byBot().map(({ text }) => text)

/** What was done, as the audit trail has it. */
async function audited(): Promise<string[]> {
  const lines = 'SELECT "line" FROM "Audit" ORDER BY "id"'
  const rows = await readDatabase<{ line: string }>(shop.stage.env.DATABASE_URL ?? '', lines)
  return rows.map(({ line }) => line).filter((line) => !line.startsWith('admin'))
}

describe('the same update twice (contract 3)', () => {
  it.each(['/waiting', '/target first 4m', '/claim 1', '/resolve 1', '/team', '/nick', '/kpi nobody'])(
    '%s is done once and answered once, also after a restart',
    async (line) => {
      await shop.owner.writes(line)
      const update = shop.telegram.lastUpdateId()
      const [said, known, lines] = [byBot(), await ledger(shop), await audited()]
      for (const again of [shop.settle(), shop.restart()]) {
        await again
        shop.telegram.redeliver(update)
        await shop.settle()
        expect(byBot().length).toBe(said.length)
        expect(await ledger(shop)).toBe(known)
        expect(await audited()).toEqual(lines)
      }
    },
  )

  it('a press is done once, and changes the alert once', async () => {
    await shop.advance('10m')
    await sari.presses('Ambil alih')
    const update = shop.telegram.lastUpdateId()
    const [said, edits, known] = [texts(), shop.telegram.callCount('editMessageText'), await ledger(shop)]
    shop.telegram.redeliver(update)
    await shop.settle()
    expect(texts()).toEqual(said)
    expect(shop.telegram.callCount('editMessageText')).toBe(edits)
    // That it was pressed is noted as often as it was heard.
    const butAudit = (all: string) => JSON.parse(all).filter(([table]: [string]) => table !== 'Audit')
    expect(butAudit(await ledger(shop))).toEqual(butAudit(known))
  })

  it('a mention on Slack is answered once', async () => {
    const asked = shop.slack.mention(shop.channel, slackOf(sari), 'claim 1')
    const thread = () => shop.slack.messages(shop.channel, asked.ts)
    await shop.slack.waitFor(() => thread().length === 2)
    shop.slack.redeliver(asked.eventId ?? '')
    await shop.settle()
    await types(shop, sari, '/waiting')
    expect(thread().map((message) => shop.slack.plainText(message))).toEqual([
      expect.anything(),
      '#1 Dewi diambil alih. Silakan dibalas.',
    ])
    expect(await audited()).toEqual(['claim 1'])
  })
})

describe('killed between a command and its answer', () => {
  it('it is not done again, and the answer comes after the restart, once', async () => {
    shop.telegram.fault({ kind: 'http500', method: 'sendMessage' })
    await shop.owner.writes('/target first 4m')
    await shop.owner.writes('/resolve 1')
    const update = shop.telegram.lastUpdateId()
    expect(texts()).toEqual([])
    await shop.kill(() => {
      shop.telegram.clearFaults()
      // What was done is not confirmed: it comes again.
      shop.telegram.redeliver(update)
    })
    await shop.advance('1m')
    expect(texts()).toEqual([
      expect.stringContaining('Target Respons pertama sekarang 4 menit.'),
      expect.stringContaining('#1 Dewi selesai.'),
    ])
    expect(await audited()).toEqual(['target first 4m', 'resolve 1'])
  })

  it('a command heard while nobody was there is done at the next start', async () => {
    await shop.kill(() => void shop.telegram.send(sari.user, '/claim 1', { chat: shop.stage.alerts }))
    expect(texts()).toEqual(['#1 Dewi diambil alih. Silakan dibalas.'])
  })

  it('an answer of which nobody knows whether it arrived may stand there twice, and is counted', async () => {
    shop.telegram.fault({ kind: 'cut-after', method: 'sendMessage', times: 1 })
    await shop.owner.writes('/target first 4m')
    await shop.advance('1m')
    expect(texts().length).toBeGreaterThanOrEqual(1)
    expect(texts().length).toBeLessThanOrEqual(2)
    const metrics = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/metrics`)).text()
    expect(metrics).toContain('sigap_outbox_repeats_total 1')
  })

  it('a mention on Slack that was not acknowledged is done by the next process', async () => {
    const asked = { ts: '' }
    await shop.kill(() => {
      asked.ts = shop.slack.mention(shop.channel, slackOf(sari), 'claim 1').ts
    })
    const thread = () => shop.slack.messages(shop.channel, asked.ts)
    await shop.slack.waitFor(() => thread().length === 2)
    await shop.settle()
    expect(await audited()).toEqual(['claim 1'])
  })
})

describe('several at once', () => {
  it.each([
    ['', 0],
    [', also where one has to be tried again', 1],
  ])('are done in the order they were written, between the messages around them%s', async (_, times) => {
    const { telegram, stage } = shop
    if (times > 0) telegram.fault({ kind: 'http500', chat: stage.inbox.id, times })
    const there = { chat: stage.inbox, thread: dewi.topic }
    telegram.send(sari.user, 'ready kak', there)
    telegram.send(sari.user, '/resolve', there)
    telegram.send(dewi.user, 'yang biru ada?')
    telegram.send(sari.user, '/claim', there)
    telegram.send(sari.user, '/waiting', { chat: stage.alerts })
    await shop.settle()
    if (times > 0) await shop.advance('1m')
    const said = telegram.messages(stage.inbox, dewi.topic).filter(({ fromBot, kind }) => fromBot && kind === 'text')
    expect(said.map(({ text }) => text)).toEqual([
      'Kak, ready?',
      '#1 Dewi selesai.',
      'yang biru ada?',
      '#1 Dewi diambil alih. Silakan dibalas.',
    ])
    expect(texts()).toEqual([expect.stringMatching(/Dewi · menunggu .* · diambil Sari/)])
  })

  it('two who claim at the same moment: one has it, the other is told who', async () => {
    const budi = await admin(shop, 'Budi')
    await shop.advance('10m')
    const first = sari.presses('Ambil alih')
    const second = budi.presses('Ambil alih')
    const answers = [(await first)?.text, (await second)?.text]
    expect(answers).toEqual(['#1 Dewi diambil alih. Silakan dibalas.', '#1 Dewi sudah diambil Sari.'])
    expect(words(shop, (await types(shop, budi, '/waiting')).whispered)).toContain('diambil Sari')
  })

  it.each([
    '/',
    '/ kpi',
    '//',
    '/kpi\n\nsari',
    `/kpi ${'x'.repeat(4000)}`,
    '/claim 99999999999999999999',
    '/snooze 1 1e9d',
    '/assign 1',
    '/kpi\u0000',
  ])('nonsense breaks nothing: %j', async (line) => {
    await sari.writes(line)
    await sari.writes(line, 'private')
    await sari.writes('/waiting')
    expect(texts()).toContainEqual(expect.stringContaining('Menunggu sekarang: 1'))
    const all = [...texts(), ...sari.heard()].filter((text) => text !== line)
    expect(all.join()).not.toContain('ada yang rusak')
    for (const text of all) expect(text.length).toBeLessThan(1500)
  })
})
