import type { User } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MessagePlace } from '../../src/sandbox/telegram/index.ts'
import { type Stage, saying, stage } from './telegram-support.ts'

let s: Stage
let sari: User
beforeEach(async () => {
  s = await stage()
  sari = s.telegram.user({ firstName: 'Sari' })
})
afterEach(() => s.telegram.close())

const heard = async () => (await s.api.getUpdates()).map((u) => u.message)

describe('groups', () => {
  it('show who wrote: a person, an anonymous administrator, another bot', async () => {
    const team = s.telegram.supergroup({ title: 'Tim' })
    const other = s.telegram.user({ firstName: 'Lain', isBot: true })
    s.telegram.send(sari, '/kpi@sigap_local_bot sari', { chat: team })
    s.telegram.send(sari, 'siap', { chat: team, anonymous: true })
    s.telegram.send(other, 'beep', { chat: team })
    s.telegram.join(team, [s.telegram.user({ firstName: 'Budi' })])
    expect(await heard()).toMatchObject([
      { from: { id: sari.id }, entities: [{ type: 'bot_command', offset: 0, length: 20 }] },
      { from: { id: 1087968824, is_bot: true }, sender_chat: { id: team.id } },
      { from: { is_bot: true } },
      { new_chat_members: [{ first_name: 'Budi' }] },
    ])
  })

  it('hide plain talk from a bot that is no administrator', async () => {
    const team = s.telegram.supergroup({ title: 'Tim', bot: 'member' })
    const { message_id } = await s.api.sendMessage(team.id, 'halo')
    s.telegram.send(sari, 'plain', { chat: team })
    s.telegram.send(sari, '/status', { chat: team })
    s.telegram.send(sari, 'reply', { chat: team, replyTo: message_id })
    expect((await heard()).map((m) => m?.text)).toEqual(['/status', 'reply'])
  })

  it('know their people', async () => {
    const team = s.telegram.supergroup({ title: 'Tim', owner: sari })
    const budi = s.telegram.user({ firstName: 'Budi' })
    expect((await s.api.getChatMember(team.id, sari.id)).status).toBe('creator')
    expect((await s.api.getChatMember(team.id, budi.id)).status).toBe('left')
    s.telegram.send(budi, 'halo', { chat: team })
    expect((await s.api.getChatMember(team.id, budi.id)).status).toBe('member')
    expect((await s.api.getChatAdministrators(team.id)).map((m) => m.user.id)).toEqual([sari.id, s.telegram.bot.id])
    expect(await s.api.getChat(team.id)).toMatchObject({ title: 'Tim', type: 'supergroup' })
    s.telegram.botRole(team, sari, 'kicked')
    const send = s.api.sendMessage(team.id, 'x')
    expect(await saying(send)).toBe('403 Forbidden: bot was kicked from the supergroup chat')
  })

  it('become supergroups under a new id', async () => {
    const old = s.telegram.group({ title: 'Tim' })
    const chat = s.telegram.migrate(old, sari)
    expect(await heard()).toMatchObject([{ migrate_to_chat_id: chat.id }, { migrate_from_chat_id: old.id }])
    const refusal = await s.api.sendMessage(old.id, 'x').catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: chat.id },
    })
    expect(await saying(s.api.sendMessage(chat.id, 'x'))).toBe('ok')
  })

  it('and people can be given the numbers a setting names', async () => {
    const owner = s.telegram.user({ firstName: 'Ibu', id: 77 })
    const alerts = s.telegram.supergroup({ title: 'Peringatan', id: -1_001_234_567_890 })
    await s.api.sendMessage(77, 'x')
    await s.api.sendMessage(-1_001_234_567_890, 'y')
    expect([s.telegram.messages(owner), s.telegram.messages(alerts)].map(([m]) => m?.text)).toEqual(['x', 'y'])
  })

  it('count messages of their own, private chats together', async () => {
    const one = s.telegram.supergroup({ title: 'Satu' })
    const two = s.telegram.supergroup({ title: 'Dua' })
    const ids = [one, two, one].map((chat) => s.telegram.send(sari, 'x', { chat }).message_id)
    expect(ids).toEqual([1, 1, 2])
    const budi = s.telegram.user({ firstName: 'Budi' })
    expect([s.telegram.send(sari, 'x').message_id, s.telegram.send(budi, 'x').message_id]).toEqual([1, 2])
  })
})

