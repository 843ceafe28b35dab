import type { BusinessConnection, Message } from 'grammy/types'
import { shownTelegram } from '../../src/sandbox/shown.ts'
import type {
  BusinessOffer,
  BusinessWhere,
  Content,
  PressAnswer,
  SeenMessage,
} from '../../src/sandbox/telegram/index.ts'
import type { Customer, Teammate } from './people.ts'
import type { Scenario } from './scenario.ts'

/** A person's Telegram Business account with the bot connected to it. */
export class BusinessAccount {
  readonly person: Teammate
  connection: BusinessConnection
  private readonly shop: Scenario

  private constructor(shop: Scenario, person: Teammate, connection: BusinessConnection) {
    this.shop = shop
    this.person = person
    this.connection = connection
  }

  static async of(shop: Scenario, person: Teammate, offer: BusinessOffer = {}): Promise<BusinessAccount> {
    const account = new BusinessAccount(shop, person, shop.telegram.businessConnect(person.user, offer))
    await shop.settle()
    return account
  }

  /** Connects again, under a connection id of its own. */
  async reconnects(offer: BusinessOffer = {}): Promise<void> {
    this.connection = this.shop.telegram.businessConnect(this.person.user, offer)
    await this.shop.settle()
  }

  async disconnects(): Promise<void> {
    this.shop.telegram.businessDisconnect(this.connection)
    await this.shop.settle()
  }

  async rights(offer: BusinessOffer): Promise<void> {
    this.shop.telegram.businessRights(this.connection, offer)
    await this.shop.settle()
  }

  /** A customer writes to the account. */
  async gets(from: Customer, content: Content, where: BusinessWhere = {}): Promise<Message> {
    const message = this.shop.telegram.businessSend(this.connection, from.user, content, where)
    await this.shop.settle()
    return message
  }

  /** The account writes to a customer. */
  async writes(to: Customer, content: Content, where: BusinessWhere = {}): Promise<Message> {
    const more = { ...where, customer: to.user }
    const message = this.shop.telegram.businessSend(this.connection, this.person.user, content, more)
    await this.shop.settle()
    return message
  }

  async edits(message: Message, content: Content): Promise<void> {
    this.shop.telegram.businessEdit(message, content)
    await this.shop.settle()
  }

  async deletes(...messages: [Message, ...Message[]]): Promise<void> {
    this.shop.telegram.businessDelete(messages)
    await this.shop.settle()
  }

  /** The account's chat with a customer, both sides, oldest first. */
  chat(customer: Customer): string[] {
    return this.seen(customer).map(shownTelegram)
  }

  /** What the bot wrote there in the account's name. */
  byBot(customer: Customer): string[] {
    return this.seen(customer)
      .filter(({ fromBot }) => fromBot)
      .map(shownTelegram)
  }

  /** The customer presses the newest button of that label in the chat with the account. */
  async press(customer: Customer, label: string, by: Customer | Teammate = customer): Promise<PressAnswer> {
    const on = this.seen(customer).findLast(({ rows }) => rows.flat().some(({ text }) => text === label))
    if (!on) throw new Error(`no button ${label} in:\n${this.chat(customer).join('\n---\n')}`)
    const place = { id: on.id, chat: on.chat, account: this.person.user.id }
    const answer = this.shop.telegram.press(by.user, place, label)
    const answered = await answer
    await this.shop.settle()
    return answered
  }

  private seen(customer: Customer): SeenMessage[] {
    return this.shop.telegram.messages(customer.user, undefined, this.person.user.id)
  }
}
