import { afterEach, describe, expect, it } from 'vitest'
import type { ScenarioOptions } from '../support/scenario.ts'
import { about, ownerInSlack, type Refusing, refusing, status } from './refusals.ts'

let at: Refusing
const open = async (options: ScenarioOptions = {}) => {
  at = await refusing(options)
  return at.shop
}
afterEach(() => at?.shop.close())

const FROM = /Mestinya muncul di (Telegram|Slack)/
const ALERT = 'Dewi belum dibalas'

describe('an alert whose chat is lost', () => {
  it('the only alert chat: the owner gets it in private, with its buttons, and it lives on there', async () => {
    const shop = await open({ slack: false })
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'kicked')
    await shop.advance('10m')
    expect(about(shop.owner.heard(), ALERT)).toEqual([expect.stringMatching(FROM)])
    await shop.owner.presses('Ambil alih', 'private')
    expect(about(shop.owner.heard(), ALERT)[0]).toMatch(/Sedang ditangani/)
    await at.sari.answers(at.dewi, 'halo kak')
    expect(about(shop.owner.heard(), 'Dewi sudah dibalas')).toHaveLength(1)
    expect(about(shop.owner.heard(), 'tidak bisa menulis di chat tim di Telegram')).toHaveLength(1)
  })

  it('and the reminder under it sounds in private too', async () => {
    const shop = await open({ slack: false })
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'kicked')
    await shop.advance('31m')
    expect(shop.owner.heard().at(-1)).toMatch(/Dewi/)
  })

  it('both alert chats: the owner gets it in private once', async () => {
    const shop = await open()
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'kicked')
    shop.slack.archive(shop.channel)
    await shop.advance('10m')
    expect([...about(shop.owner.heard(), ALERT), ...about(ownerInSlack(at), ALERT)]).toEqual([
      expect.stringMatching(FROM),
    ])
  })

  it('only a Slack channel, archived: the owner gets it on Telegram', async () => {
    const shop = await open()
    await shop.restart({ ALERT_TELEGRAM_CHAT: '' })
    shop.slack.archive(shop.channel)
    await shop.advance('10m')
    expect(about(shop.owner.heard(), ALERT)).toEqual([expect.stringMatching(/Mestinya muncul di Slack/)])
  })

  it('the chat works again: the next alert is there and nowhere else', async () => {
    const shop = await open({ slack: false })
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'kicked')
    await shop.advance('10m')
    shop.telegram.botRole(shop.stage.alerts, shop.owner.user, 'administrator')
    await shop.customer('Budi').says('ada?')
    await shop.advance('10m')
    expect(about(shop.heard('alerts'), 'Budi belum dibalas')).toHaveLength(1)
    expect(about(shop.owner.heard(), 'Budi belum dibalas')).toEqual([])
    expect(await status(at)).not.toContain('Macet')
  })
})

