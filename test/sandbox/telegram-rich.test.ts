import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, saying, stage } from './telegram-support.ts'

let s: Stage
let chat: number
beforeAll(async () => {
  s = await stage()
  chat = s.telegram.user({ firstName: 'Dewi' }).id
})
afterAll(() => s.telegram.close())

const send = (html: string) => s.api.sendRichMessage(chat, { html })

describe('rich messages', () => {
  it('come as blocks, and people see their words', async () => {
    const sent = await send(
      `<h2>Tim &mdash; 7 hari</h2>Semua <b>baik</b>.<table bordered striped compact><caption>KPI</caption>
       <tr><th>Nama</th><th align="right">CSAT</th></tr><tr><td>Sari</td><td align="right"><b>4,8</b></td></tr></table>
       <details><summary>Chat</summary><ul><li>Dewi</li></ul></details><hr/>
       <blockquote>halo<br>kak</blockquote>
       <tg-button-row><tg-button type="callback_data" data="why sari">Kenapa</tg-button></tg-button-row>`,
    )
    expect(sent.rich_message.blocks.map((b) => b.type)).toEqual([
      'heading',
      'paragraph',
      'table',
      'details',
      'divider',
      'blockquote',
      'buttons',
    ])
    expect(sent.rich_message.blocks[2]).toMatchObject({
      is_bordered: true,
      is_striped: true,
      is_compact: true,
      caption: 'KPI',
      cells: [
        [
          { text: 'Nama', is_header: true },
          { text: 'CSAT', align: 'right' },
        ],
        [{ text: 'Sari' }, { text: { type: 'bold', text: '4,8' } }],
      ],
    })
    const seen = s.telegram.messages(chat).at(-1)
    expect(seen).toMatchObject({ kind: 'rich', rows: [[{ text: 'Kenapa', callback_data: 'why sari' }]] })
    expect(seen?.text).toBe('Tim — 7 hari\nSemua baik.\nKPI\nNama | CSAT\nSari | 4,8\nChat\n• Dewi\nhalo\nkak')
  })

  it('become text and text becomes rich in an edit', async () => {
    const { message_id } = await send('<p>satu</p>')
    await s.api.editMessageText(chat, message_id, 'dua')
    await s.api.editMessageText(chat, message_id, { html: '<p>tiga</p>' })
    const seen = s.telegram.messages(chat).find((m) => m.id === message_id)
    expect([seen?.kind, seen?.text, seen?.edits.map((e) => e.text)]).toEqual(['rich', 'tiga', ['satu', 'dua']])
    const again = s.api.editMessageText(chat, message_id, { html: '<p>tiga</p>' })
    expect(await saying(again)).toContain('message is not modified')
  })

  const row = (columns: number) => `<table><tr>${'<td>x</td>'.repeat(columns)}</tr></table>`
  it.each([
    ['twenty columns', row(20), 'ok'],
    ['21 columns', row(21), '400 Bad Request: RICH_MESSAGE_TABLE_TOO_WIDE'],
    [
      'columns by span',
      '<table><tr><td colspan="21">x</td></tr></table>',
      '400 Bad Request: RICH_MESSAGE_TABLE_TOO_WIDE',
    ],
    ['500 blocks', '<p>x</p>'.repeat(500), 'ok'],
    ['501 blocks', '<p>x</p>'.repeat(501), '400 Bad Request: RICH_MESSAGE_TOO_MANY_BLOCKS'],
    [
      'rows are blocks',
      `<table>${'<tr><td>x</td></tr>'.repeat(500)}</table>`,
      '400 Bad Request: RICH_MESSAGE_TOO_MANY_BLOCKS',
    ],
    ['32,768 characters', `<p>${'x'.repeat(32_768)}</p>`, 'ok'],
    ['one more', `<p>${'x'.repeat(32_769)}</p>`, '400 Bad Request: message is too long'],
    ['nothing', '<p> </p>', '400 Bad Request: message text is empty'],
    ['17 levels', `${'<b>'.repeat(17)}x${'</b>'.repeat(17)}`, '400 Bad Request: RICH_MESSAGE_TOO_DEEP'],
    [
      'a strange tag',
      '<div>x</div>',
      '400 Bad Request: can\'t parse entities: Unsupported start tag "div" at byte offset 0',
    ],
    [
      'an open tag',
      '<p>x',
      '400 Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "p"',
    ],
    [
      'a block in a cell',
      '<table><tr><td><p>x</p></td></tr></table>',
      '400 Bad Request: can\'t parse entities: Tag "p" is not allowed inside a text',
    ],
    [
      '65 bytes of data',
      `<p><tg-button type="callback_data" data="${'x'.repeat(65)}">x</tg-button></p>`,
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
  ])('%s', async (_name, html, answer) => {
    expect(await saying(send(html))).toBe(answer)
  })

  it('are unknown to an older server, also in an edit', async () => {
    const old = await stage({ richMessages: false })
    const dewi = old.telegram.user({ firstName: 'Dewi' })
    expect(await saying(old.api.sendRichMessage(dewi.id, { html: 'x' }))).toBe('404 Not Found')
    const { message_id } = await old.api.sendMessage(dewi.id, 'x')
    const edit = old.api.editMessageText(dewi.id, message_id, { html: 'y' })
    expect(await saying(edit)).toBe('400 Bad Request: message text is empty')
    await old.telegram.close()
  })
})
