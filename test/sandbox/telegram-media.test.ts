import { InputFile } from 'grammy'
import type { User } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Content } from '../../src/sandbox/telegram/index.ts'
import { type Stage, stage } from './telegram-support.ts'

let s: Stage
let dewi: User
beforeEach(async () => {
  s = await stage()
  dewi = s.telegram.user({ firstName: 'Dewi' })
})
afterEach(() => s.telegram.close())

const bytesOf = async (path: string | undefined) =>
  Buffer.from(await (await fetch(`${s.telegram.apiRoot}/file/bot${s.telegram.token}/${path}`)).arrayBuffer())

describe('what people send', () => {
  it.each<[Content, string, string]>([
    ['halo', 'text', 'halo'],
    [{ photo: 'a.jpg', caption: 'ini' }, 'photo', 'ini'],
    [{ voice: 7 }, 'voice', ''],
    [{ video: 'a.mp4' }, 'video', ''],
    [{ sticker: '👍' }, 'sticker', ''],
    [{ document: 'nota.pdf', caption: 'nota' }, 'document', 'nota'],
    [{ location: { latitude: -6.2, longitude: 106.8 } }, 'location', ''],
    [{ contact: { phone_number: '+62811', first_name: 'Dewi' } }, 'contact', ''],
  ])('%j can be heard, copied and forwarded', async (content, kind, text) => {
    const { message_id } = s.telegram.send(dewi, content)
    expect((await s.api.getUpdates())[0]?.message).toHaveProperty(kind)
    const budi = s.telegram.user({ firstName: 'Budi' })
    await s.api.copyMessage(budi.id, dewi.id, message_id)
    await s.api.forwardMessage(budi.id, dewi.id, message_id)
    expect(s.telegram.messages(budi).map((m) => [m.kind, m.text, m.forwarded])).toEqual([
      [kind, text, false],
      [kind, text, true],
    ])
  })

  it('an album is several messages, copied together', async () => {
    const album = s.telegram.album(dewi, [{ photo: 'a.jpg', caption: 'dua' }, { photo: 'b.jpg' }])
    const updates = await s.api.getUpdates()
    expect(new Set(updates.map((u) => u.message?.media_group_id)).size).toBe(1)
    const inbox = s.telegram.supergroup({ title: 'Inbox' })
    await s.api.copyMessages(inbox.id, dewi.id, [...album.map((m) => m.message_id), 999])
    const seen = s.telegram.messages(inbox)
    expect(seen.map((m) => [m.kind, m.text, m.album === seen[0]?.album])).toEqual([
      ['photo', 'dua', true],
      ['photo', '', true],
    ])
  })

  it('is edited, replied to and forwarded from others', async () => {
    const first = s.telegram.send(dewi, 'ready?')
    s.telegram.edit(first, 'ready ga?', { at: s.clock.at + 2_000 })
    s.telegram.send(dewi, 'hm', { replyTo: first.message_id, forwardedFrom: s.telegram.user({ firstName: 'Budi' }) })
    const [, edited, reply] = await s.api.getUpdates()
    expect(edited?.edited_message).toMatchObject({ text: 'ready ga?', edit_date: s.clock.at / 1000 + 2 })
    expect(reply?.message).toMatchObject({
      reply_to_message: { text: 'ready ga?' },
      forward_origin: { type: 'user', sender_user: { first_name: 'Budi' } },
    })
  })
})

describe('what the bot sends', () => {
  it('uploads come whole, with their names, and can be fetched', async () => {
    const sent = await s.api.sendDocument(
      dewi.id,
      new InputFile(Buffer.from('a,b\r\n--x\r\n1'), 'kpi minggu ini.csv'),
      {
        caption: '<b>KPI</b>',
        parse_mode: 'HTML',
        reply_markup: { inline_keyboard: [[{ text: 'Lagi', callback_data: 'report' }]] },
      },
    )
    expect(sent.document).toMatchObject({ file_name: 'kpi minggu ini.csv', file_size: 11 })
    const { file_path } = await s.api.getFile(sent.document.file_id)
    expect((await bytesOf(file_path)).toString()).toBe('a,b\r\n--x\r\n1')
    expect(s.telegram.messages(dewi)).toMatchObject([{ kind: 'document', text: 'KPI', rows: [[{ text: 'Lagi' }]] }])
  })

  it('albums and pictures by upload, by id and by address', async () => {
    const photo = await s.api.sendPhoto(dewi.id, new InputFile(Buffer.from([255, 216]), 'a.jpg'))
    const id = photo.photo[0]?.file_id ?? ''
    const album = await s.api.sendMediaGroup(dewi.id, [
      { type: 'photo', media: new InputFile(Buffer.from([1]), 'b.jpg'), caption: 'b' },
      { type: 'photo', media: id },
      { type: 'photo', media: 'https://toko.id/c.jpg' },
    ])
    expect(new Set(album.map((m) => 'media_group_id' in m && m.media_group_id)).size).toBe(1)
    await s.api.editMessageCaption(dewi.id, photo.message_id, { caption: 'baru' })
    expect(s.telegram.messages(dewi).map((m) => m.text)).toEqual(['baru', 'b', '', ''])
  })

  it('pictures inside a rich message', async () => {
    const sent = await s.api.sendRichMessage(dewi.id, {
      html: '<p>CSAT</p><figure><img src="tg://photo?id=chart"/><figcaption>7 hari</figcaption></figure>',
      media: [{ id: 'chart', media: { type: 'photo', media: new InputFile(Buffer.from('png'), 'chart.png') } }],
    })
    expect(sent.rich_message.blocks[1]).toMatchObject({ type: 'photo', caption: { text: '7 hari' } })
  })

  it('pins, deletes and keeps what was there for asking', async () => {
    const { message_id } = await s.api.sendMessage(dewi.id, 'x')
    await s.api.pinChatMessage(dewi.id, message_id)
    await s.api.setMessageReaction(dewi.id, message_id, [{ type: 'emoji', emoji: '👍' }])
    await s.api.deleteMessage(dewi.id, message_id)
    expect(s.telegram.messages(dewi).map((m) => m.kind)).toEqual(['pinned_message'])
    expect(s.telegram.history(dewi).map((m) => [m.kind, m.deletedAt !== undefined])).toEqual([
      ['text', true],
      ['pinned_message', false],
    ])
  })

  it('sets menus by scope and language', async () => {
    const menu = [{ command: 'kpi', description: 'Angka' }]
    const scope = { type: 'chat', chat_id: dewi.id } as const
    await s.api.setMyCommands(menu, { scope, language_code: 'id' })
    expect(await s.api.getMyCommands({ scope, language_code: 'id' })).toEqual(menu)
    expect(s.telegram.menu(scope, 'id')).toEqual(menu)
    await s.api.deleteMyCommands({ scope, language_code: 'id' })
    expect(s.telegram.menu(scope, 'id')).toEqual([])
  })
})
