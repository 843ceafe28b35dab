import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
let dewi: Customer
let sari: Teammate
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always' } })
  dewi = shop.customer('Dewi')
  sari = shop.teammate('Sari')
})
afterEach(() => shop?.close())

const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
}
const copies = (method: string) => shop.telegram.callCount(method)

describe('kill -9 at any moment', () => {
  it('before anything was heard: everything is heard by the next start', async () => {
    shop.telegram.send(dewi.user, 'satu')
    shop.telegram.send(dewi.user, 'dua')
    await shop.kill()
    expect(shop.heard(dewi)).toEqual(['satu', 'dua'])
  })

  it.each([1, 3, 8, 21])('after %i calls of a busy minute nothing is lost and the order holds', async (calls) => {
    await dewi.says('halo')
    const seen = copies('copyMessage')
    const where = { chat: shop.stage.inbox, thread: dewi.topic }
    for (let i = 0; i < 20; i += 1) {
      shop.telegram.send(dewi.user, `tanya ${i}`)
      shop.telegram.send(sari.user, `jawab ${i}`, where)
    }
    await shop.telegram.waitFor(() => copies('copyMessage') >= seen + calls)
    await shop.kill(() => void shop.telegram.send(dewi.user, 'tanya 20'))
    await shop.advance('2m')
    const asked = shop.heard(dewi).filter((text) => text.startsWith('tanya'))
    const answered = dewi.heard().filter((text) => text.startsWith('jawab'))
    const once = (texts: string[]) => texts.filter((text, i) => text !== texts[i - 1])
    expect(once(asked)).toEqual(Array.from({ length: 21 }, (_, i) => `tanya ${i}`))
    expect(once(answered)).toEqual(Array.from({ length: 20 }, (_, i) => `jawab ${i}`))
    const doubled = asked.length + answered.length - 41
    expect(doubled).toBeLessThanOrEqual(await metric('sigap_outbox_repeats_total'))
    expect(await metric('sigap_outbox_pending')).toBe(0)
  })

  it('three times in a row, in the middle of making topics', async () => {
    const many = Array.from({ length: 15 }, (_, i) => shop.customer(`Pelanggan ${i}`))
    for (const one of many) shop.telegram.send(one.user, 'halo')
    for (const calls of [3, 6, 9]) {
      await shop.telegram.waitFor(() => copies('createForumTopic') >= calls)
      await shop.kill()
    }
    await shop.advance('2m')
    for (const one of many) {
      expect(new Set(shop.heard(one))).toEqual(new Set(['halo']))
      await sari.answers(one, `halo ${one.name}`)
      expect(one.heard().at(-1)).toBe(`halo ${one.name}`)
    }
  })

  it('between a refusal and its telling: the wait is open and the topic knows', async () => {
    await dewi.says('ada?')
    shop.telegram.fault({
      method: 'copyMessage',
      chat: dewi.user.id,
      kind: { refuse: { code: 400, description: 'Bad Request: VOICE_MESSAGES_FORBIDDEN' } },
    })
    shop.telegram.send(sari.user, { voice: 3 }, { chat: shop.stage.inbox, thread: dewi.topic })
    await shop.telegram.waitFor(() => shop.telegram.calls('copyMessage').some(({ code }) => code === 400))
    await shop.kill()
    await shop.advance('10m')
    // The kill may have come between the telling and the note that it was done: then it is repeated, and counted.
    const told = shop.heard(dewi).filter((text) => text.includes('tidak sampai ke pelanggan'))
    expect(new Set(told).size).toBe(1)
    expect(told.length - 1).toBeLessThanOrEqual(await metric('sigap_outbox_repeats_total'))
    expect(shop.heard('alerts')).toEqual([expect.stringContaining('Dewi belum dibalas')])
  })

  it('with an alert on its way: it is there, and says what is true', async () => {
    await dewi.says('ada?')
    await shop.advance('9m59s')
    shop.telegram.fault({ chat: shop.stage.alerts.id, times: 1, kind: 'http500' })
    await shop.advance('1s')
    await shop.kill(() => void shop.telegram.send(sari.user, 'ada kak', { chat: shop.stage.inbox, thread: dewi.topic }))
    await shop.advance('1m')
    expect(dewi.heard().at(-1)).toBe('ada kak')
    expect(shop.heard('alerts').filter((text) => text.includes('belum dibalas'))).toEqual([])
  })

  it('with a command half done: it is done once, and answered', async () => {
    await dewi.says('ada?')
    await sari.answers(dewi, 'ada kak')
    shop.telegram.fault({ method: 'sendMessage', times: 1, kind: 'never-answers' })
    shop.telegram.send(sari.user, '/resolve', { chat: shop.stage.inbox, thread: dewi.topic })
    await shop.telegram.waitFor(() => shop.telegram.calls('sendMessage').length > 0)
    await shop.kill()
    await shop.advance('1m')
    expect(shop.heard(dewi).filter((text) => text.includes('selesai'))).toEqual(['#1 Dewi selesai.'])
  })

  it('keeps what was owed for later: a 429, a lost inbox, a flood', async () => {
    await dewi.says('satu')
    shop.telegram.botRole(shop.stage.inbox, shop.owner.user, 'kicked')
    await dewi.says('dua')
    await shop.kill(() => void shop.telegram.send(dewi.user, 'tiga'))
    shop.telegram.botRole(shop.stage.inbox, shop.owner.user, 'administrator')
    await shop.advance('2m')
    expect(shop.heard(dewi)).toEqual(['satu', 'dua', 'tiga'])
  })
})
