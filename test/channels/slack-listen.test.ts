import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type SlackChannel, SlackRefused, startSlackChannel } from '../../src/channels/slack/index.ts'
import type { SlackCall } from '../../src/channels/slack/payload.ts'
import type { Answer } from '../../src/chat/command.ts'
import { type Reply, say } from '../../src/chat/reply.ts'
import { realClock } from '../../src/clock.ts'
import { type LocalSlack, type Person, type Room, startSlack } from '../../src/sandbox/slack/index.ts'
import { keptLog } from './slack-log.ts'

let slack: LocalSlack
let channel: SlackChannel
let sari: Person
let toko: Room
let log: ReturnType<typeof keptLog>
let heard: SlackCall[]
let answer: (call: SlackCall) => Promise<Answer>

const start = (more: object = {}) =>
  startSlackChannel({
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl: slack.apiUrl,
    log,
    clock: realClock,
    hands: {
      call(call) {
        heard.push(call)
        return answer(call)
      },
      failed: (call, error) => ({ reply: say(`${call.line} gagal: ${error}`) }),
    },
    ...more,
  })

beforeEach(async () => {
  slack = await startSlack({ clock: realClock, limits: 'off', shouldEscape: true })
  log = keptLog()
  heard = []
  answer = async ({ line }) => ({ reply: say(`hasil ${line}`) })
  sari = slack.user({ name: 'sari', realName: 'Sari Dewi', locale: 'id-ID' })
  toko = slack.channel({ name: 'toko', members: [sari] })
  channel = await start()
})

afterEach(async () => {
  await channel.stop()
  expect(log.text()).not.toContain(slack.botToken)
  expect(log.text()).not.toContain(slack.appToken)
  await slack.close()
})

const texts = (messages: readonly { text: string }[]) => messages.map(({ text }) => text)

async function alert(reply: Reply): Promise<{ channel: string; ts: string }> {
  const outcome = await channel.courier.deliver({ do: 'post', to: { platform: 'slack', chat: toko.id }, reply })
  return { channel: toko.id, ts: outcome.is === 'done' ? outcome.receipt : '' }
}

const withButton: Reply = { ...say('Dewi menunggu'), buttons: [[{ label: 'Ambil alih', runs: 'claim 42' }]] }

