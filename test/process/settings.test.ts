import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Town, town } from './town.ts'

let shop: Town
beforeAll(async () => {
  shop = await town()
})
afterAll(() => shop.close())

/** Starts with these settings changed, which must not do: exit 1 within 5 s, no stack trace. What was printed. */
async function refused(changes: Record<string, string | undefined>): Promise<string> {
  const bot = shop.start(changes)
  const { code, afterMs } = await bot.exited
  expect({ code, printed: bot.output() }).toMatchObject({ code: 1, printed: expect.stringContaining('cannot start') })
  expect(afterMs).toBeLessThan(5000)
  expect(bot.output()).not.toMatch(/^\s+at /m)
  expect(bot.output()).not.toContain('node_modules')
  for (const token of [shop.telegram.token, shop.slack.botToken, shop.slack.appToken]) {
    expect(bot.output()).not.toContain(token)
  }
  return bot.output()
}

/** Every setting that can be wrong by itself, wrongly set. */
const WRONG = {
  TELEGRAM_BOT_TOKEN: 'not-a-token',
  TELEGRAM_API_ROOT: 'ftp://example.org',
  TELEGRAM_WEBHOOK_URL: 'example.org/telegram/webhook',
  TELEGRAM_WEBHOOK_SECRET: 'dengan spasi',
  SLACK_BOT_TOKEN: 'xoxp-of-a-person',
  SLACK_APP_TOKEN: 'xoxb-swapped',
  SLACK_API_URL: 'https://slack.com/api',
  DATABASE_URL: 'mysql://localhost/sigap',
  HTTP_PORT: '70000',
  HEARTBEAT_URL: 'hc-ping.example/abc',
  SHOP_TIMEZONE: 'Asia/Jakrta',
  SHOP_LOCALE: 'fr',
  BUSINESS_HOURS: 'Mon-Sat 08:00-25:00',
  OWNER_TELEGRAM_ID: '@rina',
  OWNER_SLACK_ID: 'rina',
  ALERT_TELEGRAM_CHAT: '@peringatan',
  ALERT_SLACK_CHANNEL: '#peringatan',
  INBOX_TELEGRAM_CHAT: '-1001234567890, 42',
  TELEGRAM_GROUP_LIMIT: 'twenty',
  TELEGRAM_GLOBAL_LIMIT: '30',
  FIRST_RESPONSE_TARGET: 'soon',
  NEXT_RESPONSE_TARGET: '-5m',
  RESOLUTION_TARGET: '0s',
  AUTO_RESOLVE_AFTER: '12',
  REOPEN_WITHIN: 'x',
  SURVEY_COOLDOWN: 'week',
  LOG_LEVEL: 'loud',
}

describe('settings that are wrong or missing', () => {
  it('are all told at once, each in a line that begins with its name', async () => {
    const printed = await refused(WRONG)
    const told = [...printed.matchAll(/^ {2}- ([A-Z_]+)/gm)].map(([, name]) => name)
    expect(new Set(told)).toEqual(new Set(Object.keys(WRONG)))
  })

  it('needs a token, and with no settings at all says only that', async () => {
    const nothing = Object.fromEntries(Object.keys(shop.env).map((name) => [name, undefined]))
    expect(await refused(nothing)).toBe(
      'Sigap cannot start:\n  - TELEGRAM_BOT_TOKEN is missing: the token BotFather gave you, like 123456:ABC…\n',
    )
  })

  it.each([
    [{ SLACK_APP_TOKEN: undefined }, 'SLACK_APP_TOKEN is missing'],
    [{ TELEGRAM_WEBHOOK_SECRET: 'rahasia' }, 'TELEGRAM_WEBHOOK_URL is missing'],
    [
      { SLACK_BOT_TOKEN: undefined, SLACK_APP_TOKEN: undefined, SLACK_SIGNING_SECRET: 'abc' },
      'SLACK_BOT_TOKEN is missing',
    ],
    [{ SLACK_BOT_TOKEN: undefined }, 'SLACK_BOT_TOKEN is missing: SLACK_APP_TOKEN is set'],
    [{ SLACK_BOT_TOKEN: undefined, SLACK_APP_TOKEN: undefined }, 'SLACK_BOT_TOKEN is missing: ALERT_SLACK_CHANNEL'],
    [{ DATABASE_URL: 'postgresql://u:geheim@127.0.0.1:1/sigap' }, 'DATABASE_URL: 127.0.0.1:1 cannot be used'],
  ])('%o', async (changes, expected) => {
    const printed = await refused(changes)
    expect(printed).toContain(expected)
    expect(printed).not.toContain('geheim')
  })
})

