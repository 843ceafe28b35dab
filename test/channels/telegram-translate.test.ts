import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { translate } from '../../src/channels/telegram/translate.ts'
import { Malformed } from '../../src/channels/telegram/updates/fields.ts'
import type { Heard, HeardMessage } from '../../src/chat/heard.ts'

const NOW = Date.parse('2026-10-23T03:00:00Z')
const DEWI = {
  id: 7,
  is_bot: false,
  first_name: 'Dewi',
  last_name: 'Lestari',
  username: 'dewi',
  language_code: 'id-ID',
}
const PRIVATE = { id: 7, type: 'private', first_name: 'Dewi' }
const GROUP = { id: -100123, type: 'supergroup', title: 'Inbox', is_forum: true }
const BASE = { message_id: 5, date: 1_792_724_400, from: DEWI, chat: PRIVATE }

const hear = (update: object): Heard[] => translate({ update_id: 42, ...update }, { username: 'OurBot', now: NOW })
const message = (fields: object): HeardMessage => {
  const found = hear({ message: { ...BASE, ...fields } }).find((one) => one.type === 'message')
  if (!found) throw new Error('no message was heard')
  return found
}
const command = (text: string, more: object = {}) => {
  const length = /^\/[\w@]+/.exec(text)?.[0].length ?? 0
  return message({ text, entities: [{ type: 'bot_command', offset: 0, length }], ...more }).command
}

describe('messages', () => {
  it('keeps who, where, when and what', () => {
    expect(hear({ message: { ...BASE, text: 'Kak, ready?' } })).toEqual([
      {
        type: 'message',
        ref: 'tg:7:5',
        messageId: '5',
        at: 1_792_724_400_000,
        order: 42,
        from: { platform: 'telegram', id: '7', name: 'Dewi Lestari', username: 'dewi', language: 'id' },
        place: { platform: 'telegram', chat: '7', kind: 'private' },
        content: { kind: 'text', text: 'Kak, ready?' },
        writer: 'human',
      },
    ])
  })

  it('keeps a name as long as Telegram lets it be, and no more than that', () => {
    const nameOf = (first_name: string, last_name: string) => {
      const [heard] = hear({ message: { ...BASE, from: { ...DEWI, first_name, last_name }, text: 'x' } })
      return heard?.type === 'message' ? heard.from.name : null
    }
    const whole = '🌸'.repeat(64)
    expect(nameOf(whole, whole)).toBe(`${whole} ${whole}`)
    expect(nameOf('a'.repeat(100_000), '')).toBe(`${'a'.repeat(256)}…`)
  })

  it.each([
    ['photo', { photo: [{}], caption: 'ini' }, 'ini'],
    ['video', { video: {} }, undefined],
    ['voice', { voice: {} }, undefined],
    ['audio', { audio: {} }, undefined],
    ['sticker', { sticker: { emoji: '😀' } }, undefined],
    ['document', { document: {}, caption: 'bukti' }, 'bukti'],
    ['animation', { animation: {}, document: {} }, undefined],
    ['video_note', { video_note: {} }, undefined],
    ['venue', { venue: {}, location: {} }, undefined],
    ['location', { location: {} }, undefined],
    ['contact', { contact: {} }, undefined],
    ['poll', { poll: {} }, undefined],
    ['dice', { dice: {} }, undefined],
    ['story', { story: {} }, undefined],
    [
      'text',
      { rich_message: { blocks: [{ type: 'paragraph', text: ['Halo ', { type: 'bold', text: 'kak' }] }] } },
      'Halo kak',
    ],
    ['other', { hologram: {} }, undefined],
  ])('names a %s', (kind, fields, text) => {
    expect(message(fields).content).toEqual({ kind, ...(text && { text }) })
  })

  it('knows topics, albums and replies', () => {
    const opening = { message_id: 3, forum_topic_created: { name: 'Dewi' } }
    const inTopic = { chat: GROUP, message_thread_id: 3, is_topic_message: true, text: 'ya' }
    expect(message({ ...inTopic, reply_to_message: opening })).toMatchObject({ place: { thread: '3', kind: 'group' } })
    expect(message({ ...inTopic, reply_to_message: opening }).replyTo).toBeUndefined()
    expect(message({ ...inTopic, reply_to_message: { message_id: 4 } }).replyTo).toBe('4')
    expect(message({ ...inTopic, is_topic_message: undefined }).place.thread).toBeUndefined()
    expect(message({ photo: [], media_group_id: '99' }).album).toBe('99')
  })

  it.each<[HeardMessage['writer'], object]>([
    ['human', { chat: GROUP, text: 'ya' }],
    ['anonymous', { chat: GROUP, sender_chat: GROUP, from: { ...DEWI, is_bot: true }, text: 'ya' }],
    ['auto', { chat: GROUP, sender_chat: { id: -1009, type: 'channel' }, from: { ...DEWI, is_bot: true }, text: 'ya' }],
    ['auto', { chat: GROUP, from: { ...DEWI, is_bot: true }, text: 'ya' }],
    ['auto', { text: 'kami tutup', is_from_offline: true }],
    ['auto', { text: 'ya', sender_business_bot: { ...DEWI, is_bot: true } }],
    ['service', { chat: GROUP, forum_topic_closed: {} }],
    ['service', { chat: GROUP, new_chat_members: [DEWI] }],
    ['service', { chat: GROUP, pinned_message: {} }],
    ['service', { chat: GROUP, sender_chat: GROUP, forum_topic_edited: {} }],
  ])('tells what is %s', (writer, fields) => {
    expect(message(fields).writer).toBe(writer)
  })

  it('tells apart messages only one person saw, whose numbers are used again', () => {
    const first = message({ chat: GROUP, message_id: 0, ephemeral_message_id: 7, text: '/kpi' })
    const second = message({ chat: GROUP, message_id: 0, ephemeral_message_id: 7, text: '/kpi', date: BASE.date + 60 })
    expect(first.messageId).toBe('e7')
    expect(first.ref).not.toBe(second.ref)
  })

  it('ignores channels, guest chats and kinds it did not ask for', () => {
    expect(hear({ channel_post: { ...BASE, chat: { id: -1, type: 'channel' } } })).toEqual([])
    expect(hear({ message: { ...BASE, chat: { id: -1, type: 'channel' } } })).toEqual([])
    expect(hear({ message: { ...BASE, guest_query_id: '1', text: 'x' } })).toEqual([])
    expect(hear({ message_reaction: { chat: GROUP } })).toEqual([])
  })
})