describe('a slash command', () => {
  it('is the same line by /sigap and directly, answered for the asker only', async () => {
    const one = await slack.slash(sari, toko, '/sigap', 'kpi Budi 7d')
    const two = await slack.slash(sari, toko, '/kpi', 'Budi 7d')
    expect(texts(await one.answers())).toEqual(['hasil kpi Budi 7d'])
    expect(texts(await two.answers())).toEqual(['hasil kpi Budi 7d'])
    expect(texts(slack.ephemerals(sari))).toHaveLength(2)
    expect(slack.messages(toko)).toEqual([])
    expect(heard[0]).toEqual({
      line: 'kpi Budi 7d',
      sender: { platform: 'slack', id: sari.id, name: 'Sari Dewi', username: 'sari', language: 'id' },
      place: { platform: 'slack', chat: toko.id, kind: 'group' },
      key: expect.stringMatching(new RegExp(`^slack:${slack.bot.teamId}:.+`)),
      at: expect.any(Number),
    })
    expect(heard[0]?.key).not.toBe(heard[1]?.key)
  })

  it('asks for help when it says nothing, and keeps mentions as ids', async () => {
    await slack.slash(sari, slack.im(sari), '/sigap')
    await slack.slash(sari, toko, '/kpi', '@sari & <3')
    expect(heard.map(({ line }) => line)).toEqual(['help', `kpi <@${sari.id}|sari> & <3`])
    expect(heard[0]?.place).toEqual({ platform: 'slack', chat: slack.im(sari).id, kind: 'private' })
  })

  it('is answered for everybody when the answer says so', async () => {
    answer = async () => ({ reply: say('untuk semua'), onlyAsker: false })
    const outcome = await slack.slash(sari, toko, '/sigap', 'team')
    await outcome.answers()
    expect(texts(slack.messages(toko))).toEqual(['untuk semua'])
  })

  it('is acknowledged when it is done', async () => {
    let done = false
    answer = async () => {
      await sleep(50)
      done = true
      return { notice: 'selesai' }
    }
    const outcome = await slack.slash(sari, toko, '/sigap', 'resolve 42')
    expect(done).toBe(true)
    expect(texts(await outcome.answers())).toEqual(['selesai'])
  })

  it('is acknowledged within 3 s when it is slow, and answered after', async () => {
    let finish: (answer: Answer) => void = () => {}
    answer = () =>
      new Promise((resolve) => {
        finish = resolve
      })
    const outcome = await slack.slash(sari, toko, '/sigap', 'kpi semua')
    expect(outcome.seen).toEqual([])
    finish({ reply: say('akhirnya') })
    expect(texts(await outcome.answers())).toEqual(['akhirnya'])
  })

  it('is acknowledged and told that it failed when it breaks: Slack does not deliver it again', async () => {
    answer = async () => {
      throw new Error('rusak')
    }
    const outcome = await slack.slash(sari, toko, '/sigap', 'kpi')
    // Told before it is acknowledged: a process killed between the two would leave the asker with nothing.
    expect(texts(outcome.seen)).toEqual(['kpi gagal: Error: rusak'])
    expect(slack.messages(toko)).toEqual([])
  })

  it('says nothing when the answer is nothing', async () => {
    answer = async () => ({})
    const outcome = await slack.slash(sari, toko, '/sigap', 'x')
    await channel.stop()
    expect(outcome.seen).toEqual([])
  })
})

describe('an answer that meets trouble', () => {
  it('is tried again', async () => {
    slack.fault({ method: 'response_url', times: 1, kind: 'http500' })
    const outcome = await slack.slash(sari, toko, '/sigap', 'kpi')
    expect(texts(await outcome.answers())).toEqual(['hasil kpi'])
  })

  it('outlives a Slack that is away for some seconds', async () => {
    answer = async () => {
      slack.outage(true)
      setTimeout(() => slack.outage(false), 4000)
      throw new Error('rusak')
    }
    const outcome = await slack.slash(sari, toko, '/sigap', 'kpi').catch(() => null)
    // The socket is away as well, so that nothing can be acknowledged: Slack itself shows an error.
    expect(outcome).toBeNull()
    await slack.waitFor(() => texts(slack.ephemerals(sari)).includes('kpi gagal: Error: rusak'), 15_000)
  })

  it('is said by the bot itself when its address is used up', async () => {
    slack.fault({ method: 'response_url', kind: { refuse: 'used_url' } })
    await slack.slash(sari, toko, '/sigap', 'kpi')
    await slack.waitFor(() => slack.ephemerals(sari).length === 1)
    expect(slack.counts['chat.postEphemeral']).toEqual({ ok: 1 })
  })

  it('becomes plainer when Slack refuses how it looks', async () => {
    slack.fault({ method: 'response_url', times: 2, kind: { refuse: 'invalid_blocks' } })
    const outcome = await slack.slash(sari, toko, '/sigap', 'kpi')
    expect(await outcome.answers()).toMatchObject([{ text: 'hasil kpi', blocks: [] }])
  })
})

