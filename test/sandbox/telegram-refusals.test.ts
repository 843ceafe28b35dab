import { type Api, InputFile } from 'grammy'
import type { InlineKeyboardButton, User } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LocalTelegram } from '../../src/sandbox/telegram/index.ts'
import { apiOn, type Stage, saying, stage } from './telegram-support.ts'

let s: Stage
let dewi: User
let forum: number
let said: number
let own: number
beforeAll(async () => {
  s = await stage()
  dewi = s.telegram.user({ firstName: 'Dewi' })
  forum = s.telegram.supergroup({ title: 'Inbox', forum: true }).id
  said = s.telegram.send(dewi, 'halo').message_id
  own = (await s.api.sendMessage(dewi.id, 'ya?')).message_id
})
afterAll(() => s.telegram.close())

const keyboard = (...rows: InlineKeyboardButton[][]) => ({ reply_markup: { inline_keyboard: rows } })
const press = (data: string): InlineKeyboardButton => ({ text: 'x', callback_data: data })
const buttons = (n: number) => Array.from({ length: n }, () => press('a'))
const commands = (n: number) => Array.from({ length: n }, (_, i) => ({ command: `c${i}`, description: 'd' }))
const UNCHANGED =
  '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'

type Case = [name: string, call: (api: Api) => Promise<unknown>, answer: string]

