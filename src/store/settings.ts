import type { Instant } from '../domain/time.ts'
import type { Scope } from './store.ts'

/** What the shop decided by chat commands, and who said what. */
export function settings({ db, shopId, memory }: Scope) {
  return {
    all(): Promise<Readonly<Record<string, string>>> {
      return memory.recall('settings', async () => {
        const rows = await db.setting.findMany({ where: { shopId } })
        return Object.fromEntries(rows.map((r) => [r.name, r.value]))
      })
    },
    async set(name: string, value: string, byId: number | null, at: Instant): Promise<void> {
      await db.setting.upsert({
        where: { shopId_name: { shopId, name } },
        create: { shopId, name, value, byId, at },
        update: { value, byId, at },
      })
      memory.forget()
    },
    async remove(name: string): Promise<void> {
      await db.setting.deleteMany({ where: { shopId, name } })
      memory.forget()
    },
  }
}
