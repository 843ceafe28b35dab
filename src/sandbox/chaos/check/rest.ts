import type { Ledger } from '../ledger.ts'
import type { Sight } from '../sight.ts'
import type { Stored } from '../stored.ts'
import type { Findings } from './findings.ts'

/** Surveys and votes, commands and topics: each had its effect once. */
export function checkRest(ledger: Ledger, sight: Sight, stored: Stored, findings: Findings): void {
  for (const [id, shown] of sight.surveys) findings.repeated('surveys', `survey ${id}`, shown)
  if (sight.surveys.size > ledger.resolved) {
    findings.wrong.push(`${sight.surveys.size} surveys were asked, ${ledger.resolved} conversations had ended`)
  }
  const surveys = new Map(stored.surveys.map((survey) => [Number(survey.id), survey]))
  for (const [id, { score }] of ledger.votes) {
    if (surveys.get(id)?.score !== score) findings.missing.push(`the vote ${score} on survey ${id}`)
  }
  for (const [number, shown] of sight.topics) findings.repeated('topics', `the topic of chat ${number}`, shown)
  for (const [message, line] of ledger.commands) {
    const shown = sight.answers.get(message) ?? []
    if (shown.length === 0 && !line.startsWith('/order')) findings.missing.push(`an answer to ${line} (${message})`)
    findings.repeated('answers', `the answer to ${line} (${message})`, shown)
  }
  checkEffects(ledger, stored, findings)
  for (const { state, key, error } of stored.owed) findings.wrong.push(`${key} is still ${state}: ${error ?? ''}`)
}

function checkEffects(ledger: Ledger, { orders, people }: Stored, findings: Findings): void {
  const recorded = new Map(orders.map(({ number, times }) => [number, times]))
  for (const number of ledger.orders) {
    const times = recorded.get(number)
    if (times === undefined) findings.missing.push(`order ${number}`)
    else if (times !== 1) findings.wrong.push(`order ${number} has ${times} steps`)
  }
  const known = new Map(people.map(({ name, times }) => [name, times]))
  for (const { name, takenAt, early, refused } of ledger.hired) {
    const times = known.get(name) ?? 0
    const isSure = takenAt !== null && !refused() && !(early && ledger.isKilledAfter(takenAt))
    if (isSure && times === 0) findings.missing.push(`${name}, of whom the bot said that they are on the team`)
    if (times > 1) findings.wrong.push(`${name} is on the team ${times} times`)
  }
}
