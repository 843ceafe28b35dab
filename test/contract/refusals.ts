import type { Customer, Teammate } from '../../src/sandbox/people.ts'
import { type Scenario, type ScenarioOptions, scenario } from '../support/scenario.ts'
import { admin } from './crew.ts'

/** A shop with one customer who has a topic and one admin who has answered. */
export interface Refusing {
  shop: Scenario
  dewi: Customer
  sari: Teammate
}

export async function refusing(options: ScenarioOptions = {}): Promise<Refusing> {
  const shop = await scenario({ ...options, env: { BUSINESS_HOURS: 'always', ...options.env } })
  const dewi = shop.customer('Dewi')
  await shop.owner.says('/start')
  const sari = await admin(shop, 'Sari')
  await dewi.says('halo')
  return { shop, dewi, sari }
}

/** What /status says now, without its title. */
export async function status({ shop }: Refusing): Promise<string> {
  await shop.owner.writes('/status', 'private')
  return shop.owner.heard().at(-1) ?? ''
}

/** What of it is about things that do not arrive: a line each, without the hint below. */
export async function stuckLines(at: Refusing): Promise<string[]> {
  const lines = (await status(at)).split('\n')
  const from = lines.findIndex((line) => /^(Macet|Stuck): /.test(line))
  return from < 0 ? [] : lines.slice(from + 1).filter((line) => line.includes(' – '))
}

export const about = (chat: readonly string[], words: string | RegExp): string[] =>
  chat.filter((said) => (typeof words === 'string' ? said.includes(words) : words.test(said)))

/** A platform's private chat of the owner in Slack. */
export function ownerInSlack({ shop }: Refusing): string[] {
  const { slack } = shop.owner
  if (!slack) throw new Error('the owner is not in Slack')
  return shop.slack.messages(shop.slack.im(slack)).map((said) => shop.slack.plainText(said))
}
