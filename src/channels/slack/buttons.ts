import type { ActionsBlock, Button as SlackButton } from '@slack/types'
import type { Button } from '../../chat/reply.ts'
import { LIMITS } from './limits.ts'
import { plainText } from './spans.ts'

/** Makes the buttons of one message, each with an `action_id` of its own. */
export class Buttons {
  #made = 0

  /** The rows of buttons under a message. */
  rows(rows: readonly (readonly Button[])[]): ActionsBlock[] {
    return rows.flatMap((row) => {
      const elements = row.flatMap((button) => this.one(button) ?? [])
      return chunks(elements, LIMITS.buttonsInRow).map((some): ActionsBlock => ({ type: 'actions', elements: some }))
    })
  }

  /** One button, or nothing when its link is one Slack would refuse the whole message for. */
  one(button: Button): SlackButton | undefined {
    const text = plainText(button.label, LIMITS.buttonLabel)
    if ('href' in button) {
      if (!/^https?:\/\//i.test(button.href) || button.href.length > LIMITS.buttonUrl) return undefined
      return { type: 'button', text, action_id: this.#id('open'), url: button.href }
    }
    const made: SlackButton = { type: 'button', text, action_id: this.#id('run'), value: button.runs }
    return button.style ? { ...made, style: button.style } : made
  }

  #id(what: string): string {
    this.#made += 1
    return `${what}-${this.#made}`
  }
}

/** Cuts a list into lists of at most `size`. */
export function chunks<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size)
  return Array.from({ length: count }, (_, at) => list.slice(at * size, (at + 1) * size))
}
