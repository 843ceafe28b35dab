import type { Ledger, Said } from '../ledger.ts'
import type { Shown, Sight } from '../sight.ts'
import type { Stored } from '../stored.ts'
import type { Findings } from './findings.ts'

const AUTHORS = { customer: 'customer', human: 'human', note: 'note' } as const

/** Everything said is stored once, on the other side at least once, in order, with its edits, and nowhere else. */
export function checkMessages(ledger: Ledger, sight: Sight, stored: Stored, findings: Findings): void {
  checkStored(ledger, stored, findings)
  const owners = new Map<string, number>()
  for (const said of ledger.said) {
    const shown = shownOf(sight, said)
    if (said.by === 'note') {
      if (shown.length > 0) findings.wrong.push(`the note ${said.mark} was shown to a customer`)
      continue
    }
    if (shown.length === 0) findings.missing.push(`${nameOf(said)} is not on the other side`)
    if (said.edited !== null && !sight.copies.has(said.edited) && !sight.carried.has(said.edited)) {
      findings.missing.push(`the edit of ${nameOf(said)} was not carried over`)
    }
    checkPlace(said, shown, owners, findings)
    if (said.follows) continue
    // Before an edit and after it: what was changed below may be said anew.
    for (const mark of [said.mark, said.edited]) {
      if (mark !== null) findings.repeated('messages', nameOf(said), sight.copies.get(mark) ?? [])
    }
  }
  for (const customer of new Set(ledger.said.map((said) => said.customer))) {
    for (const by of ['customer', 'human'] as const) checkOrder(ledger, sight, customer, by, findings)
  }
}

function checkStored({ said }: Ledger, stored: Stored, findings: Findings): void {
  const rows = new Map(stored.messages.map((row) => [row.text, row]))
  for (const one of said) {
    const row = rows.get(one.text)
    if (!row) findings.missing.push(`${nameOf(one)} is not stored`)
    else if (row.times !== 1) findings.wrong.push(`${nameOf(one)} is stored ${row.times} times`)
    else if (row.author !== AUTHORS[one.by]) findings.wrong.push(`${nameOf(one)} is stored as by ${row.author}`)
  }
}

/** A customer's words belong into topics that show nobody else's; an answer into its customer's chat. */
function checkPlace(said: Said, shown: readonly Shown[], owners: Map<string, number>, findings: Findings): void {
  for (const { place } of shown) {
    const owner = said.by === 'human' ? Number(place.split('/')[0]) : (owners.get(place) ?? said.customer)
    if (said.by === 'customer') owners.set(place, owner)
    if (owner !== said.customer) findings.wrong.push(`${nameOf(said)} was shown in somebody else's chat`)
  }
}

/** First appearances, in the order things were said. */
function checkOrder(ledger: Ledger, sight: Sight, customer: number, by: Said['by'], findings: Findings): void {
  let latest = 0
  for (const said of ledger.said) {
    if (said.customer !== customer || said.by !== by) continue
    const [first] = shownOf(sight, said)
    if (!first) continue
    if (first.id < latest) findings.wrong.push(`${nameOf(said)} came before what was said before it`)
    latest = Math.max(latest, first.id)
  }
}

function shownOf({ copies }: Sight, { mark, edited }: Said): Shown[] {
  const shown = [...(copies.get(mark) ?? []), ...(edited === null ? [] : (copies.get(edited) ?? []))]
  return shown.sort((a, b) => a.at - b.at || a.id - b.id)
}

const nameOf = ({ by, mark, edited }: Said): string =>
  `${by === 'customer' ? 'message' : by === 'human' ? 'answer' : 'note'} ${mark}${edited ? ` (${edited})` : ''}`
