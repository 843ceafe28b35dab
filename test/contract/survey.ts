import type { Content } from '../../src/sandbox/telegram/index.ts'
import type { Customer, Scenario, Teammate } from '../support/scenario.ts'

const QUESTION = 'Seberapa puas Kakak'

/** How often the customer has been asked how it was: questions sent, those replaced by thanks included. */
export function asked(shop: Scenario, customer: Customer): number {
  const sent = shop.telegram.calls('sendMessage').filter(({ ok, params }) => ok && params.chat_id === customer.user.id)
  return sent.filter(({ params }) => String(params.text).includes(QUESTION)).length
}

/** A question answered, and the conversation ended by /resolve. */
export async function served(customer: Customer, by: Teammate, says: Content = 'Kak, ready?'): Promise<void> {
  await customer.says(says)
  await by.answers(customer, 'Ready kak, silakan')
  await by.writes('/resolve', customer)
}

/** Alerts about bad scores, newest last, as they stand on Telegram and in Slack. */
export function scores(shop: Scenario): [telegram: string[], slack: string[]] {
  const about = (said: string) => /Nilai .* dari 5/.test(said)
  return [shop.heard('alerts').filter(about), shop.heard('slack').filter(about)]
}
