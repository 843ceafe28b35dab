import { webApi } from '@slack/bolt'

/** Words that mean: this token will not do, whenever it is tried. */
const TOKEN_WORDS = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'org_login_required',
  'access_denied',
  'user_removed_from_team',
  'team_disabled',
])

/** Slack refused one of the two tokens; `word` is Slack's own. */
export class SlackRefused extends Error {
  readonly token: 'bot' | 'app'
  readonly word: string

  constructor(token: 'bot' | 'app', word: string) {
    super(`Slack refuses the ${token} token: ${word}`)
    this.name = 'SlackRefused'
    this.token = token
    this.word = word
  }
}

/** The same error, unless it says that the token is wrong. */
export function asRefused(error: unknown, token: 'bot' | 'app'): unknown {
  const refused = error instanceof webApi.WebAPIPlatformError && TOKEN_WORDS.has(error.data.error)
  return refused ? new SlackRefused(token, error.data.error) : error
}
