import type { Chat, Message, User } from 'grammy/types'
import { shownSlack, shownTelegram } from './shown.ts'
import type { Outcome, Person } from './slack/index.ts'
import type { Stage } from './stage.ts'
import type { Content, Payment, PressAnswer, SeenMessage, Where } from './telegram/index.ts'

/** Somebody on Telegram: says and presses things, and everything the bot does about it has been done when that resolves. */
class Somebody {
  readonly name: string
  readonly user: User
  protected readonly stage: Stage

  constructor(stage: Stage, user: User) {
    this.stage = stage
    this.user = user
    this.name = user.first_name
  }

  /** What stands in the private chat with the bot, both sides, oldest first. */
  heard(): string[] {
    return this.stage.telegram.messages(this.user).map(shownTelegram)
  }

  /** Says something in the private chat with the bot. */
  says(content: Content, where: Where = {}): Promise<Message> {
    return this.sends(content, where)
  }

  protected async sends(content: Content, where: Where): Promise<Message> {
    const message = this.stage.telegram.send(this.user, content, where)
    await this.stage.drive.settle()
    return message
  }

  /** Presses the newest button of that label in a chat. */
  protected async press(label: string, messages: readonly SeenMessage[]): Promise<PressAnswer> {
    const mine = messages.filter(({ receiver }) => receiver === undefined || receiver === this.user.id)
    const on = mine.findLast(({ rows }) => rows.flat().some(({ text }) => text === label))
    if (!on) throw new Error(`no button ${label} in:\n${mine.map(shownTelegram).join('\n---\n')}`)
    const { telegram, drive, acts } = this.stage
    acts.tell({ by: this.name, in: { telegram: on.chat, thread: on.thread }, presses: label })
    const answer = await telegram.press(this.user, on, label)
    if (answer?.text) {
      const place = { telegram: on.chat, thread: on.thread }
      acts.tell({ by: telegram.bot.first_name, in: place, shows: answer.text, to: this.name })
    }
    await drive.settle()
    return answer
  }
}

/** A customer as they act: in the private chat with the bot. */
export class Customer extends Somebody {
  /** The customer's topic in the inbox. Throws before they have one. */
  get topic(): number {
    const topic = this.stage.topics.of(this.user.id)
    if (topic === undefined) throw new Error(`${this.name} has no topic yet`)
    return topic
  }

  /** Pays an invoice in the private chat with the bot. */
  async pays(payment: Payment, where: Where = {}): Promise<Message> {
    const message = this.stage.telegram.pay(this.user, payment, where)
    await this.stage.drive.settle()
    return message
  }

  /** Gets a payment back. */
  async isRefunded(payment: Omit<Payment, 'currency'>, where: Where = {}): Promise<Message> {
    const message = this.stage.telegram.refund(this.user, payment, where)
    await this.stage.drive.settle()
    return message
  }

  /** The newest button of that label in the private chat with the bot. */
  presses(label: string): Promise<PressAnswer> {
    return this.press(label, this.stage.telegram.messages(this.user))
  }
}

/** Where a teammate speaks: a customer's topic, a chat of the team, or the private chat with the bot. */
export type TeamPlace = Customer | 'alerts' | 'inbox' | 'private'

/** Somebody of the shop; with Slack when the scenario gave them an account there. */
export class Teammate extends Somebody {
  readonly slack: Person | null

  constructor(stage: Stage, user: User, slack: Person | null) {
    super(stage, user)
    this.slack = slack
  }

  /** Answers in a customer's topic. */
  answers(customer: Customer, content: Content, where: Where = {}): Promise<Message> {
    return this.sends(content, { ...where, chat: this.stage.inbox, thread: customer.topic })
  }

  /** Says something, a command for example, where the team is; in the alert chat unless told otherwise. */
  writes(content: Content, place: TeamPlace = 'alerts', where: Where = {}): Promise<Message> {
    return this.sends(content, { ...where, ...this.where(place) })
  }

  presses(label: string, place: TeamPlace = 'alerts'): Promise<PressAnswer> {
    const { chat, thread } = this.where(place)
    return this.press(label, this.stage.telegram.messages(chat ?? this.user, thread))
  }

  /** Types a slash command in the Slack channel of alerts; what the bot answered, as only this person or all see it. */
  async slash(line: string): Promise<string[]> {
    const [command = '', ...rest] = line.split(' ')
    const { slack, channel, person } = this.office()
    this.stage.acts.tell({ by: this.name, in: { slack: channel.id }, types: line })
    return this.answered(await slack.slash(person, channel, command, rest.join(' ')))
  }

  /** Presses the newest button of that label in the Slack channel of alerts. */
  async pressesInSlack(label: string): Promise<string[]> {
    const { slack, channel, person } = this.office()
    const there = slack.messages(channel).filter(({ deletedAt }) => deletedAt === undefined)
    const on = there.findLast((message) => slack.buttons(message).some(({ text }) => text === label))
    if (!on) throw new Error(`no button ${label} in Slack:\n${there.map((m) => shownSlack(slack, m)).join('\n---\n')}`)
    this.stage.acts.tell({ by: this.name, in: { slack: channel.id }, presses: label })
    return this.answered(await slack.press(person, on, label))
  }

  private async answered(outcome: Outcome): Promise<string[]> {
    // Some presses are answered by an edit alone.
    const seen = await outcome.answers(1, 1000).catch(() => outcome.seen)
    await this.stage.drive.settle()
    const { slack, channel } = this.office()
    const by = this.stage.telegram.bot.first_name
    for (const message of seen.filter(({ ephemeralFor }) => ephemeralFor !== undefined)) {
      this.stage.acts.tell({ by, in: { slack: channel.id }, shows: shownSlack(slack, message), to: this.name })
    }
    return seen.map((message) => shownSlack(slack, message))
  }

  private where(place: TeamPlace): { chat?: Chat; thread?: number } {
    if (place === 'private') return {}
    if (place === 'alerts') return { chat: this.stage.alerts }
    return { chat: this.stage.inbox, ...(place !== 'inbox' && { thread: place.topic }) }
  }

  private office() {
    const { slack, channel } = this.stage
    if (!slack || !channel || !this.slack) throw new Error(`${this.name} is not in Slack`)
    return { slack, channel, person: this.slack }
  }
}
