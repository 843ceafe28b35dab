import { PLATFORMS, type Platform } from '../../../chat/heard.ts'
import type { Ledger, Round } from '../ledger.ts'
import { marksIn } from '../ledger.ts'
import type { Place } from '../place.ts'
import { refIn, type Shown, type Sight } from '../sight.ts'
import type { Stored } from '../stored.ts'
import type { Findings } from './findings.ts'

/** Answered within this time, it was answered before the target by any clock; a driver that is starved may answer later. */
const IN_TIME_MS = 2500

/** Every wait that was left to fall due was alerted in both places, none that was answered in time; none reads open now. */
export function checkAlerts(place: Place, ledger: Ledger, sight: Sight, stored: Stored, findings: Findings): void {
  const rounds = roundsByWait(ledger, stored)
  const waits = new Map([...rounds].map(([ref, round]) => [round, ref]))
  const openers = new Map(stored.waits.map(({ ref, opener }) => [ref, opener]))
  for (const round of ledger.rounds) {
    const ref = waits.get(round)
    if (ref === undefined) findings.missing.push(`no wait began with ${round.opener.mark}`)
    if (round.pace !== 'slow' || ref === undefined) continue
    for (const where of PLATFORMS) {
      if (!sight.alerts[where].has(ref))
        findings.missing.push(`no alert in ${where} about ${round.opener.mark} (${ref})`)
    }
  }
  for (const where of PLATFORMS) {
    for (const [ref, shown] of sight.alerts[where]) {
      const round = rounds.get(ref)
      const mark = round?.opener.mark ?? `what nobody asked: ${openers.get(ref)}`
      const afterMs = round?.answeredAt == null ? Number.POSITIVE_INFINITY : round.answeredAt - round.opener.at
      const inTime = !round || (round.pace === 'quick' && afterMs < IN_TIME_MS)
      if (inTime && !(round?.answeredAt && ledger.isDeaf(round.answeredAt))) {
        findings.wrong.push(`an alert in ${where} about ${mark} (${ref}) and answered ${afterMs} ms later`)
      } else if (inTime) ledger.count('alerts of what a bot could not hear that got no answer')
      findings.repeated('alerts', `the alert ${ref} in ${where}`, shown)
    }
  }
  checkClosed(place, ledger, sight, findings, rounds)
}

/** Which wait a round became: the one whose first message is the round's. */
function roundsByWait(ledger: Ledger, { waits }: Stored): Map<string, Round> {
  const rounds = new Map(ledger.rounds.map((round) => [round.opener, round]))
  return new Map(
    waits.flatMap(({ ref, opener }) => {
      const [mark = ''] = marksIn(opener)
      const said = ledger.of(mark)
      const round = said && rounds.get(said)
      return round ? [[ref, round]] : []
    }),
  )
}

/** Everybody was answered, so the alert that lives on offers nobody to take a chat any more. Its doubles are left as they were. */
function checkClosed(
  { telegram, slack, alerts, channel }: Place,
  ledger: Ledger,
  sight: Sight,
  findings: Findings,
  rounds: ReadonlyMap<string, Round>,
): void {
  // A post whose end the bot never learned is posted anew, with those who still wait; the first one nobody edits.
  const isLiving = (shown: Shown[] | undefined, id: number) => {
    const last = shown?.at(-1)
    return last?.id === id && !ledger.excuses(last.at, Number.POSITIVE_INFINITY)
  }
  const stale = (where: Platform, id: number, runs: readonly string[]) => {
    for (const ref of new Set(runs.flatMap((one) => refIn(one) ?? []))) {
      if (!rounds.get(ref)?.answeredAt || !isLiving(sight.alerts[where].get(ref), id)) continue
      findings.wrong.push(`the alert ${ref} in ${where} still says that somebody waits`)
    }
  }
  for (const message of telegram.messages(alerts)) {
    if (ledger.commands.has(`${alerts.id}/${message.replyTo}`)) continue
    stale(
      'telegram',
      message.id,
      message.rows.flat().flatMap(({ callback_data }) => callback_data ?? []),
    )
  }
  for (const message of slack.messages(channel)) {
    if (!message.byBot || message.threadTs !== undefined) continue
    stale(
      'slack',
      Math.round(Number(message.ts) * 1e6),
      slack.buttons(message).flatMap(({ value }) => value ?? []),
    )
  }
}
