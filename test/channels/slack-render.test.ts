import { existsSync, readFileSync } from 'node:fs'
import type { KnownBlock } from '@slack/types'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weightOf } from '../../src/channels/slack/limits.ts'
import { render, renderBare, renderText } from '../../src/channels/slack/render.ts'
import type { Block, Reply, Span } from '../../src/chat/reply.ts'
import { checkBlocks } from '../../src/sandbox/slack/blocks/check.ts'

const SCHEMA = new URL('../../../shared/specs/slack-knownblock.schema.json', import.meta.url)
const only = (reply: Reply) => render(reply).blocks
const of = (...body: Block[]) => only({ body })

const HOSTILE = [
  '<!channel>',
  '<!subteam^S1|@all> <@U024BE7LH> <https://evil.example|click>',
  '*bold* _italic_ ~gone~ `code` ```block```',
  '> quote\n>>> more',
  ':fire: & &amp; &lt;',
  '\u202Egnp.exe',
  'مرحبا كيف الحال',
  'nol\u0000byte\u0007\uD800',
  'x'.repeat(100_000),
  '🧕'.repeat(30_000),
  '   ',
  '',
]

describe('a reply in Slack', () => {
  it('is an alert with its level, facts side by side, a quote and buttons that carry command lines', () => {
    const { text, blocks } = render({
      tone: 'danger',
      title: 'Dewi menunggu 31 menit',
      body: [
        {
          facts: [
            ['Ditugaskan', [{ mention: { name: 'Sari', slackId: 'U024BE7LH' } }]],
            ['Sejak', [{ at: 1_700_000_000_000, fallback: '05.13' }]],
          ],
        },
        { quote: 'Kak, barangnya ready?', by: 'Dewi' },
      ],
      buttons: [
        [
          { label: 'Ambil alih', runs: 'claim 42', style: 'primary' },
          { label: 'Buka', href: 'https://toko.example/42' },
        ],
      ],
    })
    expect(text).toContain('Dewi menunggu 31 menit')
    expect(blocks).toEqual([
      { type: 'alert', level: 'error', text: { type: 'plain_text', text: 'Dewi menunggu 31 menit', emoji: false } },
      {
        type: 'section',
        fields: [
          { type: 'mrkdwn', verbatim: true, text: '*Ditugaskan*\n<@U024BE7LH>' },
          { type: 'mrkdwn', verbatim: true, text: '*Sejak*\n<!date^1700000000^{date_short_pretty} {time}|05.13>' },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_quote',
            elements: [
              { type: 'text', text: 'Kak, barangnya ready?' },
              { type: 'text', text: '\n— ' },
              { type: 'text', text: 'Dewi', style: { bold: true } },
            ],
          },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'run-1',
            value: 'claim 42',
            style: 'primary',
            text: { type: 'plain_text', text: 'Ambil alih', emoji: false },
          },
          {
            type: 'button',
            action_id: 'open-2',
            url: 'https://toko.example/42',
            text: { type: 'plain_text', text: 'Buka', emoji: false },
          },
        ],
      },
    ])
  })

  it('has a header when it has no tone, and escapes its fallback once', () => {
    const { text, blocks } = render({ title: 'A & B', body: [{ text: '<!channel>' }] })
    expect(blocks[0]).toEqual({ type: 'header', text: { type: 'plain_text', text: 'A & B', emoji: false } })
    expect(text).toBe('A &amp; B\n&lt;!channel&gt;')
  })

  it('keeps every character of text and its form as data', () => {
    const spans: Span[] = [
      '*a* ',
      { bold: '_b_' },
      { code: 'JP`1' },
      { mention: { name: 'Budi' } },
      { link: 'lacak', href: 'https://kurir.example/?a=1&b=2' },
      { link: 'jahat', href: 'javascript:alert(1)' },
    ]
    expect(of({ text: spans })).toEqual([
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '*a* ' },
              { type: 'text', text: '_b_', style: { bold: true } },
              { type: 'text', text: 'JP`1', style: { code: true } },
              { type: 'text', text: 'Budi' },
              { type: 'link', text: 'lacak', url: 'https://kurir.example/?a=1&b=2' },
              { type: 'text', text: 'jahat (javascript:alert(1))' },
            ],
          },
        ],
      },
    ])
  })

  it('puts the button beside its line, with form where no word would turn into markup', () => {
    const row = (name: string): Block => ({
      row: [{ bold: name }, ' · 31 menit <lama>'],
      button: { label: 'Ambil', runs: 'claim 1' },
    })
    const [polite, hostile] = of(row('Dewi & Co'), row('*Dewi*'))
    expect(polite).toMatchObject({
      text: { type: 'mrkdwn', text: '*Dewi &amp; Co* · 31 menit &lt;lama&gt;' },
      accessory: { value: 'claim 1' },
    })
    expect(hostile).toMatchObject({
      text: { type: 'plain_text', text: '*Dewi* · 31 menit <lama>' },
      accessory: { value: 'claim 1' },
    })
  })

  it('leaves out bold that Slack would show as asterisks', () => {
    expect(of({ small: ['n=', { bold: '7' }, ' dari ', { bold: '9' }, '.'] })).toMatchObject([
      { type: 'context', elements: [{ type: 'mrkdwn', text: 'n=7 dari *9*.' }] },
    ])
  })

  it('says details in small type, with their tables and buttons as they are', () => {
    const table = { columns: [{ title: 'Nama' }], rows: [['Sari']] }
    const row: Block = { row: '#42 Dewi', button: { label: 'Buka', runs: 'show 42' } }
    const body: Block[] = [
      { text: 'satu' },
      {
        facts: [
          ['n', '3'],
          ['m', '4'],
        ],
      },
      { quote: 'dua', by: 'Dewi' },
      row,
      { table },
      { row: 'tiga' },
    ]
    const blocks = of({ details: 'Rincian', body })
    expect(blocks).toMatchObject([
      { type: 'context', elements: [{ type: 'mrkdwn', text: '*Rincian*\nsatu\nn: 3\nm: 4\n“dua” — Dewi' }] },
      { type: 'section', accessory: { value: 'show 42' } },
      { type: 'table' },
      { type: 'context', elements: [{ text: 'tiga' }] },
    ])
  })

  it('lists many or long facts instead of setting them side by side', () => {
    const [list] = of({ facts: Array.from({ length: 11 }, (_, n): [string, string] => [`Fakta ${n}`, '']) })
    expect(list).toMatchObject({ type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet' }] })
  })
})

