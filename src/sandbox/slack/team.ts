import type { Fields } from './model.ts'

/** The workspace and the app as Slack names them in every payload. */
export interface Team {
  id: string
  domain: string
  appId: string
  botId: string
  botUserId: string
  botName: string
}

/** What every event and interaction carries about where it comes from. */
export function authorizations(team: Team): Fields[] {
  return [
    { enterprise_id: null, team_id: team.id, user_id: team.botUserId, is_bot: true, is_enterprise_install: false },
  ]
}
