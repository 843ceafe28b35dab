import { performance } from 'node:perf_hooks'
import type { User } from 'grammy/types'
import { HOUR_MS, type Instant, SECOND_MS } from '../../domain/time.ts'
import { SteppedClock } from '../clock.ts'
import { openStage, type Stage } from '../stage.ts'
import type { Content } from '../telegram/index.ts'
import { watchAlerts } from './alerted.ts'
import { BadHistory, type HistoryEvent } from './history.ts'
import { storedMessages } from './stored.ts'

/** What a history played through the bot came to. */
export interface Played {
  messages: number
  stored: number
  customers: number
  admins: number
  /** What an admin wrote to a customer who had never written: there is no topic to write it in. */
  unplayable: number
  /** Distinct waits told of in each alert chat. */
  alerted: { telegram: number; slack: number }
  perSecond: number
  from: Instant
  to: Instant
  /** `/team` for the history's days, as the owner reads it. */
  team: string
}

/** Silence ends conversations after half a day; then surveys are sent. */
const AFTERWARDS_MS = 13 * HOUR_MS

/** Plays a history through the running bot, over the wire, on its own time. `env` are the shop's settings. */
export async function playHistory(events: readonly HistoryEvent[], env: Record<string, string>): Promise<Played> {
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last) throw new BadHistory('there are no messages to play')
  const stage = await openStage({ clock: new SteppedClock(first.at - SECOND_MS), env })
  try {
    const alerted = watchAlerts(stage)
    const players = new Players(stage)
    const began = performance.now()
    let unplayable = 0
    for (const event of events) {
      if (event.at > stage.clock.now()) await stage.drive.arriveAt(event.at)
      if (!(await players.play(event))) unplayable += 1
    }
    await stage.drive.settle()
    const seconds = (performance.now() - began) / 1000
    await stage.drive.runUntil(last.at + AFTERWARDS_MS)
    const messages = events.length - unplayable
    return {
      messages,
      stored: await storedMessages(stage.env.DATABASE_URL ?? ''),
      ...players.count(),
      unplayable,
      alerted: { telegram: alerted.telegram.size, slack: alerted.slack.size },
      perSecond: messages / seconds,
      from: first.at,
      to: last.at,
      team: await askForTeam(stage, first.at, last.at),
    }
  } finally {
    await stage.close()
  }
}

/** The people of a history, each with an account once they first write. */
class Players {
  readonly #stage: Stage
  readonly #customers = new Map<number, User>()
  readonly #admins = new Map<string, User>()

  constructor(stage: Stage) {
    this.#stage = stage
  }

  count(): { customers: number; admins: number } {
    return { customers: this.#customers.size, admins: this.#admins.size }
  }

  /** False when there is nowhere to write it. */
  async play({ role, from, customer, text }: HistoryEvent): Promise<boolean> {
    const { telegram, inbox } = this.#stage
    const content: Content = text.trim() === '' ? { photo: 'foto.jpg' } : text
    if (role === 'customer') {
      telegram.send(this.#account(this.#customers, customer, from), content)
      return true
    }
    const thread = await this.#topicOf(customer)
    if (thread === undefined) return false
    telegram.send(this.#account(this.#admins, from, from), content, { chat: inbox, thread })
    return true
  }

  async #topicOf(customer: number): Promise<number | undefined> {
    const { topics, drive } = this.#stage
    const user = this.#customers.get(customer)
    if (!user) return undefined
    // Answered within the second of the customer's first word: the topic is still being opened.
    if (topics.of(user.id) === undefined) await drive.settle()
    return topics.of(user.id)
  }

  #account<K>(known: Map<K, User>, key: K, firstName: string): User {
    const user = known.get(key) ?? this.#stage.telegram.user({ firstName })
    known.set(key, user)
    return user
  }
}

async function askForTeam({ telegram, owner, drive, env }: Stage, from: Instant, to: Instant): Promise<string> {
  const dates = new Intl.DateTimeFormat('en-CA', { timeZone: env.SHOP_TIMEZONE ?? 'Asia/Jakarta' })
  telegram.send(owner.telegram, `/team ${dates.format(from)}..${dates.format(to)}`)
  await drive.settle()
  return telegram.messages(owner.telegram).findLast(({ fromBot }) => fromBot)?.text ?? ''
}
