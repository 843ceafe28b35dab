import { type Api, GrammyError, HttpError, InputFile } from 'grammy'
import type { Address, Courier, Outcome, Parcel } from '../../chat/parcel.ts'
import type { Log } from './log.ts'
import { outcomeOf } from './outcome.ts'
import { Posting } from './posting.ts'
import { readReceipt } from './receipt.ts'
import { renderTitle, renderWords } from './render.ts'
import { chatId, target } from './target.ts'
import { troubleOf } from './trouble.ts'
import { Whisper } from './whisper.ts'

type Doing<What extends Parcel['do']> = Extract<Parcel, { do: What }>

/** Kinds of message without words of their own: an edit of one changes nothing a copy could show. */
const WORDLESS = ['sticker', 'video_note', 'location', 'venue', 'contact', 'poll', 'dice', 'story', 'game', 'checklist']

/** Brings the outbox's parcels to Telegram, one call each; several may be under way at once. */
export class TelegramCourier implements Courier {
  readonly #api: Api
  readonly #log: Log
  readonly #posting: Posting
  readonly #whisper: Whisper

  constructor(api: Api, log: Log) {
    this.#api = api
    this.#log = log
    this.#posting = new Posting(api, log)
    this.#whisper = new Whisper(api, this.#posting, log)
  }

  async deliver(parcel: Parcel): Promise<Outcome> {
    const outcome = await this.#tryOnce(parcel)
    const closed = outcome.is === 'refused' && outcome.because === 'thread-closed'
    return closed && (await this.#reopened(parcel.to)) ? this.#tryOnce(parcel) : outcome
  }

  async #tryOnce(parcel: Parcel): Promise<Outcome> {
    try {
      return await this.#attempt(parcel)
    } catch (error) {
      if (error instanceof GrammyError || error instanceof HttpError) return outcomeOf(error, parcel.to.chat)
      // Ours, not the platform's: trying again would fail again.
      this.#log.error({ error, do: parcel.do }, 'a parcel could not be made ready for Telegram')
      return { is: 'refused', because: 'other', why: 'the message could not be written' }
    }
  }

