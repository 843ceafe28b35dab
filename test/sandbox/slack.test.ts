import { App, LogLevel, SocketModeReceiver } from '@slack/bolt'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { realClock } from '../../src/clock.ts'
import { InteractionFailed, type LocalSlack, startSlack } from '../../src/sandbox/slack/index.ts'

const button = (text: string, action_id: string, value: string) => ({
  type: 'button' as const,
  text: { type: 'plain_text' as const, text },
  action_id,
  value,
})

let slack: LocalSlack
let app: App

function bot(server: LocalSlack): App {
  const clientOptions = { slackApiUrl: server.apiUrl, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true }
  const receiver = new SocketModeReceiver({
    appToken: server.appToken,
    logLevel: LogLevel.ERROR,
    installerOptions: { clientOptions },
    // The pause before Bolt reconnects is this times the number of failures.
    clientPingTimeout: 200,
  })
  return new App({ token: server.botToken, receiver, clientOptions, logLevel: LogLevel.ERROR })
}

beforeEach(async () => {
  slack = await startSlack({ clock: realClock, ackMs: 400 })
  app = bot(slack)
})

afterEach(async () => {
  await app.stop()
  await slack.waitFor(() => slack.sockets === 0)
  await slack.close()
})

describe('the local Slack with a real Bolt app', () => {
  it('brings a message to the bot and shows its answer in the thread', async () => {
    app.message('halo', async ({ message, client }) => {
      if (message.subtype !== undefined) return
      await client.chat.postMessage({ channel: message.channel, thread_ts: message.ts, text: 'Halo juga' })
    })
    await app.start()
    const sari = slack.user({ name: 'Sari' })
    const inbox = slack.channel({ name: 'inbox' })
    const question = slack.say(inbox, sari, 'halo')
    const thread = await slack.waitFor(() => {
      const seen = slack.messages(inbox, question.ts)
      return seen.length === 2 && seen
    })
    expect(thread[1]).toMatchObject({ text: 'Halo juga', byBot: true, user: slack.bot.userId, threadTs: question.ts })
    await slack.waitFor(() => slack.quiet())
  })

  it('gives a command its ack and the answers that follow', async () => {
    app.command('/sigap', async ({ command, ack, respond }) => {
      await ack()
      await respond(`kpi: ${command.text}`)
      await respond({ text: 'untuk semua', response_type: 'in_channel' })
    })
    await app.start()
    const sari = slack.user({ name: 'Sari' })
    const inbox = slack.channel({ name: 'inbox' })
    const outcome = await slack.slash(sari, inbox, '/sigap', 'kpi sari')
    expect(outcome.ack).toEqual({})
    const seen = await outcome.answers(2)
    expect(seen.map((message) => [message.text, message.ephemeralFor])).toEqual([
      ['kpi: kpi sari', sari.id],
      ['untuk semua', undefined],
    ])
    expect(slack.messages(inbox).map((message) => message.text)).toEqual(['untuk semua'])
  })

  it('fails a command that is acknowledged too late, or in a thread', async () => {
    app.command('/sigap', async () => {})
    await app.start()
    const sari = slack.user({ name: 'Sari' })
    const inbox = slack.channel({ name: 'inbox' })
    const late = slack.slash(sari, inbox, '/sigap', 'kpi')
    await expect(late).rejects.toThrow(InteractionFailed)
    await expect(late).rejects.toMatchObject({ code: 'operation_timeout' })
    const inThread = slack.slash(sari, inbox, '/sigap', 'kpi', { threadTs: '1.000000' })
    await expect(inThread).rejects.toThrow('not supported in threads')
  })

  it('lets people press a button, and the bot rewrite the message', async () => {
    app.action('claim', async ({ ack, respond, action, body, client }) => {
      await ack()
      if (action.type !== 'button' || body.type !== 'block_actions' || !body.message) return
      await client.chat.update({ channel: body.channel?.id ?? '', ts: body.message.ts, text: `oleh ${body.user.name}` })
      await respond(`kasus ${action.value}`)
    })
    await app.start()
    const sari = slack.user({ name: 'Sari' })
    const alerts = slack.channel({ name: 'alerts', members: [sari] })
    const { ts } = await app.client.chat.postMessage({
      channel: alerts.id,
      text: 'Dewi menunggu',
      blocks: [{ type: 'actions', elements: [button('Ambil alih', 'claim', '42')] }],
    })
    const outcome = await slack.press(sari, { channel: alerts.id, ts: ts ?? '' }, 'Ambil alih')
    expect((await outcome.answers()).map((message) => message.text)).toEqual(['kasus 42'])
    const [alert] = slack.messages(alerts)
    expect(alert).toMatchObject({ text: 'oleh sari', blocks: [] })
    expect(alert?.edits.map((edit) => edit.text)).toEqual(['Dewi menunggu'])
  })
})
