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
import { openPlace } from './place.ts'
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

/** Plays a shop under load while its bot is killed again and again, and finds out what is missing. */
export async function run(trial: Trial, address: string | undefined, say: (text: string) => void): Promise<Result> {
  const began = Date.now()
  const folder = mkdtempSync(path.join(tmpdir(), 'sigap-chaos-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  if (trial.keep) process.stderr.write(`Kept: ${folder}\n`)
  else process.once('exit', clear)
  const place = await openPlace()
  const ledger = new Ledger()
  const database = await databaseFor(trial, address, folder)
  const { url, engine } = database
  const start = { env: { ...place.env, DATABASE_URL: url }, cwd: folder }
  const keepers = Array.from({ length: trial.processes }, () => new Keeper(start, ledger, database.isTroubled))
  const slowness = () => Math.max(...keepers.map((keeper) => keeper.slowness))
  const sight = new Sight(place, ledger)
  const world: World = { place, ledger, sight, patience: new Patience(), slowness }
  sight.on(() => world.patience.look())
  if (trial.keep) trace(world, path.join(folder, 'trace.txt'))
  let closing = false
  const isOver = () => closing
  const people = [
    ...Array.from({ length: trial.customers }, (_, n) => live(world, trial.seed, n + 1, isOver)),
    lead(world, trial.seed, isOver),
    ...(trial.calm ? [] : [trouble(world, chance(trial.seed, 'trouble'), database.outage, isOver)]),
  ]
  const plan = deaths(chance(trial.seed, 'deaths'), trial.kills)
  const telling = setInterval(() => say(`${plan.length} deaths to come, ${ledger.said.length} messages`), 5000)
  await Promise.all(keepers.map((keeper) => keeper.live(plan, isOver)))
  clearInterval(telling)
  say('the last one is left alive')
  closing = true
  await Promise.race([Promise.all(people), sleep(CLOSES_WITHIN_MS, undefined, { ref: false })])
  await quiet(world, url)
  world.patience.end()
  await Promise.all(people)
  await Promise.all(keepers.map((keeper) => keeper.stop()))
  const stored = await readStored(url)
  const findings = new Findings(ledger)
  checkMessages(ledger, world.sight, stored, findings)
  const { alerted } = checkAlerts(place, ledger, world.sight, stored, findings)
  checkRest(ledger, world.sight, stored, findings)
  findings.missing.push(...world.patience.missing)
  findings.wrong.push(...ledger.wrong)
  if (findings.doubled > stored.repeats) {
    findings.wrong.push(`${findings.doubled} things came twice and the bot counted ${stored.repeats}`)
  }
  await place.close()
  await database.close()
  if (!trial.keep) clear()
  const seconds = Math.round((Date.now() - began) / 1000)
  const { repeats } = stored
  const surveys = world.sight.surveys.size
  return {
    trial,
    engine,
    ledger,
    findings,
    alerted,
    surveys,
    repeats,
    errors: countAll(keepers.flatMap((keeper) => keeper.errors)),
    seconds,
  }
}

/** Never one that holds a shop: a file or a database of the run's own, on the engine that `address` names. */
function databaseFor({ postgres }: Trial, address = '', folder: string): TrialDatabase | Promise<TrialDatabase> {
  if (postgres) return ownServer()
  return /^postgres(ql)?:/.test(address) ? databaseOn(address) : sqliteFile(path.join(folder, 'sigap.db'))
}

/** Until nothing is owed any more, and the platforms have shown nothing new for a while. */
async function quiet({ sight }: World, url: string): Promise<void> {
  const until = Date.now() + CLOSES_WITHIN_MS
  while (Date.now() < until) {
    const { owed } = await readStored(url)
    const pending = owed.some(({ state }) => state === 'pending')
    if (!pending && Date.now() - sight.changedAt > QUIET_MS) return
    await sleep(LOOK_EVERY_MS)
  }
}

function countAll(list: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of list) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}
