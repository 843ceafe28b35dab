import { existsSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { checkBlocks } from '../../src/sandbox/slack/blocks/check.ts'
import { ApiError } from '../../src/sandbox/slack/model.ts'

type Block = Record<string, unknown>

const SCHEMA = new URL('../../../shared/specs/slack-knownblock.schema.json', import.meta.url)

const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const raw = (text: string) => ({ type: 'raw_text', text })
const number = (value: number) => ({ type: 'raw_number', value, text: String(value) })
const button = (more: Block = {}) => ({ type: 'button', text: plain('Ambil alih'), action_id: 'claim', ...more })
const image = { type: 'image', image_url: 'https://x.test/a.png', alt_text: 'a' }
const rich = (...elements: Block[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
const actions = (...elements: unknown[]) => ({ type: 'actions', elements })
const option = { text: plain('Satu'), value: '1' }
const many = <T>(count: number, of: T): T[] => Array.from({ length: count }, () => of)

/** Blocks Slack takes. */
const good: [string, Block][] = [
  ['section', { type: 'section', text: mrkdwn('*halo*') }],
  [
    'section with everything',
    { type: 'section', fields: [plain('a'), mrkdwn('b')], accessory: button(), expand: true },
  ],
  ['section beside an image', { type: 'section', block_id: 'b', text: plain('x'), accessory: image }],
  ['header', { type: 'header', text: { ...plain('KPI'), emoji: true } }],
  ['actions', actions(button({ value: '42', style: 'danger' }), button({ action_id: 'x', url: 'https://x.test' }))],
  ['button with a question', actions(button({ confirm: { title: plain('?'), text: mrkdwn('Yakin?') } }))],
  ['menu', actions({ type: 'static_select', action_id: 'm', options: [option], placeholder: plain('Pilih') })],
  ['overflow', actions({ type: 'overflow', action_id: 'o', options: [option, option] })],
  ['people menu', actions({ type: 'users_select', action_id: 'u', initial_user: 'U1' })],
  ['date', actions({ type: 'datepicker', initial_date: '2026-11-02' })],
  ['choices', actions({ type: 'checkboxes', options: [{ text: mrkdwn('_a_'), value: 'a' }] })],
  ['context', { type: 'context', elements: [image, mrkdwn('x'), plain('y')] }],
  ['divider', { type: 'divider' }],
  ['image', { ...image, title: plain('Grafik'), block_id: 'i' }],
  ['image of Slack', { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' }],
  ['markdown', { type: 'markdown', text: '# Halo' }],
  ['rich text', rich({ type: 'text', text: 'x', style: { bold: true } }, { type: 'user', user_id: 'U1' })],
  ['rich date', rich({ type: 'date', timestamp: 1, format: '{time}', fallback: '08:00' })],
  ['rich list', { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements: [] }] }],
  [
    'table',
    {
      type: 'table',
      rows: [
        [raw('Admin'), raw('CSAT')],
        [rich({ type: 'text', text: 'x' }), number(4.5)],
      ],
    },
  ],
  [
    'table with columns',
    { type: 'table', rows: [[raw('x')]], column_settings: [{ align: 'right', is_wrapped: true }] },
  ],
  ['data table', { type: 'data_table', caption: 'Tim', page_size: 10, rows: [[raw('Admin')], [number(3)]] }],
  ['alert', { type: 'alert', text: mrkdwn('Menunggu'), level: 'warning' }],
  ['card', { type: 'card', title: mrkdwn('Dewi'), body: mrkdwn('x'), actions: [button()] }],
  ['carousel', { type: 'carousel', elements: [{ type: 'card', body: mrkdwn('x') }] }],
  ['input', { type: 'input', label: plain('Nama'), element: { type: 'plain_text_input', multiline: true } }],
]

/** Blocks that are wrong by their shape alone, which the types know as well as Slack does. */
const misshapen: [string, Block][] = [
  ['no type', {}],
  ['unknown type', { type: 'marquee', text: plain('x') }],
  ['unknown field', { type: 'divider', colour: 'red' }],
  ['unknown field deep inside', { type: 'header', text: { ...plain('x'), size: 3 } }],
  ['header in markup', { type: 'header', text: mrkdwn('x') }],
  ['text that is a string', { type: 'section', text: 'x' }],
  ['text of no type', { type: 'section', text: { text: 'x' } }],
  ['text that is a number', { type: 'section', text: { type: 'mrkdwn', text: 3 } }],
  ['button label in markup', actions(button({ text: mrkdwn('x') }))],
  ['button of an unknown style', actions(button({ style: 'green' }))],
  ['button value that is a number', actions(button({ value: 42 }))],
  ['actions that are an object', { type: 'actions', elements: { type: 'button' } }],
  ['text among actions', actions(plain('x'))],
  ['image among actions', actions(image)],
  ['button in a context', { type: 'context', elements: [button()] }],
  ['image without words', { type: 'image', image_url: 'https://x.test/a.png' }],
  ['image without a source', { type: 'image', alt_text: 'a' }],
  ['image of two sources', { ...image, slack_file: { id: 'F1' } }],
  ['cell that is a string', { type: 'table', rows: [['x']] }],
  ['number without its text', { type: 'table', rows: [[{ type: 'raw_number', value: 3 }]] }],
  ['cell in markup', { type: 'table', rows: [[mrkdwn('x')]] }],
  ['table without rows', { type: 'table' }],
  ['unknown alignment', { type: 'table', rows: [[raw('x')]], column_settings: [{ align: 'justify' }] }],
  ['data table without caption', { type: 'data_table', rows: [[raw('x')], [raw('y')]] }],
  ['alert of an unknown level', { type: 'alert', text: plain('x'), level: 'panic' }],
  ['card titled in plain text', { type: 'card', title: plain('x') }],
  ['unknown rich element', rich({ type: 'video' })],
  ['unknown rich style', rich({ type: 'text', text: 'x', style: { blink: true } })],
  ['list of no style', { type: 'rich_text', elements: [{ type: 'rich_text_list', elements: [] }] }],
  ['markdown as an object', { type: 'markdown', text: mrkdwn('x') }],
  ['input without a label', { type: 'input', element: { type: 'plain_text_input' } }],
  ['menu option without text', actions({ type: 'static_select', options: [{ value: '1' }] })],
]

/** Blocks the types let pass and Slack refuses, with where it points. */
const excessive: [string, Block, string][] = [
  ['empty text', { type: 'section', text: mrkdwn('') }, '/blocks/0/text/text'],
  ['section text over 3000', { type: 'section', text: plain('x'.repeat(3001)) }, '/blocks/0/text/text'],
  ['section of nothing', { type: 'section' }, '/blocks/0'],
  ['eleven fields', { type: 'section', fields: many(11, plain('x')) }, '/blocks/0/fields'],
  ['field over 2000', { type: 'section', fields: [plain('x'.repeat(2001))] }, '/blocks/0/fields/0/text'],
  ['header over 150', { type: 'header', text: plain('x'.repeat(151)) }, '/blocks/0/text/text'],
  ['button text over 75', actions(button({ text: plain('x'.repeat(76)) })), '/blocks/0/elements/0/text/text'],
  ['value over 2000', actions(button({ value: 'x'.repeat(2001) })), '/blocks/0/elements/0/value'],
  ['empty value', actions(button({ value: '' })), '/blocks/0/elements/0/value'],
  ['action_id over 255', actions(button({ action_id: 'x'.repeat(256) })), '/blocks/0/elements/0/action_id'],
  ['two buttons of one name', actions(button(), button()), '/blocks/0/elements/1/action_id'],
  ['no buttons', actions(), '/blocks/0/elements'],
  ['26 buttons', actions(...many(26, { type: 'button', text: plain('x') })), '/blocks/0/elements'],
  ['eleven in a context', { type: 'context', elements: many(11, plain('x')) }, '/blocks/0/elements'],
  ['101 rows', { type: 'table', rows: many(101, [raw('x')]) }, '/blocks/0/rows'],
  ['21 columns', { type: 'table', rows: [many(21, raw('x'))] }, '/blocks/0/rows/0'],
  ['empty cell', { type: 'table', rows: [[raw('')]] }, '/blocks/0/rows/0/0/text'],
  ['empty rich cell', { type: 'table', rows: [[rich()]] }, '/blocks/0/rows/0/0'],
  ['cells over 10,000', { type: 'table', rows: many(11, [raw('x'.repeat(1000))]) }, '/blocks/0/rows'],
  ['only a header', { type: 'data_table', caption: 'x', rows: [[raw('x')]] }, '/blocks/0/rows'],
  ['uneven rows', { type: 'data_table', caption: 'x', rows: [[raw('x')], [raw('y'), raw('z')]] }, '/blocks/0/rows/1'],
  ['card body over 200', { type: 'card', body: mrkdwn('x'.repeat(201)) }, '/blocks/0/body/text'],
  ['card of nothing', { type: 'card', subtitle: mrkdwn('x') }, '/blocks/0'],
]

/** What the validator says about blocks, as Slack spells it. */
function verdict(blocks: unknown): { code: string; messages: readonly string[] } {
  try {
    checkBlocks(blocks)
    return { code: 'ok', messages: [] }
  } catch (error) {
    if (error instanceof ApiError) return error
    throw error
  }
}

describe('Block Kit as the local Slack takes it', () => {
  it.each(good)('takes %s', (_, block) => {
    expect(verdict([block])).toEqual({ code: 'ok', messages: [] })
  })

  it.each(misshapen)('refuses %s', (_, block) => {
    expect(verdict([block]).code).toBe('invalid_blocks')
    expect(verdict([block]).messages[0]).toMatch(/^\[ERROR\] .+ \[json-pointer:\/blocks\/0.*\]$/)
  })

  it.each(excessive)('refuses %s and points at it', (_, block, pointer) => {
    const { code, messages } = verdict([block])
    expect(code).toBe('invalid_blocks')
    expect(messages.join()).toContain(`[json-pointer:${pointer}]`)
  })

  it('looks at the message as a whole', () => {
    const table = { type: 'table', rows: [[raw('x')]] }
    const long = { type: 'section', text: mrkdwn('x'.repeat(2700)) }
    expect(verdict(many(50, { type: 'divider' })).code).toBe('ok')
    expect(verdict(many(51, { type: 'divider' })).messages).toEqual([
      '[ERROR] no more than 50 items allowed [json-pointer:/blocks]',
    ])
    expect(verdict(many(2, { type: 'divider', block_id: 'same' })).messages.join()).toContain('/blocks/1/block_id')
    expect(verdict([table, table])).toMatchObject({ code: 'invalid_attachments' })
    expect(verdict([table, table]).messages.join()).toContain('only_one_table_allowed')
    expect(verdict(many(4, long)).code).toBe('ok')
    expect(verdict(many(5, long)).code).toBe('msg_blocks_too_long')
    expect(verdict({}).code).toBe('invalid_blocks_format')
  })
})

describe.skipIf(!existsSync(SCHEMA))('Block Kit as the public types describe it', () => {
  const schema: object = existsSync(SCHEMA) ? (JSON.parse(readFileSync(SCHEMA, 'utf8')) as object) : {}
  const known = new Ajv({ strict: false }).compile(schema)

  it.each(good)('agrees on %s', (_, block) => {
    expect(known(block)).toBe(true)
  })

  it.each(misshapen)('agrees on %s', (_, block) => {
    expect(known(block)).toBe(false)
  })

  it.each(excessive)('knows no limit for %s', (_, block) => {
    expect(known(block)).toBe(true)
  })
})
