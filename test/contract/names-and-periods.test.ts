import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'
import { asks, only, slackOf, types, words } from './asking.ts'

let shop: Scenario
let dina: Teammate

beforeAll(async () => {
  // Friday.
  shop = await scenario({ start: '2026-10-23T10:00:00', env: { BUSINESS_HOURS: 'always' } })
  const { owner } = shop
  const add = async (name: string, username?: string) => {
    const somebody = shop.teammate(name, { username })
    await owner.writes(`/admin add ${name} telegram:${somebody.user.id} slack:${slackOf(somebody).id}`, 'private')
    return somebody
  }
  await add('Sari Dewi', 'sari_cs')
  await add('Sari')
  await add('Désirée')
  await add('Siti Aminah')
  await add('Siti Rahayu')
  dina = shop.teammate('Dina', { username: 'Dina_Toko' })
  await owner.writes('/admin add Dina telegram:@dina_toko', 'private')
  await owner.writes('/admin nick Siti Aminah Mimin', 'private')
})
afterAll(() => shop.close())

/** The first line of what the owner is told, on either platform. */
async function told(line: string): Promise<string[]> {
  const telegram = only(await asks(shop, shop.owner, `/${line}`, 'alerts'))
  const slack = words(shop, (await types(shop, shop.owner, `/${line}`)).whispered)
  return [telegram, slack].map((text) => text.split('\n')[0] ?? '')
}

