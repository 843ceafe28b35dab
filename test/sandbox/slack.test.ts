import type { App } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realClock } from '../../src/clock.ts'
import {
  InteractionFailed,
  type LocalSlack,
  type Person,
  type Room,
  startSlack,
} from '../../src/sandbox/slack/index.ts'
import { boltOn, stop } from './slack-bot.ts'

const button = (text: string, action_id: string, value: string) => ({
  type: 'button' as const,
  text: { type: 'plain_text' as const, text },
  action_id,
  value,
})

let slack: LocalSlack
let app: App
let sari: Person
let inbox: Room

beforeEach(async () => {
  slack = await startSlack({ clock: realClock, ackMs: 400 })
  app = boltOn(slack)
  sari = slack.user({ name: 'Sari' })
  inbox = slack.channel({ name: 'inbox' })
})

afterEach(async () => {
  await stop(app, slack)
  await slack.close()
})

describe('events', () => {
  it('bring a message to the bot, and its answer into the thread', async () => {
    app.message('halo', async ({ message, client }) => {
      if (message.subtype !== undefined) return
      await client.chat.postMessage({ channel: message.channel, thread_ts: message.ts, text: 'Halo juga' })
    })
    await app.start()
    const question = slack.say(inbox, sari, 'halo')
    const thread = await slack.waitFor(() => {
      const seen = slack.messages(inbox, question.ts)
      return seen.length === 2 && seen
    })
    expect(thread[1]).toMatchObject({ text: 'Halo juga', byBot: true, user: slack.bot.userId, threadTs: question.ts })
    await slack.waitFor(() => slack.quiet())
  })

  it('tell of mentions, edits, deletions, reactions and of who comes, but not from rooms the bot is not in', async () => {
    const heard: string[] = []
    app.event('app_mention', async ({ event }) => void heard.push(`mention ${event.text}`))
    app.event('reaction_added', async ({ event }) => void heard.push(`reaction ${event.reaction}`))
    app.event('member_joined_channel', async ({ event }) => void heard.push(`joined ${event.user}`))
    app.event('message', async ({ event }) => {
      if (event.subtype === 'message_changed' && 'text' in event.message) heard.push(`edit ${event.message.text}`)
      if (event.subtype === 'message_deleted') heard.push('deletion')
    })
    await app.start()
    const elsewhere = slack.channel({ name: 'elsewhere', botIsMember: false })
    slack.say(elsewhere, sari, 'rahasia')
    const message = slack.mention(inbox, sari, 'halo <b>')
    slack.rewrite(message, 'halo lagi')
    slack.react(sari, message, 'eyes')
    slack.erase(message)
    slack.invite(inbox, slack.user({ name: 'Budi' }))
    await slack.waitFor(() => slack.quiet())
    expect(heard).toEqual([
      `mention <@${slack.bot.userId}> halo &lt;b&gt;`,
      'edit halo lagi',
      'reaction eyes',
      'deletion',
      expect.stringMatching(/^joined U/),
    ])
  })

  it('wait for a bot that is not up yet, and come again under the same event_id when asked to', async () => {
    const heard: [string, number][] = []
    app.use(async ({ body, context, next }) => {
      if ('event_id' in body) heard.push([String(body.event_id), context.retryNum ?? 0])
      await next()
    })
    const message = slack.say(inbox, sari, 'sebelum bot bangun')
    await app.start()
    await slack.waitFor(() => heard.length === 1)
    slack.redeliver(message.eventId ?? '')
    await slack.waitFor(() => heard.length === 2)
    expect(heard).toEqual([
      [message.eventId, 0],
      [message.eventId, 1],
    ])
  })

  it('wait while the sockets are away, and come once they are back', async () => {
    const heard: string[] = []
    app.message(async ({ message }) => void (message.subtype === undefined && heard.push(message.text ?? '')))
    await app.start()
    slack.disconnectSockets()
    slack.say(inbox, sari, 'satu')
    slack.say(inbox, sari, 'dua')
    expect(slack.quiet()).toBe(false)
    await slack.waitFor(() => heard.length === 2)
    expect(heard).toEqual(['satu', 'dua'])
    await slack.waitFor(() => slack.quiet())
    expect(slack.sockets).toBe(1)
  })

  it('go to one of several sockets', async () => {
    const heard: string[] = []
    const second = boltOn(slack)
    for (const one of [app, second]) {
      one.message(async ({ message }) => void (message.subtype === undefined && heard.push(message.text ?? '')))
      await one.start()
    }
    for (const text of ['satu', 'dua', 'tiga', 'empat']) slack.say(inbox, sari, text)
    await slack.waitFor(() => slack.quiet())
    expect(heard.toSorted()).toEqual(['dua', 'empat', 'satu', 'tiga'])
    await second.stop()
    await slack.waitFor(() => slack.sockets === 1)
  })
})

