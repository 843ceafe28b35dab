import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ENGINE, takeAway } from '../support/database.ts'
import { type Scenario, scenario } from '../support/scenario.ts'

let shop: Scenario
beforeEach(async () => {
  shop = await scenario()
  await shop.settle()
})
afterEach(() => shop.close())

const owner = () => shop.owner.slack ?? { id: '' }
const team = async () => {
  const { answers } = await shop.slack.slash(owner(), shop.channel, '/sigap', 'admins')
  const [shown] = await answers()
  return shown ? shop.slack.plainText(shown) : ''
}

/** A file stays with whoever has it open; only a server can be away. */
describe.runIf(ENGINE === 'postgresql')('while the database is away', () => {
  it('a command typed in Slack is told that it failed', async () => {
    const bringBack = await takeAway(shop.stage.env.DATABASE_URL ?? '')
    const { answers } = await shop.slack.slash(owner(), shop.channel, '/sigap', 'admin add Tono telegram:77')
    const [told] = await answers()
    await bringBack()
    expect(told && shop.slack.plainText(told)).toMatch(/ini belum berhasil.*S-[0-9A-F]{6}/s)
    expect(await team()).not.toContain('Tono')
  })

  it('what is written to the bot comes again and is done once it is back', async () => {
    const bringBack = await takeAway(shop.stage.env.DATABASE_URL ?? '')
    const { ts } = shop.slack.mention(shop.channel, owner(), 'admin add Tono telegram:77')
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(shop.slack.quiet()).toBe(false)
    await bringBack()
    await shop.slack.waitFor(() => shop.slack.messages(shop.channel, ts).length > 1, 10_000)
    expect(await team()).toContain('Tono')
    expect(shop.slack.messages(shop.channel, ts)).toHaveLength(2)
  })
})
