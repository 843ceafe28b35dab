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

const NPS_QUESTION = 'seberapa besar kemungkinan'

/** NPS questions sent to a customer, those replaced by thanks included. */
export function npsAsked(shop: Scenario, customer: Customer): number {
  const sent = shop.telegram.calls('sendMessage').filter(({ ok, params }) => ok && params.chat_id === customer.user.id)
  return sent.filter(({ params }) => String(params.text).includes(NPS_QUESTION)).length
}

/** Customers who wrote and were answered, all at once; their conversations go on. */
export async function answeredAll(shop: Scenario, by: Teammate, names: readonly string[]): Promise<Customer[]> {
  const customers = names.map((name) => shop.customer(name))
  for (const customer of customers) shop.telegram.send(customer.user, 'Kak, ready?')
  await shop.advance('1s')
  for (const { topic } of customers) {
    shop.telegram.send(by.user, 'Ready kak, silakan', { chat: shop.stage.inbox, thread: topic })
  }
  await shop.advance('1s')
  return customers
}

/** What `/survey nps` counts, as the owner reads it in private. */
export async function counted(shop: Scenario, period = '30d'): Promise<string> {
  await shop.owner.writes(`/survey nps ${period}`, 'private')
  return shop.owner.heard().at(-1) ?? ''
}

/** Counts and presses the button that starts the run. */
export async function startRun(shop: Scenario): Promise<void> {
  await counted(shop)
  const on = shop.telegram.messages(shop.owner.user).at(-1)
  const label = on?.rows[0]?.[0]?.text
  if (!label) throw new Error(`nothing to start:\n${on?.text}`)
  await shop.owner.presses(label, 'private')
}

/** The one message that tells how far a run has come. */
export const progress = (shop: Scenario): string[] =>
  shop.owner.heard().filter((said) => /^\S? ?Survei NPS (?:berjalan|selesai|dihentikan)/.test(said))
