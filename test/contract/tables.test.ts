import { afterEach, describe, expect, it } from 'vitest'
import { type Scenario, scenario } from '../support/scenario.ts'
import { asks, slackOf, types } from './asking.ts'
import { admin } from './crew.ts'

let shop: Scenario
afterEach(() => shop?.close())

/** Two admins, five answered customers each, Sari after 2 minutes, Budi after 12. */
async function aMorning(options: Parameters<typeof scenario>[0] = {}): Promise<void> {
  shop = await scenario({ ...options, env: { BUSINESS_HOURS: 'always' } })
  const sari = await admin(shop, 'Sari')
  const budi = await admin(shop, 'Budi <&> "Toko"')
  for (let n = 0; n < 5; n += 1) {
    const [one, other] = [shop.customer(`Satu ${n}`), shop.customer(`Dua ${n}`)]
    await one.says('halo?')
    await other.says('halo?')
    await shop.advance('2m')
    await sari.answers(one, 'ya kak')
    await shop.advance('10m')
    await budi.answers(other, 'ya kak')
  }
}

const TEAM = ['Nama', 'Respons pertama (median)', 'p90', 'Dalam target']

describe('/team and /kpi on Telegram', () => {
  it('are real tables in a rich message', async () => {
    await aMorning({ slack: false })
    const [team] = await asks(shop, shop.owner, '/team', 'alerts')
    expect(team?.kind).toBe('rich')
    expect(team?.html).toMatch(/<table\b[^>]*>.*<th\b[^>]*>Nama<\/th>/s)
    const lines = team?.text.split('\n').map((line) => line.split(' | ')) ?? []
    expect(lines.find(([first]) => first === 'Nama')?.slice(0, 4)).toEqual(TEAM)
    const rows = lines.filter(([first]) => first === 'Sari' || first?.startsWith('Budi'))
    expect(rows.map((row) => row.slice(0, 4))).toEqual([
      ['Sari', '2:00 (n 5) ✓', '2:00', '100% (n 5) ✓'],
      ['Budi <&> "Toko"', '12:00 (n 5)', '12:00', '–'],
    ])
    const [kpi] = await asks(shop, shop.owner, '/kpi sari', 'private')
    expect(kpi?.kind).toBe('rich')
    expect(kpi?.html).toContain('<table')
    expect(kpi?.html).toContain('<details')
    expect(kpi?.text).toContain('Respons pertama | 2:00 | 2:00 | 2:00 | 5')
  })

  it('are set in <pre> by a server that does not know rich messages, which is asked only once', async () => {
    await aMorning({ slack: false, telegram: { richMessages: false } })
    for (const line of ['/team', '/kpi sari', '/admins']) {
      const [answer] = await asks(shop, shop.owner, line, 'alerts')
      expect(answer?.kind).toBe('text')
      expect(answer?.html).toMatch(/<pre>[\s\S]+<\/pre>/)
    }
    expect(shop.telegram.callCount('sendRichMessage')).toBe(1)
    const [team] = await asks(shop, shop.owner, '/team', 'private')
    expect(team?.text).toContain('Budi <&> "Toko"')
    expect(team?.text).toMatch(/Sari +2:00 \(n 5\) ✓ +2:00 +100% \(n 5\) ✓/)
  })

  it('of a refusing server are still said', async () => {
    await aMorning({ slack: false })
    shop.telegram.fault({
      kind: { refuse: { code: 400, description: 'Bad Request: RICH_MESSAGE_INVALID' } },
      method: 'sendRichMessage',
    })
    const [team] = await asks(shop, shop.owner, '/team', 'alerts')
    expect(team?.html).toContain('<pre>')
  })
})

describe('/team and /kpi on Slack', () => {
  it('are one table block each', async () => {
    await aMorning()
    for (const [line, first] of [
      ['/team', TEAM],
      ['/kpi sari', ['Ukuran', 'Median', 'p90', 'Rata-rata', 'n']],
    ] as const) {
      const { whispered } = await types(shop, shop.owner, line)
      const tables = whispered.flatMap(({ blocks }) => blocks.filter(({ type }) => type === 'table'))
      expect(tables).toHaveLength(1)
      const said = shop.slack.plainText(whispered[0]!)
      expect(said).toContain(first.join(' | '))
    }
    const { whispered } = await types(shop, shop.owner, '/team')
    expect(shop.slack.plainText(whispered[0]!)).toContain('Budi <&> "Toko" | 12:00 (n 5) | 12:00 | –')
  })

  it('are said in plain lines when Slack refuses the blocks', async () => {
    await aMorning()
    shop.slack.fault({ kind: { refuse: 'invalid_blocks' }, method: 'response_url', times: 1 })
    const { whispered } = await types(shop, shop.owner, '/team')
    expect(shop.slack.plainText(whispered[0]!)).toContain('Sari')
    expect(shop.slack.ephemerals(slackOf(shop.owner)).at(-1)).toBe(whispered[0])
  })

  it('of a large team still fit', async () => {
    shop = await scenario()
    for (let n = 0; n < 110; n += 1)
      await shop.owner.writes(`/admin add Admin ${n} telegram:${9_000_000 + n}`, 'private')
    for (const line of ['/team', '/admins']) {
      const [answer] = await asks(shop, shop.owner, line, 'alerts')
      expect(answer?.text).toContain('Admin 109')
      const { whispered } = await types(shop, shop.owner, line)
      expect(shop.slack.plainText(whispered[0]!)).toContain('Admin 0')
    }
  })
})
