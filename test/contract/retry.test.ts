import { afterEach, describe, expect, it } from 'vitest'
import { admin } from './crew.ts'
import { about, type Refusing, refusing, status, stuckLines } from './refusals.ts'

let at: Refusing
afterEach(() => at?.shop.close())

const VOICE = { refuse: { code: 400, description: 'Bad Request: VOICE_MESSAGES_FORBIDDEN' } }

/** An answer the customer's settings do not let through. */
async function refused(times?: number): Promise<Refusing> {
  at = await refusing()
  at.shop.telegram.fault({ method: 'copyMessage', chat: at.dewi.user.id, times, kind: VOICE })
  await at.sari.answers(at.dewi, 'jawab satu')
  return at
}

describe('/status', () => {
  it('shows what was put aside, and why, in either language, without anybody’s words', async () => {
    await refused()
    const said = await status(at)
    expect(said).toContain('Ada yang perlu dilihat')
    expect(said).toMatch(
      /Macet: 1\n.*Balasan untuk pelanggan #1 – dikesampingkan 23 Okt 10\.00: 400: Bad Request: VOICE_MESSAGES_FORBIDDEN/,
    )
    expect(said).toMatch(/Perbaiki dulu sebabnya, lalu tekan Coba lagi/)
    expect(said).not.toContain('jawab satu')
    await at.shop.owner.writes('/language en', 'private')
    expect(await status(at)).toMatch(
      /Stuck: 1\n.*Reply to customer #1 – put aside 23 Oct 10:00: 400.*[\s\S]*\[Try again\]/,
    )
    const slack = (await at.shop.owner.slash('/sigap status')).join('\n')
    expect(slack).toMatch(/Reply to customer #1 – put aside[\s\S]*Try again/)
  })

  it('shows what is still being tried, since when, and how much waits behind it', async () => {
    at = await refusing()
    at.shop.telegram.fault({ chat: at.dewi.user.id, kind: 'http500' })
    for (const text of ['satu', 'dua', 'tiga']) await at.sari.answers(at.dewi, text)
    await at.shop.advance('2m')
    expect(await stuckLines(at)).toEqual([
      expect.stringMatching(
        /^Balasan untuk pelanggan #1 – gagal \d kali sejak 23 Okt 10\.00, masih dicoba: 500.*\. 2 lagi menunggu di belakangnya$/,
      ),
    ])
  })

  it('shows where a platform asked for a pause, until when, and how much waits for its end', async () => {
    at = await refusing()
    const { telegram, stage } = at.shop
    telegram.fault({ method: 'copyMessage', chat: stage.inbox.id, times: 1, kind: { tooManyRequests: 300 } })
    for (const text of ['kak?', 'halo?']) await at.dewi.says(text)
    const said = await status(at)
    expect(said).toContain('Ada yang perlu dilihat')
    expect(said).toMatch(/Jeda dari platform:? ke grup inbox sampai 23 Okt 10\.05; 2 menunggu, dikirim sesudah itu/)
    expect(said).not.toMatch(/Macet/)
    await at.shop.advance('6m')
    expect(await status(at)).toContain('Semua bekerja')
  })

  it('shows nothing of it when all arrives', async () => {
    at = await refusing()
    await at.sari.answers(at.dewi, 'satu')
    const said = await status(at)
    expect(said).toContain('Semua bekerja')
    expect(said).not.toMatch(/Macet|Coba/)
  })
})

describe('trying again', () => {
  it('by the button: what was refused goes, and counts as the answer it was', async () => {
    const { shop, dewi, sari } = await refused(1)
    await sari.answers(dewi, 'jawab dua')
    await status(at)
    const shown = await shop.owner.presses('Coba lagi', 'private')
    expect(shown?.text).toBe('Dicoba lagi. Hasilnya terlihat di /status.')
    expect(dewi.heard()).toEqual(['halo', 'jawab dua', 'jawab satu'])
    expect(await stuckLines(at)).toEqual([])
    await shop.owner.presses('Coba lagi', 'private')
    expect(dewi.heard()).toHaveLength(3)
    await shop.advance('20m')
    expect(about(shop.heard('alerts'), 'Dewi belum dibalas')).toEqual([])
    await shop.owner.writes('/audit', 'private')
    expect(shop.owner.heard().at(-1)).toContain('retry')
  })

  it('refused once more, it is told once more and shown again', async () => {
    const { shop, dewi } = await refused(2)
    await status(at)
    await shop.owner.presses('Coba lagi', 'private')
    expect(about(shop.heard(dewi), 'tidak sampai ke pelanggan')).toHaveLength(2)
    expect(await stuckLines(at)).toHaveLength(1)
    await shop.owner.writes('/retry all', 'private')
    expect(dewi.heard()).toEqual(['halo', 'jawab satu'])
    await shop.owner.writes('/retry all', 'private')
    expect(shop.owner.heard().at(-1)).toContain('Tidak ada yang perlu dicoba lagi')
  })

  it('while an outage lasts: at once, all of it, in order', async () => {
    at = await refusing()
    const { shop, dewi, sari } = at
    const budi = shop.customer('Budi')
    await budi.says('halo')
    for (const one of [dewi, budi]) shop.telegram.fault({ chat: one.user.id, kind: 'http500' })
    for (const text of ['satu', 'dua']) for (const one of [dewi, budi]) await sari.answers(one, text)
    await shop.advance('10m')
    expect(await stuckLines(at)).toEqual([expect.stringMatching(/^1\. Balasan/), expect.stringMatching(/^2\. Balasan/)])
    expect(await status(at)).toMatch(/\[Coba lagi 1\]\n\[Coba lagi 2\]\n\[Coba semua lagi\]/)
    shop.telegram.clearFaults()
    await shop.owner.presses('Coba semua lagi', 'private')
    for (const one of [dewi, budi]) expect(one.heard()).toEqual(['halo', 'satu', 'dua'])
  })

  it('in Slack too', async () => {
    const { shop, dewi } = await refused(1)
    await shop.owner.slash('/sigap retry all')
    expect(dewi.heard()).toEqual(['halo', 'jawab satu'])
  })

  it('is for owners and leads', async () => {
    const { shop, sari, dewi } = await refused(1)
    await sari.writes('/retry all')
    expect(dewi.heard()).toEqual(['halo'])
    const budi = await admin(shop, 'Budi', 'lead')
    await budi.writes('/retry all')
    expect(dewi.heard()).toEqual(['halo', 'jawab satu'])
  })
})