describe('presses', () => {
  it('are answered once, in time, and only under a message as it stands', async () => {
    const { message_id } = await s.api.sendMessage(sari.id, 'x', {
      reply_markup: {
        inline_keyboard: [
          [
            { text: 'A', callback_data: 'a' },
            { text: 'B', disabled: {} },
          ],
        ],
      },
    })
    const place: MessagePlace = { chat: sari.id, id: message_id }
    const press = (button: string) => s.telegram.press(sari, place, button)
    await expect(press('B')).rejects.toThrow('no button')
    const pressed = press('a')
    const query = async () => (await s.api.getUpdates({ offset: -1 }))[0]?.callback_query?.id ?? ''
    const id = await query()
    await s.api.answerCallbackQuery(id, { text: 'ok' })
    expect(await pressed).toEqual({ text: 'ok', showAlert: false })
    expect(await saying(s.api.answerCallbackQuery(id))).toContain('query is too old')
    const late = press('a')
    s.clock.at += 151_000
    expect(await saying(s.api.answerCallbackQuery(await query()))).toContain('query is too old')
    expect(await late).toBeNull()
    const open = press('a')
    await s.telegram.close()
    expect(await open).toBeNull()
    s = await stage()
  })
})

describe('ephemeral messages', () => {
  it('have their own ids, one reader, and are edited and deleted apart', async () => {
    const team = s.telegram.supergroup({ title: 'Tim' })
    const sent = await s.api.sendMessage(team.id, 'hanya kamu', {
      ephemeral_message_parameters: { receiver_user_id: sari.id },
    })
    expect(sent).toMatchObject({ message_id: 0, ephemeral_message_id: 1, receiver_user: { id: sari.id } })
    await s.api.editEphemeralMessageText(team.id, sari.id, 1, 'diubah')
    expect(s.telegram.messages(team)).toMatchObject([{ id: 0, ephemeralId: 1, receiver: sari.id, text: 'diubah' }])
    expect(await saying(s.api.editEphemeralMessageText(team.id, 1, 1, 'x'))).toContain('message to edit not found')
    await s.api.deleteEphemeralMessage(team.id, sari.id, 1)
    expect(s.telegram.messages(team)).toEqual([])
  })

  it('follow a press within 15 s', async () => {
    const team = s.telegram.supergroup({ title: 'Tim' })
    const message = await s.api.sendMessage(team.id, 'x', {
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    })
    void s.telegram.press(sari, message, 'A')
    const [update] = await s.api.getUpdates()
    const send = () =>
      s.api.sendMessage(team.id, 'x', {
        ephemeral_message_parameters: { receiver_user_id: sari.id, callback_query_id: update?.callback_query?.id },
      })
    expect(await saying(send())).toBe('ok')
    s.clock.at += 15_001
    expect(await saying(send())).toContain('query is too old')
  })

  it('are seen by everyone on a server that does not know them', async () => {
    const old = await stage({ ephemeral: false })
    const team = old.telegram.supergroup({ title: 'Tim' })
    const reader = old.telegram.user({ firstName: 'Sari' })
    const sent = await old.api.sendMessage(team.id, 'oops', {
      ephemeral_message_parameters: { receiver_user_id: reader.id },
    })
    expect(sent.ephemeral_message_id).toBeUndefined()
    expect(old.telegram.messages(team)).toMatchObject([{ id: 1, text: 'oops' }])
    expect(await saying(old.api.editEphemeralMessageText(team.id, reader.id, 1, 'x'))).toBe('404 Not Found')
    await old.telegram.close()
  })
})
