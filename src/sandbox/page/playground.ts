import type { User } from 'grammy/types'
import { MINUTE_MS } from '../../domain/time.ts'
import type { Cast } from '../morning.ts'
import type { Customer, Teammate } from '../people.ts'
import type { Stage } from '../stage.ts'
import type { Content } from '../telegram/index.ts'
import { type Deed, Mistaken } from './deeds.ts'
import { type PlaygroundView, viewOf } from './view.ts'

/** Longest leap on the page: beyond a day nobody sees what they skipped. */
const LONGEST_MINUTES = 24 * 60

/** The shop as the page shows it, and everything that can be done there. One deed at a time, in the order they come. */
export class Playground {
  readonly stage: Stage
  readonly team: readonly Teammate[]
  readonly #customers: User[]
  #last: Promise<unknown> = Promise.resolve()

  constructor(stage: Stage, { owner, sari, budi, ...customers }: Cast) {
    this.stage = stage
    this.team = [owner, sari, budi]
    this.#customers = Object.values(customers).map(({ user }: Customer) => user)
  }

  view(): PlaygroundView {
    return viewOf(this.stage, this.#customers, this.team)
  }

  /** Told after everything that may look different on the page. */
  onChange(listener: () => void): void {
    this.stage.telegram.on((change) => {
      if (change.type !== 'updates' && change.type !== 'call') listener()
    })
    this.stage.slack?.on(listener)
  }

  /** Does what somebody did on the page. Resolves with what only they are told, if anything. */
  async act(deed: Deed): Promise<{ notice?: string; customer?: number }> {
    switch (deed.do) {
      case 'say':
        this.#say(deed)
        return {}
      case 'press':
        return { notice: await this.#press(deed) }
      case 'slack':
        return this.#inSlack(deed.as, deed.text)
      case 'slack-press':
        return this.#pressInSlack(deed)
      case 'customer': {
        const user = this.stage.telegram.user({ firstName: deed.name })
        this.#customers.push(user)
        return { customer: user.id }
      }
      case 'time':
        return this.#inTurn(() => this.#leap(deed.minutes))
    }
  }

  #say({ as, text, photo, sticker, place, thread }: Extract<Deed, { do: 'say' }>): void {
    const { telegram, inbox, alerts } = this.stage
    const from = this.#person(as)
    const content: Content = photo
      ? { photo: 'foto.jpg', ...(text && { caption: text }) }
      : sticker
        ? { sticker }
        : (text ?? '')
    if (place === 'private') telegram.send(from, content)
    else telegram.send(from, content, { chat: place === 'inbox' ? inbox : alerts, thread })
  }

  async #press({ as, chat, message, ephemeral, data }: Extract<Deed, { do: 'press' }>): Promise<string | undefined> {
    const on = { chat, id: message, ephemeralId: ephemeral }
    const answer = await this.stage.telegram.press(this.#person(as), on, data).catch((error: unknown) => {
      throw new Mistaken(error instanceof Error ? error.message : 'no such button')
    })
    return answer?.text
  }

  async #inSlack(as: number, text: string): Promise<object> {
    const { slack, channel, person } = this.#office(as)
    const [command = '', ...rest] = text.split(' ')
    if (command.startsWith('/')) await slack.slash(person, channel, command, rest.join(' '))
    else slack.say(channel, person, text)
    return {}
  }

  async #pressInSlack({ as, ts, value }: Extract<Deed, { do: 'slack-press' }>): Promise<object> {
    const { slack, channel, person } = this.#office(as)
    await slack.press(person, { channel: channel.id, ts }, value)
    return {}
  }

  /** Moves the shop's time on, stopping wherever the bot asked for. */
  async #leap(minutes: number): Promise<object> {
    const { clock, drive } = this.stage
    await drive.runUntil(clock.now() + Math.min(minutes, LONGEST_MINUTES) * MINUTE_MS)
    return {}
  }

  /** Two leaps at once would step over each other. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work, work)
    this.#last = done.catch(() => {})
    return done
  }

  #person(id: number): User {
    const team = this.team.map(({ user }) => user)
    const found = [...team, ...this.#customers].find((user) => user.id === id)
    if (!found) throw new Mistaken(`nobody here has the id ${id}`)
    return found
  }

  #office(as: number) {
    const { slack, channel } = this.stage
    const person = this.team.find(({ user }) => user.id === as)?.slack
    if (!slack || !channel || !person) throw new Mistaken('nobody of that id is in Slack')
    return { slack, channel, person }
  }
}
