import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkAlerts } from './check/alerts.ts'
import { Findings } from './check/findings.ts'
import { checkMessages } from './check/messages.ts'
import { checkRest } from './check/rest.ts'
import type { World } from './customer.ts'
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

/** How a run ended. */
export interface Result {
  trial: Trial
  engine: 'sqlite' | 'postgresql'
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

/** Plays a shop under load while its bot is killed again and again, and finds out what is missing. */
export async function run(trial: Trial, say: (text: string) => void): Promise<Result> {
  const began = Date.now()
  const folder = mkdtempSync(path.join(tmpdir(), 'sigap-chaos-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', clear)
  const place = await openPlace()
  const ledger = new Ledger()
  const world: World = { place, ledger, sight: new Sight(place, ledger), patience: new Patience() }
  world.sight.on(() => world.patience.look())
  const url = `file:${path.join(folder, 'sigap.db')}`
  const start = { env: { ...place.env, DATABASE_URL: url }, cwd: folder }
  let closing = false
  const isOver = () => closing
  const people = [
    ...Array.from({ length: trial.customers }, (_, n) => live(world, trial.seed, n + 1, isOver)),
    lead(world, trial.seed, isOver),
  ]
  const plan = deaths(chance(trial.seed, 'deaths'), trial.kills)
  const keeper = new Keeper(start, ledger, () => false)
  const telling = setInterval(() => say(`${plan.length} deaths to come, ${ledger.said.length} messages`), 5000)
  await keeper.live(plan, isOver)
  clearInterval(telling)
  say('the last one is left alive')
  closing = true
  await Promise.race([Promise.all(people), sleep(CLOSES_WITHIN_MS, undefined, { ref: false })])
  await quiet(world)
  world.patience.end()
  await Promise.all(people)
  await keeper.stop()
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
  clear()
  const seconds = Math.round((Date.now() - began) / 1000)
  const { repeats } = stored
  const surveys = world.sight.surveys.size
  return { trial, engine: 'sqlite', ledger, findings, alerted, surveys, repeats, errors: keeper.errors, seconds }
}

/** Until the platforms have shown nothing new for a while. */
async function quiet({ sight }: World): Promise<void> {
  const until = Date.now() + CLOSES_WITHIN_MS
  while (Date.now() - sight.changedAt < QUIET_MS && Date.now() < until) await sleep(100)
}
