import { afterEach, describe, expect, it } from 'vitest'
import type { Customer } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
const open = async (env: Record<string, string> = {}) => {
  shop = await scenario({ slack: false, limits: 'as-platforms', env: { BUSINESS_HOURS: 'always', ...env } })
}
afterEach(() => shop?.close())

/** Calls that count against a chat's pace, as they were taken. */
const sends = (chat: { id: number }) =>
  shop.telegram
    .calls()
    .filter(({ method, params }) => /^(send|copy|edit|create)/.test(method) && Number(params.chat_id) === chat.id)
const refused = () => shop.telegram.calls().filter(({ code }) => code === 429)
const inTopic = (one: Customer) => shop.heard(one).join('\n')
/** The words of single and joined messages in the order they stand in the topic, the times of joined ones left out. */
const words = (one: Customer) => {
  const topic = shop.telegram.topics(shop.stage.inbox).find(({ name }) => name.startsWith(`${one.name} ·`))
  const there = shop.telegram.messages(shop.stage.inbox, topic?.id)
  return there.flatMap(({ text }) => text.match(/\bteks \d+\b/g) ?? [])
}

describe('under the limits of the platform (contract 14)', () => {
  it('200 texts of one customer arrive all, once, in order, joined with their times, and nothing is ever refused', async () => {
    await open()
    const dewi = shop.customer('Dewi')
    const said = Array.from({ length: 200 }, (_, i) => `teks ${i}`)
    for (const [i, text] of said.entries()) {
      shop.telegram.send(dewi.user, text)
      if (i % 20 === 19) await shop.advance('3s')
    }
    await shop.advance('5m')
    expect(words(dewi)).toEqual(said)
    expect(shop.heard(dewi).at(-1)).toMatch(/10[.:]00 teks \d+/)
    expect(sends(shop.stage.inbox).length).toBeLessThan(40)
    expect(refused()).toEqual([])
  })

  it('pictures and voice among them go singly, in their place', async () => {
    await open()
    const dewi = shop.customer('Dewi')
    for (let i = 0; i < 25; i += 1) shop.telegram.send(dewi.user, `teks ${i}`)
    shop.telegram.send(dewi.user, { photo: 'a.jpg', caption: 'teks 25' })
    for (let i = 26; i < 30; i += 1) shop.telegram.send(dewi.user, `teks ${i}`)
    shop.telegram.send(dewi.user, { voice: 3 })
    shop.telegram.send(dewi.user, 'teks 30')
    await shop.advance('5m')
    expect(words(dewi)).toEqual(Array.from({ length: 31 }, (_, i) => `teks ${i}`))
    expect(shop.heard(dewi).slice(-4)).toEqual([
      '[photo] teks 25',
      expect.stringMatching(/teks 26\n.*teks 27\n.*teks 28\n.*teks 29/),
      '[voice]',
      expect.stringMatching(/teks 30$/),
    ])
  })

  it('a joined text that is edited is told as a reply; a reply to it is sent as one', async () => {
    await open()
    const [dewi, sari] = [shop.customer('Dewi'), shop.teammate('Sari')]
    const said = Array.from({ length: 25 }, (_, i) => shop.telegram.send(dewi.user, `teks ${i}`))
    await shop.advance('2m')
    const joined = shop.telegram.messages(shop.stage.inbox, dewi.topic).at(-1)
    expect(joined?.text).toMatch(/^\S+ teks 11\n[\s\S]*teks 24$/)
    if (said[22]) shop.telegram.edit(said[22], 'teks dua puluh dua')
    await shop.settle()
    expect(shop.telegram.messages(shop.stage.inbox, dewi.topic).at(-1)).toMatchObject({
      text: expect.stringContaining('teks dua puluh dua'),
      replyTo: joined?.id,
    })
    await sari.answers(dewi, 'halo kak', { replyTo: joined?.id })
    expect(shop.telegram.messages(dewi.user).at(-1)).toMatchObject({ text: 'halo kak', replyTo: said[11]?.message_id })
  })

  it('forty customers at once: each gets a topic and loses nothing; answers and alerts do not wait for them', async () => {
    await open({ FIRST_RESPONSE_TARGET: '1m' })
    const sari = shop.teammate('Sari')
    const first = shop.customer('Pelanggan 0')
    await first.says('teks 0')
    const many = Array.from({ length: 40 }, (_, i) => shop.customer(`Pelanggan ${i}`))
    for (const one of many.slice(1)) for (const n of [1, 2]) shop.telegram.send(one.user, `teks ${n}`)
    await shop.advance('1s')
    await sari.answers(first, 'halo kak')
    expect(first.heard().at(-1)).toBe('halo kak')
    await shop.advance('62s')
    expect(shop.heard('alerts').length).toBeGreaterThan(0)
    await shop.advance('15m')
    for (const one of many.slice(1)) expect(words(one)).toEqual(['teks 1', 'teks 2'])
    expect(shop.telegram.topics(shop.stage.inbox)).toHaveLength(40)
    expect(refused()).toEqual([])
  })

  it('twenty a minute into a group and no more, whatever is owed', async () => {
    await open({ TELEGRAM_GROUP_LIMIT: '5/10s' })
    const dewi = shop.customer('Dewi')
    for (let i = 0; i < 14; i += 1) shop.telegram.send(dewi.user, { photo: `${i}.jpg`, caption: `teks ${i}` })
    await shop.settle()
    expect(sends(shop.stage.inbox)).toHaveLength(5)
    await shop.advance('10s')
    expect(sends(shop.stage.inbox)).toHaveLength(10)
    await shop.advance('10s')
    expect(words(dewi)).toEqual(Array.from({ length: 14 }, (_, i) => `teks ${i}`))
  })

  it('order of service: a new customer first, then the rest, then edits', async () => {
    await open({ TELEGRAM_GROUP_LIMIT: '2/60s' })
    const [ani, budi] = [shop.customer('Ani'), shop.customer('Budi')]
    const start = shop.now
    const said = await ani.says('teks 1')
    await shop.advance('60s')
    shop.telegram.edit(said, 'teks satu')
    await shop.settle()
    for (const photo of ['a.jpg', 'b.jpg', 'c.jpg']) await ani.says({ photo })
    await budi.says('halo')
    await shop.advance('3m')
    const minutes = [1, 2, 3].map((minute) =>
      sends(shop.stage.inbox)
        .filter(({ at }) => Math.round((at - start) / 60_000) === minute)
        .map(({ method, params }) => `${method} ${params.from_chat_id ?? params.name ?? ''}`.trim())
        .sort(),
    )
    expect(minutes).toEqual([
      [`copyMessage ${ani.user.id}`, 'editMessageText'],
      [`copyMessage ${ani.user.id}`, 'createForumTopic Budi · #2'],
      [`copyMessage ${ani.user.id}`, `copyMessage ${budi.user.id}`],
    ])
  })

  it('order of service over all chats: answers to customers, alerts and replies to the team, the inbox, edits', async () => {
    await open({ TELEGRAM_GLOBAL_LIMIT: '1/60s' })
    const [ani, budi, sari] = [shop.customer('Ani'), shop.customer('Budi'), shop.teammate('Sari')]
    const said = await ani.says('halo')
    await budi.says('halo')
    await shop.advance('4m')
    await sari.answers(budi, 'halo kak')
    await shop.advance('2m')
    const start = shop.now
    await ani.says({ photo: 'a.jpg' })
    shop.telegram.edit(said, 'halo kak')
    await budi.says('ada?')
    await sari.writes('/waiting', 'private')
    await sari.answers(budi, 'ada kak')
    await shop.advance('5m')
    const later = shop.telegram.calls().filter(({ at, params }) => at > start && params.chat_id !== undefined)
    expect(later.slice(0, 4).map(({ method, params }) => [method, Number(params.chat_id)])).toEqual([
      ['copyMessage', budi.user.id],
      [expect.stringMatching(/^send/), sari.user.id],
      ['copyMessage', shop.stage.inbox.id],
      ['editMessageText', shop.stage.inbox.id],
    ])
  })

  it('only the newest edit of an alert is sent', async () => {
    await open({ TELEGRAM_GROUP_LIMIT: '3/60s' })
    const [dewi, sari] = [shop.customer('Dewi'), shop.teammate('Sari')]
    await dewi.says('halo')
    await shop.advance('10m')
    await shop.owner.writes('/claim 1', 'private')
    await shop.owner.writes(`/admin add Sari telegram:${sari.user.id}`, 'private')
    await shop.owner.writes('/assign 1 Sari', 'private')
    await shop.owner.writes('/snooze 1 5m', 'private')
    await sari.answers(dewi, 'halo kak')
    await shop.advance('4m')
    const edits = shop.telegram.calls('editMessageText')
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi sudah dibalas')])
    expect(edits.length).toBeLessThanOrEqual(4)
    expect(refused()).toEqual([])
  })

  it('whoever makes an alert change all the time does not keep the next one waiting', async () => {
    await open()
    const [dewi, budi] = [shop.customer('Dewi'), shop.customer('Budi')]
    await dewi.says('halo')
    await shop.advance('90s')
    await budi.says('halo')
    await shop.advance('9m20s')
    for (let i = 0; i < 25; i += 1) {
      await dewi.says(`halo ${i}?`)
      await shop.advance('1s')
    }
    expect(shop.heard('alerts')).toHaveLength(1)
    await shop.advance('17s')
    expect(shop.heard('alerts')[1]).toContain('Budi')
    await shop.advance('1m')
    expect(shop.heard('alerts')[0]).toContain('halo 24?')
  })
})

