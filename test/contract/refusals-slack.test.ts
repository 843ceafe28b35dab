import { afterEach, describe, expect, it } from 'vitest'
import { about, ownerInSlack, type Refusing, refusing, stuckLines } from './refusals.ts'

let at: Refusing
afterEach(() => at?.shop.close())

/** Alerts go to a Slack channel alone; the owner can be reached on Telegram. */
const open = async () => {
  at = await refusing()
  await at.shop.restart({ ALERT_TELEGRAM_CHAT: '' })
  return at.shop
}
const FROM = /Mestinya muncul di Slack/

describe('an alert into a channel', () => {
  it.each<[word: string, elsewhere: boolean, lost: boolean]>([
    ['channel_not_found', true, true],
    ['not_in_channel', true, true],
    ['is_archived', true, true],
    ['channel_is_archived', true, true],
    ['is_inactive', true, true],
    ['restricted_action', true, true],
    ['restricted_action_read_only_channel', true, true],
    ['restricted_action_thread_only_channel', true, true],
    ['user_not_found', true, false],
    ['a_word_of_tomorrow', true, false],
    ['msg_too_long', false, false],
    ['invalid_blocks', false, false],
    ['msg_blocks_too_long', false, false],
    ['service_unavailable', false, false],
    ['ratelimited', false, false],
  ])('%s', async (refuse, elsewhere, lost) => {
    const shop = await open()
    shop.slack.fault({ method: 'chat.postMessage', times: 1, kind: { refuse } })
    await shop.advance('5m')
    await shop.customer('Budi').says('ada?')
    await shop.advance('11m')
    expect(about(shop.owner.heard(), 'Dewi belum dibalas')).toEqual(elsewhere ? [expect.stringMatching(FROM)] : [])
    expect(about(shop.heard('slack'), 'Dewi belum dibalas')).toHaveLength(elsewhere ? 0 : 1)
    expect(about(shop.heard('slack'), 'Budi belum dibalas')).toHaveLength(1)
    expect(about(shop.owner.heard(), 'tidak bisa menulis di chat tim di Slack')).toHaveLength(lost ? 1 : 0)
    expect(await stuckLines(at)).toEqual([])
  })

  it('refused in every form, it is said elsewhere', async () => {
    const shop = await open()
    shop.slack.fault({ method: 'chat.postMessage', times: 3, kind: { refuse: 'msg_too_long' } })
    await shop.advance('11m')
    expect(about(shop.owner.heard(), 'Dewi belum dibalas')).toEqual([expect.stringMatching(FROM)])
  })

  it('internal_error may have posted it: repeated and counted', async () => {
    const shop = await open()
    shop.slack.fault({ method: 'chat.postMessage', times: 1, kind: { refuse: 'internal_error' } })
    await shop.advance('11m')
    expect(about(shop.heard('slack'), 'Dewi belum dibalas')).toHaveLength(1)
    const text = await (await fetch(`http://127.0.0.1:${shop.stage.app.port}/metrics`)).text()
    expect(text).toMatch(/^sigap_outbox_repeats_total 1$/m)
  })
})

describe('an edit of an alert', () => {
  it.each<[word: string, told: boolean]>([
    ['message_not_found', false],
    ['cant_update_message', false],
    ['edit_window_closed', false],
    ['a_word_of_tomorrow', false],
    ['is_archived', true],
  ])('%s: nothing is stuck, the next alert comes', async (refuse, told) => {
    const shop = await open()
    await shop.advance('11m')
    shop.slack.fault({ method: 'chat.update', times: 1, kind: { refuse } })
    await at.sari.answers(at.dewi, 'halo kak')
    await at.dewi.says('yang biru?')
    await shop.advance('15m')
    expect(about(shop.heard('slack'), 'Dewi belum dibalas · 15 menit')).toHaveLength(1)
    expect(about(shop.owner.heard(), 'tidak bisa menulis di chat tim di Slack')).toHaveLength(told ? 1 : 0)
    expect(await stuckLines(at)).toEqual([])
  })
})

describe('somebody in private', () => {
  it('an owner who blocked the bot on Telegram is told in Slack', async () => {
    at = await refusing()
    const { shop } = at
    await shop.restart({ ALERT_TELEGRAM_CHAT: '', ALERT_SLACK_CHANNEL: '' })
    shop.telegram.fault({
      chat: shop.owner.user.id,
      kind: { refuse: { code: 403, description: 'Forbidden: bot was blocked by the user' } },
    })
    await shop.advance('11m')
    expect(about(ownerInSlack(at), 'Dewi belum dibalas')).toEqual([
      expect.stringMatching(/Mestinya muncul di Telegram/),
    ])
  })
})
