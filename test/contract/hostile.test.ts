import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { shownSlack } from '../../src/sandbox/shown.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { slackOf } from './asking.ts'

const zalgo = (text: string) => [...text].map((letter) => letter + '\u0301\u0489\u0334\u0353'.repeat(8)).join('')

/** What people call themselves and write, by what it is meant to do; Telegram's names hold 64 characters. */
const HOSTILE: Readonly<Record<string, string>> = {
  html: '<b>x</b></blockquote>&lt;i&gt;&amp;',
  mrkdwn: '*b* _i_ ~s~ `c` > q :smile:',
  pings: '<!channel> <!here> <@U123> @channel',
  links: '[x](http://e.vil) <http://e.vil|bank>',
  mention: '@sigap_local_bot /kpi@sigap_local_bot',
  command: '/hapus_semua 1',
  note: '// catatan',
  override: 'abc\u202Efed\u2066ihg',
  marks: '\u200F\u200E\u061Cdewi\u200F',
  zalgo: zalgo('Dewi'),
  null: 'De\0wi\u0007\u001b[31m',
  invisible: '\u200b\u2060\u3164',
  joined: '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇮🇩',
  formula: '=HYPERLINK("http://e.vil")',
  template: '{"do":"say"} %s {name}',
  lines: 'satu\r\ndua\u2028tiga\n\n\nempat',
}
const ENDLESS = ['a', '🌸', '<', '&', '*', '\n', '\u202E', zalgo('a')].map((unit) => unit.repeat(100_000 / unit.length))
const TEAM = ['html', 'pings', 'override', 'mrkdwn'] as const

let shop: Scenario
let customers: Customer[]
let admins: Teammate[]

/** Everything these names and words can reach is made to happen once, for all of them together. */
beforeAll(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always', SURVEY_COOLDOWN: '1h' }, patienceMs: 60_000 })
  customers = Object.entries(HOSTILE).map(([key, name]) => shop.customer(key, { firstName: name.slice(0, 64) }))
  admins = TEAM.map((key) => shop.teammate(`tim ${key}`, { firstName: HOSTILE[key]?.slice(0, 64) }))
  for (const [index, text] of Object.values(HOSTILE).entries()) shop.telegram.send(at(customers, index).user, text)
  await shop.settle()
  for (const text of ENDLESS) await at(customers, 0).says(text)
  await shop.advance('11m')
  await shop.owner.writes('/waiting')
  await shop.owner.slash('/waiting')
  for (const [index, customer] of customers.entries()) {
    const admin = at(admins, index % admins.length)
    await admin.answers(customer, `halo ${HOSTILE[TEAM[index % TEAM.length] ?? 'html']}`)
    await shop.owner.writes(`/order H-${index} 10rb ${at(Object.values(HOSTILE), index)}`, customer)
    await admin.writes('/resolve', customer)
  }
  await shop.advance('2m')
  for (const [index, customer] of customers.entries()) {
    await customer.presses('2').catch(() => null)
    shop.telegram.send(customer.user, `${at(Object.values(HOSTILE), index)} ?`)
  }
  await shop.settle()
  for (const key of ['html', 'pings', 'override', 'zalgo', 'null', 'marks']) {
    for (const line of [`admin add ${HOSTILE[key]}`, `order ${HOSTILE[key]}`, `privacy erase ${HOSTILE[key]}`]) {
      await shop.owner.writes(`/${line}`)
      await shop.owner.slash(`/sigap ${line}`)
    }
  }
  for (const line of [
    '/feedback',
    '/team 7d',
    '/admins',
    '/kpi id:2',
    '/kpi id:3',
    '/why id:2 first',
    '/assurance',
    '/orders',
    '/status',
    '/audit',
    '/privacy',
    '/privacy export 1',
    '/privacy erase 1',
  ]) {
    await shop.owner.writes(line)
    await shop.owner.slash(/^.(status|feedback|privacy)/.test(line) ? `/sigap ${line.slice(1)}` : line)
  }
  for (const text of Object.values(HOSTILE)) {
    await shop.owner.writes(`/kpi ${text}`)
    await shop.owner.slash(`/kpi ${text}`)
    await shop.owner.writes(`/${text}`, 'private')
  }
}, 240_000)
afterAll(() => shop?.close())

function at<T>(list: readonly T[], index: number): T {
  const one = list[index]
  if (one === undefined) throw new Error(`nothing at ${index}`)
  return one
}

const telegramSaid = () =>
  [shop.stage.alerts, shop.stage.inbox, shop.owner.user, ...customers.map(({ user }) => user)]
    .flatMap((chat) => shop.telegram.history(chat))
    .filter(({ fromBot }) => fromBot)
