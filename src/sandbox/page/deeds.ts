/** What can be done on the page. `as` is the Telegram id of who does it; the team is known in Slack by it too. */
export type Deed =
  | {
      do: 'say'
      as: number
      place: 'private' | 'inbox' | 'alerts'
      thread?: number
      text?: string
      photo?: boolean
      sticker?: string
    }
  | { do: 'press'; as: number; chat: number; message: number; ephemeral?: number; data: string }
  | { do: 'slack'; as: number; text: string }
  | { do: 'slack-press'; as: number; ts: string; value: string }
  | { do: 'customer'; name: string }
  | { do: 'time'; minutes: number }

/** Something that cannot be done; told to whoever asked. */
export class Mistaken extends Error {}

const LONGEST_TEXT = 4096
const LONGEST_NAME = 64

/** Reads a deed off the wire. Throws `Mistaken` when it is none. */
export function readDeed(body: unknown): Deed {
  const fields = new Fields(body)
  switch (fields.text('do')) {
    case 'say':
      return readSaying(fields)
    case 'press':
      return {
        do: 'press',
        as: fields.number('as'),
        chat: fields.number('chat'),
        message: fields.number('message'),
        ephemeral: fields.numberIfAny('ephemeral'),
        data: fields.text('data'),
      }
    case 'slack':
      return { do: 'slack', as: fields.number('as'), text: fields.text('text') }
    case 'slack-press':
      return { do: 'slack-press', as: fields.number('as'), ts: fields.text('ts'), value: fields.text('value') }
    case 'customer':
      return { do: 'customer', name: fields.text('name').slice(0, LONGEST_NAME) }
    case 'time':
      return { do: 'time', minutes: Math.max(1, fields.number('minutes')) }
    default:
      throw new Mistaken('nothing of that name can be done')
  }
}

function readSaying(fields: Fields): Deed {
  const place = fields.text('place')
  if (place !== 'private' && place !== 'inbox' && place !== 'alerts') throw new Mistaken(`there is no place ${place}`)
  const said = {
    text: fields.textIfAny('text'),
    photo: fields.has('photo'),
    sticker: fields.textIfAny('sticker'),
  }
  if (!said.text && !said.photo && !said.sticker) throw new Mistaken('there is nothing to say')
  return { do: 'say', as: fields.number('as'), place, thread: fields.numberIfAny('thread'), ...said }
}

class Fields {
  readonly #fields: Record<string, unknown>

  constructor(body: unknown) {
    if (typeof body !== 'object' || body === null) throw new Mistaken('that is no deed')
    this.#fields = { ...body }
  }

  has(name: string): boolean {
    return this.#fields[name] === true
  }

  text(name: string): string {
    const value = this.textIfAny(name)
    if (value === undefined) throw new Mistaken(`${name} is missing`)
    return value
  }

  textIfAny(name: string): string | undefined {
    const value = this.#fields[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, LONGEST_TEXT) : undefined
  }

  number(name: string): number {
    const value = this.numberIfAny(name)
    if (value === undefined) throw new Mistaken(`${name} is missing`)
    return value
  }

  numberIfAny(name: string): number | undefined {
    const value = this.#fields[name]
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
  }
}