describe('the platform says', () => {
  it.each<Case>([
    ['unknown chat', (api) => api.sendMessage(1, 'x'), '400 Bad Request: chat not found'],
    ['empty text', (api) => api.sendMessage(dewi.id, ' \n'), '400 Bad Request: message text is empty'],
    [
      'empty after parsing',
      (api) => api.sendMessage(dewi.id, '<b></b>', { parse_mode: 'HTML' }),
      '400 Bad Request: message text is empty',
    ],
    ['4096 characters', (api) => api.sendMessage(dewi.id, 'x'.repeat(4096)), 'ok'],
    [
      '4096 after parsing',
      (api) => api.sendMessage(dewi.id, `<b>${'x'.repeat(4096)}</b>`, { parse_mode: 'HTML' }),
      'ok',
    ],
    ['4097 characters', (api) => api.sendMessage(dewi.id, 'x'.repeat(4097)), '400 Bad Request: message is too long'],
    [
      'long caption',
      (api) => api.sendPhoto(dewi.id, new InputFile(Buffer.from('x')), { caption: 'x'.repeat(1025) }),
      '400 Bad Request: message caption is too long',
    ],
    [
      'other parse mode',
      (api) => api.sendMessage(dewi.id, 'x', { parse_mode: 'MarkdownV2' }),
      '400 Bad Request: unsupported parse_mode',
    ],
    [
      'topic in a private chat',
      (api) => api.sendMessage(dewi.id, 'x', { message_thread_id: 5 }),
      '400 Bad Request: message thread not found',
    ],
    [
      'reply to nothing',
      (api) => api.sendMessage(dewi.id, 'x', { reply_parameters: { message_id: 999 } }),
      '400 Bad Request: message to be replied not found',
    ],
    [
      'reply to nothing, if need be without',
      (api) =>
        api.sendMessage(dewi.id, 'x', { reply_parameters: { message_id: 999, allow_sending_without_reply: true } }),
      'ok',
    ],
    ['64 bytes of data', (api) => api.sendMessage(dewi.id, 'x', keyboard([press('é'.repeat(32))])), 'ok'],
    [
      '65 bytes of data',
      (api) => api.sendMessage(dewi.id, 'x', keyboard([press(`${'é'.repeat(32)}x`)])),
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
    [
      'empty data',
      (api) => api.sendMessage(dewi.id, 'x', keyboard([press('')])),
      '400 Bad Request: BUTTON_DATA_INVALID',
    ],
    ['8 in a row', (api) => api.sendMessage(dewi.id, 'x', keyboard(buttons(8))), 'ok'],
    [
      '9 in a row',
      (api) => api.sendMessage(dewi.id, 'x', keyboard(buttons(9))),
      '400 Bad Request: REPLY_MARKUP_TOO_LONG',
    ],
    [
      '101 buttons',
      (api) => api.sendMessage(dewi.id, 'x', keyboard(...Array.from({ length: 13 }, () => buttons(8)))),
      '400 Bad Request: REPLY_MARKUP_TOO_LONG',
    ],
    [
      'bad address',
      (api) => api.sendMessage(dewi.id, 'x', keyboard([{ text: 'x', url: 'javascript:1' }])),
      '400 Bad Request: BUTTON_URL_INVALID',
    ],
    ['edit of nothing', (api) => api.editMessageText(dewi.id, 999, 'x'), '400 Bad Request: message to edit not found'],
    [
      'edit of somebody else',
      (api) => api.editMessageText(dewi.id, said, 'x'),
      "400 Bad Request: message can't be edited",
    ],
    ['edit to the same', (api) => api.editMessageText(dewi.id, own, 'ya?'), UNCHANGED],
    ['same keyboard', (api) => api.editMessageReplyMarkup(dewi.id, own), UNCHANGED],
    [
      'caption of a text',
      (api) => api.editMessageCaption(dewi.id, own, { caption: 'x' }),
      '400 Bad Request: there is no caption in the message to edit',
    ],
    ['copy of nothing', (api) => api.copyMessage(dewi.id, dewi.id, 999), '400 Bad Request: message to copy not found'],
    ['copy from nowhere', (api) => api.copyMessage(dewi.id, 1, 999), '400 Bad Request: chat not found'],
    [
      'copies out of order',
      (api) => api.copyMessages(dewi.id, dewi.id, [own, said]),
      '400 Bad Request: message identifiers are not in a strictly increasing order',
    ],
    [
      'forward of nothing',
      (api) => api.forwardMessage(dewi.id, dewi.id, 999),
      '400 Bad Request: message to forward not found',
    ],
    ['deletion of nothing', (api) => api.deleteMessage(dewi.id, 999), '400 Bad Request: message to delete not found'],
    [
      'unknown press',
      (api) => api.answerCallbackQuery('1'),
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    ],
    [
      'long notice',
      (api) => api.answerCallbackQuery('1', { text: 'x'.repeat(201) }),
      '400 Bad Request: MESSAGE_TOO_LONG',
    ],
    ['topic without a name', (api) => api.createForumTopic(forum, ' '), '400 Bad Request: TOPIC_TITLE_EMPTY'],
    ['128 in a name', (api) => api.createForumTopic(forum, 'x'.repeat(128)), 'ok'],
    ['129 in a name', (api) => api.createForumTopic(forum, 'x'.repeat(129)), '400 Bad Request: TOPIC_TITLE_TOO_LONG'],
    [
      'topic in a private chat',
      (api) => api.createForumTopic(dewi.id, 'x'),
      '400 Bad Request: the chat is not a forum',
    ],
    ['topic gone', (api) => api.editForumTopic(forum, 999, { name: 'x' }), '400 Bad Request: TOPIC_ID_INVALID'],
    [
      'command in capitals',
      (api) => api.setMyCommands([{ command: 'Kpi', description: 'x' }]),
      '400 Bad Request: BOT_COMMAND_INVALID',
    ],
    [
      '33 in a command',
      (api) => api.setMyCommands([{ command: 'x'.repeat(33), description: 'x' }]),
      '400 Bad Request: BOT_COMMAND_INVALID',
    ],
    [
      'no description',
      (api) => api.setMyCommands([{ command: 'kpi', description: '' }]),
      '400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
    ],
    [
      '257 in a description',
      (api) => api.setMyCommands([{ command: 'kpi', description: 'x'.repeat(257) }]),
      '400 Bad Request: BOT_COMMAND_DESCRIPTION_INVALID',
    ],
    ['100 commands', (api) => api.setMyCommands(commands(100)), 'ok'],
    ['101 commands', (api) => api.setMyCommands(commands(101)), '400 Bad Request: BOT_COMMANDS_TOO_MUCH'],
    [
      'menu of an unknown chat',
      (api) => api.setMyCommands(commands(1), { scope: { type: 'chat', chat_id: 1 } }),
      '400 Bad Request: chat not found',
    ],
    ['unknown connection', (api) => api.getBusinessConnection('x'), '400 Bad Request: BUSINESS_CONNECTION_INVALID'],
    [
      'unknown file',
      (api) => api.getFile('x'),
      '400 Bad Request: wrong file_id or the file is temporarily unavailable',
    ],
    [
      'album of one',
      (api) => api.sendMediaGroup(dewi.id, [{ type: 'photo', media: 'x' }]),
      '400 Bad Request: media must contain 2-10 items',
    ],
    [
      'ephemeral in private',
      (api) => api.sendMessage(dewi.id, 'x', { ephemeral_message_parameters: { receiver_user_id: dewi.id } }),
      '400 Bad Request: ephemeral messages can be sent only to groups',
    ],
    ['wrong token', () => apiOn(s.telegram, '1:wrong').getMe(), '401 Unauthorized'],
  ])('%s', async (_name, call, answer) => {
    expect(await saying(call(s.api))).toBe(answer)
  })

  it('no to a thread of a forum that is not one, and to a bot without the right', async () => {
    const plain = s.telegram.supergroup({ title: 'Tim' })
    const strict = s.telegram.supergroup({ title: 'Tim', forum: true, botCanManageTopics: false })
    expect(await saying(s.api.createForumTopic(plain.id, 'x'))).toBe('400 Bad Request: the chat is not a forum')
    expect(await saying(s.api.createForumTopic(strict.id, 'x'))).toBe(
      '400 Bad Request: not enough rights to create a topic',
    )
  })
})

describe('without grammY', () => {
  const at = (telegram: LocalTelegram, path: string) => `${telegram.apiRoot}/bot${telegram.token}/${path}`
  const post = (path: string, body: string, type = 'application/json') =>
    fetch(at(s.telegram, path), { method: 'POST', body, headers: { 'content-type': type } })

  it.each([
    ['sendMassage', '{}', '404 Not Found'],
    ['sendMessage', '{"chat_id":', "400 Bad Request: can't parse JSON object"],
    ['sendMessage', '{"text":"x"}', '400 Bad Request: chat_id is empty'],
    ['sendMessage', '{"chat_id":1}', '400 Bad Request: message text is empty'],
    ['sendMessage', '{"chat_id":1,"text":"x","txet":1}', '400 Bad Request: unknown parameter "txet"'],
    ['sendMessage', '{"chat_id":1,"text":{}}', '400 Bad Request: can\'t parse parameter "text": string expected'],
    ['deleteMessage', '{"chat_id":1}', '400 Bad Request: parameter "message_id" is required'],
  ])('%s %s', async (method, body, answer) => {
    const response = await post(method, body)
    const said = (await response.json()) as { ok: boolean; error_code: number; description: string }
    expect([said.ok, response.status, `${said.error_code} ${said.description}`]).toEqual([
      false,
      Number(answer.slice(0, 3)),
      answer,
    ])
  })

  it('takes forms and addresses, in any case, and dates its answers by its own clock', async () => {
    const form = await post(
      'SENDMESSAGE',
      `chat_id=${dewi.id}&text=a+b&reply_markup=%7B%22inline_keyboard%22%3A%5B%5D%7D`,
      'application/x-www-form-urlencoded',
    )
    expect(await form.json()).toMatchObject({ ok: true, result: { text: 'a b', date: s.clock.at / 1000 } })
    const got = await fetch(at(s.telegram, `sendMessage?chat_id=${dewi.id}&text=c`))
    expect(await got.json()).toMatchObject({ ok: true, result: { text: 'c' } })
    expect(got.headers.get('date')).toBe('Fri, 23 Oct 2026 03:00:00 GMT')
  })
})
