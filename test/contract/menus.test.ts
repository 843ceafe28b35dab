import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import { projectRoot } from '../../src/root.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { asks, only, types, words } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
beforeAll(async () => {
  shop = await scenario()
})
afterAll(() => shop.close())

const SHOWN = commands.filter(({ hidden }) => !hidden).map(({ name }) => name)

describe('the menus on Telegram', () => {
  const menu = (chat?: number, language?: string) =>
    shop.telegram
      .menu(chat === undefined ? undefined : { type: 'chat', chat_id: chat }, language)
      .map(({ command, description }) => `${command}: ${description}`)

  it.each([
    [undefined, 'Lihat status pesanan', 'Bahasa: id atau en'],
    ['id', 'Lihat status pesanan', 'Bahasa: id atau en'],
    ['en', 'How an order stands', 'Language: id or en'],
  ])('show customers almost nothing, in %s', (language, track, expected) => {
    const shown = [`track: ${track}`, `language: ${expected}`, expect.stringMatching(/^help: /)]
    expect(menu(undefined, language)).toEqual(shown)
  })

  it.each([
    [undefined, 'waiting: Siapa yang menunggu sekarang'],
    ['id', 'waiting: Siapa yang menunggu sekarang'],
    ['en', 'waiting: Who is waiting now'],
  ])('show the team’s groups every command, in %s', (language, first) => {
    for (const chat of [shop.stage.inbox.id, shop.stage.alerts.id]) {
      expect(menu(chat, language)[0]).toBe(first)
      expect(menu(chat, language).map((line) => line.split(':')[0])).toEqual(SHOWN)
    }
  })

  it('come first in the shop’s own language', async () => {
    const other = await scenario({ slack: false, env: { SHOP_LOCALE: 'en' } })
    expect(other.telegram.menu().map(({ description }) => description)).toContain('Language: id or en')
    await other.close()
  })

  it('are set as soon as Telegram can be reached', async () => {
    const late = await scenario({ slack: false })
    await late.stage.app.stop()
    const before = late.telegram.callCount('setMyCommands')
    late.telegram.fault({ kind: 'http500', method: 'getMe', times: 2 })
    await late.stage.boot({ DATABASE_URL: late.stage.env.DATABASE_URL })
    expect(late.telegram.callCount('setMyCommands')).toBe(before * 2)
    await late.close()
  })
})

describe('/help', () => {
  it.each(['id', 'en'])('in %s lists every command the owner has, on both platforms', async (language) => {
    await shop.owner.writes(`/language ${language}`, 'private')
    const telegram = only(await asks(shop, shop.owner, '/help', 'private'))
    const slack = words(shop, (await types(shop, shop.owner, '/sigap help')).whispered)
    for (const name of SHOWN) {
      expect(telegram).toMatch(new RegExp(`^/${name}\\b.{12,}`, 'm'))
      expect(slack).toMatch(new RegExp(`^/(sigap )?${name}\\b.{12,}`, 'm'))
    }
  })

  it.each(['id', 'en'])('in %s explains each of them, with an example', async (language) => {
    await shop.owner.writes(`/language ${language}`, 'private')
    for (const name of SHOWN) {
      const said = only(await asks(shop, shop.owner, `/help ${name}`, 'private'))
      expect(said.split('\n')[0]).toMatch(new RegExp(`^/${name}\\b`))
      expect(said).toMatch(language === 'id' ? /^Contoh$/m : /^Examples$/m)
    }
    await shop.owner.writes('/language id', 'private')
  })

  it('lists to an admin what an admin may, and nothing else', async () => {
    const sari = await admin(shop, 'Sari')
    const said = only(await asks(shop, sari, '/help', 'private'))
    const listed = [...said.matchAll(/^\/([a-z]+)/gm)].map(([, name]) => name)
    const mine = commands.filter(({ hidden, allow }) => !hidden && (allow === 'admin' || allow === 'anyone'))
    expect(listed).toEqual(mine.map(({ name }) => name))
  })

  it('tells a customer to just ask, and a stranger in the team’s chats how to be on the team', async () => {
    const dewi = shop.customer('Dewi')
    expect(only(await asks(shop, dewi, '/help', 'private'))).toMatch(/^Halo Kak! Silakan tulis saja/)
    const tono = shop.teammate('Tono')
    expect(only(await asks(shop, tono, '/help', 'alerts'))).toContain(`/admin add Tono telegram:${tono.user.id}`)
    const { whispered } = await types(shop, tono, '/sigap help')
    expect(words(shop, whispered)).toContain(`/admin add Tono slack:${tono.slack?.id}`)
  })
})

/** Names Slack’s own clients take; a manifest that asks for one is refused whole. */
const RESERVED =
  'active all apps archive away call caller collapse dm dnd expand feed feedback files giphy help huddle invite invite_people join keys kick leave list me msg mute open people prefs pro remind remove rename search shortcuts shrug star status topic unarchive who'.split(
    ' ',
  )

describe('npm run manifest', () => {
  const made = () => {
    const printed = execFileSync(process.execPath, [path.join(projectRoot, 'dist/src/manifest.js')], {
      encoding: 'utf8',
    })
    return JSON.parse(printed) as {
      features: {
        slash_commands: { command: string; description: string; usage_hint?: string; should_escape: boolean }[]
      }
      settings: { socket_mode_enabled: boolean }
    }
  }

  it('asks for /sigap and every name Slack leaves free, and for none it keeps', () => {
    const { features, settings } = made()
    const names = features.slash_commands.map(({ command }) => command.slice(1))
    expect(names).toContain('sigap')
    expect(names.filter((name) => RESERVED.includes(name))).toEqual([])
    const free = commands
      .filter(({ hidden }) => !hidden)
      .flatMap(({ name, aliases = [] }) => [name, ...aliases])
      .filter((name) => !RESERVED.includes(name))
    expect(names).toEqual(expect.arrayContaining(free))
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBeLessThanOrEqual(50)
    for (const one of features.slash_commands) {
      expect(one.command).toMatch(/^\/[a-z][a-z0-9_-]{0,30}$/)
      expect(one.description.length).toBeGreaterThan(3)
      expect(one.should_escape).toBe(true)
    }
    expect(settings.socket_mode_enabled).toBe(true)
  })
})
