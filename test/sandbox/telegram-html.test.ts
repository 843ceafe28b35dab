import type { MessageEntity } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Stage, saying, stage } from './telegram-support.ts'

let s: Stage
let chat: number
beforeAll(async () => {
  s = await stage()
  chat = s.telegram.user({ firstName: 'Dewi' }).id
})
afterAll(() => s.telegram.close())

const send = (html: string) => s.api.sendMessage(chat, html, { parse_mode: 'HTML' })
const short = (entities: MessageEntity[] | undefined) =>
  (entities ?? []).map((e) => `${e.type} ${e.offset}+${e.length}`)

describe('HTML the platform understands', () => {
  it.each<[html: string, text: string, entities: string[]]>([
    ['plain &lt;b&gt; &amp; &quot;x&quot; &#65;&#x42; &nope;', 'plain <b> & "x" AB &nope;', []],
    ['<b>a</b><strong>b</strong>', 'ab', ['bold 0+1', 'bold 1+1']],
    [
      '<i>a</i><u>b</u><s>c</s><tg-spoiler>d</tg-spoiler>',
      'abcd',
      ['italic 0+1', 'underline 1+1', 'strikethrough 2+1', 'spoiler 3+1'],
    ],
    ['<b>a <i>b</i></b>', 'a b', ['bold 0+3', 'italic 2+1']],
    ['😀<b>x</b>', '😀x', ['bold 2+1']],
    ['<a href="https://toko.id">toko</a>', 'toko', ['text_link 0+4']],
    [
      '<pre><code class="language-js">x</code></pre> <pre>y</pre> <code>z</code>',
      'x y z',
      ['pre 0+1', 'pre 2+1', 'code 4+1'],
    ],
    ['<blockquote expandable>q</blockquote>', 'q', ['expandable_blockquote 0+1']],
    ['<span class="tg-spoiler">q</span>', 'q', ['spoiler 0+1']],
    ['<tg-time unix="1647531900" format="wDT">besok</tg-time>', 'besok', ['date_time 0+5']],
    ['  <b> a </b>\n', 'a', ['bold 0+1']],
    ['<B>a</b ><i></i>', 'a', ['bold 0+1']],
    ['<a href="tg://user?id=1">nobody known</a>', 'nobody known', []],
  ])('%s', async (html, text, entities) => {
    const sent = await send(html)
    expect(sent.text).toBe(text)
    expect(short(sent.entities)).toEqual(entities)
  })

  it('links a person it knows, and remembers the language of code', async () => {
    const sent = await send(`<a href="tg://user?id=${chat}">Dewi</a><pre><code class="language-sql">x</code></pre>`)
    expect(sent.entities).toMatchObject([
      { type: 'text_mention', user: { id: chat } },
      { type: 'pre', language: 'sql' },
    ])
    expect(s.telegram.messages(chat).at(-1)?.html).toContain('language-sql')
  })
})

describe('HTML the platform refuses', () => {
  const PARSE = "400 Bad Request: can't parse entities: "
  it.each([
    ['é<x>a</x>', 'Unsupported start tag "x" at byte offset 2'],
    ['5 < 6', 'Unsupported start tag "" at byte offset 2'],
    ['<b>a', 'Can\'t find end tag corresponding to start tag "b"'],
    ['a</b>', 'Unexpected end tag at byte offset 1'],
    ['<b><i>a</b></i>', 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'],
    ['<b', 'Unclosed start tag at byte offset 0'],
    ['<a href="x', 'Unclosed start tag "a" at byte offset 0'],
    ['<b>a</b', 'Unclosed end tag at byte offset 4'],
    ['<span class="red">a</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<tg-time unix="soon">a</tg-time>', 'Invalid date and time specified in the tag "tg-time" at byte offset 0'],
    ['a<br>b', 'Unsupported start tag "br" at byte offset 1'],
  ])('%s', async (html, reason) => {
    expect(await saying(send(html))).toBe(PARSE + reason)
  })
})
