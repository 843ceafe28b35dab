import type { Api } from 'grammy'
import type { Log } from './log.ts'
import { clean, shorten } from './markup/clean.ts'
import { troubleOf } from './trouble.ts'

const NOTICE_UNITS = 200

/** Answers a pressed button, with a short notice or an alert box. Failures change nothing for the shop: they are logged. */
export async function answerPress(api: Api, log: Log, handle: string, notice?: string, alert?: boolean): Promise<void> {
  const text = notice === undefined ? '' : shorten(clean(notice), NOTICE_UNITS)
  try {
    await api.raw.answerCallbackQuery({
      callback_query_id: handle,
      ...(text && { text }),
      ...(text && alert && { show_alert: true }),
    })
  } catch (error) {
    const { why } = troubleOf(error)
    // Presses heard after an outage are usually too old to answer.
    if (why.includes('query is too old')) log.debug({ why }, 'a press was too old to answer')
    else log.warn({ why }, 'a press could not be answered')
  }
}
