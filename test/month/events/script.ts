import type { Dice } from '../random.ts'
import type { ActKind, Chat, Done, Event, Said } from '../world.ts'
import type { Phrase } from './phrases.ts'

const SECOND = 1000
export const MINUTE = 60 * SECOND

/** Numbers everything said or done in the month. */
export interface Counter {
  id: number
}

/** A chat while it is made up: a clock of its own that only goes forward. */
export interface Script {
  chat: Chat
  dice: Dice
  /** Who usually answers here. */
  regular: string
  now: number
  /** Goes on after so many minutes, never less than a second. */
  wait(minutes: number): void
  says(by: Said['by'], phrase: Phrase | null, more?: Partial<Said>): Said
  does(kind: ActKind, by: string | null, to?: string): Done
}

export function script(chat: Chat, dice: Dice, regular: string, start: number, counter: Counter): Script {
  const add = <E extends Event>(event: E): E => {
    chat.events.push(event)
    self.now += SECOND
    return event
  }
  const self: Script = {
    ...{ chat, dice, regular },
    now: start,
    wait(minutes) {
      self.now += Math.max(SECOND, Math.round(minutes * 60) * SECOND)
    },
    says(by, phrase, more = {}) {
      counter.id += 1
      const { text, label } = phrase ?? { text: null, label: {} }
      return add({ is: 'said', id: counter.id, at: self.now, by, kind: 'text', text, label, ...more })
    },
    does(kind, by, to) {
      counter.id += 1
      return add({ is: 'done', id: counter.id, at: self.now, kind, by, ...(to === undefined ? {} : { to }) })
    },
  }
  return self
}

/** Minutes until somebody answers: mostly soon, sometimes not today. */
export function delay(dice: Dice): number {
  const how = dice.weighted({ soon: 58, late: 24, long: 12, hours: 6 })
  if (how === 'soon') return dice.int(20, 540) / 60
  if (how === 'late') return dice.int(9, 22)
  return how === 'long' ? dice.int(20, 90) : dice.int(90, 1500)
}
