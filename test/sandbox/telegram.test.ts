import { Bot } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Stage, saying, stage } from './telegram-support.ts'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.telegram.close())

describe('a real grammY bot', () => {
  it('hears a customer, answers, and the customer sees the answer', async () => {
    const { telegram } = s
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } })
    bot.command('start', (ctx) => ctx.reply('Halo!'))
    bot.on('message:text', (ctx) => ctx.reply(`<b>${ctx.msg.text}</b>?`, { parse_mode: 'HTML' }))
    const running = bot.start()
    const dewi = telegram.user({ firstName: 'Dewi', languageCode: 'id' })
    telegram.send(dewi, '/start')
    telegram.send(dewi, 'ready kak')
    await telegram.waitFor(() => telegram.messages(dewi.id).length === 4 && telegram.unconfirmed() === 0)
    await bot.stop()
    await running
    expect(telegram.messages(dewi.id).map((m) => [m.fromBot, m.text])).toEqual([
      [false, '/start'],
      [false, 'ready kak'],
      [true, 'Halo!'],
      [true, 'ready kak?'],
    ])
  })

  it('answers a press, edits the message, and the person sees both', async () => {
    const { telegram } = s
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } })
    bot.callbackQuery('claim 42', async (ctx) => {
      await ctx.editMessageText('Diambil Sari')
      await ctx.answerCallbackQuery({ text: 'Oke', show_alert: true })
    })
    const running = bot.start()
    const sari = telegram.user({ firstName: 'Sari' })
    const team = telegram.supergroup({ title: 'Tim', forum: true })
    const alert = await s.api.sendMessage(team.id, 'Dewi menunggu', {
      reply_markup: { inline_keyboard: [[{ text: 'Ambil alih', callback_data: 'claim 42', style: 'primary' }]] },
    })
    expect(await telegram.press(sari, alert, 'Ambil alih')).toEqual({ text: 'Oke', showAlert: true })
    await bot.stop()
    await running
    const [seen] = telegram.messages(team.id)
    expect(seen).toMatchObject({ text: 'Diambil Sari', rows: [] })
    expect(seen?.edits.map((e) => e.text)).toEqual(['Dewi menunggu'])
    await expect(telegram.press(sari, alert, 'claim 42')).rejects.toThrow('no button')
  })
})

describe('topics', () => {
  it('opens one, copies a customer into it, and everything in it answers its opening', async () => {
    const { telegram, api } = s
    const dewi = telegram.user({ firstName: 'Dewi' })
    const sari = telegram.user({ firstName: 'Sari' })
    const inbox = telegram.supergroup({ title: 'Inbox', forum: true })
    const asked = telegram.send(dewi, { photo: 'sepatu.jpg', caption: 'ini ready?' })
    const topic = await api.createForumTopic(inbox.id, 'Dewi', { icon_color: 7322096 })
    await api.copyMessage(inbox.id, dewi.id, asked.message_id, { message_thread_id: topic.message_thread_id })
    telegram.send(sari, 'ready kak', { chat: inbox, thread: topic.message_thread_id })
    const updates = await api.getUpdates()
    expect(updates.map((u) => Object.keys(u)[1])).toEqual(['message', 'message', 'message'])
    expect(updates[1]?.message).toMatchObject({ from: { is_bot: true }, forum_topic_created: { name: 'Dewi' } })
    expect(updates[2]?.message).toMatchObject({
      is_topic_message: true,
      message_thread_id: topic.message_thread_id,
      reply_to_message: { message_id: topic.message_thread_id, forum_topic_created: { name: 'Dewi' } },
    })
    const seen = telegram.messages(inbox, topic.message_thread_id)
    expect(seen.map((m) => [m.kind, m.text, m.replyTo])).toEqual([
      ['forum_topic_created', '', undefined],
      ['photo', 'ini ready?', undefined],
      ['text', 'ready kak', undefined],
    ])
  })

  it('are gone, closed or never there', async () => {
    const { telegram, api } = s
    const sari = telegram.user({ firstName: 'Sari' })
    const inbox = telegram.supergroup({ title: 'Inbox', forum: true })
    const thread = telegram.openTopic(inbox, sari, 'Dewi')
    const send = (message_thread_id: number) => saying(api.sendMessage(inbox.id, 'x', { message_thread_id }))
    expect(await send(thread)).toBe('ok')
    expect(await send(99)).toBe('400 Bad Request: message thread not found')
    telegram.closeTopic(inbox, sari, thread)
    expect(await send(thread)).toBe('400 Bad Request: TOPIC_CLOSED')
    await api.reopenForumTopic(inbox.id, thread)
    telegram.deleteTopic(inbox, thread)
    expect(await send(thread)).toBe('400 Bad Request: message thread not found')
    expect(telegram.topics(inbox)).toMatchObject([{ name: 'Dewi', closed: false, deleted: true }])
    expect(await saying(api.closeForumTopic(inbox.id, thread))).toBe('400 Bad Request: TOPIC_ID_INVALID')
  })
})
