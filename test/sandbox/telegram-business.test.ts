import type { BusinessConnection, User } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/domain/time.ts'
import { type Stage, saying, stage } from './telegram-support.ts'

let s: Stage
let sari: User
let dewi: User
let connection: BusinessConnection
beforeEach(async () => {
  s = await stage()
  sari = s.telegram.user({ firstName: 'Sari' })
  dewi = s.telegram.user({ firstName: 'Dewi' })
  connection = s.telegram.businessConnect(sari)
})
afterEach(() => s.telegram.close())

const reply = () => saying(s.api.sendMessage(dewi.id, 'survei', { business_connection_id: connection.id }))

describe('a business account', () => {
  it('lets the bot hear both sides, edits and deletions', async () => {
    const asked = s.telegram.businessSend(connection, dewi, 'ready?')
    const told = s.telegram.businessSend(connection, sari, 'ready kak', { customer: dewi })
    const away = s.telegram.businessSend(connection, sari, 'kami tutup', { customer: dewi, offline: true })
    s.telegram.businessSend(connection, sari, 'dari bot', { customer: dewi, byBot: s.telegram.bot })
    s.telegram.businessEdit(asked, 'ready ga?')
    s.telegram.businessDelete([told, away])
    const updates = await s.api.getUpdates()
    expect(updates.map((u) => Object.keys(u)[1])).toEqual([
      'business_connection',
      'business_message',
      'business_message',
      'business_message',
      'business_message',
      'edited_business_message',
      'deleted_business_messages',
    ])
    expect(updates[0]?.business_connection).toMatchObject({
      user: { id: sari.id },
      is_enabled: true,
      user_chat_id: sari.id,
    })
    expect(updates.slice(1, 5).map((u) => u.business_message)).toMatchObject([
      { from: { id: dewi.id }, chat: { id: dewi.id }, business_connection_id: connection.id },
      { from: { id: sari.id }, chat: { id: dewi.id } },
      { is_from_offline: true },
      { sender_business_bot: { id: s.telegram.bot.id } },
    ])
    expect(updates[6]?.deleted_business_messages?.message_ids).toEqual([told.message_id, away.message_id])
    expect(s.telegram.messages(dewi, undefined, sari.id).map((m) => m.text)).toEqual(['ready ga?', 'dari bot'])
  })

  it('keeps its chats apart from the chat of the same person with the bot', async () => {
    s.telegram.businessSend(connection, dewi, 'to Sari')
    s.telegram.send(dewi, 'to the bot')
    expect(s.telegram.messages(dewi).map((m) => m.text)).toEqual(['to the bot'])
    expect(await saying(s.api.sendMessage(sari.id, 'halo', { business_connection_id: connection.id }))).toBe(
      '400 Bad Request: chat not found',
    )
  })

  it('lets the bot write for 24 h after the customer, with the right to', async () => {
    s.telegram.businessSend(connection, dewi, 'ready?')
    expect(await reply()).toBe('ok')
    expect(s.telegram.messages(dewi, undefined, sari.id).at(-1)).toMatchObject({
      text: 'survei',
      fromBot: true,
      from: { id: sari.id },
    })
    s.clock.at += DAY_MS
    expect(await reply()).toBe('ok')
    s.clock.at += 1
    expect(await reply()).toBe('400 Bad Request: BUSINESS_PEER_USAGE_MISSING')
    s.telegram.businessSend(connection, dewi, 'halo?')
    s.telegram.businessRights(connection, { canReply: false })
    expect(await reply()).toBe('403 Forbidden: BOT_ACCESS_FORBIDDEN')
    expect((await s.api.getBusinessConnection(connection.id)).rights?.can_reply).toBeUndefined()
    s.telegram.businessDisconnect(connection)
    expect(await reply()).toBe('400 Bad Request: BUSINESS_CONNECTION_INVALID')
  })

  it('connects again under another id, and its chats go on', async () => {
    const first = s.telegram.businessSend(connection, dewi, 'a')
    const again = s.telegram.businessConnect(sari, { canReply: false })
    const second = s.telegram.businessSend(again, dewi, 'b')
    expect(again.id).not.toBe(connection.id)
    expect(second.message_id).toBe(first.message_id + 1)
    expect(s.telegram.messages(dewi, undefined, sari.id)).toHaveLength(2)
  })

  it('shows the survey pressed in its chat', async () => {
    s.telegram.businessSend(connection, dewi, 'ready?')
    const survey = await s.api.sendMessage(dewi.id, 'Puas?', {
      business_connection_id: connection.id,
      reply_markup: { inline_keyboard: [[{ text: '5', callback_data: 'vote 5' }]] },
    })
    const pressed = s.telegram.press(dewi, survey, '5')
    const query = (await s.api.getUpdates()).at(-1)?.callback_query
    expect(query).toMatchObject({
      from: { id: dewi.id },
      data: 'vote 5',
      message: { business_connection_id: connection.id },
    })
    await s.api.answerCallbackQuery(query?.id ?? '')
    expect(await pressed).toEqual({ showAlert: false })
    await s.api.editMessageText(dewi.id, survey.message_id, 'Makasih!', { business_connection_id: connection.id })
    expect(s.telegram.messages(dewi, undefined, sari.id).at(-1)?.text).toBe('Makasih!')
  })
})
