import type { User } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TelegramCourier } from '../../src/channels/telegram/courier.ts'
import { openWire } from '../../src/channels/telegram/wire.ts'
import type { Address, Courier, Outcome, Parcel } from '../../src/chat/parcel.ts'
import { type Reply, say } from '../../src/chat/reply.ts'
import type { FaultKind, LocalTelegram, TelegramOptions } from '../../src/sandbox/telegram/index.ts'
import { keptLog, localTelegram } from './telegram-support.ts'

let telegram: LocalTelegram
let courier: Courier
let log: ReturnType<typeof keptLog>
let dewi: User
let sari: User
let inbox: ReturnType<LocalTelegram['supergroup']>

const at = (chat: number, more: Partial<Address> = {}): Address => ({
  platform: 'telegram',
  chat: String(chat),
  ...more,
})
const post = (to: Address, reply: Reply = say('halo'), more: object = {}) =>
  courier.deliver({ do: 'post', to, reply, ...more } as Parcel)
const receiptOf = (outcome: Outcome): string => {
  if (outcome.is !== 'done') throw new Error(`not done: ${JSON.stringify(outcome)}`)
  return outcome.receipt
}
const table: Reply = {
  title: 'Tim',
  body: [{ table: { columns: [{ title: 'Nama' }, { title: 'n', align: 'right' }], rows: [['Sari', '12']] } }],
}

async function open(options: Partial<TelegramOptions> = {}): Promise<void> {
  telegram = (await localTelegram(options)).telegram
  log = keptLog()
  const { calls } = openWire(
    telegram.token,
    telegram.apiRoot,
    { now: () => 0, until: async () => {} },
    { call: 1, poll: 1 },
  )
  courier = new TelegramCourier(calls, log)
  dewi = telegram.user({ firstName: 'Dewi' })
  sari = telegram.user({ firstName: 'Sari' })
  inbox = telegram.supergroup({ title: 'Inbox', forum: true, admins: [sari] })
}

beforeEach(() => open())

afterEach(async () => {
  expect(log.text()).not.toContain(telegram.token)
  await telegram.close()
})

describe('posting', () => {
  it('says it in the topic, as a reply, silently and without previews', async () => {
    const thread = String(telegram.openTopic(inbox, sari, 'Dewi'))
    const first = receiptOf(await post(at(inbox.id, { thread })))
    const second = receiptOf(await post(at(inbox.id, { thread }), say('lagi'), { replyTo: first, silent: true }))
    expect(telegram.messages(inbox, Number(thread)).at(-1)).toMatchObject({
      id: Number(second),
      text: 'lagi',
      silent: true,
    })
    expect(telegram.messages(inbox).at(-1)?.replyTo).toBe(Number(first))
    expect(telegram.calls('sendMessage').at(-1)?.params).toMatchObject({ link_preview_options: { is_disabled: true } })
  })

  it('is sent although the message it replies to is gone', async () => {
    expect(await post(at(dewi.id), say('ya'), { replyTo: '9999' })).toMatchObject({ is: 'done' })
  })

  it('speaks through a Business connection', async () => {
    const connection = telegram.businessConnect(sari)
    telegram.businessSend(connection, dewi, 'halo')
    expect(await post(at(dewi.id, { connectionId: connection.id }), say('nilai?'))).toMatchObject({ is: 'done' })
    expect(telegram.messages(dewi.id, undefined, sari.id).at(-1)?.text).toBe('nilai?')
    telegram.businessRights(connection, { canReply: false })
    expect(await post(at(dewi.id, { connectionId: connection.id }))).toMatchObject({ is: 'refused' })
  })

  it('makes topics of names of any length', async () => {
    const title = 'Dewi '.repeat(60)
    const receipt = receiptOf(await courier.deliver({ do: 'topic', to: at(inbox.id), title }))
    const [topic] = telegram.topics(inbox)
    expect(String(topic?.id)).toBe(receipt)
    expect(topic?.name).toHaveLength(128)
  })
})

