import { setTimeout as sleep } from 'node:timers/promises'
import { Registry } from 'prom-client'
import { commands } from '../commands/index.ts'
import { calendarJobs, jobs } from '../jobs/index.ts'
import { newClaimCode } from './actions/claim-shop.ts'
import type { Desk, Places } from './actions/desk.ts'
import { employ } from './actions/employ.ts'
import type { Ears } from './actions/job.ts'
import { renewIfChanged } from './actions/renew.ts'
import { differing, rulesFrom } from './actions/rules.ts'
import { undelivered } from './actions/undelivered.ts'
import { wakeFromBackup } from './actions/wake-from-backup.ts'
import { Bell } from './bell.ts'
import { Calendar } from './calendar.ts'
import type { Hearing } from './channels/telegram/index.ts'
import { menus } from './chat/menu.ts'
import { PlatformClock, realClock } from './clock.ts'
import { joinCompany } from './company.ts'
import type { Config } from './config.ts'
import type { ShopRules } from './domain/rules.ts'
import type { Clock } from './domain/time.ts'
import { databaseProblem, openDoors } from './doors.ts'
import { health, vitals } from './health/healthz.ts'
import { Meters } from './health/meters.ts'
import { exposition } from './health/metrics.ts'
import { keepWatch } from './health/watchman.ts'
import type { Logger } from './log.ts'
import { Loop } from './loop.ts'
import type { Chance } from './outbox/again.ts'
import { Delivery } from './outbox/deliver.ts'
import { movedTo } from './outbox/moves.ts'
import { Pacer } from './outbox/pace.ts'
import { Pulse } from './pulse.ts'
import { Reception } from './reception.ts'
import { openForBot } from './store/open.ts'
import { Sweeper } from './sweeper.ts'

/** The running bot. */
export interface App {
  /** Where `/healthz` is served. */
  port: number
  /** Printed once, for whoever will own the shop; null when it has an owner. */
  claimCode: string | null
  /** Nothing is under way and nobody has rung: the stepped clock may move on. */
  resting(): boolean
  /** Makes every loop look again. */
  wake(): void
  /** Stops hearing, finishes what it holds, closes. */
  stop(): Promise<void>
}

export interface Surroundings {
  clock: Clock
  log: Logger
  /** Spreads the pauses before what failed is tried again. */
  chance?: Chance
}

const SWEEP_MS = 1000
const DRAIN_MS = 6000
const NO_CALENDAR = { failing: new Map<string, number>() }
const SLACK_PACE = { count: 4, ms: 4000 }

