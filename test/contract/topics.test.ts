import { afterEach, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
const open = async (env: Record<string, string> = {}) => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always', ...env } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
}
afterEach(() => shop?.close())

const topics = () => shop.telegram.topics(shop.stage.inbox).filter(({ deleted }) => !deleted)

describe('a topic deleted by hand', () => {
  it('is made again for the next message, nothing is lost, and answers go on', async () => {
    await open()
    await dewi.says('satu')
    shop.telegram.deleteTopic(shop.stage.inbox, dewi.topic)
    for (const text of ['dua', 'tiga']) shop.telegram.send(dewi.user, text)
    await dewi.says('empat')
    expect(topics().map(({ name }) => name)).toEqual(['Dewi · #1'])
    expect(shop.heard(dewi)).toEqual(['dua', 'tiga', 'empat'])
    await sari.answers(dewi, 'halo kak')
    expect(dewi.heard().at(-1)).toBe('halo kak')
  })

  it('twice, and by several customers at once', async () => {
    await open()
    const [budi, citra] = [shop.customer('Budi'), shop.customer('Citra')]
    for (const round of ['satu', 'dua', 'tiga']) {
      for (const one of [dewi, budi]) shop.telegram.send(one.user, round)
      await citra.says(round)
      for (const topic of topics()) shop.telegram.deleteTopic(shop.stage.inbox, topic.id)
    }
    await Promise.all([dewi, budi, citra].map((one) => one.says('empat')))
    expect(
      topics()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Budi · #2', 'Citra · #3', 'Dewi · #1'])
    for (const one of [dewi, budi, citra]) expect(shop.heard(one)).toEqual(['empat'])
  })

  it('an edit of what was in it is told in the new one', async () => {
    await open()
    const said = await dewi.says('size M')
    shop.telegram.deleteTopic(shop.stage.inbox, dewi.topic)
    shop.telegram.edit(said, 'size L')
    await shop.settle()
    await dewi.says('ya kak')
    expect(shop.heard(dewi).join('\n')).toContain('size L')
  })

  it('that an answer did not arrive is told in the new one', async () => {
    await open()
    await dewi.says('ada?')
    shop.telegram.fault({ chat: dewi.user.id, times: 1, kind: 'http500' })
    const kind = { refuse: { code: 403, description: 'Forbidden: bot was blocked by the user' } }
    shop.telegram.fault({ chat: dewi.user.id, times: 1, kind })
    await sari.answers(dewi, 'ada kak')
    shop.telegram.deleteTopic(shop.stage.inbox, dewi.topic)
    await shop.advance('1m')
    await dewi.says('halo lagi')
    expect(shop.heard(dewi)).toEqual([expect.stringContaining('tidak sampai ke pelanggan'), 'halo lagi'])
  })
})

describe('a topic closed by hand', () => {
  it('is opened again when the customer writes, and stays the same', async () => {
    await open()
    await dewi.says('satu')
    const { topic } = dewi
    shop.telegram.closeTopic(shop.stage.inbox, sari.user, topic)
    await dewi.says('dua')
    await dewi.says('tiga')
    expect(dewi.topic).toBe(topic)
    expect(shop.telegram.callCount('createForumTopic')).toBe(1)
    const texts = shop.telegram.messages(shop.stage.inbox, topic).filter(({ kind }) => kind === 'text')
    expect(texts.map(({ text }) => text)).toEqual(['satu', 'dua', 'tiga'])
  })
})

describe('several inbox groups', () => {
  const two = async () => {
    await open()
    const second = shop.telegram.supergroup({ title: 'Inbox 2', owner: shop.owner.user, forum: true })
    await shop.restart({ INBOX_TELEGRAM_CHAT: `${shop.stage.inbox.id},${second.id}` })
    return second
  }
  const titles = (chat: { id: number }) => shop.telegram.topics(chat).map(({ name }) => name)

  it('share the customers evenly, and each customer stays with one', async () => {
    const second = await two()
    for (const name of ['Ani', 'Budi', 'Citra', 'Dodi']) await shop.customer(name).says('halo')
    expect(titles(shop.stage.inbox)).toEqual(['Ani · #1', 'Citra · #3'])
    expect(titles(second)).toEqual(['Budi · #2', 'Dodi · #4'])
    await shop.restart({ INBOX_TELEGRAM_CHAT: `${second.id},${shop.stage.inbox.id}` })
    for (const name of ['Ani', 'Budi', 'Citra', 'Dodi']) await shop.customer(name).says('ada?')
    expect(titles(shop.stage.inbox)).toHaveLength(2)
    expect(titles(second)).toHaveLength(2)
  })

  it('are both answered in', async () => {
    const second = await two()
    const [ani, budi] = [shop.customer('Ani'), shop.customer('Budi')]
    await ani.says('halo')
    await budi.says('halo')
    await sari.answers(ani, 'halo Ani')
    const [topic] = shop.telegram.topics(second)
    shop.telegram.send(sari.user, 'halo Budi', { chat: second, thread: topic?.id })
    await shop.settle()
    expect(ani.heard()).toEqual(['halo', 'halo Ani'])
    expect(budi.heard()).toEqual(['halo', 'halo Budi'])
  })

  it('a group taken out of the settings is left: its customers get a topic where the team is now', async () => {
    const second = await two()
    const [ani, budi] = [shop.customer('Ani'), shop.customer('Budi')]
    await ani.says('halo')
    await budi.says('halo')
    await shop.restart({ INBOX_TELEGRAM_CHAT: String(shop.stage.inbox.id) })
    await budi.says('masih ada?')
    expect(titles(second)).toHaveLength(1)
    expect(shop.heard(budi)).toEqual(['masih ada?'])
    await sari.answers(budi, 'ada kak')
    expect(budi.heard().at(-1)).toBe('ada kak')
  })
})

describe('groups that become supergroups', () => {
  it('the inbox: what was written before, meanwhile and later arrives in the new one', async () => {
    await open()
    const small = shop.telegram.group({ title: 'Tim', owner: shop.owner.user, id: -1001234500001 })
    await shop.restart({ INBOX_TELEGRAM_CHAT: String(small.id) })
    await dewi.says('satu')
    const now = shop.telegram.migrate(small, shop.owner.user)
    Object.assign(now, { is_forum: true })
    await dewi.says('dua')
    await shop.advance('2m')
    const [topic] = shop.telegram.topics(now)
    expect(topic?.name).toBe('Dewi · #1')
    const shown = () => shop.telegram.messages(now, topic?.id).filter(({ kind }) => kind === 'text')
    expect(shown().map(({ text }) => text)).toEqual(['satu', 'dua'])
    shop.telegram.send(sari.user, 'halo kak', { chat: now, thread: topic?.id })
    await shop.settle()
    expect(dewi.heard().at(-1)).toBe('halo kak')
    await shop.restart({ INBOX_TELEGRAM_CHAT: String(small.id) })
    await dewi.says('tiga')
    expect(shown().at(-1)?.text).toBe('tiga')
  })

  it('the alert group, heard of only by the refusal', async () => {
    await open()
    const small = shop.telegram.group({ title: 'Peringatan', owner: shop.owner.user })
    await shop.restart({ ALERT_TELEGRAM_CHAT: String(small.id) })
    await dewi.says('satu')
    const now = shop.telegram.migrate(small, shop.owner.user)
    await shop.advance('10m')
    expect(shop.telegram.messages(now).map(({ text }) => text)).toEqual([
      expect.anything(),
      expect.stringContaining('Dewi belum dibalas'),
    ])
    await sari.answers(dewi, 'halo')
    expect(shop.telegram.messages(now).at(-1)?.text).toContain('Dewi sudah dibalas')
  })

  it('the alert group, with alerts in it: the reminder sounds in the new one, and no other message is edited', async () => {
    await open()
    const small = shop.telegram.group({ title: 'Peringatan', owner: shop.owner.user })
    await shop.restart({ ALERT_TELEGRAM_CHAT: String(small.id) })
    const budi = shop.customer('Budi')
    await dewi.says('satu')
    await shop.advance('12m')
    const now = shop.telegram.migrate(small, shop.owner.user)
    const texts = () => shop.telegram.messages(now).flatMap(({ text, kind }) => (kind === 'text' ? [text] : []))
    await budi.says('dua')
    await shop.advance('18m')
    expect(texts().filter((text) => text.includes('Dewi (#1) masih menunggu'))).toHaveLength(1)
    await sari.answers(dewi, 'halo')
    await shop.advance('1m')
    expect(texts().filter((text) => text.includes('Budi belum dibalas'))).toHaveLength(1)
    await sari.answers(budi, 'halo')
    expect(texts().filter((text) => text.includes('Budi sudah dibalas'))).toHaveLength(1)
  })
})

describe('the bot removed from the inbox', () => {
  it('loses nothing, tells the owner once what to do, and delivers everything in order when it is back', async () => {
    await open()
    await dewi.says('satu')
    shop.telegram.botRole(shop.stage.inbox, shop.owner.user, 'kicked')
    await dewi.says('dua')
    const budi = shop.customer('Budi')
    await budi.says('halo')
    shop.telegram.album(dewi.user, [{ photo: 'a.jpg' }, { photo: 'b.jpg' }])
    await shop.advance('5m')
    await dewi.says('tiga')
    const told = [...shop.owner.heard(), ...shop.heard('alerts')].filter((line) => line.includes('inbox'))
    expect(told).toHaveLength(2)
    expect(told[0]).toMatch(/kembali|masukkan|tambahkan/i)
    await shop.restart()
    shop.telegram.botRole(shop.stage.inbox, shop.owner.user, 'administrator')
    await shop.advance('2m')
    expect(shop.heard(dewi)).toEqual(['satu', 'dua', '[photo]', '[photo]', 'tiga'])
    expect(shop.heard(budi)).toEqual(['halo'])
  })

  it('without the right to make topics, the same', async () => {
    await open()
    shop.telegram.botRole(shop.stage.inbox, shop.owner.user, 'administrator', false)
    await dewi.says('satu')
    await shop.advance('3m')
    expect(shop.heard('alerts')).toEqual([expect.stringMatching(/inbox[\s\S]*topik/)])
    shop.telegram.botRole(shop.stage.inbox, shop.owner.user, 'administrator', true)
    await shop.advance('2m')
    expect(shop.heard(dewi)).toEqual(['satu'])
  })

  it('from the alert chat: the owner hears of it in private', async () => {
    await open()
    await shop.owner.says('halo')
    await dewi.says('satu')
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'kicked')
    await shop.advance('11m')
    const told = shop.owner.heard().filter((line) => line.includes('tidak bisa menulis'))
    expect(told).toEqual([expect.stringMatching(/kembali|masukkan|tambahkan/i)])
    expect(shop.owner.heard().at(-1)).toMatch(/Dewi belum dibalas[\s\S]*Mestinya muncul di Telegram/)
  })
})
