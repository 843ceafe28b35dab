import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SECOND_MS } from '../../src/domain/time.ts'
import type { Fault, FaultKind } from '../../src/sandbox/telegram/index.ts'
import { type Stage, saying, stage } from './telegram-support.ts'

let s: Stage
afterEach(() => s.telegram.close())

describe('faults', () => {
  beforeEach(async () => {
    s = await stage()
  })

  it.each<[kind: FaultKind, told: string, done: number]>([
    ['http500', '500 Internal Server Error', 0],
    ['http502html', 'lost', 0],
    ['http504html', 'lost', 0],
    ['cut-before', 'lost', 0],
    ['cut-after', 'lost', 1],
    [{ tooManyRequests: 7 }, '429 Too Many Requests: retry after 7', 0],
    [{ refuse: { code: 403, description: 'Forbidden: user is deactivated' } }, '403 Forbidden: user is deactivated', 0],
  ])('%j', async (kind, told, done) => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    const once: Fault = { method: 'sendMessage', chat: dewi.id, times: 1, kind }
    s.telegram.fault(once)
    expect(await saying(s.api.sendMessage(dewi.id, 'a'))).toBe(told)
    expect(s.telegram.messages(dewi.id)).toHaveLength(done)
    expect(await saying(s.api.sendMessage(dewi.id, 'b'))).toBe('ok')
    expect(s.telegram.calls('sendMessage').map((call) => call.ok)).toEqual([false, true])
  })

  it('never answers until the client gives up', async () => {
    s.telegram.fault({ method: 'getMe', kind: 'never-answers' })
    const controller = new AbortController()
    const url = `${s.telegram.apiRoot}/bot${s.telegram.token}/getMe`
    const call = fetch(url, { signal: controller.signal }).catch(() => 'gave up')
    await s.telegram.waitFor(() => s.telegram.callCount('getMe') === 1)
    controller.abort()
    expect(await call).toBe('gave up')
    s.telegram.clearFaults()
    expect(await saying(s.api.getMe())).toBe('ok')
  })

  it('says nothing of what it has done until the client gives up', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    s.telegram.fault({ kind: 'silent-after', times: 1 })
    const controller = new AbortController()
    const url = `${s.telegram.apiRoot}/bot${s.telegram.token}/sendMessage?chat_id=${dewi.id}&text=a`
    const call = fetch(url, { signal: controller.signal }).catch(() => 'gave up')
    await s.telegram.waitFor(() => s.telegram.callCount('sendMessage') === 1)
    expect(s.telegram.messages(dewi.id)).toHaveLength(1)
    controller.abort()
    expect(await call).toBe('gave up')
    expect(s.telegram.faultsOrdered()).toBe(0)
  })

  it('what was done as the platform went away is done, and nobody is told', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    s.telegram.slow(() => 50)
    const call = saying(s.api.sendMessage(dewi.id, 'a'))
    await s.telegram.waitFor(() => s.telegram.messages(dewi.id).length === 1)
    s.telegram.outage(true)
    expect(await call).toBe('lost')
    expect(s.telegram.calls('sendMessage')).toMatchObject([{ ok: false, fault: 'cut-after' }])
  })

  it('what was done for a client that has gone meanwhile is done, and nobody is told', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    s.telegram.slow(() => 50)
    const gone = new AbortController()
    const url = `${s.telegram.apiRoot}/bot${s.telegram.token}/sendMessage?chat_id=${dewi.id}&text=a`
    const call = fetch(url, { signal: gone.signal }).catch(() => 'gave up')
    await s.telegram.waitFor(() => s.telegram.messages(dewi.id).length === 1)
    gone.abort()
    expect(await call).toBe('gave up')
    await s.telegram.waitFor(() => s.telegram.callCount('sendMessage') === 1)
    expect(s.telegram.calls('sendMessage')).toMatchObject([{ ok: false, fault: 'hung-up' }])
  })

  it('tells of updates as they are handed out and confirmed, and of polls that meet a fault', async () => {
    const told: object[] = []
    s.telegram.on((change) => {
      if (change.type === 'handed' || change.type === 'polled') told.push(change)
    })
    s.telegram.send(s.telegram.user({ firstName: 'Dewi' }), 'a')
    const [update] = await s.api.getUpdates()
    s.telegram.fault({ method: 'getUpdates', kind: 'http500', times: 1 })
    const after = { offset: (update?.update_id ?? 0) + 1 }
    await saying(s.api.getUpdates(after))
    await s.api.getUpdates(after)
    expect(told).toEqual([
      { type: 'polled', confirmed: 0 },
      { type: 'handed', updates: 1 },
      { type: 'polled', confirmed: 0, fault: 'http500' },
      { type: 'polled', confirmed: 1 },
    ])
  })

  it('strike only the chat they are for, and leave polls alone', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    const budi = s.telegram.user({ firstName: 'Budi' })
    s.telegram.fault({ chat: budi.id, kind: 'http500' })
    expect(await saying(s.api.sendMessage(dewi.id, 'a'))).toBe('ok')
    expect(await saying(s.api.sendMessage(budi.id, 'a'))).toBe('500 Internal Server Error')
    s.telegram.fault({ kind: 'http500' })
    expect(await saying(s.api.getUpdates())).toBe('ok')
  })

  it('an outage ends the waiting poll and everything else', async () => {
    const poll = saying(s.api.getUpdates({ timeout: 50 }))
    await s.telegram.waitFor(() => s.telegram.listening())
    s.telegram.outage(true)
    expect(await poll).toBe('lost')
    expect(await saying(s.api.getMe())).toBe('lost')
    s.telegram.outage(false)
    expect(await saying(s.api.getMe())).toBe('ok')
  })

  it('blocking: the bot is told, and refused until unblocked', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    const shy = s.telegram.user({ firstName: 'Sri', started: false })
    s.telegram.block(dewi)
    expect(await saying(s.api.sendMessage(dewi.id, 'a'))).toBe('403 Forbidden: bot was blocked by the user')
    s.telegram.unblock(dewi)
    expect(await saying(s.api.sendMessage(dewi.id, 'a'))).toBe('ok')
    expect((await s.api.getUpdates()).map((u) => u.my_chat_member?.new_chat_member.status)).toEqual([
      'kicked',
      'member',
    ])
    s.telegram.block(dewi)
    s.telegram.send(dewi, 'back again')
    expect(await saying(s.api.sendMessage(dewi.id, 'a'))).toBe('ok')
    const first = s.api.sendMessage(shy.id, 'a')
    expect(await saying(first)).toBe("403 Forbidden: bot can't initiate conversation with a user")
    s.telegram.send(shy, '/start')
    expect(await saying(s.api.sendMessage(shy.id, 'a'))).toBe('ok')
  })
})

