import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realClock } from '../../src/clock.ts'
import { type LocalSlack, startSlack } from '../../src/sandbox/slack/index.ts'

let slack: LocalSlack

beforeAll(async () => {
  slack = await startSlack({ clock: realClock, limits: 'off' })
})

afterAll(() => slack.close())

const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const read = (text: string, ...blocks: { type: string; [field: string]: unknown }[]) =>
  slack.plainText({ text, blocks: blocks.map((block, index) => ({ block_id: `b${index}`, ...block })) })

describe('reading a message as a person does', () => {
  it.each([
    ['*Respons pertama*: 5 menit', 'Respons pertama: 5 menit'],
    ['_*CSAT*_ 4,5 dari ~6~ `5`', 'CSAT 4,5 dari 6 5'],
    ['snake_case_name 2*3*4', 'snake_case_name 2*3*4'],
    ['<https://x.test/a|Pesanan #12> &lt;3 &amp; &gt;', 'Pesanan #12 <3 & >'],
    ['<https://x.test/a>', 'https://x.test/a'],
    ['<!date^1700000000^{time}|15.13> <!here>', '15.13 @here'],
    ['```\nA  1\nB  2\n```', 'A  1\nB  2'],
  ])('shows %s', (wire, seen) => {
    expect(read(wire)).toBe(seen)
    expect(read('', { type: 'section', text: mrkdwn(wire) })).toBe(seen)
  })

  it('names people and channels', () => {
    const sari = slack.user({ name: 'sari', realName: 'Sari Dewi' })
    const inbox = slack.channel({ name: 'inbox' })
    expect(read(`<@${sari.id}> di <#${inbox.id}>, <@U404>`)).toBe('@Sari Dewi di #inbox, @U404')
    expect(slack.plainText(slack.say(inbox, sari, `a < b & <@${sari.id}>`))).toBe('a < b & @Sari Dewi')
  })

  it('knows whom people mean by a handle', () => {
    const budi = slack.user({ name: 'Budi' })
    const message = slack.say(slack.channel({ name: 'team' }), budi, 'halo @budi, @siapa a@budi')
    expect(message.text).toBe(`halo <@${budi.id}>, @siapa a@budi`)
  })

  it('goes through the blocks in order, and leaves the notification text out', () => {
    const plain = (text: string) => ({ type: 'plain_text', text })
    const button = { type: 'button', text: plain('Ambil alih'), action_id: 'claim' }
    const blocks = [
      { type: 'header', text: plain('Tim minggu ini') },
      { type: 'section', text: mrkdwn('*Ringkas*'), fields: [plain('a'), plain('b')], accessory: button },
      { type: 'divider' },
      {
        type: 'table',
        rows: [
          [
            { type: 'raw_text', text: 'Sari' },
            { type: 'raw_number', value: 4, text: '4' },
          ],
        ],
      },
      { type: 'alert', level: 'warning', text: mrkdwn('_awas_') },
      { type: 'card', title: mrkdwn('Dewi'), subtitle: mrkdwn('12 menit'), actions: [button] },
      { type: 'image', alt_text: 'Grafik', image_url: 'https://x.test/a.png' },
      { type: 'context', elements: [mrkdwn('satu'), plain('dua')] },
      { type: 'actions', elements: [button] },
    ]
    expect(read('pemberitahuan', ...blocks).split('\n')).toEqual([
      'Tim minggu ini',
      'Ringkas',
      'a',
      'b',
      '[Ambil alih]',
      'Sari | 4',
      'awas',
      'Dewi',
      '12 menit',
      '[Ambil alih]',
      'Grafik',
      'satu | dua',
      '[Ambil alih]',
    ])
  })
})
