import { wordsIn } from '../chat/words/index.ts'
import { formatMoment } from '../domain/format.ts'
import type { Instant } from '../domain/time.ts'
import { BACKUP_OF } from '../store/restored.ts'
import { type Desk, inTransaction } from './desk.ts'
import { stopRun } from './survey-run.ts'
import { tellTeam } from './tell-team.ts'

/**
 * At start: a shop put back from a backup does not know what it has said since. Customers are told nothing twice, and the
 * team is told what to look at. Once: then it is a shop like any other. How many sends were put aside; null: it is no backup.
 */
export function wakeFromBackup(desk: Desk, now: Instant): Promise<number | null> {
  return inTransaction(desk, async (within) => {
    const { store, rules, places } = within
    const madeAt = (await store.settings.all())[BACKUP_OF]
    if (madeAt === undefined) return null
    const { is } = await stopRun(within, null, { key: `restored:${madeAt}`, at: now })
    const aside = await store.restored.keepBack(now)
    await store.settings.remove(BACKUP_OF)
    const words = wordsIn(rules.locale).owner
    const text = words.restored(formatMoment(Number(madeAt), rules.zone, rules.locale))
    const more = [aside > 0 ? words.keptBack(aside) : '', is === 'done' ? words.runStopped : ''].filter(Boolean)
    const body = [{ text }, ...more.map((said) => ({ text: said }))]
    await tellTeam(within, places.alerts, {
      key: `restored:${madeAt}`,
      owed: { do: 'say', reply: { tone: 'warning', body } },
      now,
    })
    return aside
  })
}