describe('limits', () => {
  beforeEach(async () => {
    s = await stage({ limits: 'as-telegram' })
  })

  it('20 a minute into a group, edits and topics counted', async () => {
    const inbox = s.telegram.supergroup({ title: 'Inbox', forum: true })
    const { message_id } = await s.api.sendMessage(inbox.id, 'x')
    await s.api.editMessageText(inbox.id, message_id, 'y')
    await s.api.createForumTopic(inbox.id, 'z')
    for (let i = 3; i < 20; i += 1) await s.api.sendMessage(inbox.id, `${i}`)
    s.clock.at += 10 * SECOND_MS
    expect(await saying(s.api.sendMessage(inbox.id, 'x'))).toBe('429 Too Many Requests: retry after 50')
    expect(await saying(s.api.sendChatAction(inbox.id, 'typing'))).toBe('ok')
    s.clock.at += 50 * SECOND_MS
    expect(await saying(s.api.sendMessage(inbox.id, 'x'))).toBe('ok')
    expect(s.telegram.messages(inbox)).toHaveLength(20)
  })

  it('a burst of five privately, then one a second', async () => {
    const dewi = s.telegram.user({ firstName: 'Dewi' })
    for (let i = 0; i < 5; i += 1) await s.api.sendMessage(dewi.id, 'x')
    expect(await saying(s.api.sendMessage(dewi.id, 'x'))).toBe('429 Too Many Requests: retry after 1')
    s.clock.at += SECOND_MS
    expect(await saying(s.api.sendMessage(dewi.id, 'x'))).toBe('ok')
    expect(await saying(s.api.sendMessage(dewi.id, 'x'))).toBe('429 Too Many Requests: retry after 1')
  })

  it('30 a second in all', async () => {
    const people = Array.from({ length: 31 }, (_, i) => s.telegram.user({ firstName: `P${i}` }))
    const answers: string[] = []
    for (const person of people) answers.push(await saying(s.api.sendMessage(person.id, 'x')))
    expect(answers.slice(0, 30).every((a) => a === 'ok')).toBe(true)
    expect(answers[30]).toBe('429 Too Many Requests: retry after 1')
  })
})
