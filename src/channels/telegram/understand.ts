import type { Heard } from '../../chat/heard.ts'
import type { Log } from './log.ts'
import { type Ears, translate } from './translate.ts'
import { integer, isFields, Malformed } from './updates/fields.ts'

/** Who is told of what cannot be understood. */
interface Told {
  log: Log
  unreadable?: () => void
}

/** What an update means; one that cannot be understood is told and left alone, for it would not be the next time either. */
export function understand(update: unknown, ears: Ears, { log, unreadable }: Told): Heard[] {
  try {
    return translate(update, ears)
  } catch (error) {
    const updateId = isFields(update) ? integer(update, 'update_id') : undefined
    const why = error instanceof Malformed ? error.message : 'it could not be understood'
    log.warn({ updateId, why }, 'an update was skipped')
    unreadable?.()
    return []
  }
}
