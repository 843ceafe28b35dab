import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { slackApi } from '../../src/channels/slack/api.ts'
import { slackCourier } from '../../src/channels/slack/courier.ts'
import { redactor, sdkLogger } from '../../src/channels/slack/log.ts'
import type { Address, Courier, Parcel } from '../../src/chat/parcel.ts'
import { type Reply, say } from '../../src/chat/reply.ts'
import { realClock } from '../../src/clock.ts'
import { type LocalSlack, type Room, startSlack } from '../../src/sandbox/slack/index.ts'
import { keptLog } from './slack-log.ts'

let slack: LocalSlack
let courier: Courier
let alerts: Room
let log: ReturnType<typeof keptLog>

const at = (chat: string, more: Partial<Address> = {}): Address => ({ platform: 'slack', chat, ...more })
const post = (reply: Reply, to = at(alerts.id), more: object = {}): Promise<unknown> =>
  courier.deliver({ do: 'post', to, reply, ...more } as Parcel)
const seen = () => slack.messages(alerts).map((message) => message.text)

function courierAt(apiUrl: string, botToken: string): Courier {
  const logger = sdkLogger(log, redactor([botToken]))
  return slackCourier(slackApi({ botToken, apiUrl, timeoutMs: 300 }, logger).client, log)
}

beforeEach(async () => {
  log = keptLog()
  slack = await startSlack({ clock: realClock, limits: 'off' })
  alerts = slack.channel({ name: 'alerts' })
  courier = courierAt(slack.apiUrl, slack.botToken)
})

afterEach(async () => {
  expect(log.text()).not.toContain(slack.botToken)
  await slack.close()
})

