import { afterEach, describe, expect, it } from 'vitest'
import { PLATFORMS } from '../../src/chat/heard.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'
import { readDatabase } from '../support/read.ts'
import { type Customer, type Scenario, type ScenarioOptions, scenario } from '../support/scenario.ts'
import { admin, alerts } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

const open = async (options: ScenarioOptions = {}) => {
  shop = await scenario({ ...options, env: { BUSINESS_HOURS: 'always', ...options.env } })
  return admin(shop, 'Sari')
}

const TROUBLE = 'Sigap memeriksa dirinya dan menemukan masalah'
const WELL = 'Semua sudah beres lagi'

const about = (chat: string[], words: string) => chat.filter((said) => said.includes(words))

interface Health {
  status: string
  problems: string[]
  check: { ok: boolean; troubles: { kind: string; count: number }[] }
}

const health = async () => (await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/healthz`)).json()) as Health

/** Behind the bot's back. */
const change = (sql: string) => readDatabase(shop.stage.env.DATABASE_URL ?? '', sql)

/** Time passes as it does, not from one thing that is to happen to the next. */
async function passes(minutes: number): Promise<void> {
  for (let i = 0; i < minutes * 3; i += 1) await shop.advance('20s')
}

async function waiting(name: string): Promise<Customer> {
  const customer = shop.customer(name)
  await customer.says('Halo?')
  return customer
}

describe('the self-check', () => {
  it('a wait the sweep does not see is found within two minutes, told once everywhere, and over once it is answered', async () => {
    const sari = await open()
    const dewi = await waiting('Dewi')
    await change('UPDATE "Wait" SET "stepAt" = NULL')
    await shop.advance('10m')
    expect(alerts(shop).map((chat) => about(chat, 'belum dibalas').length)).toEqual([0, 0])
    await passes(2)
    for (const chat of alerts(shop)) {
      expect(about(chat, TROUBLE)).toEqual([expect.stringContaining('1 pelanggan sudah melewati batas waktu')])
      expect(about(chat, TROUBLE)[0]).toContain('(#1)')
      expect(about(chat, 'Dewi')).toEqual([])
    }
    expect(await health()).toMatchObject({ status: 'failing', check: { ok: false, troubles: [{ kind: 'alerts' }] } })
    await shop.advance('30m')
    await sari.answers(dewi, 'Halo kak')
    await passes(2)
    for (const chat of alerts(shop)) {
      expect(about(chat, TROUBLE)).toHaveLength(1)
      expect(about(chat, WELL)).toHaveLength(1)
    }
    expect(await health()).toMatchObject({ status: 'ok', check: { ok: true, troubles: [] } })
  })

  it('grown to twice as many it is told again, in English where that is spoken', async () => {
    await open({ env: { SHOP_LOCALE: 'en' } })
    await waiting('Dewi')
    await change('UPDATE "Wait" SET "stepAt" = NULL')
    await passes(12)
    await waiting('Budi')
    await change('UPDATE "Wait" SET "stepAt" = NULL')
    await passes(13)
    const told = about(shop.heard('slack'), 'Sigap has checked itself')
    expect(told).toEqual([expect.stringContaining('1 customer (#1)'), expect.stringContaining('2 customers (#1, #2)')])
  })

  it('an alert marked as sent that never was is found', async () => {
    await open()
    await waiting('Dewi')
    await shop.advance('9m')
    for (const platform of PLATFORMS) {
      shop[platform].fault(
        platform === 'telegram'
          ? { method: 'sendRichMessage', kind: 'http500' }
          : { method: 'chat.postMessage', kind: 'http500' },
      )
    }
    shop.telegram.fault({ method: 'sendMessage', kind: 'http500' })
    await shop.advance('80s')
    shop.telegram.clearFaults()
    shop.slack.clearFaults()
    await change(`UPDATE "Outbox" SET "state" = 'done' WHERE "subject" LIKE 'alert:%'`)
    await passes(2)
    expect(about(shop.heard('slack'), TROUBLE)).toHaveLength(1)
  })

  it('an answer marked as sent that never was is found', async () => {
    const sari = await open()
    const dewi = await waiting('Dewi')
    await sari.answers(dewi, 'Halo kak')
    await change(`UPDATE "Message" SET "copyRef" = NULL WHERE "author" = 'human'`)
    await passes(2)
    for (const chat of alerts(shop)) {
      expect(about(chat, TROUBLE)).toEqual([expect.stringContaining('1 balasan tim belum sampai ke pelanggan (#1)')])
    }
  })

  it('an answer that nobody takes is found after two minutes, also while others go their way; not while a pause holds it', async () => {
    const sari = await open()
    const [dewi, budi] = [await waiting('Dewi'), await waiting('Budi')]
    const owe = (key: string, lane: string) =>
      `INSERT INTO "Outbox" ("shopId", "key", "lane", "chat", "priority", "state", "payload", "notBefore", "createdAt")
       VALUES (1, '${key}', '${lane}', '${lane}', 0, 'pending', '{}', ${shop.now + 1440 * MINUTE_MS}, ${shop.now})`
    // What stands before it in its lane keeps it.
    await change(owe('before', 'customer:1'))
    await sari.answers(dewi, 'Halo kak')
    expect(dewi.heard()).not.toContain('Halo kak')
    const others = async (minutes: number) => {
      for (let i = 0; i < minutes * 2; i += 1) {
        await sari.answers(budi, `Kak Budi ${i}`)
        await shop.advance('30s')
      }
    }
    const found = () => alerts(shop).map((chat) => about(chat, 'balasan tim belum sampai ke pelanggan (#1)').length)
    const hold = `INSERT INTO "Pause" ("shopId", "chat", "until") VALUES (1, 'customer:1', ${shop.now + 10 * MINUTE_MS})`
    await change(hold)
    // Read anew at the next start only: a shop of its own knows its pauses.
    await shop.restart()
    await others(6)
    expect(found()).toEqual([0, 0])
    await change('DELETE FROM "Pause"')
    await shop.restart()
    await others(1)
    expect(found()).toEqual([0, 0])
    await others(3)
    expect(found()).toEqual([1, 1])
    await change(`DELETE FROM "Outbox" WHERE "key" = 'before'`)
    await others(3)
    expect(dewi.heard()).toContain('Halo kak')
    for (const chat of alerts(shop)) expect(about(chat, WELL)).toHaveLength(1)
  })

  it("a customer's message that is not in its topic is found", async () => {
    await open()
    await waiting('Dewi')
    await change(`UPDATE "Message" SET "copyRef" = NULL`)
    await passes(2)
    expect(about(shop.heard('alerts'), TROUBLE)).toEqual([expect.stringContaining('1 pesan pelanggan belum muncul')])
  })

  it('a message that could not be copied and was told in words has arrived, and so does its edit', async () => {
    await open()
    const dewi = await waiting('Dewi')
    const refuse = { code: 400, description: "Bad Request: message can't be copied" }
    shop.telegram.fault({ chat: shop.stage.inbox.id, times: 1, kind: { refuse } })
    const said = shop.telegram.send(dewi.user, 'Yang merah')
    await passes(3)
    expect(alerts(shop).map((chat) => about(chat, TROUBLE))).toEqual([[], []])
    shop.telegram.edit(said, 'Yang biru')
    await passes(1)
    expect(about(shop.heard(dewi), 'Yang merah')).toEqual([])
    expect(about(shop.heard(dewi), 'Yang biru')).toHaveLength(1)
  })

  it('a survey that was to be asked and was not is found', async () => {
    const sari = await open()
    const dewi = await waiting('Dewi')
    await sari.answers(dewi, 'Halo kak')
    shop.telegram.fault({ method: 'sendMessage', kind: 'http500' })
    shop.telegram.fault({ method: 'sendRichMessage', kind: 'http500' })
    await sari.writes('/resolve', dewi)
    await passes(5)
    expect(about(shop.heard('slack'), TROUBLE)).toEqual([expect.stringContaining('survei')])
    shop.telegram.clearFaults()
    await passes(5)
    expect(about(shop.heard('slack'), WELL)).toHaveLength(1)
  })

  it('a row somebody holds for ever is found at once, and what is found does not wait behind it', async () => {
    await open()
    const lane = `telegram:${shop.stage.alerts.id}:`
    await shop.owner.writes('/help', 'private')
    await change(
      `INSERT INTO "Outbox" ("shopId", "key", "lane", "chat", "priority", "state", "payload", "notBefore", "leaseUntil", "leasedBy", "createdAt")
       VALUES (1, 'stuck', '${lane}', 'telegram:${shop.stage.alerts.id}', 1, 'pending',
         '{"target":{"at":"chat","platform":"telegram","chat":"${shop.stage.alerts.id}"},"owed":{"do":"say","reply":{"body":[]}}}',
         ${shop.now}, ${Date.now() + 5 * MINUTE_MS}, 'nobody', ${shop.now})`,
    )
    await passes(1)
    for (const chat of alerts(shop)) {
      expect(about(chat, TROUBLE)).toEqual([expect.stringContaining('1 antrean pesan siap dikirim')])
    }
    await change(`DELETE FROM "Outbox" WHERE "key" = 'stuck'`)
    await passes(3)
    for (const chat of alerts(shop)) expect(about(chat, WELL)).toHaveLength(1)
  })
})