describe('tables', () => {
  it('are rich messages, and stay rich when edited', async () => {
    const receipt = receiptOf(await post(at(inbox.id), table))
    expect(telegram.messages(inbox).at(-1)).toMatchObject({ kind: 'rich', text: expect.stringContaining('Sari | 12') })
    expect(
      await courier.deliver({ do: 'edit', to: at(inbox.id), receipt, reply: { ...table, title: 'Toko' } }),
    ).toEqual({
      is: 'done',
      receipt,
    })
    expect(telegram.messages(inbox).at(-1)?.text).toContain('Toko')
  })

  it('become aligned lines on an older server, asked once only', async () => {
    await telegram.close()
    await open({ richMessages: false })
    const receipt = receiptOf(await post(at(inbox.id), table))
    receiptOf(await post(at(inbox.id), table))
    expect(telegram.callCount('sendRichMessage')).toBe(1)
    expect(telegram.messages(inbox).at(-1)?.text).toContain('Sari  12')
    const edit = await courier.deliver({ do: 'edit', to: at(inbox.id), receipt, reply: { ...table, title: 'Toko' } })
    expect(edit).toMatchObject({ is: 'done' })
  })

  it('are said plainly when this one is refused, and tried again the next time', async () => {
    const refuse = { code: 400, description: 'Bad Request: RICH_MESSAGE_SOMETHING' }
    telegram.fault({ method: 'sendRichMessage', times: 1, kind: { refuse } })
    receiptOf(await post(at(inbox.id), table))
    receiptOf(await post(at(inbox.id), table))
    expect(telegram.messages(inbox).map(({ kind }) => kind)).toEqual(['text', 'rich'])
  })
})

describe('editing and copying', () => {
  it('replaces words and buttons', async () => {
    const asked: Reply = { body: [{ text: 'Dewi menunggu' }], buttons: [[{ label: 'Ambil', runs: 'claim 1' }]] }
    const receipt = receiptOf(await post(at(inbox.id), asked))
    expect(telegram.messages(inbox).at(-1)?.rows).toMatchObject([[{ text: 'Ambil', callback_data: 'claim 1' }]])
    expect(await courier.deliver({ do: 'edit', to: at(inbox.id), receipt, reply: say('Diambil') })).toEqual({
      is: 'done',
      receipt,
    })
    expect(telegram.messages(inbox).at(-1)).toMatchObject({ text: 'Diambil', rows: [] })
    expect(await courier.deliver({ do: 'edit', to: at(inbox.id), receipt, reply: say('Diambil') })).toMatchObject({
      is: 'refused',
      because: 'unchanged',
    })
  })

  it('copies one message as a reply, and albums together', async () => {
    const thread = String(telegram.openTopic(inbox, sari, 'Dewi'))
    const to = at(inbox.id, { thread })
    const question = telegram.send(dewi, 'ready?')
    const copied = receiptOf(
      await courier.deliver({ do: 'copy', to, from: String(dewi.id), messages: [String(question.message_id)] }),
    )
    const photo = telegram.send(dewi, { photo: 'a', caption: 'ini' })
    const messages = [String(photo.message_id)]
    await courier.deliver({ do: 'copy', to, from: String(dewi.id), messages, replyTo: copied })
    expect(telegram.messages(inbox, Number(thread)).at(-1)).toMatchObject({ kind: 'photo', replyTo: Number(copied) })
    const contents = ['a', 'b', 'c'].map((caption) => ({ photo: caption, caption }))
    const [a, b, c] = telegram.album(dewi, contents).map(({ message_id }) => String(message_id)) as [
      string,
      string,
      string,
    ]
    // Named as they were heard; the receipt names them in the same order.
    const receipt = receiptOf(await courier.deliver({ do: 'copy', to, from: String(dewi.id), messages: [b, c, a] }))
    const last = telegram.messages(inbox, Number(thread)).slice(-3)
    expect(last.map(({ text }) => text)).toEqual(['a', 'b', 'c'])
    expect(receipt.split(',').map((id) => last.find((one) => String(one.id) === id)?.text)).toEqual(['b', 'c', 'a'])
    expect(new Set(last.map(({ album }) => album)).size).toBe(1)
  })

  it('carries edits over to copies, literally', async () => {
    const words = telegram.send(dewi, 'warna biru')
    const photo = telegram.send(dewi, { photo: 'a', caption: 'biru' })
    for (const [kind, { message_id }] of [
      ['text', words],
      ['photo', photo],
    ] as const) {
      const copy = { do: 'copy', to: at(inbox.id), from: String(dewi.id), messages: [String(message_id)] } as const
      const receipt = receiptOf(await courier.deliver(copy))
      const revised = await courier.deliver({
        do: 'revise',
        to: at(inbox.id),
        receipt,
        kind,
        text: '<b>merah</b> &amp;',
      })
      expect(revised).toEqual({ is: 'done', receipt })
      expect(telegram.messages(inbox).at(-1)?.text).toBe('<b>merah</b> &amp;')
    }
    const parcel: Parcel = { do: 'revise', to: at(inbox.id), receipt: '1', kind: 'location', text: '' }
    expect(await courier.deliver(parcel)).toMatchObject({ is: 'refused', because: 'unchanged' })
  })
})