describe('settings that the world refuses', () => {
  it('tells wrong tokens and a port in use together', async () => {
    const taken = new URL(shop.telegram.apiRoot).port
    const printed = await refused({ TELEGRAM_BOT_TOKEN: '1:wrong', SLACK_BOT_TOKEN: 'xoxb-wrong', HTTP_PORT: taken })
    expect(printed).toContain('- TELEGRAM_BOT_TOKEN: Telegram refuses the bot token (401)\n')
    expect(printed).toContain('- SLACK_BOT_TOKEN: Slack refuses the bot token: invalid_auth\n')
    expect(printed).toContain(`- HTTP_PORT: ${taken} is used by another program\n`)
    expect(printed).not.toContain('1:wrong')
  })

  it('tells a wrong app token by its own name', async () => {
    const printed = await refused({ SLACK_APP_TOKEN: 'xapp-wrong' })
    expect(printed).toContain('- SLACK_APP_TOKEN: Slack refuses the app token: invalid_auth\n')
    expect(printed).not.toContain('SLACK_BOT_TOKEN')
  })

  it.each(['/proc/sigap/sigap.db', '/dev/null/sigap.db', '/'])('tells that %s cannot be written', async (file) => {
    const printed = await refused({ DATABASE_URL: `file:${file}` })
    expect(printed).toContain(`- DATABASE_URL: ${file} cannot be written`)
  })

  it('tells that a file is no database, and leaves it as it was', async () => {
    const file = path.join(shop.folder, 'notes.txt')
    writeFileSync(file, 'milk, eggs\n'.repeat(100))
    expect(await refused({ DATABASE_URL: `file:${file}` })).toContain(`- DATABASE_URL: ${file} cannot be used`)
  })

  it('still tells them within 5 s when the other platform does not answer', async () => {
    shop.telegram.fault({ kind: 'never-answers', method: 'getMe' })
    const printed = await refused({ SLACK_BOT_TOKEN: 'xoxb-wrong' })
    shop.telegram.clearFaults()
    expect(printed).toContain('SLACK_BOT_TOKEN: Slack refuses')
  })

  it('leaves nothing running and nobody heard: the next start serves as if nothing had been', async () => {
    const dewi = shop.telegram.user({ firstName: 'Dewi' })
    shop.telegram.send(dewi, 'Halo?')
    await refused({ SLACK_BOT_TOKEN: 'xoxb-wrong' })
    expect(shop.telegram.unconfirmed()).toBe(1)
    expect(shop.slack.sockets).toBe(0)
    const bot = shop.start()
    await bot.ready()
    await shop.waitFor(() => shop.telegram.callCount('copyMessage') === 1)
    bot.kill('SIGTERM')
    expect(await bot.exited).toMatchObject({ code: 0 })
  })
})

describe('.env in the working directory', () => {
  const file = () => path.join(shop.folder, '.env')
  const line = (name: string) => `${name}=${shop.env[name]}`

  it('sets what the environment does not, and the environment wins', async () => {
    const own = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_API_ROOT', 'SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'SLACK_API_URL']
    writeFileSync(
      file(),
      ['# a shop', ...own.map(line), 'HTTP_PORT=70000', 'BUSINESS_HOURS="Sat 20:00-02:00"'].join('\n'),
    )
    const missing = Object.fromEntries([...own, 'BUSINESS_HOURS'].map((name) => [name, undefined]))
    const bot = shop.start(missing)
    await bot.ready()
    const told = await shop.slack.slash(shop.owner.slack, shop.channel, '/sigap', 'hours')
    expect((await told.answers(1, 30_000)).map((m) => shop.slack.plainText(m)).join()).toContain('Sab 20.00-02.00')
    bot.kill('SIGTERM')
    await bot.exited
    expect(await refused({ ...missing, HTTP_PORT: undefined })).toContain('HTTP_PORT must be a port')
    rmSync(file())
  })
})

describe('settings that are set in vain', () => {
  it('starts all the same and says by name what has no effect', async () => {
    const later = {
      INBOX_SLACK_CHANNEL: 'C0123456789',
      INGEST_SECRET: 'open-sesame',
    }
    const bot = shop.start({ ...later, ALERT_TELEGRAM_CHAT: String(shop.inbox.id) })
    await bot.ready()
    const warned = bot.log().flatMap(({ level, msg }) => (level === 40 ? [String(msg)] : []))
    expect(warned).toEqual([
      expect.stringMatching(/^INBOX_SLACK_CHANNEL has no effect/),
      expect.stringMatching(/^INGEST_SECRET has no effect/),
      expect.stringMatching(/^ALERT_TELEGRAM_CHAT is also an INBOX_TELEGRAM_CHAT/),
    ])
    expect(bot.output()).not.toContain('sesame')
    bot.kill('SIGTERM')
    await bot.exited
  })

  it('says nothing of settings that are in order', async () => {
    const bot = shop.start()
    await bot.ready()
    expect(bot.log().filter(({ level }) => Number(level) >= 40)).toEqual([])
    bot.kill('SIGTERM')
    await bot.exited
  })
})
