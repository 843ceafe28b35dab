import type { Platform } from '../../chat/heard.ts'
import type { Instant } from '../../domain/time.ts'
import type { Happening, Message } from '../slack/index.ts'
import type { Call, SeenMessage } from '../telegram/index.ts'
import { type Ledger, type Mark, marksIn } from './ledger.ts'
import type { Place } from './place.ts'

/** Something the bot posted that people can see. */
export interface Shown {
  at: Instant
  /** Where: a chat, and its topic. */
  place: string
  /** Which message there; grows with time. */
  id: number
}

/** What the platforms show, written down as it appears. Of the bot's own word nothing counts. */
export class Sight {
  /** Copies of what was said, by its mark: customers' in topics, admins' in private chats. */
  readonly copies = new Map<Mark, Shown[]>()
  /** Marks that appeared by an edit, or below what was edited. */
  readonly carried = new Set<Mark>()
  /** Posts of an alert in which a wait was named when it came up or later, by `NUMBER-WAIT`. */
  readonly alerts: Record<Platform, Map<string, Shown[]>> = { telegram: new Map(), slack: new Map() }
  /** Survey questions by their number. */
  readonly surveys = new Map<number, Shown[]>()
  /** What the bot said to a command, by the message that gave it. */
  readonly answers = new Map<string, Shown[]>()
  /** Topics made, by the number of their customer. */
  readonly topics = new Map<number, Shown[]>()
  /** The chat's number, by the customer's name. */
  readonly numbers = new Map<string, number>()
  /** The topic a customer's words were last shown in. */
  readonly threads = new Map<number, number>()
  readonly #thanked = new Map<number, number>()
  readonly #place: Place
  readonly #ledger: Ledger
  readonly #listeners = new Set<() => void>()
  /** When something last changed that people see. */
  changedAt: Instant = Date.now()

  constructor(place: Place, ledger: Ledger) {
    this.#place = place
    this.#ledger = ledger
    place.telegram.on((change) => {
      if (change.type === 'posted' && change.message.fromBot) this.#posted(change.message)
      else if (change.type === 'edited' && change.message.fromBot) this.#edited(change.message)
      else if (change.type === 'topic') this.#topic(change.chat, change.topic.id, change.topic.name)
      else if (change.type === 'call') this.#called(change.call)
      else if (change.type === 'polled') return this.#polled(change.fault)
      else return
      this.#changed()
    })
    place.slack.on((happening) => this.#inSlack(happening))
  }

  /** Tells whenever something may have come into sight; returns how to stop that. */
  on(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  isCopied = (mark: Mark, edited: Mark | null): boolean =>
    this.copies.has(mark) || (edited !== null && (this.copies.has(edited) || this.carried.has(edited)))

  /** The score a customer was last thanked for. */
  thanked = (survey: number): number | undefined => this.#thanked.get(survey)

  #changed(): void {
    this.changedAt = Date.now()
    for (const listener of [...this.#listeners]) listener()
  }

  #posted(message: SeenMessage): void {
    const { chat, thread, replyTo } = message
    const shown: Shown = { at: Date.now(), place: `${chat}/${thread ?? ''}`, id: message.id }
    if (replyTo !== undefined && this.#ledger.commands.has(`${chat}/${replyTo}`)) {
      return push(this.answers, `${chat}/${replyTo}`, shown)
    }
    if (chat === this.#place.alerts.id) return this.#alerted('telegram', refsIn(message), shown)
    // What an alert chat does not take for a minute is said here: it quotes whoever waited.
    if (chat === this.#place.owner.telegram.id) return
    this.#thanks(message)
    const runs = buttonsOf(message)
    const survey = runs.map(surveyIn).find((id) => id !== null)
    if (survey != null) return push(this.surveys, survey, shown)
    // A comment is shown once more below its copy, with a button.
    if (runs.length > 0) return
    for (const mark of marksIn(message.text)) {
      // A correction stands below what it corrects, which may have been corrected when it was sent.
      if (this.copies.get(mark)?.some(({ id }) => id === replyTo)) {
        this.carried.add(mark)
        continue
      }
      push(this.copies, mark, shown)
      const said = this.#ledger.of(mark)
      if (said?.by === 'customer' && thread !== undefined) this.threads.set(said.customer, thread)
    }
  }

  #edited(message: SeenMessage): void {
    const shown: Shown = { at: Date.now(), place: `${message.chat}/`, id: message.id }
    if (message.chat === this.#place.alerts.id) return this.#alerted('telegram', refsIn(message), shown)
    if (!this.#thanks(message)) for (const mark of marksIn(message.text)) this.carried.add(mark)
  }

  /** A question answered before the bot learned that it had come is asked once more, with thanks. */
  #thanks(message: SeenMessage): boolean {
    const thanks = message.rows.flat().find(({ text }) => text.startsWith('✓'))
    const [, survey, score] = /^vote (\d+) (\d+)$/.exec(thanks?.callback_data ?? '') ?? []
    if (survey) this.#thanked.set(Number(survey), Number(score))
    return survey !== undefined
  }

  #alerted(where: Platform, refs: readonly string[], shown: Shown): void {
    for (const ref of refs) {
      const posts = this.alerts[where].get(ref) ?? []
      if (!posts.some(({ id }) => id === shown.id)) this.alerts[where].set(ref, [...posts, shown])
    }
  }

  #topic(chat: number, id: number, name: string): void {
    const [, customer, number] = /^(.+) · #(\d+)$/.exec(name) ?? []
    if (!customer) return
    this.numbers.set(customer, Number(number))
    push(this.topics, Number(number), { at: Date.now(), place: String(chat), id })
  }

  /** What was done and nobody was told of will be done again. */
  #called({ fault, method }: Call): void {
    this.#ledger.calls.count += 1
    if (fault === 'cut-after' || fault === 'silent-after' || fault === 'hung-up')
      this.#ledger.cause(`${fault} ${method}`, Date.now())
  }

  #polled(fault: string | undefined): void {
    if (fault === 'never-answers') this.#ledger.goDeaf()
    else if (fault === undefined) this.#ledger.endDeaf()
  }

  #inSlack(happening: Happening): void {
    if (happening.kind === 'call' && happening.call.outcome === 'cut-after') {
      this.#ledger.cause('cut-after in Slack', Date.now())
    }
    if (happening.kind === 'change' && 'message' in happening.change) {
      const { kind, message } = happening.change
      const isAlert = message.channel === this.#place.channel.id && message.byBot && message.ephemeralFor === undefined
      if (isAlert && message.threadTs === undefined && kind !== 'deleted') this.#alertInSlack(message)
    }
    this.#changed()
  }

  #alertInSlack(message: Message): void {
    const refs = this.#place.slack.buttons(message).flatMap(({ value = '' }) => refIn(value) ?? [])
    const id = Math.round(Number(message.ts) * 1e6)
    this.#alerted('slack', refs, { at: Date.now(), place: message.channel, id })
  }
}

/** The wait a button is about, `NUMBER-WAIT`, as long as somebody waits. */
export const refIn = (runs: string): string | null => /^(?:claim|assign) (\d+-\d+)$/.exec(runs)?.[1] ?? null

const surveyIn = (runs: string): number | null => {
  const [, id] = /^vote (\d+) \d+$/.exec(runs) ?? []
  return id === undefined ? null : Number(id)
}

const buttonsOf = ({ rows }: SeenMessage): string[] => rows.flat().flatMap((button) => button.callback_data ?? [])

const refsIn = (message: SeenMessage): string[] => buttonsOf(message).flatMap((runs) => refIn(runs) ?? [])

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}
