import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/domain/time.ts'
import { type Stage, saying, stage } from './telegram-support.ts'

let s: Stage
beforeEach(async () => {
  s = await stage()
})
afterEach(() => s.telegram.close())

describe('getUpdates', () => {
  it('keeps updates until a later offset confirms them', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    for (const text of ['a', 'b', 'c']) s.telegram.send(dewi, text)
    const [first, second] = await s.api.getUpdates({ limit: 2 })
    expect([first?.message?.text, second?.message?.text]).toEqual(['a', 'b'])
    expect(s.telegram.unconfirmed()).toBe(3)
    const again = await s.api.getUpdates({ limit: 2 })
    expect(again).toEqual([first, second])
    const rest = await s.api.getUpdates({ offset: (second?.update_id ?? 0) + 1 })
    expect(rest.map((u) => u.message?.text)).toEqual(['c'])
    expect(s.telegram.unconfirmed()).toBe(1)
    expect(await s.api.getUpdates({ offset: -1 })).toEqual(rest)
  })

  it('can be disturbed once; what was confirmed is known and can come again', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    for (const text of ['a', 'b', 'c']) s.telegram.send(dewi, text)
    s.telegram.disturb((answer) => answer.toReversed())
    const textsOf = async (offset?: number) => (await s.api.getUpdates({ offset })).map((u) => u.message?.text)
    expect(await textsOf()).toEqual(['c', 'b', 'a'])
    expect(await textsOf()).toEqual(['a', 'b', 'c'])
    expect(s.telegram.confirmedUpdates()).toEqual([])
    const last = s.telegram.lastUpdateId()
    expect(await textsOf(last)).toEqual(['c'])
    expect(s.telegram.confirmedUpdates()).toEqual([last - 2, last - 1])
    s.telegram.redeliver(last - 2)
    expect(await textsOf(last)).toEqual(['a', 'c'])
  })

  it('holds a poll until something comes, and gives all that came at once', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    const poll = s.api.getUpdates({ timeout: 50 })
    await s.telegram.waitFor(() => s.telegram.listening())
    s.telegram.send(dewi, 'a')
    s.telegram.send(dewi, 'b')
    expect((await poll).map((u) => u.message?.text)).toEqual(['a', 'b'])
    expect(s.telegram.listening()).toBe(false)
  })

  it('answers nothing after the timeout, whatever its own clock says', async () => {
    const poll = s.api.getUpdates({ timeout: 1 })
    s.clock.at += DAY_MS
    expect(await poll).toEqual([])
  })

  it('dates the answer when it is given, not when it was asked for', async () => {
    const poll = fetch(`${s.telegram.apiRoot}/bot${s.telegram.token}/getUpdates?timeout=50`)
    await s.telegram.waitFor(() => s.telegram.listening())
    s.clock.at += 7_000
    s.telegram.push({ message: {} })
    expect((await poll).headers.get('date')).toBe('Fri, 23 Oct 2026 03:00:07 GMT')
  })

  it('ends an earlier poll when a second begins', async () => {
    const first = saying(s.api.getUpdates({ timeout: 50 }))
    await s.telegram.waitFor(() => s.telegram.listening())
    const second = s.api.getUpdates({ timeout: 50 })
    expect(await first).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    )
    await s.telegram.waitFor(() => s.telegram.listening())
    s.telegram.push({ message: { odd: true } })
    expect(await second).toHaveLength(1)
  })

  it('stops listening when the client hangs up', async () => {
    const controller = new AbortController()
    const url = `${s.telegram.apiRoot}/bot${s.telegram.token}/getUpdates?timeout=50`
    const poll = fetch(url, { signal: controller.signal }).catch(() => 'hung up')
    await s.telegram.waitFor(() => s.telegram.listening())
    controller.abort()
    expect(await poll).toBe('hung up')
    await s.telegram.waitFor(() => !s.telegram.listening())
    s.telegram.push({ message: {} })
    expect(s.telegram.unconfirmed()).toBe(1)
  })

  it('queues the kinds asked for, and remembers them', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    await s.api.getUpdates({ allowed_updates: ['callback_query'] })
    s.telegram.send(dewi, 'not asked for')
    expect(await s.api.getUpdates()).toEqual([])
    await s.api.getUpdates({ allowed_updates: [] })
    s.telegram.send(dewi, 'by default')
    expect(await s.api.getUpdates()).toHaveLength(1)
    expect((await s.api.getWebhookInfo()).pending_update_count).toBe(1)
  })

  it('forgets what waited longer than a day', async () => {
    s.telegram.send(s.telegram.user({ firstName: 'Dewi' }), 'old')
    s.clock.at += DAY_MS + 1
    expect(await s.api.getUpdates()).toEqual([])
  })

  it('delivers an update again after it was confirmed, once', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    s.telegram.send(dewi, 'a')
    const [update] = await s.api.getUpdates()
    const offset = (update?.update_id ?? 0) + 1
    expect(await s.api.getUpdates({ offset })).toEqual([])
    s.telegram.redeliver(s.telegram.lastUpdateId())
    s.telegram.send(dewi, 'b')
    expect((await s.api.getUpdates({ offset })).map((u) => u.message?.text)).toEqual(['a', 'b'])
    expect(s.telegram.unconfirmed()).toBe(2)
    expect(await s.api.getUpdates({ offset: offset + 1 })).toEqual([])
    expect(() => s.telegram.redeliver(1)).toThrow('not known')
  })

  it('brings late messages with their own time, in the order they arrive', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    const early = s.telegram.send(dewi, 'a', { at: s.clock.at - 61_500, withheld: true })
    const later = s.telegram.send(dewi, 'b')
    s.telegram.deliver(early)
    const updates = await s.api.getUpdates()
    expect(updates.map((u) => [u.message?.message_id, u.message?.date])).toEqual([
      [later.message_id, s.clock.at / 1000],
      [early.message_id, Math.floor((s.clock.at - 61_500) / 1000)],
    ])
    expect(early.message_id).toBeLessThan(later.message_id)
  })
})

describe('a webhook', () => {
  it('gets every update with the secret, again until it says 2xx, while polling is refused', async () => {
    const heard: { secret: unknown; text: unknown }[] = []
    let refusals = 1
    const hook = createServer(async (request, response) => {
      const update = JSON.parse(await bodyOf(request))
      heard.push({ secret: request.headers['x-telegram-bot-api-secret-token'], text: update.message.text })
      response.writeHead(refusals-- > 0 ? 500 : 200).end()
    })
    await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve))
    const url = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/telegram/webhook`
    await s.api.setWebhook(url, { secret_token: 's3cret' })
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    s.telegram.send(dewi, 'a')
    s.telegram.send(dewi, 'b')
    await s.telegram.waitFor(() => s.telegram.unconfirmed() === 0)
    expect(heard).toEqual(['a', 'a', 'b'].map((text) => ({ secret: 's3cret', text })))
    expect(await s.api.getWebhookInfo()).toMatchObject({ url, last_error_message: expect.stringContaining('500') })
    expect(await saying(s.api.getUpdates())).toContain('409 Conflict')
    await s.api.deleteWebhook()
    expect(await s.api.getUpdates()).toEqual([])
    await new Promise((resolve) => hook.close(resolve))
  })
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