const slackSaid = () => [...shop.slack.messages(shop.channel), ...shop.slack.ephemerals(slackOf(shop.owner))]

describe('whatever people are called and write', () => {
  it('everything owed was sent: no platform refused anything, nothing waits', async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/metrics`)).text()
    expect(metrics).toContain('sigap_outbox_dead 0')
    // What is planned for later is not late.
    expect(metrics).toContain('sigap_outbox_age_seconds 0')
    const refused = shop.telegram.calls().filter(({ ok }) => !ok)
    expect(refused.map((call) => JSON.stringify(call).slice(0, 300))).toEqual([])
  })

  it('each customer has one topic, named so that it can be seen and told apart', () => {
    const topics = shop.telegram.topics(shop.stage.inbox)
    expect(topics).toHaveLength(customers.length)
    expect(new Set(topics.map(({ name }) => name.split(' · #').at(-1))).size).toBe(customers.length)
    for (const { name } of topics) {
      expect(name.length).toBeLessThanOrEqual(128)
      expect(name).toMatch(/^[^\s·].* · #\d+$/u)
    }
  })

  it('each one’s words stand in their topic as they wrote them', () => {
    for (const [index, text] of Object.values(HOSTILE).entries()) {
      expect(shop.heard(at(customers, index))[0]).toBe(text)
    }
  })

  it('each was alerted by name, on both platforms', () => {
    const [telegram, slack] = [shop.heard('alerts').join('\n'), shop.heard('slack').join('\n')]
    for (const name of [
      '<b>x</b></blockquote>&lt;i&gt;&amp;',
      '*b* _i_ ~s~ `c` > q :smile:',
      '<!channel> <!here> <@U123> @channel',
    ]) {
      expect(telegram).toContain(name)
      expect(slack).toContain(name)
    }
  })

  it('nothing the bot says turns the direction of what follows, or holds what cannot be seen', () => {
    const own = telegramSaid().filter(({ chat }) => chat === shop.stage.alerts.id || chat === shop.owner.user.id)
    for (const { text, rows } of own) {
      expect([text, ...rows.flat().map((button) => button.text)].join()).not.toMatch(
        /[\u202A-\u202E\u2066-\u2069]|[^\P{Cc}\n\t]/u,
      )
    }
    for (const message of slackSaid()) expect(depthOf(shownSlack(shop.slack, message))).toBe(0)
  })

  it('nobody is pinged in Slack, and no words of theirs are a link or a form', () => {
    for (const { text, blocks } of slackSaid()) {
      expect(text).not.toMatch(/<[!@#]/)
      const markup = objectsIn(blocks).filter(({ type }) => type === 'mrkdwn')
      for (const { text: words } of markup) expect(String(words)).not.toMatch(/<!(?!date)|<@U123|<http:\/\/e\.vil/)
      expect(objectsIn(blocks).filter(({ type }) => type === 'broadcast' || type === 'usergroup')).toEqual([])
      expect(objectsIn(blocks).filter(({ type, url }) => type === 'link' && String(url).includes('e.vil'))).toEqual([])
      expect(objectsIn(blocks).filter(({ user_id }) => user_id === 'U123')).toEqual([])
    }
  })

  it('no words of theirs are markup on Telegram', () => {
    for (const { html } of telegramSaid()) expect(html ?? '').not.toMatch(/<b>x<\/b>|href="http:\/\/e\.vil/)
  })

  it('no command broke over them', () => {
    const said = telegramSaid().map(({ text }) => text)
    expect(said.filter((text) => /S-[0-9A-F]{6}/.test(text))).toEqual([])
    expect(slackSaid().filter((message) => /S-[0-9A-F]{6}/.test(shownSlack(shop.slack, message)))).toEqual([])
  })

  it('every button can be read', () => {
    for (const { rows } of telegramSaid()) {
      for (const { text } of rows.flat()) {
        expect(text.trim().length).toBeGreaterThan(0)
        expect(text.length).toBeLessThanOrEqual(64)
      }
    }
  })
})

/** How many turns of direction are begun and never ended. */
function depthOf(text: string): number {
  const count = (what: RegExp) => text.match(what)?.length ?? 0
  return (
    Math.max(0, count(/[\u202A\u202B\u202D\u202E]/g) - count(/\u202C/g)) +
    Math.max(0, count(/[\u2066-\u2068]/g) - count(/\u2069/g))
  )
}

type Fields = Record<string, unknown>

function objectsIn(value: unknown): Fields[] {
  if (Array.isArray(value)) return value.flatMap(objectsIn)
  if (typeof value !== 'object' || value === null) return []
  return [value as Fields, ...Object.values(value).flatMap(objectsIn)]
}