  /** A topic closed by hand is opened again by what is said in it, so that a customer keeps one topic. */
  async #reopened({ chat, thread }: Address): Promise<boolean> {
    try {
      return await this.#api.raw.reopenForumTopic({ chat_id: chatId(chat), message_thread_id: Number(thread) })
    } catch (error) {
      this.#log.debug({ why: troubleOf(error).why }, 'a closed topic could not be opened again')
      return false
    }
  }

  #attempt(parcel: Parcel): Promise<Outcome> {
    switch (parcel.do) {
      case 'post':
        return this.#post(parcel)
      case 'edit':
        return this.#edit(parcel)
      case 'copy':
        return this.#copy(parcel)
      case 'revise':
        return this.#revise(parcel)
      case 'topic':
        return this.#topic(parcel)
      case 'clear':
        return this.#clear(parcel)
      case 'file':
        return this.#file(parcel)
    }
  }

  async #post({ to, reply, replyTo, silent }: Doing<'post'>): Promise<Outcome> {
    const where = target(to, replyTo, silent)
    // In a private chat nobody else listens.
    if (to.onlyFor && to.chat.startsWith('-')) return this.#whisper.say(where, to.onlyFor, reply)
    const { message_id } = await this.#posting.send(where, reply)
    return done(message_id)
  }

  async #edit({ to, receipt, reply }: Doing<'edit'>): Promise<Outcome> {
    const posted = readReceipt(receipt)
    if (!posted) return unreadable(receipt)
    await this.#posting.edit(posted, to.chat, to.connectionId, reply)
    return { is: 'done', receipt }
  }

  async #copy({ to, from, messages, replyTo }: Doing<'copy'>): Promise<Outcome> {
    const ids = messages.map(Number)
    if (ids.length === 0 || !ids.every(Number.isSafeInteger)) return unreadable(messages.join(','))
    const { chat_id, message_thread_id, reply_parameters } = target(to, replyTo)
    const where = { chat_id, from_chat_id: chatId(from), ...(message_thread_id && { message_thread_id }) }
    if (ids.length > 1) {
      // Telegram wants them in the order in which they were written. Albums cannot be sent as replies.
      const message_ids = [...ids].sort((a, b) => a - b)
      const copies = await this.#api.raw.copyMessages({ ...where, message_ids })
      if (copies.length === 0) return { is: 'refused', because: 'message-gone', why: 'none of the messages was there' }
      if (copies.length < ids.length) return this.#takeBack(to.chat, copies)
      return done(ids.map((id) => copies[message_ids.indexOf(id)]?.message_id).join(','))
    }
    const [message_id = 0] = ids
    const copy = await this.#api.raw.copyMessage({
      ...where,
      message_id,
      ...(reply_parameters && { reply_parameters }),
    })
    return done(copy.message_id)
  }

  /** Copies left standing would be there twice, which is better than not at all: a failure to delete them stops nothing. */
  async #takeBack(chat: string, copies: readonly { message_id: number }[]): Promise<Outcome> {
    const message_ids = copies.map(({ message_id }) => message_id)
    await this.#api.raw.deleteMessages({ chat_id: chatId(chat), message_ids }).catch((error: unknown) => {
      this.#log.warn({ why: troubleOf(error).why }, 'copies of a part of an album could not be deleted')
    })
    return { is: 'apart', why: 'some of the messages were not there' }
  }

  async #revise({ to, receipt, kind, text }: Doing<'revise'>): Promise<Outcome> {
    const posted = readReceipt(receipt)
    if (posted?.seen !== 'all') return unreadable(receipt)
    if (WORDLESS.includes(kind)) return { is: 'refused', because: 'unchanged', why: `a ${kind} has no words` }
    const business = to.connectionId ? { business_connection_id: to.connectionId } : {}
    const where = { chat_id: chatId(to.chat), message_id: posted.messageId, ...business }
    if (kind === 'text') await this.#api.raw.editMessageText({ ...where, text: renderWords(text, 'text') })
    else await this.#api.raw.editMessageCaption({ ...where, caption: renderWords(text, 'caption') })
    return { is: 'done', receipt }
  }

  async #topic({ to, title }: Doing<'topic'>): Promise<Outcome> {
    const topic = await this.#api.raw.createForumTopic({ chat_id: chatId(to.chat), name: renderTitle(title) })
    return done(topic.message_thread_id)
  }

  /** A topic the bot may not delete is called by what it is at least. */
  async #clear({ to, title }: Doing<'clear'>): Promise<Outcome> {
    const topic = { chat_id: chatId(to.chat), message_thread_id: Number(to.thread) }
    try {
      await this.#api.raw.deleteForumTopic(topic)
    } catch (error) {
      const outcome = outcomeOf(error, to.chat)
      if (outcome.is !== 'refused') throw error
      if (outcome.because === 'thread-gone') return done(topic.message_thread_id)
      await this.#api.raw.editForumTopic({ ...topic, name: renderTitle(title) }).catch((trouble: unknown) => {
        this.#log.warn({ why: troubleOf(trouble).why }, 'a topic that cannot be deleted could not be renamed either')
      })
      return { ...outcome, because: 'other' }
    }
    return done(topic.message_thread_id)
  }

  async #file({ to, file: { name, text, caption } }: Doing<'file'>): Promise<Outcome> {
    const document = new InputFile(Buffer.from(text), name)
    const { message_id } = await this.#api.raw.sendDocument({
      ...target(to),
      document,
      caption: renderWords(caption, 'caption'),
    })
    return done(message_id)
  }
}

const done = (id: number | string): Outcome => ({ is: 'done', receipt: String(id) })

const unreadable = (what: string): Outcome => ({
  is: 'refused',
  because: 'message-gone',
  why: `not a message of Telegram: ${what}`,
})
