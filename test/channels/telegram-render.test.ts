import fc from 'fast-check'
import type { User } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TelegramCourier } from '../../src/channels/telegram/courier.ts'
import { grid } from '../../src/channels/telegram/markup/grid.ts'
import { renderMessage, renderRich, renderWords } from '../../src/channels/telegram/render.ts'
import { openWire } from '../../src/channels/telegram/wire.ts'
import { type Button, type Reply, say } from '../../src/chat/reply.ts'
import type { LocalTelegram, SeenMessage } from '../../src/sandbox/telegram/index.ts'
import { keptLog, localTelegram } from './telegram-support.ts'

const html = (reply: Reply) => renderMessage(reply).html
const rich = (reply: Reply) => renderRich(reply).html
const columns = [{ title: 'Nama' }, { title: 'Respons', align: 'right' as const }]
const AT = Date.parse('2026-10-23T07:05:00Z')

describe('messages', () => {
  it('reads like a note', () => {
    const reply: Reply = {
      tone: 'warning',
      title: 'Dewi menunggu',
      body: [
        {
          facts: [
            ['Menunggu', '12 menit'],
            ['Admin', [{ mention: { name: 'Sari', telegramId: '9' } }]],
          ],
        },
        { quote: 'Kak, ready?', by: 'Dewi' },
        { small: ['sejak ', { at: AT, fallback: '14:05' }] },
        { details: 'Lainnya', body: [{ text: 'satu' }, { quote: 'dua' }] },
      ],
    }
    expect(html(reply)).toBe(
      [
        '<b>⚠ Dewi menunggu</b>',
        'Menunggu: 12 menit',
        'Admin: <a href="tg://user?id=9">Sari</a>',
        '<blockquote>Kak, ready?\n— Dewi</blockquote>',
        '<i>sejak <tg-time unix="1792739100" format="t">14:05</tg-time></i>',
        '<blockquote expandable><b>Lainnya</b>\nsatu\n“dua”</blockquote>',
      ].join('\n'),
    )
  })

  it('puts the sign before the first line when there is no title', () => {
    expect(html({ tone: 'success', body: [{ text: 'Tersimpan' }] })).toBe('✓ Tersimpan')
  })

  it('folds long quotes', () => {
    expect(html({ body: [{ quote: 'ya '.repeat(200) }] })).toMatch(/^<blockquote expandable>/)
  })

  it('links only where it is safe to go', () => {
    expect(html(say([{ link: 'peta', href: 'https://x.example/?a=1&b="2"' }]))).toBe(
      '<a href="https://x.example/?a=1&amp;b=%222%22">peta</a>',
    )
    expect(html(say([{ link: 'peta', href: 'javascript:alert(1)' }, ' ', { mention: { name: 'Budi' } }]))).toBe(
      'peta Budi',
    )
  })

  it('escapes once and takes away what could harm', () => {
    expect(html(say('<b>&amp;"'))).toBe('&lt;b&gt;&amp;amp;&quot;')
    expect(html(say('a\u0000b\u202ec\u2066d\r\ne\u0007'))).toBe('abcd\ne')
    expect(html(say('x\ud800y'))).toBe('x\ufffdy')
    expect(html(say('مرحبا 👩‍👩‍👧 z̸̧̢'))).toBe('مرحبا 👩‍👩‍👧 z̸̧̢')
  })

  it('always says something', () => {
    for (const reply of [say(''), say('\u200b\u2060'), { body: [{ quote: ' ' }] }, { body: [] }])
      expect(html(reply)).toBe('…')
    expect(renderWords('\u0000', 'text')).toBe('…')
    expect(renderWords('', 'caption')).toBe('')
  })

  it('cuts where people see it, never inside a tag or a character', () => {
    const long = html({ title: 'Judul', body: [{ text: [{ bold: '<😀'.repeat(3000) }] }, { text: 'sesudah' }] })
    expect(long).toMatch(/^<b>Judul<\/b>\n<b>(&lt;😀)+(&lt;)?…<\/b>$/u)
    expect(visible(long).length).toBeLessThanOrEqual(4096)
    expect(visible(long).length).toBeGreaterThan(4090)
    expect(visible(html(say('x'.repeat(4096))))).toBe('x'.repeat(4096))
  })
})

describe('tables', () => {
  const reply: Reply = {
    body: [{ table: { caption: 'Tim', columns, rows: [['Sari', [{ bold: '3 m' }]], ['Budi <3']] } }],
  }

  it('are tables where they can be', () => {
    expect(rich(reply)).toBe(
      '<table bordered striped compact><caption>Tim</caption>' +
        '<tr><th align="left">Nama</th><th align="right">Respons</th></tr>' +
        '<tr><td align="left">Sari</td><td align="right"><b>3 m</b></td></tr>' +
        '<tr><td align="left">Budi &lt;3</td><td align="right"></td></tr></table>',
    )
  })

  it('are aligned lines elsewhere', () => {
    expect(html(reply)).toBe('<b>Tim</b>\n<pre>Nama     Respons\n───────  ───────\nSari         3 m\nBudi &lt;3</pre>')
    const wide = grid({
      columns,
      rows: [
        ['王小明', '1'],
        ['👍', '22'],
        ['é', '333'],
        ['y'.repeat(90), '4'],
      ],
    }).split('\n')
    expect(wide[2]).toBe(`王小明${' '.repeat(26)}        1`)
    expect(wide[3]).toBe(`👍${' '.repeat(30)}       22`)
    expect(wide[5]).toBe(`${'y'.repeat(31)}…        4`)
  })

  it('keep to twenty columns and the blocks a message holds, and say so', () => {
    const many = Array.from({ length: 25 }, (_, i) => ({ title: `K${i}` }))
    const long = Array.from({ length: 900 }, (_, i) => [`r${i}`])
    const text = rich({ body: [{ table: { columns: many, rows: long } }, { text: 'sesudah' }] })
    expect(text.match(/<th /g)).toHaveLength(20)
    expect(text.match(/<tr>/g)?.length).toBeLessThan(500)
    expect(text).toMatch(/<td>…<\/td><\/tr><\/table>/)
  })
})

