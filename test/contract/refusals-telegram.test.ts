import { afterEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../src/sandbox/telegram/index.ts'
import { about, type Refusing, refusing, stuckLines } from './refusals.ts'

let at: Refusing
afterEach(() => at?.shop.close())

const FROM = /Mestinya muncul di Telegram/
const refuses = (answer: string): Fault['kind'] => ({
  refuse: { code: Number(answer.slice(0, 3)), description: answer.slice(4) },
})
const open = async () => {
  at = await refusing({ slack: false })
  return at
}
const topic = () => at.shop.heard(at.dewi)

/** What is told somewhere, what /status then shows as stuck, and whether the next in the lane arrives. */
type Row = [answer: string, told: RegExp | null, stuck: RegExp | null, next: boolean]

describe('an answer to a customer', () => {
  it.each<Row>([
    ['403 Forbidden: bot was blocked by the user', /memblokir bot/, null, false],
    ['403 Forbidden: user is deactivated', /memblokir bot/, null, false],
    ["403 Forbidden: bot can't initiate conversation with a user", /memblokir bot/, null, false],
    ['400 Bad Request: chat not found', /memblokir bot/, null, false],
    ['400 Bad Request: PEER_ID_INVALID', /memblokir bot/, null, false],
    ['400 Bad Request: INPUT_USER_DEACTIVATED', /memblokir bot/, null, false],
    ['400 Bad Request: message to copy not found', /pesannya sudah tidak ada/, null, true],
    ["400 Bad Request: message can't be copied", /pesannya sudah tidak ada/, null, true],
    ['400 Bad Request: VOICE_MESSAGES_FORBIDDEN', /Coba kirim ulang/, /^Balasan untuk pelanggan #1 – dikesamp/, true],
    ['413 Request Entity Too Large', /Coba kirim ulang/, /^Balasan untuk pelanggan #1/, true],
    ['400 Bad Request: something new', /something new/, /something new$/, true],
  ])('%s', async (answer, told, stuck, next) => {
    const { shop, dewi, sari } = await open()
    shop.telegram.fault({ chat: dewi.user.id, times: 1, kind: refuses(answer) })
    await sari.answers(dewi, 'satu')
    await sari.answers(dewi, 'dua')
    expect(about(topic(), told ?? /^$/)).toHaveLength(next ? 1 : 2)
    expect(dewi.heard().includes('dua')).toBe(next)
    expect(dewi.heard()).not.toContain('satu')
    expect(await stuckLines(at)).toEqual(stuck ? [expect.stringMatching(stuck)] : [])
  })
})

describe('a customer’s message into their topic', () => {
  it.each<[answer: string, times: number, shown: (string | RegExp)[], told: RegExp | null]>([
    ["400 Bad Request: message can't be copied", 1, [/tidak bisa disalin[\s\S]*satu/, 'dua'], null],
    ['400 Bad Request: message to copy not found', 1, [/tidak bisa disalin[\s\S]*satu/, 'dua'], null],
    ['400 Bad Request: something new', 1, [/tidak bisa disalin[\s\S]*satu/, 'dua'], null],
    ['400 Bad Request: message thread not found', 1, ['satu', 'dua'], null],
    ['400 Bad Request: TOPIC_DELETED', 1, ['satu', 'dua'], null],
    ['400 Bad Request: TOPIC_CLOSED', 1, ['satu', 'dua'], null],
    ['403 Forbidden: bot was kicked from the supergroup chat', 3, ['satu', 'dua'], /grup inbox/],
    ['403 Forbidden: bot is not a member of the supergroup chat', 3, ['satu', 'dua'], /grup inbox/],
    ['400 Bad Request: not enough rights to send text messages to the chat', 3, ['satu', 'dua'], /grup inbox/],
    ['400 Bad Request: CHAT_WRITE_FORBIDDEN', 3, ['satu', 'dua'], /grup inbox/],
  ])('%s: nothing is lost, in order', async (answer, times, shown, told) => {
    const { shop, dewi } = await open()
    shop.telegram.fault({ chat: shop.stage.inbox.id, times, kind: refuses(answer) })
    for (const text of ['satu', 'dua']) shop.telegram.send(dewi.user, text)
    await shop.advance('5m')
    const there = topic().filter((line) => line !== 'halo')
    expect(there).toEqual(shown.map((one) => (typeof one === 'string' ? one : expect.stringMatching(one))))
    expect(about(shop.heard('alerts'), told ?? /grup inbox|macet/i)).toHaveLength(told ? 1 : 0)
    expect(await stuckLines(at)).toEqual([])
  })
})

describe('an alert', () => {
  it.each<[answer: string, elsewhere: boolean, lost: boolean]>([
    ['403 Forbidden: bot was kicked from the supergroup chat', true, true],
    ['403 Forbidden: the group chat was deleted', true, true],
    ['400 Bad Request: chat not found', true, true],
    ['400 Bad Request: CHAT_WRITE_FORBIDDEN', true, true],
    ['400 Bad Request: need administrator rights in the channel chat', true, true],
    ['400 Bad Request: group chat was upgraded to a supergroup chat', true, true],
    ['400 Bad Request: TOPIC_CLOSED', true, false],
    ['400 Bad Request: something new', true, false],
    ["400 Bad Request: can't parse entities: unsupported start tag", false, false],
    ['400 Bad Request: BUTTON_DATA_INVALID', false, false],
    ['400 Bad Request: message is too long', false, false],
  ])('%s', async (answer, elsewhere, lost) => {
    const { shop } = await open()
    shop.telegram.fault({ chat: shop.stage.alerts.id, times: 1, kind: refuses(answer) })
    await shop.advance('5m')
    await shop.customer('Budi').says('ada?')
    await shop.advance('10m')
    expect(about(shop.owner.heard(), 'Dewi belum dibalas')).toEqual(elsewhere ? [expect.stringMatching(FROM)] : [])
    expect(about(shop.heard('alerts'), 'Dewi belum dibalas')).toHaveLength(elsewhere ? 0 : 1)
    expect(about(shop.heard('alerts'), 'Budi belum dibalas')).toHaveLength(1)
    expect(about(shop.owner.heard(), 'tidak bisa menulis di chat tim')).toHaveLength(lost ? 1 : 0)
    expect(await stuckLines(at)).toEqual([])
  })
})

describe('an edit of an alert', () => {
  it.each<[answer: string, told: boolean]>([
    ['400 Bad Request: message to edit not found', false],
    ["400 Bad Request: message can't be edited", false],
    ['400 Bad Request: message is not modified', false],
    ['400 Bad Request: something new', false],
    ['403 Forbidden: bot was kicked from the supergroup chat', true],
  ])('%s: nothing is stuck, the next alert comes', async (answer, told) => {
    const { shop, dewi, sari } = await open()
    await shop.advance('11m')
    shop.telegram.fault({ method: 'editMessageText', times: 1, kind: refuses(answer) })
    await sari.answers(dewi, 'halo kak')
    await dewi.says('yang biru?')
    await shop.advance('15m')
    expect(about(shop.heard('alerts'), 'Dewi belum dibalas · 15 menit')).toHaveLength(1)
    expect(about(shop.owner.heard(), 'tidak bisa menulis di chat tim')).toHaveLength(told ? 1 : 0)
    expect(await stuckLines(at)).toEqual([])
  })
})

describe('the sound under an alert', () => {
  it.each(['403 Forbidden: bot was kicked from the supergroup chat', '400 Bad Request: something new'])(
    '%s: the owner hears it in private',
    async (answer) => {
      const { shop } = await open()
      await shop.advance('29m')
      shop.telegram.fault({ method: 'sendMessage', chat: shop.stage.alerts.id, times: 1, kind: refuses(answer) })
      await shop.advance('2m')
      expect(about(shop.owner.heard(), FROM)).toEqual([expect.stringContaining('Dewi')])
      expect(await stuckLines(at)).toEqual([])
    },
  )
})

describe('a survey', () => {
  it.each<[answer: string, reachable: boolean]>([
    ['403 Forbidden: bot was blocked by the user', false],
    ['400 Bad Request: something new', true],
  ])('%s: not asked, and nothing is stuck', async (answer, reachable) => {
    const { shop, dewi, sari } = await open()
    await sari.answers(dewi, 'ada kak')
    shop.telegram.fault({ chat: dewi.user.id, times: 1, kind: refuses(answer) })
    await sari.writes('/resolve', dewi)
    await shop.advance('2h')
    expect(dewi.heard()).toEqual(['halo', 'ada kak'])
    await sari.answers(dewi, 'terima kasih')
    expect(dewi.heard().includes('terima kasih')).toBe(reachable)
    expect(await stuckLines(at)).toEqual([])
  })
})

describe('an answer to a command', () => {
  it.each([
    '400 Bad Request: something new',
    '400 Bad Request: message thread not found',
    '403 Forbidden: bot was blocked by the user',
  ])('%s: not kept, the next is answered', async (answer) => {
    const { shop } = await open()
    shop.telegram.fault({ chat: shop.stage.alerts.id, times: 1, kind: refuses(answer) })
    await shop.owner.writes('/help')
    await shop.owner.writes('/waiting')
    expect(shop.heard('alerts').at(-1)).toContain('Dewi')
    expect(await stuckLines(at)).toEqual([])
  })
})

describe('a new topic', () => {
  it.each<[answer: string, told: boolean, title: string]>([
    ['400 Bad Request: not enough rights to create a topic', true, 'Budi · #2'],
    ['400 Bad Request: the chat is not a forum', true, 'Budi · #2'],
    ['403 Forbidden: bot was kicked from the supergroup chat', true, 'Budi · #2'],
    ['400 Bad Request: TOPIC_TITLE_INVALID', true, '#2'],
    ['500 Internal Server Error', false, 'Budi · #2'],
  ])('%s: kept until it can be made', async (answer, told, title) => {
    const { shop } = await open()
    shop.telegram.fault({ method: 'createForumTopic', times: 1, kind: refuses(answer) })
    const budi = shop.customer('Budi')
    await budi.says('satu')
    await budi.says('dua')
    await shop.advance('3m')
    expect(shop.telegram.topics(shop.stage.inbox).at(-1)?.name).toBe(title)
    expect(shop.heard(budi)).toEqual(['satu', 'dua'])
    expect(about(shop.heard('alerts'), 'grup inbox')).toHaveLength(told ? 1 : 0)
    expect(await stuckLines(at)).toEqual([])
  })
})
