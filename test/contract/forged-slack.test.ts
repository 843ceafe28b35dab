import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { MINUTE_MS } from '../../src/domain/time.ts'
import { type Fuzzed, openFuzzed, signedBySlack, WEBHOOK_SECRET } from '../fuzz/fuzzed.ts'
import { CHANNEL, freshened, SLACK_OWNER, TOPIC } from '../fuzz/payloads.ts'
import { withId } from '../fuzz/wild.ts'

const PASSING = ['Outbox', 'Process', 'Lease', 'Pause', 'Audit']

let bot: Fuzzed
let serial = 0
beforeAll(async () => {
  bot = await openFuzzed('posted', { FIRST_RESPONSE_TARGET: '10m' })
  const user = { id: 500, is_bot: false, first_name: 'Dewi' }
  const message = { message_id: 1, date: 1, from: user, chat: { ...user, type: 'private' }, text: 'ada?' }
  const moment = { serial: 1, now: Date.now(), home: bot.home, topic: TOPIC }
  const body = withId(freshened({ message }, moment), 1)
  expect(await bot.post('/telegram/webhook', body, { 'x-telegram-bot-api-secret-token': WEBHOOK_SECRET })).toBe(200)
  // From now on the owner is known by name.
  await typed({}, 'waiting')
  // What is shown of the customer is written down with them.
  while ((await bot.metric('sigap_outbox_pending')) > 0) await sleep(50)
})
afterAll(() => bot.close())

/** What the shop knows, without what is on its way. */
async function rows(): Promise<string[]> {
  const tables = (await bot.database.tables()).filter((name) => !PASSING.includes(name))
  const all: string[] = []
  for (const name of tables) {
    const found = await bot.database.all<object>(`SELECT * FROM "${name}"`)
    all.push(...found.map((row) => `${name} ${JSON.stringify(row)}`))
  }
  return all
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString()
const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

function typed(more: Record<string, string>, text: string, sentAt = Date.now()): Promise<number> {
  const who = { user_id: SLACK_OWNER, user_name: 'rina', channel_id: CHANNEL, team_id: 'T1' }
  const hook = { response_url: `${bot.home}hook/${++serial}`, trigger_id: `${serial}.1` }
  const body = form({ command: '/sigap', text, ...who, ...hook, ...more })
  return bot.post('/slack/events', body, { ...FORM, ...signedBySlack(body, sentAt) })
}

function pressed(user: string, value: unknown, more: object = {}): Promise<number> {
  const action = {
    type: 'button',
    action_id: 'a',
    block_id: 'b',
    action_ts: `${Math.floor(Date.now() / 1000)}.${++serial}`,
    value,
  }
  const where = { channel: { id: CHANNEL }, container: { channel_id: CHANNEL, message_ts: '1.1' }, team: { id: 'T1' } }
  const payload = { type: 'block_actions', user: { id: user, username: 'x' }, actions: [action], ...where, ...more }
  const body = form({ payload: JSON.stringify({ ...payload, response_url: `${bot.home}hook/${serial}` }) })
  return bot.post('/slack/events', body, { ...FORM, ...signedBySlack(body, Date.now()) })
}

async function nothingHappens(work: () => Promise<unknown>): Promise<void> {
  const before = await rows()
  await work()
  expect((await rows()).filter((row) => !before.includes(row))).toEqual([])
}

describe('what Slack never sent changes nothing', () => {
  it('a press by a stranger, with every command', { timeout: 90_000 }, async () => {
    await nothingHappens(async () => {
      for (const { name, allow } of commands) {
        if (allow !== 'anyone') for (const rest of ['', ' 1']) await pressed('USTRANGER', name + rest)
      }
    })
  })

  it('values that are none of ours, pressed by the owner', async () => {
    await nothingHappens(async () => {
      for (const value of [
        '',
        '\0',
        '{}',
        '__proto__ 1',
        'constructor',
        'claim 999-1',
        'x'.repeat(5000),
        7,
        null,
        [],
        { a: 1 },
      ]) {
        expect(await pressed(SLACK_OWNER, value)).toBe(200)
      }
    })
    expect([...bot.logged.keys()].filter((line) => line.includes('command broke'))).toEqual([])
  })

  it('a vote for a customer', async () => {
    await nothingHappens(() => pressed(SLACK_OWNER, 'vote 1 5'))
  })

  it('somebody of another workspace', async () => {
    await nothingHappens(async () => {
      expect(await typed({ user_id: 'UOTHER', team_id: 'T2', team_domain: 'lain' }, 'resolve 1')).toBe(200)
      expect(await pressed('UOTHER', 'resolve 1', { team: { id: 'T2' }, view: { id: 'V1', team_id: 'T2' } })).toBe(200)
    })
  })

  it('a request older than five minutes, or without the right signature', async () => {
    await nothingHappens(async () => {
      expect(await typed({}, 'resolve 1', Date.now() - 6 * MINUTE_MS)).toBe(401)
      expect(await typed({}, 'resolve 1', Date.now() + 6 * MINUTE_MS)).toBe(401)
      const body = form({ command: '/sigap', text: 'resolve 1', user_id: SLACK_OWNER, channel_id: CHANNEL })
      const stolen = signedBySlack('something else', Date.now())
      expect(await bot.post('/slack/events', body, { ...FORM, ...stolen })).toBe(401)
      expect(await bot.post('/slack/events', body, FORM)).toBe(401)
    })
  })

  it('and what it sends twice is done once', async () => {
    const again = { trigger_id: 'again.1' }
    expect(await typed(again, 'resolve 1')).toBe(200)
    await nothingHappens(async () => {
      expect(await typed(again, 'resolve 1')).toBe(200)
    })
  })
})
