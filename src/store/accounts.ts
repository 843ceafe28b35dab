import type { Instant } from '../domain/time.ts'
import type { Scope } from './store.ts'

/** A Telegram Business account the bot may listen to. */
export interface Account {
  id: number
  userId: string
  name: string
  connectionId: string
  userChatId: string
  personId: number | null
  enabled: boolean
  canReply: boolean
  standing: string
  /** Several people write from it. */
  shared: boolean
}

/** Whether the bot can hear an account, and may. */
export const isHeard = ({ enabled, standing }: Account): boolean => enabled && standing === 'accepted'

type Known = Omit<Account, 'id' | 'shared'> & Partial<Pick<Account, 'shared'>>

export function accounts({ db, shopId, memory }: Scope) {
  return {
    all(): Promise<readonly Account[]> {
      const omit = { shopId: true, updatedAt: true } as const
      return memory.recall('accounts', () => db.account.findMany({ where: { shopId }, orderBy: { id: 'asc' }, omit }))
    },
    /** Keyed by the account's user id: connection ids change whenever the owner reconnects. */
    async put(account: Known, at: Instant): Promise<Account> {
      const row = await db.account.upsert({
        where: { shopId_userId: { shopId, userId: account.userId } },
        create: { ...account, shopId, updatedAt: at },
        update: { ...account, updatedAt: at },
      })
      memory.forget()
      return row
    },
  }
}
