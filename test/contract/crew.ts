import type { Scenario, Teammate } from '../support/scenario.ts'

/** An admin known on Telegram and, when the shop has it, in Slack. */
export async function admin(shop: Scenario, name: string, role: 'admin' | 'lead' = 'admin'): Promise<Teammate> {
  const somebody = shop.teammate(name)
  const slack = somebody.slack ? ` slack:${somebody.slack.id}` : ''
  await shop.owner.writes(`/admin add ${name} telegram:${somebody.user.id}${slack}`, 'private')
  if (role === 'lead') await shop.owner.writes(`/admin role ${name} lead`, 'private')
  return somebody
}

/** What stands in both alert chats, Telegram first. */
export const alerts = (shop: Scenario): [telegram: string[], slack: string[]] => [
  shop.heard('alerts'),
  shop.heard('slack'),
]

/** How many messages stand in both alert chats. */
export const counts = (shop: Scenario): number[] => alerts(shop).map((chat) => chat.length)
