import type { Person } from '../domain/people.ts'
import type { Ruling } from '../store/findings.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { showFindings } from './findings.ts'

interface Decision {
  finding: number
  ruling: Ruling
  by: Person
}

/** own: of a message by whoever decides. by-owner: an owner has decided, and only an owner may change that. */
export type Ruled =
  | { is: 'done'; muted: boolean }
  | { is: 'same' | 'unknown' | 'gone' | 'own' }
  | { is: 'by-owner'; owner: Person }

/**
 * Somebody decides about a finding: right, or overruled, in which case it counts for nothing. The decision stays with the
 * words of that message for as long as they are in it. `muted`: the same words will alert no more.
 */
export function ruleOn(desk: Desk, { finding: id, ruling, by }: Decision, cause: Cause): Promise<Ruled> {
  return inTransaction(desk, async (within): Promise<Ruled> => {
    const { store } = within
    const finding = await store.findings.find(id)
    if (!finding || (await store.customers.find(finding.customerId))?.ignored !== false) return { is: 'unknown' }
    if (finding.goneAt !== null) return { is: 'gone' }
    if (by.role !== 'owner') {
      if (finding.creditId === by.id) return { is: 'own' }
      const owner = (await store.people.all()).find((p) => p.id === finding.ruledById && p.role === 'owner')
      if (owner && finding.ruling !== ruling) return { is: 'by-owner', owner }
    }
    // The same press delivered again, perhaps after another one, changes nothing.
    const { customerId } = finding
    const press = { customerId, kind: 'ruling', at: cause.at, order: 0, byId: by.id, toId: null } as const
    if (!(await store.messages.act({ ...press, key: `${cause.key}:ruling` }))) return { is: 'same' }
    if (finding.ruling === ruling) return { is: 'same' }
    await store.findings.change(id, { ruling, ruledById: by.id, ruledAt: cause.at })
    if (finding.messageId !== null) await showFindings(within, finding.messageId, cause.at)
    const { muted } = await store.findings.decisions(finding.rule, finding.term)
    return { is: 'done', muted: muted && ruling === 'overruled' && finding.severity === 'strong' }
  })
}