describe('when the platform still says 429', () => {
  it('that chat waits as long as it says and keeps its order, the others go on; nothing is doubled', async () => {
    shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
    const [dewi, budi, sari] = [shop.customer('Dewi'), shop.customer('Budi'), shop.teammate('Sari')]
    await dewi.says('halo')
    await budi.says('halo')
    shop.telegram.fault({ chat: dewi.user.id, times: 1, kind: { tooManyRequests: 30 } })
    const where = { chat: shop.stage.inbox, thread: dewi.topic }
    for (const text of ['satu', 'dua', 'tiga']) shop.telegram.send(sari.user, text, where)
    await shop.settle()
    await sari.answers(budi, 'halo Budi')
    expect(budi.heard().at(-1)).toBe('halo Budi')
    await shop.advance('29s')
    expect(dewi.heard()).toEqual(['halo'])
    await shop.advance('1s')
    expect(dewi.heard()).toEqual(['halo', 'satu', 'dua', 'tiga'])
  })

  it('in the inbox: alerts and answers to customers go on', async () => {
    shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
    const [dewi, sari] = [shop.customer('Dewi'), shop.teammate('Sari')]
    await dewi.says('satu')
    shop.telegram.fault({ chat: shop.stage.inbox.id, times: 1, kind: { tooManyRequests: 900 } })
    await dewi.says('dua')
    await dewi.says('tiga')
    await shop.advance('10m')
    // That the inbox takes nothing has been told by then.
    expect(shop.heard('alerts')).toEqual([
      expect.stringContaining('sudah tertahan 1 menit'),
      expect.stringContaining('Dewi belum dibalas'),
    ])
    await sari.answers(dewi, 'halo kak')
    expect(dewi.heard().at(-1)).toBe('halo kak')
    expect(inTopic(dewi)).not.toContain('dua')
    await shop.advance('5m')
    expect(inTopic(dewi)).toMatch(/dua[\s\S]*tiga/)
    expect(inTopic(dewi).match(/dua/g)).toHaveLength(1)
  })

  it('outlives a restart', async () => {
    shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
    const dewi = shop.customer('Dewi')
    shop.telegram.fault({ chat: shop.stage.inbox.id, times: 1, kind: { tooManyRequests: 60 } })
    await dewi.says('satu')
    await shop.restart()
    await shop.advance('59s')
    expect(shop.telegram.topics(shop.stage.inbox)).toEqual([])
    await shop.advance('1s')
    expect(shop.heard(dewi)).toEqual(['satu'])
  })
})