describe('buttons', () => {
  const keyboardOf = (reply: Reply) => renderMessage(reply).keyboard?.inline_keyboard ?? []
  const claim = (n: number): Button => ({ label: `Ambil ${n}`, runs: `claim ${n}` })

  it('keep the order of their lines, then those of the reply', () => {
    const body: Reply['body'] = [
      { row: 'Dewi 12 m', button: claim(1) },
      { details: 'x', body: [{ row: 'Rudi 9 m', button: { label: 'Buka', href: 'https://t.me/x' } }] },
    ]
    const buttons = [[{ label: 'Semua', runs: 'waiting', style: 'primary' as const }]]
    expect(keyboardOf({ body, buttons })).toEqual([
      [{ text: 'Ambil 1', callback_data: 'claim 1' }],
      [{ text: 'Buka', url: 'https://t.me/x' }],
      [{ text: 'Semua', callback_data: 'waiting', style: 'primary' }],
    ])
  })

  it('keep to eight in a row and a hundred in all', () => {
    const row = Array.from({ length: 130 }, (_, i) => claim(i))
    const rows = keyboardOf({ body: [{ text: 'x' }], buttons: [row] })
    expect(rows.flat()).toHaveLength(100)
    expect(Math.max(...rows.map(({ length }) => length))).toBe(8)
  })

  it('are left out when Telegram would refuse them', () => {
    const buttons: Button[][] = [
      [
        { label: 'x', runs: 'y'.repeat(65) },
        { label: 'x', href: 'nowhere' },
      ],
    ]
    expect(renderMessage({ body: [{ text: 'x' }], buttons }).keyboard).toBeUndefined()
  })
})

describe('a strict server takes whatever people are called and write', () => {
  let telegram: LocalTelegram
  let courier: TelegramCourier
  let sari: User

  beforeAll(async () => {
    const local = await localTelegram()
    telegram = local.telegram
    sari = telegram.user({ firstName: 'Sari' })
    courier = new TelegramCourier(openWire(telegram.token, telegram.apiRoot, local.clock).calls, keptLog())
  })
  afterAll(() => telegram.close())

  const shown = async (reply: Reply): Promise<SeenMessage> => {
    const to = { platform: 'telegram', chat: String(sari.id) } as const
    expect(await courier.deliver({ do: 'post', to, reply })).toMatchObject({ is: 'done' })
    const last = telegram.messages(sari.id).at(-1)
    if (!last) throw new Error('nothing was shown')
    return last
  }
  const everywhere = (words: string, withTable: boolean): Reply => ({
    tone: 'danger',
    title: words,
    body: [
      { text: [words, { bold: words }, { code: words }, { link: words, href: words }, { at: AT, fallback: words }] },
      { facts: [[words, [{ mention: { name: words, telegramId: words } }]]] },
      { quote: words, by: words },
      { small: words },
      { row: words, button: { label: words, runs: 'claim 1' } },
      { details: words, body: [{ text: words }, { quote: words }] },
      ...(withTable
        ? [{ table: { caption: words, columns: [{ title: words }], rows: [[words], [[{ code: words }]]] } }]
        : []),
    ],
    buttons: [[{ label: words, runs: 'help' }]],
  })

  const LITERAL = [
    '<script>alert(1)</script>',
    '</b></blockquote>&lt;/pre&gt;<pre>',
    '"><a href="tg://user?id=1">',
    '&amp;&#60;&nbsp;&quot',
    '[x](tg://user?id=1) *_~`',
    '<tg-time unix="x">',
    'مرحبا بالعالم',
    'Z̷͖͗a̴̱͝l̶͔̐g̸̗̾ö̷́'.repeat(30),
    '👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  ]
  const HOSTILE = [
    ...LITERAL,
    '\u0000\u0001\ud83d',
    '\u202eevil\u202c \u2066x\u2069',
    ' \n\n ',
    'x'.repeat(100_000),
    '<&>"😀'.repeat(20_000),
    '\n'.repeat(100_000),
  ]

  it.each(
    HOSTILE.flatMap((words) => [
      [words.slice(0, 30), words, false] as const,
      [words.slice(0, 30), words, true] as const,
    ]),
  )('%j', async (_, words, withTable) => {
    const seen = await shown(everywhere(words, withTable))
    // What another message cannot hold goes as a rich one, too.
    if (withTable || words.length > 4096) expect(seen.kind).toBe('rich')
    expect(seen.text.length).toBeLessThanOrEqual(seen.kind === 'rich' ? 32_768 : 4096)
  })

  it.each(LITERAL)('literally: %j', async (words) => {
    expect((await shown(say(words))).text).toBe(words)
    const table = { columns: [{ title: words }], rows: [[words]] }
    expect((await shown({ body: [{ text: words }, { table }] })).text).toBe([words, words, words].join('\n'))
  })

  it('takes any text at all', async () => {
    const words = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(words, fc.boolean(), async (text, withTable) => {
        expect((await shown(everywhere(text, withTable))).kind).toBe(withTable ? 'rich' : 'text')
      }),
      { numRuns: 60 },
    )
  })
})

/** What people see of a message's HTML. */
function visible(text: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' }
  return text.replace(/<[^>]*>/g, '').replace(/&(lt|gt|amp|quot);/g, (_, name) => entities[name] ?? '')
}
