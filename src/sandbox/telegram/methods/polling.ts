import { ApiRefusal, bad } from '../refusal.ts'
import { unixTime } from '../world.ts'
import { type Served, serve } from './context.ts'

const WITH_WEBHOOK =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

export const polling: Served[] = [
  serve('getMe', (_params, { world }) => world.bot),
  serve('getUpdates', (params, { world, onGone }) => {
    if (world.webhook.url !== '') throw new ApiRefusal(409, WITH_WEBHOOK)
    return world.updates.get({
      offset: params.offset,
      limit: params.limit,
      timeoutSeconds: params.timeout,
      allowed: params.allowed_updates,
      onGone,
    })
  }),
  serve('setWebhook', (params, { world }) => {
    if (params.url !== '' && !URL.canParse(params.url)) throw bad('bad webhook: invalid webhook URL specified')
    if (params.secret_token !== undefined && !/^[\w-]{1,256}$/.test(params.secret_token)) {
      throw bad('secret token contains unallowed characters')
    }
    if (params.drop_pending_updates) world.updates.drop()
    world.updates.allow(params.allowed_updates)
    world.updates.stopPolling(409, 'Conflict: terminated by setWebhook request')
    world.webhook.set(params.url === '' ? null : { url: params.url, secret: params.secret_token })
    return true
  }),
  serve('deleteWebhook', (params, { world }) => {
    if (params?.drop_pending_updates) world.updates.drop()
    world.webhook.set(null)
    return true
  }),
  serve('getWebhookInfo', (_params, { world }) => ({
    url: world.webhook.url,
    has_custom_certificate: false,
    pending_update_count: world.updates.unconfirmed,
    ...(world.webhook.lastError && {
      last_error_date: unixTime(world.webhook.lastError.at),
      last_error_message: world.webhook.lastError.message,
    }),
    ...(world.updates.allowedKinds && { allowed_updates: world.updates.allowedKinds }),
  })),
]
