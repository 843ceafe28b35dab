import type { Api } from 'grammy'
import type { Log } from './log.ts'
import { troubleOf } from './trouble.ts'
import { isFields, part, words } from './updates/fields.ts'

/**
 * Lets customers pay: Telegram asks before it takes the money, and without an answer within ten seconds it takes none. Who
 * made the invoice has said what is for sale; the bot knows of no reason against it. Not waited for, and said once.
 */
export function approveCheckouts(api: Api, log: Log, updates: readonly unknown[]): void {
  for (const update of updates) {
    const asked = isFields(update) ? part(update, 'pre_checkout_query') : undefined
    const id = asked && words(asked, 'id')
    if (id) void approve(api, log, id)
  }
}

async function approve(api: Api, log: Log, pre_checkout_query_id: string): Promise<void> {
  try {
    await api.raw.answerPreCheckoutQuery({ pre_checkout_query_id, ok: true })
  } catch (error) {
    log.warn({ why: troubleOf(error).why }, 'a payment could not be let through; the customer can try again')
  }
}
