import { Counter, Gauge, type Registry } from 'prom-client'
import { SECOND_MS } from '../domain/time.ts'
import { TROUBLES } from '../domain/trouble.ts'
import type { HealthParts } from './healthz.ts'

/** What is read when somebody asks: one set of figures a process, in the registry they are shown from. */
export function exposition(registry: Registry, parts: HealthParts): () => Promise<string> {
  const registers = [registry]
  const gauge = (name: string, help: string) => new Gauge({ name: `sigap_${name}`, help, registers })
  const labelled = (name: string, help: string, label: string) =>
    new Gauge({ name: `sigap_${name}`, help, labelNames: [label], registers })
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: `sigap_${name}`, help, labelNames, registers })

  const open = gauge('waits_open', 'Customers waiting for a reply')
  const due = gauge('waits_due', 'Of those, past their target')
  const quiet = gauge('waits_quiet', 'Closing courtesies nobody needs to answer')
  const pending = gauge('outbox_pending', 'Messages owed and not yet sent')
  const age = gauge('outbox_age_seconds', 'Age of the oldest that could go')
  const dead = gauge('outbox_dead', 'Messages a platform refused for good')
  const repeats = counter('outbox_repeats_total', 'Sends repeated after an unknown outcome')
  const skew = gauge('clock_skew_seconds', "The platform's clock minus the host's")
  const heard = labelled('channel_heard', 'Whether a channel is heard up to date', 'channel')
  const failures = counter('job_failures_total', 'Sweeps that failed', ['job'])
  const swept = gauge('sweep_age_seconds', 'Since the last sweep ended')
  const ok = gauge('check_ok', 'Whether the self-check found all well')
  const trouble = labelled('check_troubles', 'What the self-check found, by kind', 'kind')
  const beats = counter('heartbeats_total', 'Signs of life for the watchman outside', ['outcome'])
  const memory = gauge('process_resident_memory_bytes', 'Memory the process takes')
  const cpu = counter('process_cpu_seconds_total', 'Processor time the process has used')
  const uptime = gauge('process_uptime_seconds', 'Since the process was started')

  return async () => {
    const { store, sweeper, skewMs, ears } = parts
    const now = parts.now()
    const backlog = await store.outbox.backlog(now)
    const tally = await store.waits.tally(now)
    const { oldestReadyAt } = backlog
    open.set(tally.open)
    due.set(tally.due)
    quiet.set(tally.quiet)
    pending.set(backlog.depth)
    age.set(oldestReadyAt === null ? 0 : (now - oldestReadyAt) / SECOND_MS)
    dead.set(backlog.dead)
    show(repeats, await store.outbox.repeats())
    skew.set(skewMs() / SECOND_MS)
    for (const ear of ears()) heard.set({ channel: ear.channel.toLowerCase() }, ear.since === null ? 1 : 0)
    failures.reset()
    for (const [job, count] of sweeper.failures) failures.inc({ job }, count)
    swept.set(sweeper.sweptAt === null ? 0 : (now - sweeper.sweptAt) / SECOND_MS)
    const finding = parts.finding()
    ok.set(finding.ok ? 1 : 0)
    for (const kind of TROUBLES) {
      trouble.set({ kind }, finding.troubles.find((found) => found.kind === kind)?.count ?? 0)
    }
    beats.reset()
    for (const [outcome, count] of Object.entries(parts.beats() ?? {})) beats.inc({ outcome }, count)
    const { user, system } = process.cpuUsage()
    memory.set(process.memoryUsage.rss())
    show(cpu, (user + system) / 1e6)
    uptime.set(process.uptime())
    // Empty lines between figures are allowed, but nobody's eyes need them.
    return (await registry.metrics()).replace(/\n{2,}/g, '\n')
  }
}

/** A count that is kept elsewhere. */
function show(counter: Counter, value: number): void {
  counter.reset()
  counter.inc(value)
}