describe('an alert whose platform does not answer', () => {
  it('Slack has it alone and takes nothing for minutes: said on Telegram after a minute, once; back again, once in each', async () => {
    const shop = await open()
    await shop.restart({ ALERT_TELEGRAM_CHAT: '' })
    shop.slack.fault({ kind: 'http500' })
    await shop.advance('10m')
    expect(about(shop.owner.heard(), ALERT)).toEqual([])
    await shop.advance('59s')
    expect(about(shop.owner.heard(), ALERT)).toEqual([])
    await shop.advance('2s')
    expect(about(shop.owner.heard(), ALERT)).toEqual([expect.stringMatching(/Mestinya muncul di Slack/)])
    expect(about(shop.owner.heard(), 'tidak ada yang bisa dikirim ke Slack (http 500)')).toHaveLength(1)
    await shop.advance('10m')
    shop.slack.clearFaults()
    await shop.advance('2m')
    expect(about(shop.owner.heard(), ALERT)).toHaveLength(1)
    expect(about(shop.heard('slack'), ALERT)).toHaveLength(1)
    expect(about(shop.heard('slack'), FROM)).toEqual([])
    await at.sari.answers(at.dewi, 'halo kak')
    expect(about([...shop.heard('slack'), ...shop.owner.heard()], 'Dewi sudah dibalas')).toHaveLength(2)
  })

  it('Telegram takes nothing and the owner is in Slack: told there that nothing can be sent', async () => {
    const shop = await open()
    await shop.restart({ ALERT_SLACK_CHANNEL: '' })
    shop.telegram.fault({ kind: 'http500' })
    await shop.advance('12m')
    expect(about(ownerInSlack(at), ALERT)).toEqual([expect.stringMatching(FROM)])
    expect(about(ownerInSlack(at), 'tidak ada yang bisa dikirim ke Telegram')).toHaveLength(1)
    shop.telegram.clearFaults()
    await shop.advance('2m')
    expect(about(shop.heard('alerts'), ALERT)).toHaveLength(1)
  })

  it('answered meanwhile it is not said there at all', async () => {
    const shop = await open()
    await shop.restart({ ALERT_TELEGRAM_CHAT: '' })
    shop.slack.fault({ kind: 'http500' })
    await shop.advance('12m')
    await at.sari.answers(at.dewi, 'halo kak')
    shop.slack.clearFaults()
    await shop.advance('2m')
    expect(about(shop.heard('slack'), ALERT)).toEqual([])
  })

  it.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
    'Slack refuses the bot (%s): the owner is told on Telegram, where alerts go on; with a new token nothing is lost',
    async (refuse) => {
      const shop = await open()
      shop.slack.fault({ kind: { refuse } })
      await shop.advance('12m')
      expect(about(shop.heard('alerts'), ALERT)).toHaveLength(1)
      expect(about(shop.heard('alerts'), `ke Slack (${refuse})`)).toHaveLength(1)
      shop.slack.clearFaults()
      await shop.advance('2m')
      expect(about(shop.heard('slack'), ALERT)).toHaveLength(1)
    },
  )

  it('one chat of Telegram alone fails: the owner gets it in private as soon as others arrive', async () => {
    const shop = await open({ slack: false })
    shop.telegram.fault({ chat: shop.stage.alerts.id, kind: 'http500' })
    await shop.advance('10m')
    await at.dewi.says('halo?')
    await shop.advance('61s')
    expect(about(shop.owner.heard(), ALERT)).toEqual([expect.stringMatching(FROM)])
    shop.telegram.clearFaults()
    await shop.advance('2m')
    expect(about(shop.heard('alerts'), ALERT)).toHaveLength(1)
    expect(about(shop.owner.heard(), ALERT)).toHaveLength(1)
  })

  it('a long 429: what waits behind it is said elsewhere as well', async () => {
    const shop = await open()
    await shop.restart({ ALERT_SLACK_CHANNEL: '' })
    shop.telegram.fault({ chat: shop.stage.alerts.id, times: 1, kind: { tooManyRequests: 300 } })
    await shop.advance('12m')
    expect(about(ownerInSlack(at), ALERT)).toEqual([expect.stringMatching(FROM)])
    await shop.advance('5m')
    expect(about(shop.heard('alerts'), ALERT)).toHaveLength(1)
  })

  it('a long 429 in the only alert chat of a quiet shop: the owner gets it in private after a minute, once', async () => {
    const shop = await open({ slack: false })
    shop.telegram.fault({ chat: shop.stage.alerts.id, times: 1, kind: { tooManyRequests: 21_600 } })
    await shop.advance('10m')
    await shop.advance('59s')
    expect(about(shop.owner.heard(), ALERT)).toEqual([])
    await shop.advance('2s')
    expect(about(shop.owner.heard(), ALERT)).toEqual([expect.stringMatching(FROM)])
    await shop.advance('1h')
    expect(about(shop.owner.heard(), ALERT)).toHaveLength(1)
  })
})