describe('commands', () => {
  it('keeps the whole line after the slash', () => {
    expect(command('/kpi sari 7d')).toEqual({ name: 'kpi', line: 'kpi sari 7d' })
    expect(command('/KPI@ourbot  sari')).toEqual({ name: 'kpi', line: 'kpi sari' })
    expect(command('/help')).toEqual({ name: 'help', line: 'help' })
  })

  it('names people mentioned without a username by their number', () => {
    const entities = [
      { type: 'bot_command', offset: 0, length: 4 },
      { type: 'text_mention', offset: 8, length: 4, user: { ...DEWI, id: 99 } },
    ]
    expect(command('/kpi 👍 Dewi 7d', { entities })).toEqual({ name: 'kpi', line: 'kpi 👍 tg:99 7d' })
  })

  it('leaves other words and other bots’ commands alone', () => {
    expect(command('/kpi@OtherBot sari')).toBeUndefined()
    expect(
      message({ text: 'lihat /kpi sari', entities: [{ type: 'bot_command', offset: 6, length: 4 }] }).command,
    ).toBeUndefined()
    expect(message({ text: '/kpi', entities: [{ type: 'code', offset: 0, length: 4 }] }).command).toBeUndefined()
    expect(message({ text: '// catatan' }).command).toBeUndefined()
  })

  it('finds them by itself when the server marks nothing', () => {
    expect(message({ text: '/claim 42' }).command).toEqual({ name: 'claim', line: 'claim 42' })
  })
})