describe('posting and editing', () => {
  it('posts without link previews and gives the message’s ts', async () => {
    const outcome = await post({ title: 'Halo', body: [{ text: '<!channel> & https://toko.example' }] })
    const [message] = slack.messages(alerts)
    expect(outcome).toEqual({ is: 'done', receipt: message?.ts })
    expect(message?.text).toBe('Halo\n&lt;!channel&gt; &amp; https://toko.example')
    expect(slack.calls.at(-1)?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' })
  })

  it('edits what it posted', async () => {
    await post({ title: 'Dewi menunggu', body: [], buttons: [[{ label: 'Ambil', runs: 'claim 1' }]] })
    const receipt = slack.messages(alerts)[0]!.ts
    const outcome = await courier.deliver({ do: 'edit', to: at(alerts.id), receipt, reply: say('Diambil Sari') })
    expect(outcome).toEqual({ is: 'done', receipt })
    expect(slack.messages(alerts)).toMatchObject([{ text: 'Diambil Sari', blocks: [{ type: 'rich_text' }] }])
  })

  it('answers in threads', async () => {
    const root = slack.say(alerts, slack.user({ name: 'Sari' }), 'halo')
    await post(say('di utas'), at(alerts.id, { thread: root.ts }))
    await post(say('balasan'), at(alerts.id), { replyTo: root.ts })
    expect(slack.messages(alerts, root.ts).map((message) => message.text)).toEqual(['halo', 'di utas', 'balasan'])
  })

  it('posts beside an answered message that is gone, but never beside a thread that is gone', async () => {
    expect(await post(say('balasan'), at(alerts.id), { replyTo: '1.000100' })).toMatchObject({ is: 'done' })
    expect(await post(say('di utas'), at(alerts.id, { thread: '1.000100' }))).toMatchObject({ because: 'thread-gone' })
    expect(seen()).toEqual(['balasan'])
  })

  it('whispers to one person, and cannot edit that', async () => {
    const sari = slack.user({ name: 'Sari' })
    slack.invite(alerts, sari)
    const to = at(alerts.id, { onlyFor: { userId: sari.id } })
    expect(await post(say('hanya kamu'), to)).toMatchObject({ is: 'done' })
    expect(slack.ephemerals(sari).map((message) => message.text)).toEqual(['hanya kamu'])
    expect(seen()).toEqual([])
    expect(await courier.deliver({ do: 'edit', to, receipt: '1.0', reply: say('x') })).toMatchObject({
      because: 'other',
    })
  })

  it('writes to a person and edits it in the direct chat that opens', async () => {
    const sari = slack.user({ name: 'Sari' })
    await post(say('halo'), at(sari.id))
    const receipt = slack.messages(slack.im(sari))[0]!.ts
    await courier.deliver({ do: 'edit', to: at(sari.id), receipt, reply: say('halo lagi') })
    expect(slack.messages(slack.im(sari)).map((message) => message.text)).toEqual(['halo lagi'])
  })

  it('says everything a reply can say', async () => {
    const columns = [{ title: 'Nama' }, { title: 'n', align: 'right' as const }]
    const table = { columns, rows: [['Sari', '3']] }
    const outcome = await post({
      tone: 'success',
      title: 'Tim',
      body: [
        { table },
        { table },
        { facts: [['CSAT', '4,5']] },
        { details: 'Rincian', body: [{ text: 'a' }, { table }] },
      ],
      buttons: [[{ label: 'Segarkan', runs: 'team' }]],
    })
    expect(outcome).toMatchObject({ is: 'done' })
    expect(slack.counts['chat.postMessage']).toEqual({ ok: 1 })
  })

  it('refuses what Slack has no word for', async () => {
    const to = at(alerts.id)
    expect(await courier.deliver({ do: 'topic', to, title: 'x' })).toMatchObject({ is: 'refused', because: 'other' })
    expect(await courier.deliver({ do: 'copy', to, from: 'x', messages: ['1'] })).toMatchObject({ is: 'refused' })
    const elsewhere: Address = { platform: 'telegram', chat: '1' }
    expect(await post(say('x'), elsewhere)).toMatchObject({ is: 'refused', because: 'other' })
    expect(slack.calls).toEqual([])
  })
})

describe('how a call ended', () => {
  it.each([
    ['429', { rateLimited: 7 }, { is: 'paced', retryAfterMs: 7000 }],
    ['500', 'http500', { is: 'failed', why: 'http 500' }],
    ['nothing', 'never-answers', { is: 'unknown', why: 'timeout' }],
    ['cut before', 'cut-before', { is: 'unknown' }],
    ['internal_error', { refuse: 'internal_error' }, { is: 'unknown', why: 'internal_error' }],
    ['service_unavailable', { refuse: 'service_unavailable' }, { is: 'failed' }],
    ['invalid_auth', { refuse: 'invalid_auth' }, { is: 'failed', why: 'invalid_auth' }],
    ['account_inactive', { refuse: 'account_inactive' }, { is: 'failed', why: 'account_inactive' }],
    ['restricted_action', { refuse: 'restricted_action' }, { is: 'refused', because: 'chat-gone' }],
    ['not_in_channel', { refuse: 'not_in_channel' }, { is: 'refused', because: 'chat-gone' }],
    ['user_not_found', { refuse: 'user_not_found' }, { is: 'refused', because: 'blocked' }],
    ['a word nobody knows', { refuse: 'too_green' }, { is: 'refused', because: 'other', why: 'too_green' }],
    ['no word at all', { refuse: '<html>Bad gateway</html>' }, { is: 'unknown' }],
  ] as const)('%s', async (_name, kind, outcome) => {
    slack.fault({ method: 'chat.postMessage', times: 1, kind })
    expect(await post(say('halo'))).toMatchObject(outcome)
    expect(seen()).toEqual([])
    expect(slack.calls).toHaveLength(1)
  })

  it('done but not answered: nobody knows', async () => {
    slack.fault({ method: 'chat.postMessage', times: 1, kind: 'cut-after' })
    expect(await post(say('halo'))).toMatchObject({ is: 'unknown' })
    expect(seen()).toEqual(['halo'])
  })

  it('nobody listening: nothing happened', async () => {
    const gone = await startSlack({ clock: realClock })
    const deaf = courierAt(gone.apiUrl, gone.botToken)
    await gone.close()
    const outcome = await deaf.deliver({ do: 'post', to: at('C1'), reply: say('halo') })
    expect(outcome).toEqual({ is: 'failed', why: 'ECONNREFUSED' })
  })

  it('what is gone is named', async () => {
    expect(await post(say('x'), at('C0NOSUCH'))).toMatchObject({ because: 'chat-gone', why: 'channel_not_found' })
    const edit: Parcel = { do: 'edit', to: at(alerts.id), receipt: '1.000100', reply: say('x') }
    expect(await courier.deliver(edit)).toMatchObject({ because: 'message-gone' })
    slack.archive(alerts)
    expect(await post(say('x'))).toMatchObject({ because: 'chat-gone', why: 'is_archived' })
    expect(await courierAt(slack.apiUrl, 'xoxb-salah').deliver(edit)).toMatchObject({
      is: 'failed',
      why: 'invalid_auth',
    })
  })

  it('never carries the token', async () => {
    for (const kind of ['http500', 'cut-before', { refuse: 'too_green' }, { rateLimited: 1 }] as const) {
      slack.fault({ method: 'chat.postMessage', times: 1, kind })
      expect(JSON.stringify(await post(say('halo')))).not.toContain(slack.botToken)
    }
  })
})

describe('blocks that are refused', () => {
  const reply: Reply = {
    tone: 'danger',
    title: 'Dewi menunggu',
    body: [{ text: 'Kak?' }],
    buttons: [[{ label: 'Ambil', runs: 'claim 1' }]],
  }

  it('are said in plain sections, with the buttons', async () => {
    slack.fault({ method: 'chat.postMessage', times: 1, kind: { refuse: 'invalid_blocks' } })
    expect(await post(reply)).toMatchObject({ is: 'done' })
    const [message] = slack.messages(alerts)
    expect(message?.blocks.map((block) => block.type)).toEqual(['header', 'section', 'actions'])
  })

  it('are said as text when that is refused too', async () => {
    slack.fault({ method: 'chat.postMessage', times: 2, kind: { refuse: 'msg_blocks_too_long' } })
    expect(await post(reply)).toMatchObject({ is: 'done' })
    expect(slack.messages(alerts)).toMatchObject([{ text: 'Dewi menunggu\nKak?', blocks: [] }])
  })

  it('are given up after that', async () => {
    slack.fault({ method: 'chat.postMessage', kind: { refuse: 'invalid_blocks' } })
    expect(await post(reply)).toEqual({ is: 'refused', because: 'other', why: 'invalid_blocks' })
    expect(slack.calls).toHaveLength(3)
  })
})
