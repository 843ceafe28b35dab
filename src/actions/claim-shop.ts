import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import type { Sender } from '../chat/heard.ts'
import type { Store } from '../store/store.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'

const NAME = 'CLAIM_CODE_HASH'
const DIGITS = 8

const hash = (code: string) => createHash('sha256').update(code.trim()).digest()

/** A code printed once, at the first start of a shop without an owner. Null when there is an owner or a code already. */
export function newClaimCode(store: Store, at: number): Promise<string | null> {
  // Of two processes that start together one makes the code.
  return store.transaction(async (tx) => {
    const hasOwner = (await tx.people.all()).some((p) => p.role === 'owner')
    if (hasOwner || (await tx.settings.all())[NAME]) return null
    const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
    await tx.settings.set(NAME, hash(code).toString('hex'), null, at)
    return code
  })
}

/** `/setup CODE`: whoever was given the code becomes the owner, and the code is spent. */
export function claimShop(
  desk: Desk,
  { code, sender }: { code: string; sender: Sender },
  cause: Cause,
): Promise<{ is: 'done' | 'wrong-code' | 'claimed-before' }> {
  return inTransaction(desk, async ({ store }) => {
    const kept = (await store.settings.all())[NAME]
    if (!kept) return { is: 'claimed-before' }
    if (!timingSafeEqual(Buffer.from(kept, 'hex'), hash(code))) return { is: 'wrong-code' }
    const ids = sender.platform === 'telegram' ? { telegramId: sender.id } : { slackId: sender.id }
    const known = (await store.people.all()).find((p) => Object.entries(ids).every(([k, v]) => p[k as 'slackId'] === v))
    if (known) await store.people.change(known.id, { role: 'owner', active: true })
    else await store.people.add({ name: sender.name, role: 'owner', ranked: false, ...ids }, cause.at)
    await store.settings.remove(NAME)
    return { is: 'done' }
  })
}
