import type { Api } from 'grammy'
import type { Message } from 'grammy/types'
import type { Address, Outcome } from '../../chat/parcel.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Log } from './log.ts'
import { outcomeOf } from './outcome.ts'
import type { Posting } from './posting.ts'
import { writeReceipt } from './receipt.ts'
import type { Target } from './target.ts'
import { troubleOf } from './trouble.ts'

const DELETE_TRIES = 3

type Confidant = NonNullable<Address['onlyFor']>

/**
 * Says something only one person in a group may see. A server that does not understand shows it to everyone: then it is
 * taken back at once, said privately, and the server is not asked again while the process runs.
 */
export class Whisper {
  readonly #api: Api
  readonly #posting: Posting
  readonly #log: Log
  #understood = true

  constructor(api: Api, posting: Posting, log: Log) {
    this.#api = api
    this.#posting = posting
    this.#log = log
  }

  async say(to: Target, onlyFor: Confidant, reply: Reply): Promise<Outcome> {
    const userId = Number(onlyFor.userId)
    if (this.#understood) {
      const sent = await this.#here(to, userId, onlyFor.press, reply)
      const ephemeralId = sent?.ephemeral_message_id
      if (ephemeralId !== undefined) {
        return { is: 'done', receipt: writeReceipt({ seen: 'one', ephemeralId, userId }) }
      }
      if (sent) await this.#takeBack(sent)
    }
    return this.#privately(userId, reply)
  }

  /** Undefined when this cannot be whispered in this chat; any other trouble is thrown. */
  async #here(to: Target, userId: number, press: string | undefined, reply: Reply): Promise<Message | undefined> {
    const callback = press ? { callback_query_id: press } : {}
    try {
      const ephemeral_message_parameters = { receiver_user_id: userId, ...callback }
      return await this.#posting.send({ ...to, ephemeral_message_parameters }, reply)
    } catch (error) {
      const { code, why } = troubleOf(error)
      if (code !== 400 || outcomeOf(error, String(to.chat_id)).is !== 'refused') throw error
      this.#log.debug({ why }, 'a whisper was refused, it goes to the private chat')
      return undefined
    }
  }

  async #takeBack(sent: Message): Promise<void> {
    this.#understood = false
    for (let tries = 1; tries <= DELETE_TRIES; tries += 1) {
      try {
        await this.#api.raw.deleteMessage({ chat_id: sent.chat.id, message_id: sent.message_id })
        return
      } catch (error) {
        this.#log.error({ why: troubleOf(error).why, tries }, 'a message for one person stands where everyone sees it')
      }
    }
  }

  async #privately(userId: number, reply: Reply): Promise<Outcome> {
    try {
      const { message_id: messageId } = await this.#posting.send({ chat_id: userId }, reply)
      return { is: 'done', receipt: writeReceipt({ seen: 'private', messageId, userId }) }
    } catch (error) {
      const outcome = outcomeOf(error, String(userId))
      // The person never opened a chat with the bot; the group itself is well.
      return outcome.is === 'refused' ? { ...outcome, because: 'other' } : outcome
    }
  }
}
