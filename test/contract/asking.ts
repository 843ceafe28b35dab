import type { Customer, Teammate, TeamPlace } from '../../src/sandbox/people.ts'
import { shownSlack } from '../../src/sandbox/shown.ts'
import type { Message } from '../../src/sandbox/slack/index.ts'
import type { SeenMessage } from '../../src/sandbox/telegram/index.ts'
import { openRaw } from '../support/read.ts'
import type { Scenario } from '../support/scenario.ts'

const keyOf = ({ chat, id, ephemeralId }: SeenMessage) => `${chat} ${id} ${ephemeralId}`

/** Everything the bot has said anywhere on Telegram where these people are. */
function saidOnTelegram({ stage, telegram }: Scenario, who: Customer | Teammate): SeenMessage[] {
  return [stage.alerts, stage.inbox, who.user]
    .flatMap((chat) => telegram.messages(chat))
    .filter(({ fromBot }) => fromBot)
}

/** Says a line on Telegram; all that the bot says then, in any chat of the team or to the asker. */
export async function asks(
  shop: Scenario,
  who: Customer | Teammate,
  line: string,
  place: TeamPlace,
): Promise<SeenMessage[]> {
  const before = new Set(saidOnTelegram(shop, who).map(keyOf))
  const { alerts, inbox } = shop.stage
  const group =
    place === 'alerts'
      ? { chat: alerts }
      : { chat: inbox, ...(place !== 'inbox' && place !== 'private' && { thread: place.topic }) }
  shop.telegram.send(who.user, line, place === 'private' ? {} : group)
  await shop.settle()
  return saidOnTelegram(shop, who).filter((message) => !before.has(keyOf(message)))
}

/** Types a slash command in Slack, in the channel of alerts; what only the asker was shown, and what everybody was. */
export async function types(
  shop: Scenario,
  who: Teammate,
  line: string,
): Promise<{ whispered: Message[]; posted: Message[] }> {
  const { slack, channel } = shop
  const person = slackOf(who)
  const before = { whispers: slack.ephemerals(person).length, messages: slack.messages(channel).length }
  const [command = '', ...rest] = line.split(' ')
  const outcome = await slack.slash(person, channel, command, rest.join(' '))
  await outcome.answers(1, 10_000)
  await shop.settle()
  return {
    whispered: slack.ephemerals(person).slice(before.whispers),
    posted: slack.messages(channel).slice(before.messages),
  }
}

export function slackOf({ name, slack }: Teammate) {
  if (!slack) throw new Error(`${name} is not in Slack`)
  return slack
}

/** The words of the only answer. Throws when there is none, or more than one. */
export function only(answers: readonly SeenMessage[]): string {
  if (answers.length !== 1)
    throw new Error(`${answers.length} answers:\n${answers.map(({ text }) => text).join('\n---\n')}`)
  return answers[0]?.text ?? ''
}

export const words = (shop: Scenario, messages: readonly Message[]): string =>
  messages.map((message) => shownSlack(shop.slack, message)).join('\n---\n')

/** What is still to be said, and who runs, is no knowledge. */
const PASSING = ['Outbox', 'Process', 'Lease', 'Pause']

/** Everything the shop knows but what it owes to say: the same before and after when nothing happened. */
export async function ledger({ stage }: Scenario): Promise<string> {
  const raw = await openRaw(stage.env.DATABASE_URL ?? '')
  const all: [string, object[]][] = []
  for (const name of await raw.tables()) {
    if (PASSING.includes(name)) continue
    // In no order by themselves: a row that was written again may have moved.
    const rows = await raw.all<object>(`SELECT * FROM "${name}"`)
    all.push([name, rows.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))])
  }
  await raw.close()
  return JSON.stringify(all)
}
