import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BusinessAccount } from '../support/business.ts'
import { type Customer, type Scenario, scenario, type Teammate } from '../support/scenario.ts'
import { admin } from './crew.ts'
import { answeredAll, asked, counted, npsAsked, served, startRun } from './survey.ts'

let shop: Scenario
let sari: Teammate
let dewi: Customer
beforeEach(async () => {
  shop = await scenario({ slack: false, env: { BUSINESS_HOURS: 'always', SURVEY_COOLDOWN: '1d' } })
  sari = await admin(shop, 'Sari')
  dewi = shop.customer('Dewi')
})
afterEach(() => shop.close())

const OUT = 'Jangan tanya lagi'
const last = () => dewi.heard().at(-1) ?? ''

/** Everything that would ask again, over more than a year. */
async function tempted(): Promise<void> {
  for (let i = 0; i < 3; i += 1) {
    await shop.advance('100d')
    await served(dewi, sari, `Kak, tanya lagi ${i}`)
  }
  await answeredAll(shop, sari, ['Dewi'])
}

describe('one tap to be asked no more', () => {
  it('stands below the thanks: the first question somebody ever gets has its five answers only', async () => {
    await served(dewi, sari)
    expect(last()).toMatch(/\n\[1\] \[2\] \[3\] \[4\] \[5\]$/)
    await dewi.presses('4')
    expect(last()).toMatch(/\[✓ 4\] \[5\]\n\[Jangan tanya lagi\]$/)
  })

  it('stands below every later question, answered before or not', async () => {
    await served(dewi, sari)
    await shop.advance('2d')
    await served(dewi, sari, 'Kak, yang biru?')
    expect(last()).toMatch(/\[1\] \[2\] \[3\] \[4\] \[5\]\n\[Jangan tanya lagi\]$/)
    await dewi.presses('5')
    await shop.advance('2d')
    await answeredAll(shop, sari, ['Dewi'])
    await startRun(shop)
    await shop.advance('5s')
    expect(last()).toMatch(/\[6\] \[7\] \[8\] \[9\] \[10\]\n\[Jangan tanya lagi\]$/)
  })

  it('is kept for ever: never asked, never in a run; the vote given before stays', async () => {
    await served(dewi, sari)
    await dewi.presses('5')
    expect((await dewi.presses(OUT))?.text).toContain('tidak akan mengirim survei lagi')
    expect(last()).toMatch(/Nilai dari Kakak: 5 dari 5\.[\s\S]*tidak akan mengirim survei lagi[\s\S]*\[✓ 5\]$/)
    await tempted()
    expect(asked(shop, dewi)).toBe(1)
    const said = await counted(shop)
    expect(said).toContain('Minta tidak ditanya lagi: 1')
    expect(said).not.toContain('[Mulai')
    await shop.owner.writes('/survey')
    expect(shop.heard('alerts').at(-1)).toContain('Minta tidak ditanya lagi: 1 pelanggan')
    await shop.restart()
    await tempted()
    expect(asked(shop, dewi) + npsAsked(shop, dewi)).toBe(1)
    await shop.owner.writes('/kpi sari 2026-10', 'private')
    expect(shop.owner.heard().join('\n')).toMatch(/CSAT: 100%/)
  })

  it('closes the question it stands under, unanswered: later presses are told kindly', async () => {
    await served(dewi, sari)
    await shop.advance('2d')
    await served(dewi, sari, 'Kak, yang biru?')
    const question = shop.telegram.messages(dewi.user).at(-1)
    await dewi.presses(OUT)
    expect(last()).toMatch(/^Baik Kak, mulai sekarang kami tidak akan mengirim survei lagi\..*🙏$/)
    shop.telegram.push({
      callback_query: {
        id: 'late',
        from: dewi.user,
        message: {
          message_id: question?.id ?? 1,
          date: 1,
          chat: { id: dewi.user.id, type: 'private', first_name: 'Dewi' },
        },
        chat_instance: '1',
        data: 'vote 2 1',
      },
    })
    await shop.settle()
    expect(last()).not.toContain('✓')
    expect(shop.heard('alerts').join('\n')).not.toContain('Nilai 1 dari 5')
  })

  it('counts once when it is pressed twice or delivered twice, and a kill in between loses nothing', async () => {
    await served(dewi, sari)
    await dewi.presses('5')
    shop.telegram.fault({ method: 'editMessageText', kind: 'http500' })
    await dewi.presses(OUT)
    shop.telegram.redeliver(shop.telegram.lastUpdateId())
    await shop.settle()
    await shop.kill(() => shop.telegram.clearFaults())
    await shop.advance('1m')
    expect(last()).toContain('tidak akan mengirim survei lagi')
    await tempted()
    expect(asked(shop, dewi)).toBe(1)
  })

  it('is nobody else’s to press', async () => {
    await served(dewi, sari)
    await dewi.presses('5')
    const thanks = shop.telegram.messages(dewi.user).at(-1)
    if (!thanks) throw new Error('no thanks')
    for (const who of [shop.customer('Rudi'), sari, shop.owner]) {
      const answer = shop.telegram.press(who.user, thanks, OUT)
      await shop.settle()
      expect((await answer)?.text).toContain('bukan untuk Kakak')
    }
    await shop.advance('2d')
    await served(dewi, sari, 'Kak, yang biru?')
    expect(asked(shop, dewi)).toBe(2)
  })
})

describe('the same typed', () => {
  it('is said back, waits for nobody, and is kept for ever', async () => {
    await served(dewi, sari)
    await dewi.says('Jangan tanya lagi ya kak')
    expect(dewi.heard().at(-1)).toContain('sudah kami catat')
    expect(dewi.heard().join('\n')).not.toContain('[1]')
    await shop.advance('1h')
    expect(shop.heard('alerts').filter((said) => said.includes('Dewi'))).toEqual([])
    expect(shop.heard(dewi).at(-1)).toContain('Jangan tanya lagi ya kak')
    await tempted()
    expect(asked(shop, dewi)).toBe(1)
  })

  it('is an ordinary message from somebody who was never asked anything', async () => {
    await dewi.says('Jangan tanya lagi')
    await shop.advance('11m')
    expect(shop.heard('alerts').at(-1)).toContain('Dewi belum dibalas')
  })

  it('is not the comment of a vote just cast', async () => {
    await served(dewi, sari)
    await dewi.presses('2')
    await dewi.says('stop survei')
    expect(shop.heard(dewi).join('\n')).not.toContain('Masukan dari survei')
    expect(last()).toContain('sudah kami catat')
  })
})

describe('a person, not a chat, is asked no more', () => {
  it('said in a Business chat it holds with the bot as well; into the Business chat goes nothing but the edit', async () => {
    const account = await BusinessAccount.of(shop, sari)
    await account.gets(dewi, 'Kak, ready?')
    await account.writes(dewi, 'Ready kak')
    await shop.owner.writes('/resolve 1')
    await account.gets(dewi, 'stop survey')
    expect(account.byBot(dewi)).toEqual([expect.stringContaining('tidak akan mengirim survei lagi')])
    await served(dewi, sari)
    expect(asked(shop, dewi)).toBe(1)
    expect(dewi.heard().join('\n')).not.toContain('Seberapa puas')
  })
})
