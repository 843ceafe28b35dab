import { bad } from '../refusal.ts'
import { type Served, serve } from './context.ts'

const LONGEST_NOTICE = 200

export const pressing: Served[] = [
  serve('answerPreCheckoutQuery', (params, { world }) => {
    const told = world.checkouts.get(params.pre_checkout_query_id)
    if (!told) throw bad('query is too old and response timeout expired or query ID is invalid')
    world.checkouts.delete(params.pre_checkout_query_id)
    told(params.ok)
    return true
  }),
  serve('answerCallbackQuery', (params, { world, now }) => {
    if ((params.text ?? '').length > LONGEST_NOTICE) throw bad('MESSAGE_TOO_LONG')
    const query = world.queries.take(params.callback_query_id, now)
    const answer = {
      ...(params.text !== undefined && { text: params.text }),
      showAlert: params.show_alert ?? false,
      ...(params.url !== undefined && { url: params.url }),
    }
    query.answer(answer)
    world.changes.emit(() => ({ type: 'answered', query: query.id, user: query.user, answer }))
    return true
  }),
]