describe('a table in Slack', () => {
  const columns = [{ title: 'Nama' }, { title: 'Dijawab', align: 'right' as const }]

  it('has numbers where they are whole, a dash where there is nothing, and form where it is given', () => {
    const [table] = of({
      table: {
        columns,
        rows: [
          ['Sari', '12'],
          ['', '4,5'],
          [[{ bold: 'Budi' }], '–3'],
        ],
      },
    })
    expect(table).toEqual({
      type: 'table',
      column_settings: [
        { align: 'left', is_wrapped: true },
        { align: 'right', is_wrapped: false },
      ],
      rows: [
        [
          { type: 'raw_text', text: 'Nama' },
          { type: 'raw_text', text: 'Dijawab' },
        ],
        [
          { type: 'raw_text', text: 'Sari' },
          { type: 'raw_number', value: 12, text: '12' },
        ],
        [
          { type: 'raw_text', text: '–' },
          { type: 'raw_text', text: '4,5' },
        ],
        [
          {
            type: 'rich_text',
            elements: [
              { type: 'rich_text_section', elements: [{ type: 'text', text: 'Budi', style: { bold: true } }] },
            ],
          },
          { type: 'raw_text', text: '–3' },
        ],
      ],
    })
  })

  it('stays within 100 rows and 20 columns and says how many more there are', () => {
    const wide = Array.from({ length: 23 }, (_, n) => ({ title: `k${n}` }))
    const rows = Array.from({ length: 150 }, () => wide.map(() => 'x'))
    const [table, more] = of({ table: { columns: wide, rows } })
    expect(table).toMatchObject({ type: 'table', rows: { length: 100 } })
    expect(table?.type === 'table' && table.rows.every((row) => row.length === 20)).toBe(true)
    expect(more).toMatchObject({ type: 'context', elements: [{ text: '… +51 ↓  +3 →' }] })
  })

  it('is set as lines when it is the second in its message', () => {
    const table = {
      caption: 'Tim',
      columns,
      rows: [
        ['Sari', '12'],
        ['Budi', '7'],
      ],
    }
    const blocks = of({ table }, { table })
    expect(blocks.map((block) => block.type)).toEqual(['rich_text', 'table', 'rich_text', 'rich_text'])
    expect(blocks[3]).toEqual({
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_preformatted',
          elements: [{ type: 'text', text: 'Nama  Dijawab\nSari       12\nBudi        7' }],
        },
      ],
    })
  })
})

