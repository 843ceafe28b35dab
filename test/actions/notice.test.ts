import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noticeNewcomers } from '../../src/actions/notice.ts'
import { undelivered } from '../../src/actions/undelivered.ts'
import { plain } from '../../src/chat/plain.ts'
import { noticeView } from '../../src/chat/views/notice.ts'
import { chatRules } from '../../src/domain/rules.ts'
import { peek } from '../../src/outbox/payload.ts'
import { readDatabase } from '../support/read.ts'
import { at, openRoom, type Room } from '../support/room.ts'

let room: Room
beforeEach(async () => {
  room = await openRoom({ BUSINESS_HOURS: 'always', SHOP_NAME: 'Toko Melati' })
})
afterEach(() => room.close())

const NOW = at('10:00')
const notices = async () => {
  const rows = `SELECT "key", "payload" FROM "Outbox" WHERE "key" LIKE 'notice:%' ORDER BY "id"`
  const owed = await readDatabase<{ key: string; payload: string }>(room.url, rows)
  return owed.map(({ key, payload }) => [key, peek({ payload })?.target])
}

describe('the notice of what is measured', () => {
  it('comes once, in private where that is open, and not to owners', async () => {
    const sari = await room.people('Sari', { telegramId: '11', privateChat: true })
    await room.people('Wati', { role: 'owner', telegramId: '1', privateChat: true })
    await room.people('Toko', { telegramId: '5', privateChat: true, shared: true })
    await room.people('Joko', { telegramId: '15', privateChat: true, active: false })
    expect(await noticeNewcomers(await room.desk(), NOW)).toBe(1)
    expect(await noticeNewcomers(await room.desk(), NOW + 1)).toBe(0)
    expect(await notices()).toEqual([[`notice:${sari.id}:telegram`, { at: 'chat', platform: 'telegram', chat: '11' }]])
  })

  it('comes where they answered last, for their eyes only, to who never opened the bot', async () => {
    const dewi = await room.customer(NOW - 60_000, 'Dewi')
    await room.answers(NOW - 1000, 'Sari', dewi, 'Halo kak')
    expect(await noticeNewcomers(await room.desk(), NOW)).toBe(1)
    const [sari] = await room.store.people.all()
    const target = { at: 'chat', platform: 'telegram', chat: '-1001', thread: `${dewi}0`, onlyFor: { userId: 'Sari' } }
    expect(await notices()).toEqual([[`notice:${sari?.id}:topic`, target]])
  })

  it('that cannot be given there comes once they open the bot', async () => {
    const dewi = await room.customer(NOW - 60_000, 'Dewi')
    await room.answers(NOW - 1000, 'Sari', dewi, 'Halo kak')
    await noticeNewcomers(await room.desk(), NOW)
    const [sari] = await room.store.people.all()
    const row = await room.store.outbox.byKey(`notice:${sari?.id}:topic`)
    if (!row || !sari) throw new Error('nobody was told')
    await undelivered(await room.desk(), { is: 'refused', rows: [row], because: 'other', why: 'x', kept: false }, NOW)
    expect((await room.store.outbox.find(row.id))?.state).toBe('void')
    expect(await noticeNewcomers(await room.desk(), NOW + 1)).toBe(0)
    await room.store.people.change(sari.id, { privateChat: true })
    expect(await noticeNewcomers(await room.desk(), NOW + 2)).toBe(1)
  })

  it('waits for who has neither written nor opened anything', async () => {
    await room.people('Sari', { telegramId: '11' })
    await room.people('Rina', { slackId: 'U1' })
    expect(await noticeNewcomers(await room.desk(), NOW)).toBe(0)
    const desk = await room.desk()
    expect(await noticeNewcomers({ ...desk, places: { ...desk.places, slack: true } }, NOW)).toBe(1)
  })

  it('says what is measured, who sees it, and how long words are kept', () => {
    const rules = { ...chatRules({}), name: 'Toko Melati' }
    const id = plain(noticeView(rules, 'id'))
    for (const said of [
      'kecepatannya di jam buka',
      'kesantunan',
      'pesanan',
      'CSAT dan NPS',
      'pemilik dan lead',
      '/kpi',
      '180 hari',
    ])
      expect(id).toContain(said)
    const en = plain(noticeView({ ...rules, retentionDays: null }, 'en'))
    for (const said of ['how fast', 'courteous', 'order', 'CSAT and NPS', 'owners and leads', '/kpi', 'as long as'])
      expect(en).toContain(said)
  })
})