describe('a press', () => {
  it('is the line the button carries, and its answer is for everybody', async () => {
    const message = await alert(withButton)
    answer = async () => ({ reply: say('Diambil Sari') })
    const outcome = await slack.press(sari, message, 'Ambil alih')
    await outcome.answers()
    expect(heard).toMatchObject([
      { line: 'claim 42', press: { runs: 'claim 42', messageTs: message.ts }, sender: { id: sari.id } },
    ])
    expect(heard[0]?.key).toMatch(new RegExp(`^slack:${slack.bot.teamId}:[0-9.]+:${sari.id}$`))
    expect(texts(slack.messages(toko))).toEqual(['Dewi menunggu', 'Diambil Sari'])
  })

  it('shows a notice to whoever pressed', async () => {
    const message = await alert(withButton)
    answer = async () => ({ notice: 'Sudah diambil Budi' })
    const outcome = await slack.press(sari, message, 'Ambil alih')
    expect(await outcome.answers()).toMatchObject([{ text: 'Sudah diambil Budi', ephemeralFor: sari.id }])
    expect(slack.messages(toko)).toHaveLength(1)
  })

  it('answers in the thread it was pressed in', async () => {
    const root = slack.say(toko, sari, 'halo')
    const to = { platform: 'slack', chat: toko.id, thread: root.ts } as const
    const posted = await channel.courier.deliver({ do: 'post', to, reply: withButton })
    const ts = posted.is === 'done' ? posted.receipt : ''
    await (await slack.press(sari, { channel: toko.id, ts }, 'Ambil alih')).answers()
    expect(heard[0]?.place.thread).toBe(root.ts)
    expect(texts(slack.messages(toko, root.ts))).toEqual(['halo', 'Dewi menunggu', 'hasil claim 42'])
  })

  it('of a link is only acknowledged', async () => {
    const message = await alert({ ...say('x'), buttons: [[{ label: 'Buka', href: 'https://toko.example' }]] })
    await slack.press(sari, message, 'Buka')
    expect(heard).toEqual([])
  })
})

describe('a message to the bot', () => {
  it('is a line in a direct chat, by somebody with a name and a language', async () => {
    slack.say(slack.im(sari), sari, 'kpi Budi')
    await slack.waitFor(() => texts(slack.messages(slack.im(sari))).includes('hasil kpi Budi'))
    expect(heard).toMatchObject([
      {
        line: 'kpi Budi',
        sender: { name: 'Sari Dewi', language: 'id' },
        place: { kind: 'private', chat: slack.im(sari).id },
      },
    ])
    expect(heard[0]?.place.thread).toBeUndefined()
  })

  it('is a line when the bot is mentioned, answered in the thread it begins', async () => {
    const asked = slack.mention(toko, sari, 'kpi Budi')
    await slack.waitFor(() => slack.messages(toko, asked.ts).length === 2)
    expect(heard.map(({ line, key }) => [line, key])).toEqual([
      ['kpi Budi', `slack:${slack.bot.teamId}:${toko.id}:${asked.ts}`],
    ])
    expect(heard[0]?.at).toBe(asked.at)
  })

  it('hides from others what is only for the asker', async () => {
    answer = async () => ({ notice: 'Bukan untukmu', onlyAsker: true })
    slack.mention(toko, sari, 'kpi Budi')
    await slack.waitFor(() => slack.ephemerals(sari).length === 1)
    expect(slack.messages(toko)).toHaveLength(1)
  })

  it('is nothing when it is for others', async () => {
    slack.say(toko, sari, 'kpi Budi')
    await slack.waitFor(() => slack.quiet())
    expect(heard).toEqual([])
  })

  it('is not acknowledged before it is done, however long that takes, and done once', async () => {
    let finish: (answer: Answer) => void = () => {}
    answer = () =>
      new Promise((resolve) => {
        finish = resolve
      })
    slack.say(slack.im(sari), sari, 'kpi Budi')
    await slack.waitFor(() => heard.length === 1)
    await sleep(2700)
    expect(slack.quiet()).toBe(false)
    finish({ reply: say('akhirnya') })
    await slack.waitFor(() => slack.quiet() && slack.messages(slack.im(sari)).length === 2)
    expect(heard).toHaveLength(1)
  })

  it('delivered twice is done once', async () => {
    const asked = slack.say(slack.im(sari), sari, 'kpi Budi')
    slack.redeliver(asked.eventId ?? '')
    await slack.waitFor(() => slack.quiet() && slack.messages(slack.im(sari)).length === 2)
    slack.redeliver(asked.eventId ?? '')
    await slack.waitFor(() => slack.quiet())
    await channel.stop()
    expect(heard).toHaveLength(1)
    expect(slack.messages(slack.im(sari))).toHaveLength(2)
  })

  it('that could not be handled is delivered again', async () => {
    await channel.stop()
    await slack.close()
    slack = await startSlack({ clock: realClock, limits: 'off', ackMs: 100, retryMs: [0, 0] })
    sari = slack.user({ name: 'sari' })
    channel = await start()
    let times = 0
    answer = async () => {
      times += 1
      if (times === 1) throw new Error('penyimpanan penuh')
      return { reply: say('jadi') }
    }
    slack.say(slack.im(sari), sari, 'kpi Budi')
    await slack.waitFor(() => texts(slack.messages(slack.im(sari))).includes('jadi'))
    expect(times).toBe(2)
  })
})

