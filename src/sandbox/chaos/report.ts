import type { Result } from './run.ts'

const SHOWN = 20

/** The line of figures a run ends with. */
export function figures({ trial, engine, ledger, findings, alerted, surveys, repeats, seconds }: Result): string {
  const { doubled, missing, wrong } = findings
  const by = (what: string) => ledger.said.filter((said) => said.by === what).length
  const kinds = [...findings.doubles].map(([kind, n]) => `${n} ${kind}`).join(', ')
  const around = kinds === '' ? '' : ` (${kinds}; ${repeats} repeats counted)`
  return [
    `chaos seed=${trial.seed} engine=${engine} processes=${trial.processes}`,
    `kills=${ledger.counts.get('SIGKILL') ?? 0} stops=${ledger.counts.get('SIGTERM') ?? 0}`,
    `faults=${ledger.counts.get('faults') ?? 0} outages=${ledger.counts.get('database away') ?? 0}`,
    `messages=${by('customer')} answers=${by('human')} alerts=${alerted} surveys=${surveys}`,
    `commands=${ledger.commands.size + ledger.hired.length}`,
    `doubles=${doubled}${around} missing=${missing.length} wrong=${wrong.length} in ${seconds} s`,
  ].join(' ')
}

/** What is missing or wrong, the first of each. */
export function complaints({ findings }: Result): string[] {
  const some = (title: string, list: readonly string[]) => {
    const more = list.length > SHOWN ? [`  … and ${list.length - SHOWN} more`] : []
    return list.length === 0 ? [] : [title, ...list.slice(0, SHOWN).map((one) => `  - ${one}`), ...more]
  }
  return [...some('Missing:', findings.missing), ...some('Wrong:', findings.wrong)]
}

/** What was done to the bot and what it said of it, for whoever wants to know more. */
export function details({ ledger, errors }: Result): string[] {
  const counts = (of: ReadonlyMap<string, number>) => [...of].sort().map(([what, n]) => `  ${n} × ${what}`)
  return ['Done to it:', ...counts(ledger.counts), 'Errors it logged:', ...counts(errors)]
}
