import type { Scenario } from '../support/scenario.ts'

/** Alerts about what admins wrote, in both alert chats, oldest first, as they stand now. */
export function told(shop: Scenario): [telegram: string[], slack: string[]] {
  const about = (said: string) => /: pesan .*untuk |Bukan pelanggan\. /.test(said)
  return [shop.heard('alerts').filter(about), shop.heard('slack').filter(about)]
}

/** The two lists an owner reads in Slack: somebody's findings, or how messages are read. */
export const listed = async (shop: Scenario, line = 'sari'): Promise<string> =>
  (await shop.owner.slash(`/assurance ${line}`.trim())).join('\n')