const isHeard = () => channel.ears().since === null

describe('the connection', () => {
  it('tells how well Slack is heard', () => {
    expect(channel.ears()).toEqual({ channel: 'Slack', since: null })
  })

  it('comes back after Slack sends it away, and hears what happened meanwhile', async () => {
    slack.disconnectSockets()
    await slack.waitFor(() => slack.sockets === 0)
    slack.say(slack.im(sari), sari, 'kpi Budi')
    await slack.waitFor(() => texts(slack.messages(slack.im(sari))).includes('hasil kpi Budi'))
    expect(isHeard()).toBe(true)
  })

  it('keeps trying through an outage and says so', async () => {
    slack.outage(true)
    await slack.waitFor(() => !isHeard())
    await until(() => channel.ears().why !== undefined)
    expect(channel.ears()).toMatchObject({ channel: 'Slack', since: expect.any(Number), why: expect.any(String) })
    slack.outage(false)
    await until(isHeard)
    expect(channel.ears().why).toBeUndefined()
  }, 15_000)

  it('starts without Slack and finds it later', async () => {
    await channel.stop()
    slack.outage(true)
    channel = await start()
    expect(channel.ears()).toMatchObject({ since: expect.any(Number), why: expect.any(String) })
    slack.outage(false)
    await until(isHeard)
    slack.say(slack.im(sari), sari, 'kpi Budi')
    await slack.waitFor(() => heard.length === 1)
  })

  it.each([
    ['bot', { botToken: 'xoxb-salah' }, 'invalid_auth'],
    ['app', { appToken: 'xapp-salah' }, 'invalid_auth'],
  ])('refuses to start with a wrong %s token', async (token, settings, word) => {
    const error = await start(settings).catch((problem: unknown) => problem)
    expect(error).toBeInstanceOf(SlackRefused)
    expect(error).toMatchObject({ token, word })
  })

  it('stops after what is running, answers included', async () => {
    let finish: (answer: Answer) => void = () => {}
    answer = () =>
      new Promise((resolve) => {
        finish = resolve
      })
    slack.say(slack.im(sari), sari, 'kpi Budi')
    await until(() => heard.length === 1)
    const stopped = channel.stop()
    slack.say(slack.im(sari), sari, 'kpi Wati')
    finish({ reply: say('masih sempat') })
    await stopped
    expect(texts(slack.messages(slack.im(sari)))).toEqual(['kpi Budi', 'kpi Wati', 'masih sempat'])
    expect(heard).toHaveLength(1)
    await slack.waitFor(() => slack.sockets === 0)
  })
})

async function until(ready: () => boolean): Promise<void> {
  for (let tries = 0; tries < 500; tries += 1) {
    if (ready()) return
    await sleep(20)
  }
  throw new Error('it never came')
}
