import { DateTime } from 'luxon'
import { parseDuration } from '../../src/domain/duration.ts'
import { SteppedClock } from '../../src/sandbox/clock.ts'
import { Customer, Teammate } from '../../src/sandbox/people.ts'
import { shownSlack, shownTelegram } from '../../src/sandbox/shown.ts'
import type { LocalSlack, Room } from '../../src/sandbox/slack/index.ts'
import { openStage, type Stage, type StageOptions } from '../../src/sandbox/stage.ts'
import type { LocalTelegram, NewUser } from '../../src/sandbox/telegram/index.ts'
import { newDatabase, type TestDatabase, takeOver } from './database.ts'
import { type Door, openDoor } from './door.ts'

export type { Customer, Teammate } from '../../src/sandbox/people.ts'

export interface ScenarioOptions {
  /** Settings as in the environment; those that join the parts are the scenario's own. */
  env?: Record<string, string>
  /** ISO; the shop's zone (Asia/Jakarta) when it names none. Friday 23 October 2026, 10.00 when missing. */
  start?: string
  /** What an older Telegram server lacks. */
  telegram?: StageOptions['telegram']
  /** false: no Slack. */
  slack?: boolean
  /** `off` (default): neither the platforms nor the bot hold anything back; `as-platforms`: both do. */
  limits?: 'as-platforms' | 'off'
  /** How far the clock of the bot's machine is ahead of the platforms'. */
  hostAheadMs?: number
  /** Real milliseconds the bot may take to come to rest. */
  patienceMs?: number
}

const ZONE = 'Asia/Jakarta'
const START = '2026-10-23T10:00:00'

const instantOf = (iso: string) => {
  const at = DateTime.fromISO(iso, { zone: ZONE })
  if (!at.isValid) throw new Error(`${iso} is no ISO time`)
  return at.toMillis()
}

/** A shop on local platforms, with the real bot, on a clock that stands still until it is moved. */
export async function scenario(options: ScenarioOptions = {}): Promise<Scenario> {
  const clock = new SteppedClock(instantOf(options.start ?? START))
  const doors: Door[] = []
  const through = async (address: string) => {
    const door = await openDoor(address)
    doors.push(door)
    return door.address
  }
  const database = await newDatabase()
  const env = { ...options.env, DATABASE_URL: database.url }
  return new Scenario(await openStage({ ...options, env, clock, through }), database, doors)
}

export class Scenario {
  readonly stage: Stage
  readonly owner: Teammate
  private readonly people = new Map<string, Customer | Teammate>()
  private readonly killed: Promise<void>[] = []
  /** The ways by which the bot that runs now reaches the platforms. */
  private readonly doors: Door[]
  /** The one the bot is on now comes last. */
  private readonly databases: TestDatabase[]

  constructor(stage: Stage, database: TestDatabase, doors: Door[]) {
    this.stage = stage
    this.databases = [database]
    this.doors = doors
    this.owner = new Teammate(stage, stage.owner.telegram, stage.owner.slack)
  }

  get telegram(): LocalTelegram {
    return this.stage.telegram
  }

  get slack(): LocalSlack {
    if (!this.stage.slack) throw new Error('this scenario has no Slack')
    return this.stage.slack
  }

  /** Slack channel of alerts. */
  get channel(): Room {
    if (!this.stage.channel) throw new Error('this scenario has no Slack')
    return this.stage.channel
  }

  get now(): number {
    return this.stage.clock.now()
  }

  /** A customer of that name: the same one every time. */
  customer(name: string, more: Partial<NewUser> = {}): Customer {
    const known = this.people.get(name)
    if (known instanceof Customer) return known
    const customer = new Customer(this.stage, this.telegram.user({ firstName: name, ...more }))
    this.people.set(name, customer)
    return customer
  }

  /** Somebody with accounts on both platforms; they become an admin when they answer, or by `/admin`. */
  teammate(name: string, more: Partial<NewUser> = {}): Teammate {
    const known = this.people.get(name)
    if (known instanceof Teammate) return known
    const slack = this.stage.slack?.user({ name: name.toLowerCase(), realName: name }) ?? null
    const teammate = new Teammate(this.stage, this.telegram.user({ firstName: name, ...more }), slack)
    this.people.set(name, teammate)
    return teammate
  }

  /** Moves the time to an instant, stopping wherever the bot asked for. */
  at(iso: string): Promise<void> {
    return this.stage.drive.runUntil(instantOf(iso))
  }

  /** Moves the time on: `11m`, `1h30m`. */
  advance(duration: string): Promise<void> {
    const seconds = parseDuration(duration)
    if (seconds === null) throw new Error(`${duration} is no length of time`)
    return this.stage.drive.runUntil(this.now + seconds * 1000)
  }

  /** Lets the bot do what it wants to do right now. */
  settle(): Promise<void> {
    return this.stage.drive.settle()
  }

  /** What stands in a chat, oldest first: words, and buttons in brackets. Of a customer: their topic in the inbox. */
  heard(place: 'alerts' | 'slack' | 'inbox' | Customer): string[] {
    if (place === 'slack') {
      const there = this.slack.messages(this.channel).filter(({ deletedAt }) => deletedAt === undefined)
      return there.map((message) => shownSlack(this.slack, message))
    }
    const { alerts, inbox } = this.stage
    const thread = place instanceof Customer ? place.topic : undefined
    const there = this.telegram.messages(place === 'alerts' ? alerts : inbox, thread)
    return there.filter(({ kind }) => kind !== 'forum_topic_created').map(shownTelegram)
  }

  /** Stops the bot as SIGTERM does and starts it again on the same database; `changes` are settings. */
  async restart(changes: Record<string, string> = {}, meanwhile: () => void | Promise<void> = () => {}): Promise<void> {
    await this.stage.app.stop()
    await meanwhile()
    await this.stage.boot({ DATABASE_URL: this.stage.env.DATABASE_URL, ...changes })
  }

  /**
   * Cuts the bot off in the middle of whatever it does, as kill -9 does, and starts another on the database as it stood
   * that moment. `meanwhile` happens while no bot is there.
   */
  async kill(meanwhile: () => void | Promise<void> = () => {}): Promise<void> {
    const { stage } = this
    const old = stage.app
    const [held] = this.databases.slice(-1)
    if (!held) throw new Error('this scenario has been closed')
    const database = await takeOver(held)
    this.databases.push(database)
    this.cut()
    this.killed.push(old.stop().catch(() => {}))
    await meanwhile()
    await stage.boot({ DATABASE_URL: database.url })
  }

  async close(): Promise<void> {
    await Promise.all(this.killed)
    await this.stage.close()
    this.cut()
    await Promise.all(this.databases.splice(0).map((database) => database.drop()))
  }

  /** Another empty database, gone with the scenario. */
  async newDatabase(): Promise<TestDatabase> {
    const database = await newDatabase()
    this.databases.push(database)
    return database
  }

  private cut(): void {
    for (const door of this.doors.splice(0)) door.slam()
    this.stage.slack?.outage(true)
    this.stage.slack?.outage(false)
  }
}
