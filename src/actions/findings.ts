import type { Instant } from '../domain/time.ts'
import { touch } from '../outbox/owe.ts'
import type { Finding, NewFinding } from '../store/findings.ts'
import type { Desk } from './desk.ts'
import { showOwners } from './show-owners.ts'

/**
 * Brings what is on record about a message or a conversation in line with what is found in it now: what is new is written
 * down, what is no longer there is marked as gone, what is there again stands again, with the decision about it. Returns
 * whether anything changed.
 */
export async function settleFindings(
  { store }: Pick<Desk, 'store'>,
  found: readonly NewFinding[],
  known: readonly Finding[],
  now: Instant,
): Promise<boolean> {
  let changed = false
  for (const gone of known.filter((k) => k.goneAt === null && !found.some(({ key }) => key === k.key))) {
    await store.findings.change(gone.id, { goneAt: now })
    changed = true
  }
  for (const finding of found) {
    const was = known.find(({ key }) => key === finding.key)
    const alerted = was?.alerted || (was?.ruling == null && (await isAlerted(store, finding)))
    if (was) {
      const { quote, severity, creditId } = finding
      // Words were said when they were; a conversation that went on has another end.
      const at = was.messageId === null ? finding.at : was.at
      const standing = { goneAt: null, quote, severity, creditId, at, alerted }
      if (isSame(was, standing)) continue
      await store.findings.change(was.id, standing)
    } else {
      await store.findings.add({ ...finding, alerted })
    }
    changed = true
  }
  return changed
}

const isSame = (was: Finding, now: Partial<Finding>): boolean =>
  (Object.keys(now) as (keyof Finding)[]).every((key) => was[key] === now[key])

/** Strong words reach the owner, unless the same were found to be no matter often enough. */
async function isAlerted(store: Desk['store'], { severity, rule, term }: NewFinding): Promise<boolean> {
  return severity === 'strong' && !(await store.findings.decisions(rule, term)).muted
}

/** Shows the owners what of one message they should see, once, and brings up to date what they were shown. */
export async function showFindings(desk: Desk, messageId: number, now: Instant): Promise<void> {
  const found = await desk.store.findings.ofMessage(messageId)
  for (const id of new Set(found.flatMap((finding) => shownBy(finding, found) ?? []))) {
    await touch(desk.store, { of: 'finding', id }, now)
    await showOwners(desk, `finding:${id}`, { of: 'finding', id }, now)
  }
}

/** A chat turned out not to be a customer's: what was found in it is forgotten, and alerts about it say so. */
export async function forgetFindings({ store }: Pick<Desk, 'store'>, customerId: number, now: Instant): Promise<void> {
  for (const { id } of await store.findings.forget(customerId)) await touch(store, { of: 'finding', id }, now)
}

/**
 * The finding whose alert shows this one: words that were found in one message at the same time share an alert, that of the
 * first of them. Null when it has none.
 */
function shownBy(finding: Finding, ofMessage: readonly Finding[]): number | null {
  if (!finding.alerted) return null
  return ofMessage.find(({ alerted, at }) => alerted && at === finding.at)?.id ?? null
}
