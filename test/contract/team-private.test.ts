import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
  await dewi.says('halo')
  await sari.answers(dewi, 'halo kak')
})
afterEach(() => shop?.close())

const topics = () => shop.telegram.topics(shop.stage.inbox).map(({ name }) => name)
/** Sari as the customer she plays: her own topic in the inbox. */
const played = () => shop.telegram.topics(shop.stage.inbox).find(({ name }) => name.startsWith('Sari'))

describe('somebody of the team writes to the bot in private (contract 1)', () => {
  it.each(['halo', '/start', 'ada barang?', '// catatan'])(
    '%j is no customer: they are told so, and offered to try',
    async (text) => {
      await sari.says(text)
      expect(sari.heard()).toEqual([text, expect.stringMatching(/Anda anggota tim[\s\S]*\[Coba sebagai pelanggan\]/)])
      await shop.advance('1h')
      expect(topics()).toEqual(['Dewi · #1'])
      expect(shop.heard('alerts')).toEqual([])
    },
  )

  it('a voice message too, told once for each, not twice for the same', async () => {
    await sari.says({ voice: 3 })
    shop.telegram.redeliver(shop.telegram.lastUpdateId())
    await shop.settle()
    expect(sari.heard().filter((text) => text.includes('anggota tim'))).toHaveLength(1)
  })

  it('an unknown command is answered with the nearest', async () => {
    await sari.says('/waitin')
    expect(sari.heard().at(-1)).toMatch(/Tidak ada perintah \/waitin[\s\S]*\/waiting/)
  })

  it('the owner too, before anything else was said', async () => {
    await shop.owner.says('halo')
    expect(shop.owner.heard().at(-1)).toContain('Coba sebagai pelanggan')
  })
})

describe('trying it as a customer', () => {
  beforeEach(async () => {
    await sari.says('halo')
    await sari.presses('Coba sebagai pelanggan', 'private')
  })

  it('they are told it begins, get a topic, an alert and an answer, and are in no figure', async () => {
    await sari.says('ada tas?')
    expect(topics()).toEqual(['Dewi · #1', 'Sari · #2'])
    await shop.advance('10m')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Sari belum dibalas')])
    shop.telegram.send(shop.owner.user, 'ada kak', { chat: shop.stage.inbox, thread: played()?.id })
    await shop.settle()
    expect(sari.heard().at(-1)).toBe('ada kak')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Sari sudah dibalas')])
    await shop.owner.writes('/team today', 'private')
    expect(shop.owner.heard().at(-1)).toMatch(/Dalam target[^\n]*1/)
    expect(shop.owner.heard().at(-1)).not.toMatch(/\b2 dari 2\b|n 2/)
  })

  it('commands are still commands', async () => {
    await sari.says('/waiting')
    expect(sari.heard().at(-1)).toBe('Tidak ada pelanggan yang menunggu.')
  })

  it('/start is greeted as a customer is', async () => {
    await sari.says('/start')
    expect(sari.heard().at(-1)).toMatch(/Halo Kak Sari, selamat datang/)
  })

  it('ends when they say so', async () => {
    await sari.says('/try off')
    await sari.says('halo')
    expect(sari.heard().at(-1)).toContain('Coba sebagai pelanggan')
    expect(topics()).toEqual(['Dewi · #1'])
  })

  it('ends by itself after half an hour', async () => {
    await sari.says('ada tas?')
    await shop.advance('31m')
    await sari.says('halo')
    expect(sari.heard().at(-1)).toContain('Coba sebagai pelanggan')
  })

  it('what still waits when it ends alerts nobody any more', async () => {
    await sari.says('ada tas?')
    await sari.says('/try off')
    await shop.advance('1h')
    expect(shop.heard('alerts')).toEqual([])
  })
})

describe('a customer and the commands of the team', () => {
  it.each(['/waiting', '/kpi Sari', '/status', '/admin add Dewi', '/setup 123', '/claim 1', '/SELESAI', '/bantuan'])(
    '%s is answered to them alone, is no question, and changes nothing',
    async (line) => {
      await dewi.says(line)
      expect(dewi.heard()).toEqual(['halo', 'halo kak', line, expect.stringMatching(/Maaf|Silakan|pemilik|toko/i)])
      expect(shop.heard(dewi)).toEqual(['halo', 'halo kak'])
      await shop.advance('1h')
      expect(shop.heard('alerts')).toEqual([])
    },
  )

  it.each(['/try', '/harga', '/waitin'])('%s is none for them, and a message like any other', async (line) => {
    await dewi.says(line)
    expect(dewi.heard().at(-1)).toBe(line)
    expect(shop.heard(dewi).at(-1)).toBe(line)
  })

  it('/help and /language are theirs', async () => {
    await dewi.says('/help')
    expect(dewi.heard().at(-1)).not.toBe('/help')
    await dewi.says('/language en')
    await dewi.says('/start')
    expect(dewi.heard().at(-1)).toContain('welcome')
  })

  it('a customer who becomes an admin is one from then on', async () => {
    await shop.owner.writes(`/admin add Dewi telegram:${dewi.user.id}`, 'private')
    await dewi.says('halo')
    expect(dewi.heard().at(-1)).toContain('Coba sebagai pelanggan')
  })

  it('somebody set off is a customer when they write', async () => {
    await shop.owner.writes('/admin off Sari', 'private')
    await sari.says('saya mau pesan')
    expect(topics()).toEqual(['Dewi · #1', 'Sari · #2'])
  })
})