describe('for one person only', () => {
  const whisper = (more: object = {}) =>
    post(at(inbox.id, { onlyFor: { userId: String(sari.id), ...more } }), say('rahasia'))

  it('is seen by nobody else, and can be edited', async () => {
    const receipt = receiptOf(await whisper())
    expect(telegram.messages(inbox)).toMatchObject([{ text: 'rahasia', receiver: sari.id }])
    await courier.deliver({ do: 'edit', to: at(inbox.id), receipt, reply: say('sudah') })
    expect(telegram.messages(inbox)).toMatchObject([{ text: 'sudah', receiver: sari.id }])
  })

  it('is taken back at once where everyone would see it, and goes to the private chat', async () => {
    await telegram.close()
    await open({ ephemeral: false })
    const receipt = receiptOf(await whisper())
    await whisper()
    expect(telegram.messages(inbox)).toEqual([])
    expect(telegram.history(inbox)).toHaveLength(1)
    expect(telegram.messages(sari.id).map(({ text }) => text)).toEqual(['rahasia', 'rahasia'])
    await courier.deliver({ do: 'edit', to: at(inbox.id), receipt, reply: say('sudah') })
    expect(telegram.messages(sari.id)[0]?.text).toBe('sudah')
  })

  it('is refused when the private chat is closed as well; the group stays well', async () => {
    await telegram.close()
    await open({ ephemeral: false })
    const shy = telegram.user({ firstName: 'Budi', started: false })
    const outcome = await post(at(inbox.id, { onlyFor: { userId: String(shy.id) } }), say('rahasia'))
    expect(outcome).toMatchObject({ is: 'refused', because: 'other' })
    expect(telegram.messages(inbox)).toEqual([])
  })

  it('goes privately when this group cannot whisper', async () => {
    const refuse = { code: 400, description: 'Bad Request: USER_NOT_PARTICIPANT' }
    telegram.fault({ method: 'sendMessage', times: 1, kind: { refuse } })
    receiptOf(await whisper())
    expect(telegram.messages(sari.id)).toHaveLength(1)
  })

  it('needs no whispering in a private chat', async () => {
    await post(at(sari.id, { onlyFor: { userId: String(sari.id) } }))
    expect(telegram.calls('sendMessage')[0]?.params).not.toHaveProperty('ephemeral_message_parameters')
  })
})

