import type { Change } from './telegram/index.ts'

const COPIES = ['copyMessage', 'copyMessages']

/** Where each customer's messages are shown in the inbox, learned from what the bot copies there. */
export class Topics {
  readonly #threads = new Map<number, number>()
  readonly #inbox: number

  constructor(inbox: number) {
    this.#inbox = inbox
  }

  notice(change: Change): void {
    if (change.type !== 'call' || !change.call.ok || !COPIES.includes(change.call.method)) return
    const { chat_id, from_chat_id, message_thread_id } = change.call.params
    if (Number(chat_id) === this.#inbox && message_thread_id !== undefined) {
      this.#threads.set(Number(from_chat_id), Number(message_thread_id))
    }
  }

  /** The topic of a customer; undefined before anything of theirs was shown. */
  of(customerId: number): number | undefined {
    return this.#threads.get(customerId)
  }
}
