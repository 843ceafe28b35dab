import type { Api } from 'grammy'
import type { EphemeralMessageParameters, Message } from 'grammy/types'
import { plain } from '../../chat/plain.ts'
import type { Reply } from '../../chat/reply.ts'
import type { Log } from './log.ts'
import { outcomeOf } from './outcome.ts'
import type { Posted } from './receipt.ts'
import { renderMessage, renderRich, renderWords, wantsRich } from './render.ts'
import { chatId, type Target } from './target.ts'
import { troubleOf } from './trouble.ts'

const NO_PREVIEW = { link_preview_options: { is_disabled: true } } as const

/** Telegram did not like how the words are dressed up, or the buttons below them; the bare words may pass. */
const ABOUT_LOOKS = /can't parse|entit|too.long|BUTTON|MARKUP|keyboard|URL_INVALID|message text is empty/i

type Destination = Target & { ephemeral_message_parameters?: EphemeralMessageParameters }

/** Posts and edits replies, richly where this server can; what it cannot is remembered as long as the process runs. */
export class Posting {
  readonly #api: Api
  readonly #log: Log
  #knowsRich = true

  constructor(api: Api, log: Log) {
    this.#api = api
    this.#log = log
  }

  send(to: Destination, reply: Reply): Promise<Message> {
    const richly = () => {
      const { html, keyboard } = renderRich(reply)
      return this.#api.raw.sendRichMessage({
        ...to,
        rich_message: { html },
        ...(keyboard && { reply_markup: keyboard }),
      })
    }
    const plainly = () => {
      const { html, keyboard } = renderMessage(reply)
      const text = { text: html, parse_mode: 'HTML', ...NO_PREVIEW } as const
      return this.#api.raw.sendMessage({ ...to, ...text, ...(keyboard && { reply_markup: keyboard }) })
    }
    const barely = () => this.#api.raw.sendMessage({ ...to, text: bare(reply), ...NO_PREVIEW })
    return this.#bestOf<Message>(reply, String(to.chat_id), { richly, plainly, barely })
  }

  /** Replaces what a receipt of ours stands for; `chat` and `connectionId` are where it was posted. */
  async edit(posted: Posted, chat: string, connectionId: string | undefined, reply: Reply): Promise<void> {
    const richly = () => {
      const { html, keyboard } = renderRich(reply)
      return this.#replace(posted, chat, connectionId, { rich_message: { html }, reply_markup: keyboard })
    }
    const plainly = () => {
      const { html, keyboard } = renderMessage(reply)
      const text = { text: html, parse_mode: 'HTML', ...NO_PREVIEW } as const
      return this.#replace(posted, chat, connectionId, { ...text, reply_markup: keyboard })
    }
    const barely = () => this.#replace(posted, chat, connectionId, { text: bare(reply), ...NO_PREVIEW })
    await this.#bestOf<unknown>(reply, chat, { richly, plainly, barely })
  }

  #replace(posted: Posted, chat: string, connectionId: string | undefined, content: object): Promise<unknown> {
    if (posted.seen === 'one') {
      const { ephemeralId: ephemeral_message_id, userId: receiver_user_id } = posted
      const where = { chat_id: chatId(chat), receiver_user_id, ephemeral_message_id }
      return this.#api.raw.editEphemeralMessageText({ ...where, ...content })
    }
    const where = posted.seen === 'private' ? posted.userId : chatId(chat)
    const business = connectionId ? { business_connection_id: connectionId } : {}
    return this.#api.raw.editMessageText({ chat_id: where, message_id: posted.messageId, ...business, ...content })
  }

  async #bestOf<T>(reply: Reply, chat: string, { richly, plainly, barely }: Forms<T>): Promise<T> {
    if (!wantsRich(reply) || !this.#knowsRich) return this.#orBarely(plainly, barely)
    try {
      return await richly()
    } catch (error) {
      const { code, why } = troubleOf(error)
      // A table that is refused is better said in plain lines than not at all.
      const outcome = outcomeOf(error, chat)
      const dislikesIt = code === 400 && outcome.is === 'refused' && outcome.because === 'other'
      if (code !== 404 && !dislikesIt) throw error
      const result = await this.#orBarely(plainly, barely)
      this.#log.info({ why }, 'this server took a table only as plain lines')
      // Servers older than rich messages do not know the method, or see an edit without any text.
      if (code === 404 || /text is empty|text must be non-empty/i.test(why)) this.#knowsRich = false
      return result
    }
  }

  /** Without markup and buttons an alert still says who waits. */
  async #orBarely<T>(plainly: () => Promise<T>, barely: () => Promise<T>): Promise<T> {
    try {
      return await plainly()
    } catch (error) {
      const { code, why } = troubleOf(error)
      if (code !== 400 || !ABOUT_LOOKS.test(why)) throw error
      this.#log.warn({ why }, 'a message was taken only as bare words')
      return barely()
    }
  }
}

/** The same message, from the best-looking form to the surest. */
interface Forms<T> {
  richly: () => Promise<T>
  plainly: () => Promise<T>
  barely: () => Promise<T>
}

const bare = (reply: Reply): string => renderWords(plain(reply), 'text')
