import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { type SlackChannel, startSlackChannel } from '../../src/channels/slack/index.ts'
import { realClock } from '../../src/clock.ts'
import { keptLog } from './slack-log.ts'

const PAYLOADS = new URL('../../../shared/payloads/slack/', import.meta.url)
const KINDS = ['events_api', 'interactive', 'slash_commands']

/** A Slack that sends whatever it is told to, right or wrong. */
class Wild {
  readonly acks: string[] = []
  #server!: Server
  #sockets!: WebSocketServer
  #socket: WebSocket | undefined
  #told: (() => void)[] = []

  async open(): Promise<string> {
    this.#server = createServer((request, response) => {
      const body = request.url?.endsWith('apps.connections.open')
        ? { ok: true, url: `ws://127.0.0.1:${this.#port}/` }
        : { ok: true, user_id: 'UBOT', bot_id: 'BBOT', team_id: 'T1', ts: '1.000100', message_ts: '1.000100' }
      request.resume().on('end', () => response.setHeader('content-type', 'application/json').end(JSON.stringify(body)))
    })
    this.#sockets = new WebSocketServer({ server: this.#server })
    this.#sockets.on('connection', (socket) => {
      this.#socket = socket
      socket.on('message', (data) => this.#hear(String(data)))
      socket.send(JSON.stringify({ type: 'hello' }))
    })
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${this.#port}/api/`
  }

  send(frame: unknown): void {
    this.#socket?.send(typeof frame === 'string' ? frame : JSON.stringify(frame))
  }

  async acked(id: string): Promise<void> {
    while (!this.acks.includes(id)) await new Promise<void>((resolve) => this.#told.push(resolve))
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets.clients) socket.terminate()
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get #port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  #hear(text: string): void {
    this.acks.push(String((JSON.parse(text) as { envelope_id: unknown }).envelope_id))
    for (const tell of this.#told.splice(0)) tell()
  }
}

let wild: Wild
let channel: SlackChannel
let log: ReturnType<typeof keptLog>
let lines: string[]

beforeEach(async () => {
  wild = new Wild()
  log = keptLog()
  lines = []
  const call = async ({ line }: { line: string }) => {
    lines.push(line)
    return {}
  }
  const apiUrl = await wild.open()
  const settings = {
    botToken: 'xoxb-1',
    appToken: 'xapp-1',
    apiUrl,
    log,
    clock: realClock,
    hands: { call, failed: () => ({}) },
  }
  channel = await startSlackChannel(settings)
})

afterEach(async () => {
  await channel.stop()
  await wild.close()
})

const command = (id: string) => ({
  envelope_id: id,
  type: 'slash_commands',
  payload: { command: '/sigap', text: 'kpi', user_id: 'U1', user_name: 'sari', channel_id: 'C1', team_id: 'T1' },
})

/** The channel still hears. */
async function stillThere(): Promise<void> {
  wild.send(command('last'))
  await wild.acked('last')
  expect(lines).toContain('kpi')
  expect(channel.ears().since).toBeNull()
}

describe('what nobody should send', () => {
  it.each([
    'null',
    '[]',
    '7',
    '"hello"',
    'not json',
    '{}',
    '{"type":null}',
    '{"type":"events_api"}',
    '{"type":"events_api","envelope_id":"e","payload":{"event":null}}',
    '{"type":"events_api","envelope_id":"e","payload":{"event":{}}}',
    '{"type":"slash_commands","envelope_id":"e","payload":null}',
    '{"type":"slash_commands","envelope_id":"e","payload":{"command":7}}',
    '{"type":"slash_commands","envelope_id":"e","payload":{"command":"/sigap","text":{}}}',
    '{"type":"interactive","envelope_id":"e","payload":{"type":"block_actions","actions":[null]}}',
    '{"type":"interactive","envelope_id":"e","payload":{"type":"block_actions","actions":[{"type":"button","action_id":"a","value":"x"}],"user":7}}',
    '{"type":"events_api","envelope_id":"e","payload":{"event":{"type":"app_mention","user":{},"text":[]}}}',
  ])('%s is put aside', async (frame) => {
    wild.send(frame)
    await stillThere()
    expect(lines).toEqual(['kpi'])
  })

  it('is acknowledged and logged when it can be', async () => {
    wild.send({ envelope_id: 'e', type: 'slash_commands', payload: { command: '/sigap', text: 'kpi' } })
    await wild.acked('e')
    expect(log.lines).toMatchObject([{}, { level: 'warn', message: expect.stringContaining('put aside') }])
    expect(lines).toEqual([])
  })

  it('is done once when the same command comes in two envelopes', async () => {
    const { payload } = command('')
    for (const envelope_id of ['one', 'two']) {
      wild.send({ envelope_id, type: 'slash_commands', payload: { ...payload, trigger_id: '7.7' } })
      await wild.acked(envelope_id)
    }
    expect(lines).toEqual(['kpi'])
  })
})

describe.skipIf(!existsSync(PAYLOADS))('payloads of public test suites', () => {
  const files = existsSync(PAYLOADS) ? readdirSync(PAYLOADS).filter((file) => file !== 'index.json') : []

  it.each(KINDS)('as %s never stop the process', async (type) => {
    for (const file of files) {
      const payload: unknown = JSON.parse(readFileSync(new URL(file, PAYLOADS), 'utf8'))
      wild.send(file.startsWith('envelope_') ? payload : { envelope_id: file, type, payload })
    }
    await stillThere()
  })

  it('of slash commands and presses are understood', async () => {
    const known = files.filter((file) => /^(slash_command|block_actions)\.\d/.test(file))
    for (const file of known) {
      const payload: unknown = JSON.parse(readFileSync(new URL(file, PAYLOADS), 'utf8'))
      const type = file.startsWith('slash') ? 'slash_commands' : 'interactive'
      wild.send({ envelope_id: file, type, payload })
      await wild.acked(file)
    }
    expect(lines).toContain('webhook-collect')
    expect(lines).toContain('click_me_123')
    expect(lines.length).toBeGreaterThan(5)
  })
})
