import { setTimeout as sleep } from 'node:timers/promises'
import type { Message, User } from 'grammy/types'
import type { Content } from '../telegram/index.ts'
import type { Ledger, Round, Said } from './ledger.ts'
import type { Patience } from './patience.ts'
import type { Place } from './place.ts'
import type { Chance } from './random.ts'
import type { Sight } from './sight.ts'

/** Where people act, and what they go by. */
export interface World {
  place: Place
  ledger: Ledger
  sight: Sight
  patience: Patience
  /** How much slower than an idle machine this one is, 1 and more: everybody takes so much more time. */
  slowness(): number
}

const ASKS = [
  'Halo kak, masih ada',
  'Berapa harga',
  'Kapan dikirim pesanan',
  'Ukuran L ada kak',
  'Bisa kirim ke Bogor',
] as const
const ANSWERS = [
  'Stok ada kak, silakan',
  'Harganya Rp45.000 kak',
  'Dikirim besok pagi kak',
  'Bisa kak, ongkir Rp12.000',
] as const

/** One customer and the admins who answer in their topic. */
export class Chat {
  readonly user: User
  readonly #world: World
  readonly #chance: Chance
  /** Messages as the platform has them, by mark. */
  readonly #sent = new Map<string, Message>()
  #answering: User | null = null

  constructor(world: World, chance: Chance, name: string) {
    this.#world = world
    this.#chance = chance
    this.user = world.place.telegram.user({ firstName: name })
  }

  /** Where the customer's words appear, and people answer. */
  topic(): Promise<number> {
    const { sight, patience } = this.#world
    return patience.until(`a topic for ${this.user.first_name}`, () => sight.threads.get(this.user.id))
  }

  /** The customer writes, in one of the ways people write; the round it opens. */
  ask(pace: Round['pace']): Round {
    const opener = this.#write('customer', `${this.#chance.pick(ASKS)}`, '?')
    const round: Round = { customer: this.user.id, pace, opener, answeredAt: null }
    this.#world.ledger.rounds.push(round)
    return round
  }

  /** More of the same before anybody answers. */
  more(): Said {
    return this.#write('customer', this.#chance.pick(ASKS), '?')
  }

  /** An admin answers in the topic. */
  async answer(round: Round): Promise<Said> {
    const said = this.#write('human', this.#chance.pick(ANSWERS), '', { thread: await this.topic() })
    round.answeredAt = said.at
    return said
  }

  /** An admin leaves a note for the others; the customer is never to see it. */
  async note(): Promise<void> {
    this.#write('note', '// tolong cek dulu', '', { thread: await this.topic(), only: 'text' })
  }

  /** Whoever wrote it writes it anew. */
  edit(said: Said): void {
    const message = this.#sent.get(said.mark)
    if (!message || said.edited) return
    const { ledger, place } = this.#world
    const mark = ledger.mark()
    const text = said.text.replace(said.mark, mark)
    ledger.rewrite(said, mark, text)
    place.telegram.edit(message, message.text === undefined ? { photo: 'foto.jpg', caption: text } : text)
  }

  /** Who answered last types a command in the topic: anybody else may not be known to the bot yet. */
  async command(line: string): Promise<Message> {
    const { place, ledger } = this.#world
    const message = place.telegram.send(this.#answering ?? this.#chance.pick(place.admins), line, {
      chat: place.inbox,
      thread: await this.topic(),
    })
    ledger.commands.set(`${place.inbox.id}/${message.message_id}`, line)
    return message
  }

  /** Until what was said is on the other side. */
  async arrives(said: Said): Promise<void> {
    const { sight, patience } = this.#world
    const where = said.by === 'customer' ? 'in the topic' : 'at the customer'
    await patience.until(`${said.mark} of ${this.user.first_name} ${where}`, () =>
      sight.isCopied(said.mark, said.edited),
    )
  }

  /** A comment on a survey, which is no question. */
  comment(): Said {
    return this.#write('customer', 'Pelayanannya cepat', '', { only: 'text' })
  }

  #write(by: Said['by'], words: string, end: string, { thread, only }: { thread?: number; only?: 'text' } = {}): Said {
    const { place, ledger } = this.#world
    const from = by === 'customer' ? this.user : this.#chance.pick(place.admins)
    if (by === 'human') this.#answering = from
    const where = thread === undefined ? {} : { chat: place.inbox, thread }
    const how = only ?? this.#chance.weighted({ text: 8, photo: 1, album: 1 })
    const parts = Array.from({ length: how === 'album' ? this.#chance.int(2, 3) : 1 }, (_, n) => {
      const mark = ledger.mark()
      const text = `${words} ${mark}${end}`
      return { said: { mark, by, customer: this.user.id, at: Date.now(), text, edited: null, follows: n > 0 }, text }
    })
    const contents = parts.map(({ text }): Content => (how === 'text' ? text : { photo: 'foto.jpg', caption: text }))
    const [single] = contents
    const sent =
      contents.length === 1 && single !== undefined
        ? [place.telegram.send(from, single, where)]
        : place.telegram.album(from, contents, where)
    for (const [n, { said }] of parts.entries()) {
      ledger.write(said)
      const message = sent[n]
      if (message) this.#sent.set(said.mark, message)
    }
    return parts[0]!.said
  }

  /** Thinks for a while, milliseconds. */
  pause(low: number, high: number): Promise<void> {
    return sleep(this.#chance.int(low, high) * this.#world.slowness())
  }
}