/** Starts every part and joins them. Throws `ConfigProblems` when a platform refuses what it was given. */
export async function start(config: Config, { clock: host, log, chance }: Surroundings): Promise<App> {
  const clock = new PlatformClock(host)
  const database = await openForBot(config.databaseUrl, clock.now()).catch((error: unknown) => {
    throw databaseProblem(config, error)
  })
  const store = database.shop(1)
  const registry = new Registry()
  const meters = new Meters(registry)
  store.around = meters.transaction
  const places = placesOf(config)
  await employ(store, config.owner, clock.now())
  await warn(config, store, log)

  const outboxBell = new Bell()
  const jobsBell = new Bell()
  const stirred = () => {
    outboxBell.ring()
    jobsBell.ring()
  }
  const rulesIn = ruling(config.shop)
  const rulesNow = () => rulesIn(store)
  const desk = async (): Promise<Desk> => ({
    store,
    places: await placesNow(store, places, config.slack !== null),
    rules: await rulesNow(),
    rulesIn,
    environment: config.shop,
    vitals: async () => vitals(wellbeing),
  })
  const reception = new Reception({
    desk,
    commands,
    now: () => clock.now(),
    locale: config.shop.locale,
    log,
    stirred: () => outboxBell.ring(),
    aside: () => meters.aside('unstorable'),
    answerPress: (handle, notice, alert) => telegram.answerPress(handle, notice, alert),
    findConnection: (id) => telegram.findConnection(id),
  })

  const pacer = new Pacer({ ...config.pace, slack: SLACK_PACE })
  const { isOwn: isAlone } = database
  const company = await joinCompany({ store, isAlone, onCount: (processes) => pacer.shareAmong(processes), log })
  const holder = company.id
  const doors = await openDoors(
    config,
    {
      async hear(batch) {
        await reception.hear(batch)
        meters.heard(
          batch.flatMap((heard) => (heard.type === 'message' ? heard.at : [])),
          clock.now(),
        )
        // Decisions wait while the listener holds what is being stored: they are due again as soon as it holds nothing.
        setImmediate(() => jobsBell.ring())
      },
      async call(given) {
        const answer = await reception.given(given)
        jobsBell.ring()
        return answer
      },
      failed: (given, error) => reception.failed(given, error),
      unreadable: () => meters.aside('unreadable'),
      turn: company.turn,
      health: () => health(wellbeing),
      metrics: () => exposed(),
    },
    { host, clock },
    log,
  ).catch(async (error: unknown) => {
    await company.leave()
    await database.close()
    throw error
  })
  const { telegram, slack, http } = doors
  const skewMs = (): number => telegram.skewMs()
  clock.setBy(skewMs)
  await renewIfChanged(await desk(), clock.now())
  const aside = await wakeFromBackup(await desk(), clock.now())
  if (aside !== null)
    log.warn({ aside }, 'this database is a backup that was put back; sends of that time are kept back')
  // What a process that died held is taken over when its lease is over; on a file of our own there is nobody to wait for.
  const released = database.isOwn ? await store.outbox.releaseAll() : 0
  if (released > 0) log.info({ released }, 'sends under way when the bot was last killed are repeated')
  const claimCode = await newClaimCode(store, clock.now())

  const ears = (): Ears[] => [telegramEars(telegram.heard()), ...(slack ? [slack.ears()] : [])]
  const sweeper = new Sweeper(jobs, log, meters.job)
  const watched = { finding: () => watchman.finding, beats: () => watchman.beats }
  const wellbeing = { database, store, sweeper, now: () => clock.now(), ears, skewMs, ...watched }
  const exposed = exposition(registry, wellbeing)
  const couriers = { telegram: telegram.courier, ...(slack ? { slack: slack.courier } : {}) }
  const delivery = new Delivery({
    store,
    rules: rulesNow,
    couriers,
    pacer,
    now: () => clock.now(),
    holder,
    chance,
    onRefused: async (refused) => {
      await undelivered(await desk(), refused, clock.now())
      stirred()
    },
    onSent: () => outboxBell.ring(),
    onOutcome: (row, outcome) =>
      meters.sent(store, row, outcome, clock.now()).catch((error: unknown) => log.debug({ err: error }, 'not counted')),
    log,
  })
  const onError = (error: unknown) => log.error({ err: error }, 'a loop stumbled')
  const sending = new Loop({ clock, bell: outboxBell, step: () => delivery.pump(), atMostMs: SWEEP_MS, onError })
  // A clock that is stepped is no process that stands still.
  const pulse = host === realClock ? new Pulse(host, () => telegram.doubt()) : null
  const sweep = async () => {
    pulse?.beat()
    // What another process holds, by a webhook, is not known here. It need not be: steps are taken one process at a time on
    // the facts as they are then, and an alert says what is so when it is sent.
    const { holding } = telegram.heard()
    const moment = { now: clock.now(), ears: ears(), skewMs: skewMs(), holding }
    const next = await sweeper.sweep(await desk(), moment)
    outboxBell.ring()
    return next
  }
  const sweeping = new Loop({ clock, bell: jobsBell, step: sweep, atMostMs: SWEEP_MS, onError })
  const { leases } = store
  const times = { jobs: calendarJobs, zone: config.shop.zone, leases, desk, now: () => clock.now(), holder, log }
  // The times of the calendar are the world's: a clock that is stepped does not meet them.
  const calendar = host === realClock ? new Calendar(times) : null
  const { heartbeat } = config
  const isPaced = (chat: string) => pacer.nextAt(chat, clock.now()) > clock.now()
  const isThere = () => database.isThere()
  const sees = { desk, clock, ears, isPaced, isShared: !isAlone, isThere, sweeper, calendar: calendar ?? NO_CALENDAR }
  const watchman = keepWatch({ ...sees, couriers, heartbeat, stirred, by: holder, log })
  doors.open()
  let publishing = true
  const published = telegram.publishMenus(menus(commands, (await desk()).rules.locale), teamChats(config))
  void published.finally(() => {
    publishing = false
  })

  return {
    port: http.port,
    claimCode,
    resting: () => !publishing && sending.resting && sweeping.resting && watchman.resting && !delivery.busy,
    wake: stirred,
    async stop() {
      pulse?.stop()
      await calendar?.stop()
      await Promise.all([telegram.stop(), slack?.stop()])
      await Promise.all([sweeping.stop(), sending.stop(), watchman.stop()])
      // What is still under way may or may not arrive; the next start repeats it.
      await Promise.race([delivery.drain(), sleep(DRAIN_MS, undefined, { ref: false })])
      await http.stop()
      await company.leave()
      await database.close()
    },
  }
}

