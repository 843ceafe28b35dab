import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkAlerts } from './check/alerts.ts'
import { Findings } from './check/findings.ts'
import { checkMessages } from './check/messages.ts'
import { checkRest } from './check/rest.ts'
import type { World } from './customer.ts'
import { databaseOn, ownServer, sqliteFile, type TrialDatabase } from './database.ts'
import { deaths, Keeper } from './killing.ts'
import { Ledger } from './ledger.ts'
import { lead } from './office.ts'
import type { Trial } from './options.ts'
import { Patience } from './patience.ts'
import { openPlace, type Place } from './place.ts'
import { chance } from './random.ts'
import { live } from './script.ts'
import { Sight } from './sight.ts'
import { readStored } from './stored.ts'
import { trace } from './trace.ts'
import { trouble } from './trouble.ts'

/** How a run ended. */
export interface Result {
  trial: Trial
  engine: TrialDatabase['engine']
  ledger: Ledger
  findings: Findings
  alerted: number
  surveys: number
  /** Sends the bot itself says it repeated. */
  repeats: number
  /** Errors the bots logged, how often each. */
  errors: ReadonlyMap<string, number>
  seconds: number
}

/** How long everything owed may take once nothing goes wrong any more, and how long nothing must happen after it. */
const CLOSES_WITHIN_MS = 120_000
const QUIET_MS = 2500
const LOOK_EVERY_MS = 500
const TELL_EVERY_MS = 5000

/** Plays a shop under load while its bot is killed again and again, and finds out what is missing. */
export async function run(trial: Trial, address: string | undefined, say: (text: string) => void): Promise<Result> {
  const began = Date.now()
  const folder = mkdtempSync(path.join(tmpdir(), 'sigap-chaos-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  if (trial.keep) process.stderr.write(`Kept: ${folder}\n`)
  else process.once('exit', clear)
  const place = await openPlace()
  const database = await databaseFor(trial, address, folder)
  try {
    const played = await play(trial, { place, database, folder }, say)
    return { ...played, seconds: Math.round((Date.now() - began) / 1000) }
  } finally {
    await Promise.all([place.close(), database.close()])
    if (!trial.keep) clear()
  }
}

interface Stage {
  place: Place
  database: TrialDatabase
  folder: string
}

async function play(trial: Trial, stage: Stage, say: (text: string) => void): Promise<Omit<Result, 'seconds'>> {
  const { place, database, folder } = stage
  const ledger = new Ledger()
  const start = {
    env: { ...place.env, DATABASE_URL: database.url },
    cwd: folder,
    telegram: place.telegram,
    grip: database.grip,
  }
  const keepers = Array.from({ length: trial.processes }, () => new Keeper(start, ledger, database.isTroubled))
  const slowness = () => Math.max(...keepers.map((keeper) => keeper.slowness))
  const world: World = { place, ledger, sight: new Sight(place, ledger), patience: new Patience(), slowness }
  world.sight.on(() => world.patience.look())
  if (trial.keep) trace(world, path.join(folder, 'trace.txt'))
  let closing = false
  const people = everybody(trial, world, database, () => closing)
  const plan = deaths(chance(trial.seed, 'deaths'), trial.kills)
  const telling = setInterval(() => say(`${plan.length} deaths to come, ${ledger.said.length} messages`), TELL_EVERY_MS)
  await Promise.all(keepers.map((keeper) => keeper.live(plan)))
  clearInterval(telling)
  say('whoever is left is left alive')
  closing = true
  const patienceMs = CLOSES_WITHIN_MS * slowness()
  await Promise.race([people, sleep(patienceMs, undefined, { ref: false })])
  await quiet(world, database.url, patienceMs)
  world.patience.end()
  await people
  await Promise.all(keepers.map((keeper) => keeper.stop()))
  const errors = countAll(keepers.flatMap((keeper) => keeper.errors))
  return { trial, engine: database.engine, ledger, errors, ...(await judged(world, database.url)) }
}

function everybody(trial: Trial, world: World, database: TrialDatabase, isOver: () => boolean): Promise<unknown> {
  const customers = Array.from({ length: trial.customers }, (_, n) => live(world, trial.seed, n + 1, isOver))
  const owner = lead(world, trial.seed, isOver)
  const luck = chance(trial.seed, 'trouble')
  return Promise.all([...customers, owner, trial.calm ? null : trouble(world, luck, database.outage, isOver)])
}

/** Sets what was done against what was shown and stored. */
async function judged({ place, ledger, sight, patience }: World, url: string) {
  const stored = await readStored(url)
  const findings = new Findings(ledger)
  checkMessages(ledger, sight, stored, findings)
  checkAlerts(place, ledger, sight, stored, findings)
  checkRest(ledger, sight, stored, findings)
  findings.missing.push(...patience.missing)
  findings.wrong.push(...ledger.wrong)
  const { repeats } = stored
  if (findings.doubled > repeats) {
    findings.wrong.push(`${findings.doubled} things came twice and the bot counted ${repeats}`)
  }
  return { findings, repeats, alerted: sight.alerts.telegram.size, surveys: sight.surveys.size }
}

/** Never one that holds a shop: a file or a database of the run's own, on the engine that `address` names. */
function databaseFor({ postgres }: Trial, address = '', folder: string): TrialDatabase | Promise<TrialDatabase> {
  if (postgres) return ownServer()
  return /^postgres(ql)?:/.test(address) ? databaseOn(address) : sqliteFile(path.join(folder, 'sigap.db'))
}

/** Until nothing is owed any more, Slack has told all it had to tell, and the platforms have shown nothing new for a while. */
async function quiet({ sight, place }: World, url: string, atMostMs: number): Promise<void> {
  const until = Date.now() + atMostMs
  while (Date.now() < until) {
    const { owed } = await readStored(url)
    const pending = owed.some(({ state }) => state === 'pending')
    if (!pending && place.slack.quiet() && Date.now() - sight.changedAt > QUIET_MS) return
    await sleep(LOOK_EVERY_MS)
  }
}

function countAll(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}
