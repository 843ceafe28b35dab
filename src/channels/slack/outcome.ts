import { webApi } from '@slack/bolt'
import type { Outcome, Refusal } from '../../chat/parcel.ts'
import { patienceSeconds } from '../../chat/patience.ts'

/** Slack's words for what it will never do, and what they mean to the outbox. All others mean `other`. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  channel_not_found: 'chat-gone',
  not_in_channel: 'chat-gone',
  is_archived: 'chat-gone',
  channel_is_archived: 'chat-gone',
  is_inactive: 'chat-gone',
  team_not_found: 'chat-gone',
  restricted_action: 'chat-gone',
  restricted_action_read_only_channel: 'chat-gone',
  restricted_action_thread_only_channel: 'chat-gone',
  method_not_supported_for_channel_type: 'chat-gone',
  user_not_found: 'blocked',
  user_not_visible: 'blocked',
  users_not_found: 'blocked',
  user_disabled: 'blocked',
  cannot_dm_bot: 'blocked',
  messages_tab_disabled: 'blocked',
  thread_not_found: 'thread-gone',
  cannot_reply_to_message: 'thread-gone',
  restricted_action_non_threadable_channel: 'thread-gone',
  restricted_action_thread_locked: 'thread-gone',
  message_not_found: 'message-gone',
  cant_update_message: 'message-gone',
  edit_window_closed: 'message-gone',
}

/** Nothing was done and it can still come right: Slack is unwell, or the app's owner has a token or a right to renew. */
const PASSING = new Set([
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
  'external_channel_migrating',
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'two_factor_setup_required',
  'enterprise_is_restricted',
  'team_access_not_granted',
  'accesslimited',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'org_login_required',
  'ekm_access_denied',
  'access_denied',
])

/** Slack says of these that some of the work may have been done. */
const DOUBTFUL = new Set(['internal_error', 'fatal_error'])

const PACING = new Set(['ratelimited', 'rate_limited', 'message_limit_exceeded'])

const ABOUT_BLOCKS = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'only_one_table_allowed',
  'invalid_attachments',
  'too_many_attachments',
  'msg_too_long',
  'no_text',
])

/** The request cannot have reached Slack: the connection was never made. */
const UNSENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** When Slack asks for a pause and does not say how long. */
const UNTOLD_PAUSE_MS = 30_000

/** Slack did not like how the message looks; a plainer one may pass. */
export function isAboutBlocks(outcome: Outcome): boolean {
  return outcome.is === 'refused' && ABOUT_BLOCKS.has(outcome.why)
}

/** How a failed call ended. `why` is Slack's word or the kind of fault: never the request, so never a token. */
export function outcomeOf(error: unknown): Outcome {
  if (error instanceof webApi.WebAPIRateLimitedError) return paced(error.retryAfter)
  if (error instanceof webApi.WebAPIPlatformError) {
    return saidBySlack(error.data.error, error.data.response_metadata?.retryAfter)
  }
  if (error instanceof webApi.WebAPIHTTPError) return { is: 'failed', why: `http ${error.statusCode}` }
  if (error instanceof Error && error.message.startsWith('Retry header')) return paced()
  const code = faultOf(error)
  return UNSENT.has(code) ? { is: 'failed', why: code } : { is: 'unknown', why: code }
}

/** What one of Slack's words means. */
export function saidBySlack(word: string, retryAfterSeconds?: number): Outcome {
  if (PACING.has(word)) return paced(retryAfterSeconds)
  // An answer that is no word is a proxy's page or half an answer: nobody knows what was done.
  if (!/^[a-z_]{1,80}$/.test(word)) return { is: 'unknown', why: 'unreadable answer' }
  if (DOUBTFUL.has(word)) return { is: 'unknown', why: word }
  if (PASSING.has(word)) return { is: 'failed', why: word }
  return { is: 'refused', because: REFUSALS[word] ?? 'other', why: word }
}

function paced(retryAfterSeconds?: number): Outcome {
  const seconds = patienceSeconds(retryAfterSeconds)
  return { is: 'paced', retryAfterMs: seconds === undefined ? UNTOLD_PAUSE_MS : seconds * 1000 }
}

/** The innermost system error code, or the error's name. */
function faultOf(error: unknown): string {
  for (let one: unknown = error, depth = 0; one instanceof Error && depth < 6; one = one.cause, depth += 1) {
    if ('code' in one && typeof one.code === 'string' && !one.code.startsWith('slack_')) return one.code
    if (one.name === 'TimeoutError' || one.name === 'AbortError') return 'timeout'
  }
  return error instanceof Error ? error.name : 'unknown'
}