describe('how a call ends', () => {
  const refuse = (code: number, description: string): FaultKind => ({ refuse: { code, description } })
  const group = -100
  const after = async (kind: FaultKind, chat = group) => {
    telegram.fault({ times: 1, kind })
    return post(at(chat))
  }

  it.each<[string, FaultKind, Partial<Outcome>]>([
    ['must wait', { tooManyRequests: 7 }, { is: 'paced', retryAfterMs: 7000 }],
    ['must wait part of a second', { tooManyRequests: 6.2 }, { is: 'paced', retryAfterMs: 7000 }],
    ['must wait no time', { tooManyRequests: 0 }, { is: 'paced', retryAfterMs: 1000 }],
    ['must wait for ages', { tooManyRequests: 1e15 }, { is: 'paced', retryAfterMs: 86_400_000 }],
    ['must wait in words', { tooManyRequests: 'soon' as never }, { is: 'paced', retryAfterMs: 5000 }],
    ['failed inside', 'http500', { is: 'failed' }],
    ['failed at the gate', 'http502html', { is: 'failed', why: '502: no answer of the Bot API' }],
    ['cut before', 'cut-before', { is: 'unknown' }],
    ['token withdrawn', refuse(401, 'Unauthorized'), { is: 'failed' }],
    [
      'removed',
      refuse(403, 'Forbidden: bot was kicked from the supergroup chat'),
      { is: 'refused', because: 'chat-gone' },
    ],
    ['no member', refuse(403, 'Forbidden: bot is not a member'), { is: 'refused', because: 'chat-gone' }],
    ['unknown chat', refuse(400, 'Bad Request: chat not found'), { is: 'refused', because: 'chat-gone' }],
    [
      'no right',
      refuse(400, 'Bad Request: not enough rights to send text messages'),
      { is: 'refused', because: 'chat-gone' },
    ],
    [
      'no right to topics',
      refuse(400, 'Bad Request: not enough rights to create a topic'),
      { is: 'refused', because: 'chat-gone' },
    ],
    [
      'no photos',
      refuse(400, 'Bad Request: not enough rights to send photos to the chat'),
      { is: 'refused', because: 'other' },
    ],
    ['no topic', refuse(400, 'Bad Request: message thread not found'), { is: 'refused', because: 'thread-gone' }],
    ['closed topic', refuse(400, 'Bad Request: TOPIC_CLOSED'), { is: 'refused', because: 'thread-closed' }],
    [
      'edit of nothing',
      refuse(400, 'Bad Request: message to edit not found'),
      { is: 'refused', because: 'message-gone' },
    ],
    [
      'copy of nothing',
      refuse(400, 'Bad Request: message to copy not found'),
      { is: 'refused', because: 'message-gone' },
    ],
    [
      'anything else',
      refuse(400, 'Bad Request: strange'),
      { is: 'refused', because: 'other', why: '400: Bad Request: strange' },
    ],
  ])('%s', async (_, kind, outcome) => {
    expect(await after(kind)).toMatchObject(outcome)
  })

  it.each([
    refuse(403, 'Forbidden: bot was blocked by the user'),
    refuse(403, 'Forbidden: user is deactivated'),
    refuse(403, "Forbidden: bot can't initiate conversation with a user"),
    refuse(400, 'Bad Request: chat not found'),
  ])('a customer who cannot be reached: %j', async (kind) => {
    expect(await after(kind, dewi.id)).toMatchObject({ is: 'refused', because: 'blocked' })
  })

  it('may have happened when the line is cut or stays silent', async () => {
    telegram.fault({ times: 1, kind: 'cut-after' })
    expect(await post(at(dewi.id))).toMatchObject({ is: 'unknown' })
    expect(telegram.messages(dewi.id)).toHaveLength(1)
    telegram.fault({ times: 1, kind: 'never-answers' })
    expect(await post(at(dewi.id))).toEqual({ is: 'unknown', why: 'timeout' })
  })

  it('did not happen when nobody listens', async () => {
    await telegram.close()
    expect(await post(at(dewi.id))).toEqual({ is: 'failed', why: 'ECONNREFUSED' })
  })

  it('learns the new id of a group that moved', async () => {
    const small = telegram.group({ title: 'Tim' })
    const grown = telegram.migrate(small, sari)
    expect(await post(at(small.id))).toEqual({ is: 'moved', to: String(grown.id) })
  })

  it('finds what people closed, deleted or blocked', async () => {
    const thread = telegram.openTopic(inbox, sari, 'Dewi')
    const to = at(inbox.id, { thread: String(thread) })
    telegram.closeTopic(inbox, sari, thread)
    expect(await post(to)).toMatchObject({ is: 'done' })
    expect(telegram.topics(inbox).map(({ closed }) => closed)).toEqual([false])
    telegram.deleteTopic(inbox, thread)
    expect(await post(to)).toMatchObject({ because: 'thread-gone' })
    telegram.block(dewi)
    expect(await post(at(dewi.id))).toMatchObject({ because: 'blocked' })
    telegram.botRole(inbox, sari, 'administrator', false)
    expect(await courier.deliver({ do: 'topic', to: at(inbox.id), title: 'x' })).toMatchObject({ because: 'chat-gone' })
    const copy = await courier.deliver({ do: 'copy', to, from: String(sari.id), messages: ['99', '100'] })
    expect(copy).toMatchObject({ is: 'refused' })
  })

  it('calls receipts and messages of other platforms gone', async () => {
    const edit = await courier.deliver({ do: 'edit', to: at(dewi.id), receipt: '1722.33', reply: say('x') })
    expect(edit).toMatchObject({ is: 'refused', because: 'message-gone' })
    const copy = await courier.deliver({ do: 'copy', to: at(dewi.id), from: '1', messages: ['e7'] })
    expect(copy).toMatchObject({ is: 'refused', because: 'message-gone' })
  })

  it('keeps several chats going at once', async () => {
    telegram.fault({ chat: dewi.id, times: 1, kind: 'never-answers' })
    const slow = post(at(dewi.id))
    expect(await post(at(sari.id))).toMatchObject({ is: 'done' })
    expect(await slow).toMatchObject({ is: 'unknown' })
  })
})
