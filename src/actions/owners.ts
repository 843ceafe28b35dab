import type { Desk, TeamChat } from './desk.ts'

/** Every way each owner can be told in private, the best first: on Telegram once they have opened the bot there, else in Slack. */
export async function waysToOwners({ store, places }: Desk): Promise<TeamChat[][]> {
  const owners = (await store.people.all()).filter((p) => p.role === 'owner' && p.active)
  return owners.map(({ telegramId, slackId, privateChat }) => {
    const telegram: TeamChat[] = telegramId ? [{ platform: 'telegram', chat: telegramId }] : []
    const slack: TeamChat[] = slackId && places.slack ? [{ platform: 'slack', chat: slackId }] : []
    return privateChat ? [...telegram, ...slack] : [...slack, ...telegram]
  })
}
