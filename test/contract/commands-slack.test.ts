import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commands } from '../../commands/index.ts'
import type { Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { slackOf, types, words } from './asking.ts'
import { admin } from './crew.ts'

/** Names Slack keeps for itself. */
const RESERVED = ['help', 'status']

let shop: Scenario
let sari: Teammate
let tono: Teammate

beforeAll(async () => {
  shop = await scenario({ env: { BUSINESS_HOURS: 'always' } })
  sari = await admin(shop, 'Sari')
  tono = shop.teammate('Tono')
  await shop.customer('Dewi').says('Kak, ready?')
})
afterAll(() => shop.close())

const BARE: Record<string, RegExp> = {
  waiting: /^Menunggu sekarang: 1/,
  kpi: /^Siapa\?/,
  team: /^Tim · 7 hari terakhir/,
  why: /^Pilih salah satu: first/,
  assurance: /^Cara pesan admin dibaca/,
  claim: /^Chat yang mana\?/,
  assign: /^Chat yang mana\?/,
  snooze: /^Chat yang mana\?/,
  dismiss: /^Chat yang mana\?/,
  resolve: /^Chat yang mana\?/,
  putback: /^Chat yang mana\?/,
  reopen: /^Chat yang mana\?/,
  order: /^Pesanan siapa\?/,
  orders: /^Tidak ada pesanan yang sedang berjalan/,
  track: /^Pesanan siapa\?/,
  notsales: /^Chat yang mana\?/,
  feedback: /^Masukan pelanggan · 7 hari terakhir/,
  survey: /^Survei\n/,
  target: /^Target\nRespons pertama/,
  hours: /^Jam operasional\n24 jam/,
  holidays: /^Hari libur\n/,
  alerts: /^Tangga peringatan\n75% dari target/,
  admins: /^Tim\nNama \| Peran/,
  admin: /^Pilih salah satu: add/,
  privacy: /^Data pelanggan\nPelanggan\n1\n/,
  audit: /^Siapa mengubah dan melihat apa · 7 hari terakhir/,
  status: /^Semua bekerja/,
  language: /^Bahasa apa\?/,
  help: /^Yang bisa dilakukan Sigap\n\/waiting/,
  setup: /^Masih kurang: KODE/,
}

const shown = commands.filter(({ hidden }) => !hidden)

describe('every command, by every name', () => {
  it('is in this table', () => {
    expect(shown.map(({ name }) => name).toSorted()).toEqual(Object.keys(BARE).toSorted())
  })

  it.each(shown.map(({ name, aliases = [] }) => [name, aliases] as const))(
    '/sigap %s, and directly where the name is free; only the asker sees the answer',
    async (name, aliases) => {
      for (const said of [name, ...aliases]) {
        const lines = [`/sigap ${said}`, `/sigap /${said}`, ...(RESERVED.includes(said) ? [] : [`/${said}`])]
        for (const line of lines) {
          const { whispered, posted } = await types(shop, shop.owner, line)
          expect(words(shop, whispered)).toMatch(BARE[name]!)
          expect(whispered).toHaveLength(1)
          expect(posted).toEqual([])
        }
      }
    },
  )

  it('/sigap alone helps', async () => {
    expect(words(shop, (await types(shop, shop.owner, '/sigap')).whispered)).toMatch(BARE.help!)
  })

  it('names in its answers no command Slack keeps for itself', async () => {
    for (const line of [
      'help',
      'help kpi',
      'help status',
      'help language',
      'kpi sari',
      'team',
      'nonsense',
      'target',
      'hours',
      'status',
    ]) {
      const { whispered } = await types(shop, shop.owner, `/sigap ${line}`)
      expect(words(shop, whispered)).not.toMatch(/(?<!sigap )\/?(?<=\/)(help|status)\b/)
    }
  })
})

/** What the bot says to a message, for all and for the writer alone; `thread` tells where. */
async function saysBack(who: Teammate, say: () => { ts: string; channel: string }) {
  const { slack } = shop
  const person = slackOf(who)
  const whispers = slack.ephemerals(person).length
  const message = say()
  const answer = await slack.waitFor(
    () =>
      slack.messages(message.channel).find(({ byBot, ts }) => byBot && Number(ts) > Number(message.ts)) ??
      slack.ephemerals(person)[whispers],
  )
  await shop.settle()
  return { message, answer, said: slack.plainText(answer) }
}

describe('the App by its name', () => {
  it.each(['waiting', '/waiting', 'sigap waiting', 'Waiting', ', menunggu'])('@Sigap %s', async (line) => {
    const { message, answer, said } = await saysBack(sari, () => shop.slack.mention(shop.channel, slackOf(sari), line))
    expect(said).toMatch(/^Menunggu sekarang: 1/)
    expect(answer).toMatchObject({ threadTs: message.ts })
    expect(answer.ephemeralFor).toBeUndefined()
  })

  it('in a thread answers in that thread', async () => {
    const root = shop.slack.say(shop.channel, slackOf(sari), 'ayo')
    const { answer } = await saysBack(sari, () =>
      shop.slack.mention(shop.channel, slackOf(sari), 'waiting', { threadTs: root.ts }),
    )
    expect(answer.threadTs).toBe(root.ts)
  })

  it('refuses where only the writer can see it: not in a thread that nobody has begun', async () => {
    const { answer, said } = await saysBack(tono, () => shop.slack.mention(shop.channel, slackOf(tono), 'waiting'))
    expect(said).toContain('/waiting hanya untuk anggota tim')
    expect(answer).toMatchObject({ ephemeralFor: tono.slack?.id, threadTs: undefined })
  })
})

describe('a direct message', () => {
  it.each(['waiting', '/waiting', 'sigap menunggu'])('%s', async (line) => {
    const { said } = await saysBack(sari, () => shop.slack.say(shop.slack.im(slackOf(sari)), slackOf(sari), line))
    expect(said).toMatch(/^Menunggu sekarang: 1/)
  })

  it('refuses as anywhere', async () => {
    const { said } = await saysBack(tono, () => shop.slack.say(shop.slack.im(slackOf(tono)), slackOf(tono), 'kpi sari'))
    expect(said).toContain('/kpi hanya untuk anggota tim')
  })

  it('that is no command is answered with the nearest', async () => {
    const { said } = await saysBack(sari, () => shop.slack.say(shop.slack.im(slackOf(sari)), slackOf(sari), 'wating'))
    expect(said).toContain('Mungkin maksudnya /waiting')
  })
})

describe('the acknowledgement', () => {
  // The local Slack fails a command that is not acknowledged within 3 s, as Slack does.
  it.each(['never-answers', 'http500', 'cut-before'] as const)('comes in time when Slack itself %s', async (kind) => {
    const { slack, channel } = shop
    const newcomer = shop.teammate(`Baru ${kind}`)
    for (const method of ['users.info', 'response_url', 'chat.postEphemeral']) slack.fault({ kind, method, times: 1 })
    const { ackMs } = await slack.slash(slackOf(newcomer), channel, '/sigap', 'help')
    expect(ackMs).toBeLessThan(3000)
    slack.clearFaults()
  })

  it('comes in time while Telegram hangs', async () => {
    shop.telegram.fault({ kind: 'never-answers', times: 1 })
    const { ackMs } = await shop.slack.slash(slackOf(shop.owner), shop.channel, '/sigap', 'team')
    expect(ackMs).toBeLessThan(3000)
    shop.telegram.clearFaults()
  })

  it('of many at once comes in time, and each is answered', async () => {
    const people = Array.from({ length: 20 }, (_, n) => (n % 2 ? sari : shop.owner))
    const outcomes = await Promise.all(
      people.map((who) => shop.slack.slash(slackOf(who), shop.channel, '/sigap', 'kpi sari')),
    )
    const answers = await Promise.all(outcomes.map((outcome) => outcome.answers(1, 10_000)))
    for (const [answer] of answers) expect(shop.slack.plainText(answer!)).toMatch(/^Sari · 7 hari terakhir/)
  })

  it('of what changes something comes after its commit', async () => {
    const before = shop.slack.slash(slackOf(shop.owner), shop.channel, '/target', 'first 7m')
    await before
    // Cut off right at the acknowledgement, the change is there.
    await shop.kill()
    expect(words(shop, (await types(shop, shop.owner, '/target')).whispered)).toContain('7 menit')
  })
})