describe('commands', () => {
  it('give the person the ack and the answers that follow', async () => {
    app.command('/sigap', async ({ command, ack, respond }) => {
      await ack()
      await respond(`kpi: ${command.text}`)
      await respond({ text: 'untuk semua', response_type: 'in_channel' })
    })
    await app.start()
    const outcome = await slack.slash(sari, inbox, '/sigap', 'kpi sari')
    expect(outcome.ack).toEqual({})
    const seen = await outcome.answers(2)
    expect(seen.map((message) => [message.text, message.ephemeralFor])).toEqual([
      ['kpi: kpi sari', sari.id],
      ['untuk semua', undefined],
    ])
    expect(slack.messages(inbox).map((message) => message.text)).toEqual(['untuk semua'])
    expect(slack.ephemerals(sari).map((message) => message.text)).toEqual(['kpi: kpi sari'])
  })

  it('show what the ack itself says', async () => {
    app.command('/sigap', async ({ ack }) => ack('sebentar'))
    await app.start()
    const outcome = await slack.slash(sari, inbox, '/sigap')
    expect(outcome.seen.map((message) => message.text)).toEqual(['sebentar'])
  })

  it('fail when the ack is late, when nobody listens, and in threads', async () => {
    const unheard = slack.slash(sari, inbox, '/sigap', 'kpi')
    await expect(unheard).rejects.toMatchObject({ code: 'dispatch_failed' })
    app.command('/sigap', async () => {})
    await app.start()
    const late = slack.slash(sari, inbox, '/sigap', 'kpi')
    await expect(late).rejects.toThrow(InteractionFailed)
    await expect(late).rejects.toMatchObject({ code: 'operation_timeout' })
    const inThread = slack.slash(sari, inbox, '/sigap', 'kpi', { threadTs: '1.000000' })
    await expect(inThread).rejects.toThrow('not supported in threads')
    expect(slack.quiet()).toBe(true)
  })
})

describe('presses', () => {
  it('reach the bot, which rewrites the message and answers the person', async () => {
    app.action('claim', async ({ ack, respond, action, body, client }) => {
      await ack()
      if (action.type !== 'button' || body.type !== 'block_actions' || !body.message) return
      await client.chat.update({ channel: body.channel?.id ?? '', ts: body.message.ts, text: `oleh ${body.user.name}` })
      await respond(`kasus ${action.value}`)
    })
    await app.start()
    const { ts = '' } = await app.client.chat.postMessage({
      channel: inbox.id,
      text: 'Dewi menunggu',
      blocks: [{ type: 'actions', elements: [button('Ambil alih', 'claim', '42'), button('Bukan', 'not', '42')] }],
    })
    const alert = { channel: inbox.id, ts }
    expect(slack.buttons(slack.messages(inbox)[0]!).map((one) => one.text)).toEqual(['Ambil alih', 'Bukan'])
    await expect(slack.press(sari, alert, 'Tidak ada')).rejects.toThrow('No button Tidak ada')
    const outcome = await slack.press(sari, alert, 'Ambil alih')
    expect((await outcome.answers()).map((message) => message.text)).toEqual(['kasus 42'])
    const [shown] = slack.messages(inbox)
    expect(shown).toMatchObject({ text: 'oleh sari', blocks: [] })
    expect(shown?.edits.map((edit) => edit.text)).toEqual(['Dewi menunggu'])
  })

  it('on a message only one person sees replace it or take it away', async () => {
    app.action(/.*/, async ({ ack, respond, action }) => {
      await ack()
      const away = 'action_id' in action && action.action_id === 'away'
      await respond(away ? { delete_original: true } : { replace_original: true, text: 'diganti' })
    })
    await app.start()
    slack.say(inbox, sari, 'hai')
    const blocks = [{ type: 'actions', elements: [button('Ganti', 'swap', '1'), button('Tutup', 'away', '1')] }]
    for (const _ of [1, 2]) {
      await app.client.chat.postEphemeral({ channel: inbox.id, user: sari.id, text: 'hanya kamu', blocks })
    }
    const [first, second] = slack.ephemerals(sari)
    await (await slack.press(sari, first!, 'Ganti')).answers()
    await slack.press(sari, second!, 'Tutup')
    await slack.waitFor(() => second?.deletedAt !== undefined)
    expect(first?.text).toBe('diganti')
  })

  it('on the Home tab open a modal, which is handed in', async () => {
    const submitted: unknown[] = []
    app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [{ type: 'actions', elements: [button('Atur', 'settings', 'all')] }]
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } })
    })
    app.action('settings', async ({ ack, body, client }) => {
      await ack()
      if (!('trigger_id' in body)) return
      const title = { type: 'plain_text' as const, text: 'Atur' }
      const input = { type: 'plain_text_input' as const, action_id: 'target' }
      const block = { type: 'input' as const, block_id: 'b', label: title, element: input }
      const view = { type: 'modal' as const, callback_id: 'targets', title, submit: title, blocks: [block] }
      await client.views.open({ trigger_id: body.trigger_id, view })
    })
    app.view('targets', async ({ ack, view }) => {
      submitted.push(view.state.values.b?.target?.value)
      await ack()
    })
    await app.start()
    slack.openHome(sari)
    await slack.waitFor(() => slack.home(sari))
    await slack.pressInView(sari, 'Atur')
    await slack.waitFor(() => slack.modal(sari))
    await slack.submit(sari, { target: '10m' })
    expect(submitted).toEqual(['10m'])
    expect(slack.modal(sari)).toBeUndefined()
  })
})
