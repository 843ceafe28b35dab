import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { realClock } from '../../src/clock.ts'
import { type LocalSlack, type Person, type Room, startSlack } from '../../src/sandbox/slack/index.ts'
import { clientOn } from './slack-bot.ts'

interface Frame {
  type: string
  reason?: string
  envelope_id?: string
  retry_attempt?: number
  accepts_response_payload?: boolean
  num_connections?: number
  payload?: Record<string, unknown>
}

let slack: LocalSlack
let sari: Person
let inbox: Room

beforeEach(async () => {
  slack = await startSlack({ clock: realClock, ackMs: 60, retryMs: [20], shouldEscape: true, limits: 'off' })
  sari = slack.user({ name: 'Sari' })
  inbox = slack.channel({ name: 'inbox', members: [sari] })
})

afterEach(() => slack.close())

/** A socket that shows every frame and acknowledges none. */
async function listen(): Promise<{ frames: Frame[]; socket: WebSocket; url: string }> {
  const { url = '' } = await clientOn(slack, slack.appToken).apps.connections.open()
  const socket = new WebSocket(url)
  const frames: Frame[] = []
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as Frame))
  await new Promise((resolve) => socket.once('message', resolve))
  return { frames, socket, url }
}

describe('the frames of Socket Mode', () => {
  it('repeat an event nobody acknowledges, then give it up', async () => {
    const { frames } = await listen()
    slack.say(inbox, sari, 'halo')
    await slack.waitFor(() => slack.lost === 1)
    const events = frames.filter((frame) => frame.type === 'events_api')
    expect(events.map((frame) => frame.retry_attempt)).toEqual([0, 1])
    expect(new Set(events.map((frame) => frame.envelope_id)).size).toBe(2)
    expect(new Set(events.map((frame) => frame.payload?.event_id)).size).toBe(1)
    expect(slack.quiet()).toBe(true)
  })

  it('repeat an event whose socket died before the ack', async () => {
    const first = await listen()
    slack.say(inbox, sari, 'halo')
    first.socket.terminate()
    await slack.waitFor(() => slack.sockets === 0)
    const second = await listen()
    await slack.waitFor(() => second.frames.some((frame) => (frame.retry_attempt ?? 0) > 0))
    expect(second.frames[0]?.type).toBe('hello')
  })

  it('greet up to ten sockets and turn the eleventh away', async () => {
    const all = []
    for (let i = 0; i < 11; i += 1) all.push(await listen())
    expect(all.slice(0, 10).map(({ frames }) => frames[0]?.num_connections)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(all[10]?.frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' })
    expect(slack.sockets).toBe(10)
  })

  it('say goodbye before a socket is closed', async () => {
    const { frames, socket } = await listen()
    const closed = new Promise((resolve) => socket.once('close', resolve))
    slack.disconnectSockets()
    await closed
    expect(frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' })
  })

  it('take a ticket only once', async () => {
    const { url } = await listen()
    const again = new WebSocket(url)
    const error = await new Promise<Error>((resolve) => again.once('error', resolve))
    expect(error.message).toContain('401')
  })

  it('carry a command with its mentions as ids, and show what the ack says to all', async () => {
    const { frames, socket } = await listen()
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse(String(data)) as Frame
      socket.send(JSON.stringify({ envelope_id, payload: { text: 'ini', response_type: 'in_channel' } }))
    })
    const outcome = await slack.slash(sari, inbox, '/sigap', 'kpi @sari 7d')
    expect(frames.at(-1)).toMatchObject({
      type: 'slash_commands',
      accepts_response_payload: true,
      payload: { command: '/sigap', text: `kpi <@${sari.id}|sari> 7d`, user_id: sari.id, channel_name: 'inbox' },
    })
    expect(outcome.ack).toEqual({ text: 'ini', response_type: 'in_channel' })
    expect(slack.messages(inbox).map((message) => message.text)).toEqual(['ini'])
  })
})