describe('what does not fit', () => {
  it('is cut with a visible … and never takes the buttons away', () => {
    const blocks = only({
      title: 'x'.repeat(500),
      body: [{ text: 'kata '.repeat(20_000) }],
      buttons: [[{ label: 'y'.repeat(100), runs: 'claim 1' }]],
    })
    expect(weightOf(blocks)).toBeLessThanOrEqual(13_100)
    expect(JSON.stringify(blocks.at(-2))).toContain('…')
    expect(blocks[0]).toMatchObject({ text: { text: `${'x'.repeat(149)}…` } })
    expect(blocks.at(-1)).toMatchObject({ elements: [{ text: { text: `${'y'.repeat(74)}…` }, value: 'claim 1' }] })
  })

  it('is counted when it is whole lines', () => {
    const body = Array.from(
      { length: 80 },
      (_, n): Block => ({ row: `baris ${n}`, button: { label: 'Ambil', runs: `claim ${n}` } }),
    )
    const blocks = only({ title: 'Menunggu', body, buttons: [[{ label: 'Segarkan', runs: 'waiting' }]] })
    expect(blocks).toHaveLength(50)
    expect(blocks.at(-2)).toMatchObject({ type: 'context', elements: [{ text: '… +33' }] })
  })

  it('gives every button an id of its own', () => {
    const ids = JSON.stringify(
      of(...Array.from({ length: 20 }, (): Block => ({ row: 'x', button: { label: 'A', runs: 'a' } }))),
    ).match(/"action_id":"[^"]+"/g)
    expect(new Set(ids).size).toBe(20)
  })
})

/** One reply that says `text` in every way a reply can. */
function everywhere(text: string): Reply {
  const spans: Span[] = [
    text,
    { bold: text },
    { code: text },
    { mention: { name: text } },
    { link: text, href: text },
    { link: text, href: 'https://toko.example/?a|b' },
    { at: 0, fallback: text },
  ]
  const table = {
    caption: text,
    columns: [{ title: text }, { title: text, align: 'right' as const }],
    rows: [
      [text, spans],
      [spans, text],
    ],
  }
  return {
    tone: 'warning',
    title: text,
    body: [
      { text: spans },
      { text },
      { small: spans },
      { quote: text, by: text },
      {
        facts: [
          [text, spans],
          [text, text],
        ],
      },
      { row: spans, button: { label: text, runs: 'help' } },
      { row: text },
      {
        details: text,
        body: [
          { text: spans },
          { quote: text },
          { facts: [[text, spans]] },
          { table },
          { details: text, body: [{ row: text }] },
        ],
      },
      { table },
    ],
    buttons: [
      [
        { label: text, runs: 'help' },
        { label: text, href: text },
      ],
    ],
  }
}

const MARKUP_ALLOWED =
  /^(<@[UW][A-Z0-9]+>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>]*>|<https?:[^<>|]+\|[^<>]*>|[^<>])*$/

function mrkdwnIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : []
  return [...own, ...Object.values(value).flatMap(mrkdwnIn)]
}

describe.each([
  ['rich', (reply: Reply) => render(reply)],
  ['bare', (reply: Reply) => renderBare(reply)],
  ['text', (reply: Reply) => renderText(reply)],
])('hostile text, %s', (_, how) => {
  it.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('%j is only text', (_name, text) => {
    const { text: fallback, blocks } = how(everywhere(text))
    expect(fallback).not.toMatch(/[<>]/)
    expect(fallback.trim()).not.toBe('')
    for (const marked of mrkdwnIn(blocks)) {
      expect(marked).toMatch(MARKUP_ALLOWED)
      expect(marked.replaceAll(/\{date_short_pretty\}/g, '')).not.toMatch(/[_~]|```/)
    }
    expect(JSON.stringify(blocks)).not.toMatch(/"type":"broadcast"|\\u0000|\\u0007|\\ud800"/)
    expect(blocks.length).toBeLessThanOrEqual(50)
    expect(weightOf(blocks)).toBeLessThanOrEqual(13_100)
    expect(checkBlocks(blocks)).toEqual(blocks)
  })
})

describe.skipIf(!existsSync(SCHEMA))('Block Kit’s own schema', () => {
  const schema: object = existsSync(SCHEMA) ? JSON.parse(readFileSync(SCHEMA, 'utf8')) : {}
  const validate = new Ajv({ strict: false }).compile(schema)
  const problems = (blocks: readonly KnownBlock[]) =>
    blocks.flatMap((block) => (validate(block) ? [] : [{ block, errors: validate.errors }]))

  it('tells a block it does not know', () => {
    expect(validate({ type: 'section', text: { type: 'loud', text: 'x' } })).toBe(false)
  })

  it.each(HOSTILE.map((text) => [text.slice(0, 40), text]))('accepts everything said with %j', (_name, text) => {
    expect(problems(render(everywhere(text)).blocks)).toEqual([])
    expect(problems(renderBare(everywhere(text)).blocks)).toEqual([])
  })

  it('accepts everything said with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const { blocks } = render(everywhere(text))
        expect(problems(blocks)).toEqual([])
        expect(checkBlocks(blocks)).toEqual(blocks)
      }),
      { numRuns: 100 },
    )
  })
})
