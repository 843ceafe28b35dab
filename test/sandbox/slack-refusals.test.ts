import type { WebClient } from '@slack/web-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { realClock } from '../../src/clock.ts'
import { type LocalSlack, type Person, type Room, startSlack } from '../../src/sandbox/slack/index.ts'
import { clientOn, refusal } from './slack-bot.ts'

let slack: LocalSlack
let client: WebClient
let sari: Person
let inbox: Room
let ts: string

beforeAll(async () => {
  slack = await startSlack({ clock: realClock, limits: 'off' })
  client = clientOn(slack)
  sari = slack.user({ name: 'Sari', locale: 'id-ID' })
  inbox = slack.channel({ name: 'inbox', members: [sari] })
  ts = slack.say(inbox, sari, 'halo').ts
})

afterAll(() => slack.close())

const say = (args: Record<string, unknown>) =>
  refusal(client.apiCall('chat.postMessage', { channel: inbox.id, text: 'x', ...args }))

describe('refusals of the local Slack', () => {
  it('know the tokens', async () => {
    expect(await refusal(clientOn(slack, '').auth.test())).toBe('not_authed')
    expect(await refusal(clientOn(slack, 'xoxb-wrong').auth.test())).toBe('invalid_auth')
    expect(await refusal(client.apps.connections.open())).toBe('not_allowed_token_type')
    expect(await refusal(clientOn(slack, slack.appToken).auth.test())).toBe('not_allowed_token_type')
    expect(await client.auth.test()).toMatchObject({ user_id: slack.bot.userId, bot_id: slack.bot.botId })
  })

  it('know where the bot may write', async () => {
    const away = slack.channel({ name: 'away', botIsMember: false })
    const hidden = slack.channel({ name: 'hidden', botIsMember: false, isPrivate: true })
    const closed = slack.channel({ name: 'closed' })
    slack.archive(closed)
    expect(await say({ channel: 'C404' })).toBe('channel_not_found')
    expect(await say({ channel: away.id })).toBe('not_in_channel')
    expect(await say({ channel: hidden.id })).toBe('channel_not_found')
    expect(await say({ channel: closed.id })).toBe('is_archived')
    slack.kick(inbox, slack.bot.userId)
    expect(await say({})).toBe('not_in_channel')
    slack.invite(inbox, slack.bot.userId)
    expect(await say({ channel: '#inbox' })).toBe('ok')
  })

  it.each([
    ['no_text', { text: '' }],
    ['no_text', { text: ' ', blocks: [] }],
    ['ok', { text: '', blocks: [{ type: 'divider' }] }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['ok', { text: 'x'.repeat(40_000) }],
    ['invalid_blocks', { blocks: [{ type: 'section' }] }],
    ['invalid_blocks_format', { blocks: '{' }],
    ['invalid_blocks_format', { blocks: { type: 'divider' } }],
    ['invalid_arguments', { txet: 'x' }],
    ['invalid_arguments', { channel: '' }],
    ['thread_not_found', { thread_ts: '1.000000' }],
    ['unknown_method', undefined],
  ])('answer %s', async (error, args) => {
    expect(args ? await say(args) : await refusal(client.apiCall('chat.shout'))).toBe(error)
  })

  it('guard messages that are gone, are nested or are not the bot’s', async () => {
    const update = (args: { ts: string; text?: string }) =>
      refusal(client.chat.update({ channel: inbox.id, text: 'y', ...args }))
    const posted = await client.chat.postMessage({ channel: inbox.id, text: 'x', thread_ts: ts })
    const own = posted.ts ?? ''
    expect(await say({ thread_ts: own })).toBe('cannot_reply_to_message')
    expect(await update({ ts })).toBe('cant_update_message')
    expect(await update({ ts: '1.000000' })).toBe('message_not_found')
    expect(await update({ ts: own, text: 'x' })).toBe('ok')
    expect(await refusal(client.chat.delete({ channel: inbox.id, ts }))).toBe('cant_delete_message')
    expect(await refusal(client.chat.delete({ channel: inbox.id, ts: own }))).toBe('ok')
    expect(await update({ ts: own })).toBe('message_not_found')
  })

  it('guard people, reactions, pins and modals', async () => {
    const stranger = slack.user({ name: 'Orang' })
    const whisper = (user: string) => refusal(client.chat.postEphemeral({ channel: inbox.id, user, text: 'x' }))
    const react = () => refusal(client.reactions.add({ channel: inbox.id, timestamp: ts, name: 'eyes' }))
    const pin = () => refusal(client.pins.add({ channel: inbox.id, timestamp: ts }))
    const title = { type: 'plain_text' as const, text: 'x' }
    const view = { type: 'modal' as const, title, blocks: [] }
    expect(await whisper(stranger.id)).toBe('user_not_in_channel')
    expect(await whisper(sari.id)).toBe('ok')
    expect(await refusal(client.conversations.info({ channel: sari.id }))).toBe('channel_not_found')
    expect(await refusal(client.users.info({ user: 'U404' }))).toBe('user_not_found')
    expect([await react(), await react()]).toEqual(['ok', 'already_reacted'])
    expect([await pin(), await pin()]).toEqual(['ok', 'already_pinned'])
    expect(await refusal(client.views.open({ trigger_id: '1.2', view }))).toBe('invalid_trigger_id')
  })

  it('read JSON bodies as well, and refuse broken ones', async () => {
    const post = async (body: string) => {
      const headers = { 'Content-Type': 'application/json; charset=utf-8', Authorization: `Bearer ${slack.botToken}` }
      const response = await fetch(`${slack.apiUrl}chat.postMessage`, { method: 'POST', headers, body })
      return (await response.json()) as { ok: boolean; error?: string }
    }
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'json' } }]
    expect(await post(JSON.stringify({ channel: inbox.id, text: 'json', blocks }))).toMatchObject({ ok: true })
    expect(await post(JSON.stringify({ channel: inbox.id, text: 'x', thread_ts: 1.5 }))).toMatchObject({
      error: 'invalid_arguments',
    })
    expect(await post('{')).toMatchObject({ error: 'invalid_json' })
    expect(await post('[]')).toMatchObject({ error: 'json_not_object' })
  })

  it('leave the rest of the directory working', async () => {
    const { user } = await client.users.info({ user: sari.id, include_locale: true })
    const { channel } = await client.conversations.open({ users: sari.id })
    const members = await client.conversations.members({ channel: inbox.id, limit: 1 })
    const { permalink } = await client.chat.getPermalink({ channel: inbox.id, message_ts: ts })
    const everyone = await client.users.list({})
    expect(user).toMatchObject({ name: 'sari', locale: 'id-ID', is_bot: false })
    expect(channel?.id).toBe(slack.im(sari).id)
    expect(await refusal(client.chat.postMessage({ channel: sari.id, text: 'pribadi' }))).toBe('ok')
    expect(slack.messages(slack.im(sari)).map((message) => message.text)).toEqual(['pribadi'])
    expect([members.members?.length, members.response_metadata?.next_cursor]).toEqual([1, '1'])
    expect(permalink).toBe(`https://toko.slack.com/archives/${inbox.id}/p${ts.replace('.', '')}`)
    expect(everyone.members?.map((member) => member.id)).toContain(slack.bot.userId)
  })
})