describe('everything else', () => {
  it('hears edits under the reference of their message', () => {
    const edited = { ...BASE, text: 'baru', edit_date: BASE.date + 9 }
    expect(hear({ edited_message: edited })).toMatchObject([
      {
        type: 'edit',
        ref: 'tg:7:5',
        at: (BASE.date + 9) * 1000,
        writtenAt: BASE.date * 1000,
        content: { text: 'baru' },
      },
    ])
  })

  it('keeps Business chats apart from the same person’s private chat', () => {
    const business = { ...BASE, business_connection_id: 'bc1', text: 'halo' }
    const connection = { connectionId: 'bc1', chat: '7' }
    expect(hear({ business_message: business })).toMatchObject([{ ref: 'biz:bc1:7:5', business: connection }])
    expect(hear({ edited_business_message: business })).toMatchObject([{ ref: 'biz:bc1:7:5', business: connection }])
    const gone = { business_connection_id: 'bc1', chat: PRIVATE, message_ids: [5, 6] }
    expect(hear({ deleted_business_messages: gone })).toEqual([
      { type: 'deletion', refs: ['biz:bc1:7:5', 'biz:bc1:7:6'], order: 42, at: NOW, business: connection },
    ])
  })

  it('hears connections with their rights', () => {
    const connection = { id: 'bc1', user: DEWI, user_chat_id: 7, date: BASE.date, is_enabled: true }
    const rights = { can_reply: true }
    expect(hear({ business_connection: { ...connection, rights } })).toMatchObject([{ enabled: true, canReply: true }])
    expect(hear({ business_connection: { ...connection, is_enabled: false } })).toMatchObject([
      { type: 'connection', connectionId: 'bc1', userChatId: '7', enabled: false, canReply: false },
    ])
  })

  it('hears presses with the line they type', () => {
    const on = { message_id: 8, date: 1, chat: GROUP, is_topic_message: true, message_thread_id: 3 }
    expect(hear({ callback_query: { id: 'q1', from: DEWI, message: on, data: 'claim 42' } })).toMatchObject([
      { type: 'press', key: 'tg:press:q1', runs: 'claim 42', on: '8', handle: 'q1', at: NOW, place: { thread: '3' } },
    ])
    expect(hear({ callback_query: { id: 'q1', from: DEWI, inline_message_id: 'i', data: 'x' } })).toEqual([])
    expect(hear({ callback_query: { id: 'q1', from: DEWI, message: on, game_short_name: 'g' } })).toEqual([])
  })

  it('hears who blocks the bot, and who lets it back in', () => {
    const change = (chat: object, status: string) =>
      hear({ my_chat_member: { chat, date: 1, new_chat_member: { status } } })
    expect(change(PRIVATE, 'kicked')).toMatchObject([{ type: 'reach', userId: '7', reachable: false }])
    expect(change(PRIVATE, 'member')).toMatchObject([{ type: 'reach', reachable: true }])
    expect(change(GROUP, 'kicked')).toEqual([])
  })

  it('hears that a group moved, from either side', () => {
    const old = { id: -5, type: 'group' }
    const [moved] = hear({ message: { ...BASE, chat: old, migrate_to_chat_id: -100123 } })
    expect(moved).toEqual({ type: 'moved', order: 42, from: '-5', to: '-100123' })
    expect(hear({ message: { ...BASE, chat: GROUP, migrate_from_chat_id: -5 } })[0]).toEqual(moved)
  })
})

describe('whatever comes', () => {
  const tolerant = (update: unknown) => {
    try {
      return translate(update, { username: 'OurBot', now: NOW })
    } catch (error) {
      expect(error).toBeInstanceOf(Malformed)
      return null
    }
  }

  it('is understood or called malformed, never more', () => {
    const kinds = [
      'message',
      'edited_message',
      'business_message',
      'callback_query',
      'my_chat_member',
      'business_connection',
    ]
    const fields = fc.oneof(fc.jsonValue(), fc.constant({ ...BASE, text: '/kpi x' }))
    const odd = fc.record({
      update_id: fc.oneof(fc.integer(), fc.jsonValue()),
      kind: fc.constantFrom(...kinds),
      body: fields,
    })
    fc.assert(
      fc.property(odd, ({ update_id, kind, body }) => {
        const heard = tolerant({ update_id, [kind]: body })
        expect(heard === null || Array.isArray(heard)).toBe(true)
      }),
    )
  })

  it('survives single fields of any type', () => {
    const complete = {
      ...BASE,
      text: '/kpi x',
      entities: [{ type: 'bot_command', offset: 0, length: 4 }],
      sender_chat: GROUP,
    }
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(complete)), fc.jsonValue(), (name, value) => {
        const heard = tolerant({ update_id: 1, message: { ...complete, [name]: value } })
        expect(heard === null || heard.every((one) => one.order === 1)).toBe(true)
      }),
    )
  })
})

const payloads = new URL('../../../shared/payloads/telegram/', import.meta.url)

describe.skipIf(!existsSync(payloads))('payloads of other projects’ tests', () => {
  const read = (file: string) => JSON.parse(readFileSync(new URL(file, payloads), 'utf8'))
  const asUpdate = (file: string): unknown => {
    const body = read(file)
    const kind = /^(message|callbackquery|businessconnection|businessmessagesdeleted)\./.exec(file)?.[1]
    if (!kind) return body
    const field = { message: 'message', callbackquery: 'callback_query', businessconnection: 'business_connection' }[
      kind
    ]
    return { update_id: 42, [field ?? 'deleted_business_messages']: body }
  }
  const files = existsSync(payloads) ? readdirSync(payloads).filter((file) => file !== 'index.json') : []

  it.each(files)('%s', (file) => {
    let heard: Heard[] | Malformed
    try {
      heard = translate(asUpdate(file), { username: 'OurBot', now: NOW })
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      heard = error
    }
    if (heard instanceof Malformed) {
      // Made up without a connection, without a kind of chat, or broken on purpose.
      expect(file).toMatch(/business_message|some_fields_are_missing|update\.message\.1/)
      return
    }
    for (const one of heard) {
      expect(one.order).toBeGreaterThanOrEqual(0)
      if ('ref' in one) expect(one.ref).toMatch(/^(tg|biz:[^:]+):-?\d+:(\d+|e\d+@\d+)$/)
      if (one.type === 'message') expect(one.content.kind).not.toBe('other')
    }
  })
})