/** The rules in force, read anew only when a setting has changed: the clock keeps its days by the schedule's identity. */
function ruling(environment: ShopRules): (store: Desk['store']) => Promise<ShopRules> {
  let read: { from: object; text: string; rules: ShopRules } | null = null
  return async (store) => {
    const settings = await store.settings.all()
    if (read?.from === settings) return read.rules
    const text = JSON.stringify(settings)
    read = { from: settings, text, rules: read?.text === text ? read.rules : rulesFrom(environment, settings) }
    return read.rules
  }
}

const telegramEars = ({ since, lastProblem, standby }: Hearing): Ears => ({
  channel: 'Telegram',
  since,
  why: lastProblem,
  standby,
})

function placesOf(config: Config): Places {
  const { telegramChat, slackChannel } = config.alerts
  return {
    inboxes: config.inboxes,
    alerts: [
      ...(telegramChat ? [{ platform: 'telegram' as const, chat: telegramChat }] : []),
      ...(slackChannel ? [{ platform: 'slack' as const, chat: slackChannel }] : []),
    ],
  }
}

/** Where the team sits now: groups that became supergroups are followed. */
async function placesNow(store: Desk['store'], { inboxes, alerts }: Places, inSlack: boolean): Promise<Places> {
  const settings = await store.settings.all()
  const now = alerts.map(({ platform, chat }) => ({ platform, chat: movedTo(settings, chat) }))
  return {
    inboxes: inboxes.map((chat) => movedTo(settings, chat)),
    alerts: now.length > 0 ? now : await ownersInPrivate(store, inSlack),
    slack: inSlack,
  }
}

/** Without an alert chat the owners are told in private: on Telegram, or in Slack while they have not opened the bot there. */
async function ownersInPrivate(store: Desk['store'], inSlack: boolean): Promise<Places['alerts']> {
  const owners = (await store.people.all()).filter((p) => p.role === 'owner' && p.active)
  return owners.flatMap(({ telegramId, slackId, privateChat }): Places['alerts'] => {
    if (slackId && inSlack && !privateChat) return [{ platform: 'slack', chat: slackId }]
    return telegramId ? [{ platform: 'telegram', chat: telegramId }] : []
  })
}

const teamChats = ({ inboxes, alerts }: Config): string[] => [
  ...new Set([...inboxes, ...(alerts.telegramChat ? [alerts.telegramChat] : [])]),
]

/** Points out, once at start, what in the environment does not hold: a chat command has set it, or it does nothing. */
async function warn(config: Config, store: Desk['store'], log: Logger): Promise<void> {
  for (const text of config.warnings) log.warn({}, text)
  const differ = differing(config.shop, await store.settings.all())
  for (const name of differ.filter((one) => config.given.includes(one))) {
    log.warn({}, `${name} in the environment differs from what a chat command has set; what the chat said holds`)
  }
  if (config.alerts.telegramChat && config.inboxes.includes(config.alerts.telegramChat)) {
    log.warn(
      {},
      'ALERT_TELEGRAM_CHAT is also an INBOX_TELEGRAM_CHAT: alerts will share its pace of 20 messages a minute',
    )
  }
}
