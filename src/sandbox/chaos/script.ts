import { setTimeout as sleep } from 'node:timers/promises'
import type { Platform } from '../../chat/heard.ts'
import { Chat, type World } from './customer.ts'
import type { Round } from './ledger.ts'
import { GaveUp } from './patience.ts'
import { chance } from './random.ts'
import type { Shown } from './sight.ts'

/** An answer is quick when it comes within this time: before the target by any clock that counts whole seconds. */
const QUICK_MS = 1200
/** By then an alert that was on its way has come or will not come. */
const ON_ITS_WAY_MS = 500
/** However short the run, everybody asks so often. */
const LEAST_ROUNDS = 2

/** A customer's whole day, round after round, until the run begins to close. `isOver` says so. */
export async function live(world: World, seed: number, number: number, isOver: () => boolean): Promise<void> {
  const luck = chance(seed, `customer ${number}`)
  const name = `Pelanggan ${String(number).padStart(3, '0')}`
  const chat = new Chat(world, luck, name)
  const play = new Play(world, chat, name)
  try {
    await chat.pause(0, 3000)
    await play.first()
    for (let rounds = 0; rounds < LEAST_ROUNDS || !isOver(); rounds += 1) {
      const pace = luck.weighted({ quick: 5, slow: 3, late: 2 })
      await play.round(pace, luck.int(0, 2), luck.happens(0.2), luck.int(300, 8000))
      await play.aside(luck.weighted({ nothing: 6, note: 1, order: 1, editAnswer: 1 }))
      if (luck.happens(0.35)) await play.end(luck.happens(0.8) ? luck.int(1, 5) : null, luck.happens(0.5))
      await chat.pause(100, 2500)
    }
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error
  }
}

/** What one customer and their admins do, step by step, each after what they have seen. */
class Play {
  readonly #world: World
  readonly #chat: Chat
  readonly #name: string
  #last: Round | null = null

  constructor(world: World, chat: Chat, name: string) {
    this.#world = world
    this.#chat = chat
    this.#name = name
  }

  /** Nobody can answer before there is a topic. */
  async first(): Promise<void> {
    const round = this.#chat.ask('late')
    await this.#chat.arrives(round.opener)
    await this.#answer(round)
  }

  async round(pace: Round['pace'], more: number, edits: boolean, afterMs: number): Promise<void> {
    if (pace === 'slow') await this.#settled()
    const known = new Set(this.#alerts())
    const round = this.#chat.ask(pace)
    const last = [round.opener, ...Array.from({ length: more }, () => this.#chat.more())].at(-1) ?? round.opener
    if (edits) this.#chat.edit(last)
    if (pace === 'quick') await sleep(Math.min(QUICK_MS, afterMs / 4))
    if (pace === 'late') await sleep(afterMs)
    if (pace === 'slow') await this.#alerted(round, known)
    await this.#answer(round)
  }

  /** What admins do besides. */
  async aside(what: 'nothing' | 'note' | 'order' | 'editAnswer'): Promise<void> {
    const { ledger } = this.#world
    if (what === 'note') await this.#chat.note()
    if (what === 'order') {
      const order = `C-${ledger.orders.length + 1001}`
      ledger.orders.push(order)
      await this.#chat.command(`/order ${order} 45000 2 kaos`)
    }
    const said = ledger.said.findLast(({ customer, by }) => customer === this.#chat.user.id && by === 'human')
    if (what === 'editAnswer' && said) this.#chat.edit(said)
  }

  /** An admin ends the conversation, and the customer is asked how it was; `score` null: the question is not answered. */
  async end(score: number | null, comments: boolean): Promise<void> {
    const { ledger, sight, patience } = this.#world
    const before = new Set(this.#surveys())
    await this.#chat.command('/resolve')
    ledger.resolved += 1
    const survey = await patience.until(`a survey for ${this.#name}`, () =>
      this.#surveys().find((id) => !before.has(id)),
    )
    if (score === null) return
    await this.#vote(survey, score)
    await patience.until(`thanks for the vote of ${this.#name}`, () => sight.thanked(survey) === score)
    if (!comments) return
    await this.#chat.arrives(this.#chat.comment())
  }

  async #vote(survey: number, score: number): Promise<void> {
    const { place, ledger, sight } = this.#world
    const asked = sight.surveys.get(survey)?.at(-1)
    if (!asked) return
    ledger.votes.set(survey, { customer: this.#chat.user.id, score })
    const message = { chat: this.#chat.user.id, id: asked.id }
    // A bot that is killed meanwhile never answers the press; the vote counts all the same.
    place.telegram.press(this.#chat.user, message, `vote ${survey} ${score}`).catch(() => {})
  }

  async #answer(round: Round): Promise<void> {
    const said = await this.#chat.answer(round)
    this.#last = round
    void this.#chat.arrives(said).catch(() => {})
  }

  /** Until the last answer has arrived, and with it everything that was known when it was heard. */
  async #settled(): Promise<void> {
    const { ledger } = this.#world
    if (!this.#last) return
    const mine = ledger.said.filter(({ customer, by }) => customer === this.#chat.user.id && by !== 'note')
    for (const said of mine.slice(-8)) await this.#chat.arrives(said)
    await sleep(ON_ITS_WAY_MS)
  }

  /** Until the alert is seen wherever alerts are shown: that is what makes somebody answer. */
  async #alerted(round: Round, known: ReadonlySet<string>): Promise<void> {
    const { patience } = this.#world
    const fresh = (where: Platform) => () => this.#alerts(where).find((ref) => !known.has(ref))
    const { mark } = round.opener
    const ref = await patience.until(`an alert in Telegram about ${mark} of ${this.#name}`, fresh('telegram'))
    await patience.until(`the alert ${ref} in Slack about ${mark} of ${this.#name}`, () =>
      this.#world.sight.alerts.slack.has(ref),
    )
  }

  #alerts(where: Platform = 'telegram'): string[] {
    const number = this.#world.sight.numbers.get(this.#name)
    return [...this.#world.sight.alerts[where].keys()].filter((ref) => ref.startsWith(`${number}-`))
  }

  #surveys(): number[] {
    const isMine = (posts: Shown[]) => posts.some(({ place }) => place === `${this.#chat.user.id}/`)
    return [...this.#world.sight.surveys].flatMap(([id, posts]) => (isMine(posts) ? [id] : []))
  }
}