describe('NAME', () => {
  it.each([
    ['sari', 'Sari'],
    ['SARI', 'Sari'],
    ['sari dewi', 'Sari Dewi'],
    ['dewi', 'Sari Dewi'],
    ['Dew', 'Sari Dewi'],
    ['desiree', 'Désirée'],
    ['DÉSIR', 'Désirée'],
    ['rahayu', 'Siti Rahayu'],
    ['amin', 'Siti Aminah'],
    ['mimin', 'Siti Aminah'],
    ['@dina_toko', 'Dina'],
    ['@Dina_TOKO', 'Dina'],
    ['dina_toko', 'Dina'],
  ])('%s is %s', async (said, meant) => {
    for (const line of await told(`kpi ${said}`)) expect(line).toMatch(new RegExp(`^${meant} · 7 hari terakhir`))
  })

  it('that fits several is asked back, with a button for each that does what was asked', async () => {
    const [answer] = await asks(shop, shop.owner, '/kpi siti kemarin', 'private')
    expect(answer?.text).toContain('"siti" bisa berarti Siti Aminah atau Siti Rahayu. Yang mana?')
    expect(answer?.rows.flat().map(({ text }) => text)).toEqual(['Siti Aminah', 'Siti Rahayu'])
    await shop.owner.presses('Siti Rahayu', 'private')
    expect(shop.owner.heard().at(-1)).toMatch(/^Siti Rahayu · kemarin/)
    const { whispered } = await types(shop, shop.owner, '/kpi siti kemarin')
    const outcome = await shop.slack.press(slackOf(shop.owner), whispered[0]!, 'Siti Aminah')
    expect(words(shop, await outcome.answers())).toMatch(/^Siti Aminah · kemarin/)
  })

  it.each([
    ['sarri', 'Sari'],
    ['aminha', 'Siti Aminah'],
    ['dian', 'Dina'],
  ])('that nobody has, %s, gets the nearest names, %s first', async (said, nearest) => {
    for (const line of await told(`kpi ${said}`)) {
      expect(line).toMatch(new RegExp(`Tidak ada "${said}" di tim ini. Yang paling mirip: ${nearest}`))
    }
  })

  it('is a mention on Telegram: of somebody without a username', async () => {
    const rahayu = shop.teammate('Siti Rahayu')
    const entities = [
      { type: 'bot_command' as const, offset: 0, length: 4 },
      { type: 'text_mention' as const, offset: 5, length: 4, user: rahayu.user },
    ]
    await shop.owner.writes({ text: '/kpi Siti bulan ini', entities }, 'private')
    expect(shop.owner.heard().at(-1)).toMatch(/^Siti Rahayu · bulan ini/)
  })

  it('is a mention on Telegram: of somebody added by number, once they have said something', async () => {
    const sari = shop.teammate('Sari Dewi')
    await sari.writes('/waiting', 'private')
    expect(only(await asks(shop, shop.owner, '/kpi @Sari_CS', 'alerts'))).toMatch(/^Sari Dewi · /)
  })

  it('is a mention on Slack, in a command and in a message', async () => {
    const rahayu = slackOf(shop.teammate('Siti Rahayu'))
    const { whispered } = await types(shop, shop.owner, `/kpi @${rahayu.name} kemarin`)
    expect(words(shop, whispered)).toMatch(/^Siti Rahayu · kemarin/)
    const asked = shop.slack.mention(shop.channel, slackOf(shop.owner), `kpi <@${rahayu.id}> kemarin`)
    const answered = () => shop.slack.messages(shop.channel, asked.ts)[1]
    expect(shop.slack.plainText(await shop.slack.waitFor(answered))).toMatch(/^Siti Rahayu · kemarin/)
  })

  it('of strange kinds breaks nothing', async () => {
    for (const odd of [
      '*_`[',
      '😀',
      '<b>',
      '%',
      "' OR 1=1 --",
      'a'.repeat(3000),
      '<@U999|x>',
      '@',
      '..',
      '\u202Eiras',
    ]) {
      for (const line of await told(`kpi ${odd}`)) expect(line).toMatch(/^Tidak ada "|Siapa\?/)
    }
  })
})

describe('somebody named by their @username', () => {
  it('has their rights from their first word on', async () => {
    expect(only(await asks(shop, dina, '/waiting', 'private'))).toBe('Tidak ada pelanggan yang menunggu.')
    await shop.customer('Maya').says('halo?')
    await dina.answers(shop.customer('Maya'), 'halo kak')
    const admins = only(await asks(shop, shop.owner, '/admins', 'private'))
    expect(admins.match(/Dina/g)).toHaveLength(1)
  })
})

describe('PERIOD', () => {
  it.each([
    ['', '7 hari terakhir (17 Okt 2026 – 23 Okt 2026)'],
    ['today', 'hari ini (23 Okt 2026)'],
    ['hari ini', 'hari ini (23 Okt 2026)'],
    ['Kemarin', 'kemarin (22 Okt 2026)'],
    ['yesterday', 'kemarin (22 Okt 2026)'],
    ['7d', '7 hari terakhir (17 Okt 2026 – 23 Okt 2026)'],
    ['30D', '30 hari terakhir (24 Sep 2026 – 23 Okt 2026)'],
    ['this month', 'bulan ini (1 Okt 2026 – 31 Okt 2026)'],
    ['bulan ini', 'bulan ini (1 Okt 2026 – 31 Okt 2026)'],
    ['last month', 'bulan lalu (1 Sep 2026 – 30 Sep 2026)'],
    ['BULAN LALU', 'bulan lalu (1 Sep 2026 – 30 Sep 2026)'],
    ['2026-10', 'sebulan, 31 hari (1 Okt 2026 – 31 Okt 2026)'],
    ['2026-10-01..2026-10-31', '31 hari (1 Okt 2026 – 31 Okt 2026)'],
  ])('%j', async (period, shown) => {
    expect(await told(`kpi sari dewi ${period}`.trim())).toEqual([`Sari Dewi · ${shown}`, `Sari Dewi · ${shown}`])
    expect(await told(`team ${period}`.trim())).toEqual([`Tim · ${shown}`, `Tim · ${shown}`])
  })

  it('in English for who reads English', async () => {
    await shop.owner.writes('/language en', 'private')
    expect(await told('team last month')).toEqual(Array(2).fill('Team · last month (1 Sep 2026 – 30 Sep 2026)'))
    expect(await told('team bulan lalu')).toEqual(Array(2).fill('Team · last month (1 Sep 2026 – 30 Sep 2026)'))
    await shop.owner.writes('/language id', 'private')
  })

  it.each(['2026-13', '2026-10-31..2026-10-01', '0d', 'minggu depan', '2026-02-30'])('%s is none', async (period) => {
    for (const line of await told(`team ${period}`)) expect(line).toMatch(/bukan periode/)
  })
})
