import { afterEach, describe, expect, it } from 'vitest'
import type { Bot } from './bot.ts'
import { type Town, town } from './town.ts'

let shop: Town
afterEach(() => shop?.close())

const NOBODY = { OWNER_TELEGRAM_ID: undefined, OWNER_SLACK_ID: undefined }
const CODE = /\/setup (\d{8})\b/

async function stopped(bot: Bot): Promise<string> {
  bot.kill('SIGTERM')
  expect(await bot.exited).toMatchObject({ code: 0 })
  return bot.output()
}

/** Says something to the bot in private on Telegram; its answer. */
async function asks(user: Town['owner']['telegram'], line: string): Promise<string> {
  const { telegram } = shop
  const before = telegram.messages(user).length
  telegram.send(user, line)
  const said = () =>
    telegram
      .messages(user)
      .slice(before)
      .find(({ fromBot }) => fromBot)
  return (await shop.waitFor(said)).text
}

async function slash(line: string, who = shop.owner.slack): Promise<string> {
  const [name = '', ...rest] = line.split(' ')
  const outcome = await shop.slack.slash(who, shop.channel, name, rest.join(' '))
  return shop.slack.plainText((await outcome.answers(1, 30_000))[0]!)
}

describe('a shop without an owner', () => {
  it('prints a code once, and whoever sends it on Telegram owns the shop', async () => {
    shop = await town()
    const first = shop.start(NOBODY)
    const [, code = ''] = await first.prints(CODE)
    await first.ready()
    expect(await asks(shop.owner.telegram, '/admins')).toContain('/admins hanya untuk pemilik')
    expect(await asks(shop.owner.telegram, '/setup 00000000')).toContain('Kode itu tidak cocok')
    expect((await stopped(first)).match(new RegExp(code, 'g'))).toHaveLength(1)

    const second = shop.start(NOBODY)
    await second.ready()
    expect(await asks(shop.owner.telegram, `/setup ${code}`)).toContain('Selamat datang')
    expect(await asks(shop.owner.telegram, '/admins')).toContain('Rina')
    const sari = shop.telegram.user({ firstName: 'Sari' })
    expect(await asks(sari, `/setup ${code}`)).toContain('sudah punya pemilik')
    expect(await asks(sari, '/admins')).toContain('/admins hanya untuk pemilik')
    expect(await stopped(second)).not.toContain(code)
    expect(second.output()).not.toMatch(CODE)
  })

  it('takes the code on Slack as well, and shows the answer to nobody else', async () => {
    shop = await town()
    const bot = shop.start(NOBODY)
    const [, code = ''] = await bot.prints(CODE)
    await bot.ready()
    expect(await slash('/setup 12345')).toContain('Kode itu tidak cocok')
    expect(await slash(`/sigap setup ${code}`)).toContain('Selamat datang')
    expect(await slash('/admins')).toContain('Rina | pemilik')
    expect(shop.slack.messages(shop.channel)).toEqual([])
    await stopped(bot)
  })

  it('does not spend the code on a start that failed', async () => {
    shop = await town()
    const taken = new URL(shop.telegram.apiRoot).port
    const failed = shop.start({ ...NOBODY, HTTP_PORT: taken })
    expect(await failed.exited).toMatchObject({ code: 1 })
    expect(failed.output()).not.toMatch(CODE)
    const bot = shop.start(NOBODY)
    const [, code = ''] = await bot.prints(CODE)
    expect(await asks(shop.owner.telegram, `/setup ${code}`)).toContain('Selamat datang')
  })

  it('prints none when the settings name the owner', async () => {
    shop = await town()
    const bot = shop.start({ OWNER_SLACK_ID: undefined })
    await bot.ready()
    expect(await asks(shop.owner.telegram, '/setup 12345678')).toContain('sudah punya pemilik')
    expect(await stopped(bot)).not.toMatch(CODE)
  })
})

describe('what a chat command has set', () => {
  it('holds over the environment, which is warned about at start, by name, where it says something else', async () => {
    shop = await town()
    const first = shop.start({ FIRST_RESPONSE_TARGET: '10m' })
    await first.ready()
    expect(await slash('/target first 4m')).toContain('4 menit')
    expect(await slash('/hours apply Mon-Fri 09:00-17:00')).toContain('Sen-Jum 09.00-17.00')
    await stopped(first)

    const differing = shop.start({ FIRST_RESPONSE_TARGET: '10m' })
    await differing.ready()
    const warned = differing.log().flatMap(({ level, msg }) => (level === 40 ? [String(msg)] : []))
    expect(warned.toSorted()).toEqual([
      expect.stringMatching(/^BUSINESS_HOURS in the environment differs/),
      expect.stringMatching(/^FIRST_RESPONSE_TARGET in the environment differs/),
    ])
    expect(await slash('/target')).toContain('Respons pertama\n4 menit')
    expect(await slash('/hours')).toContain('Sen-Jum 09.00-17.00')
    await stopped(differing)

    const silent = shop.start({ BUSINESS_HOURS: undefined, FIRST_RESPONSE_TARGET: '4m' })
    await silent.ready()
    expect(silent.log().filter(({ level }) => level === 40)).toEqual([])
    await stopped(silent)
  })
})
