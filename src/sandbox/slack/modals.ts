import { isFields } from './args.ts'
import { buttonsOf } from './look.ts'
import type { Fields, View } from './model.ts'
import { context, hear, type Manner, pick, pressed } from './pressing.ts'
import { personAt, type Ref } from './talking.ts'
import type { World } from './world.ts'

/** What came of a press on the Home tab or of a modal handed in. */
export interface ViewOutcome {
  /** Real milliseconds until the bot acknowledged. */
  ackMs: number
  /** What the acknowledgement carried; empty when bare. */
  ack: Fields
}

/** A person presses a button of the Home tab or of the modal they have open. */
export async function pressInView(world: World, manner: Manner, who: Ref, which: string): Promise<ViewOutcome> {
  const person = personAt(world, who)
  const view = world.views.modal(person.id) ?? world.views.home(person.id)
  if (!view) throw new Error(`${person.name} sees neither a modal nor a Home tab`)
  const button = pick(buttonsOf(view.blocks), which)
  const payload: Fields = {
    ...pressed(world, person, button),
    container: { type: 'view', view_id: view.id },
    view: world.views.onWire(view),
  }
  return hear(world, manner, button.text, { type: 'interactive', payload, acceptsResponse: false })
}

/** A person fills in the modal they have open, by `action_id`, and hands it in. */
export async function submit(
  world: World,
  manner: Manner,
  who: Ref,
  answers: Readonly<Record<string, string>>,
): Promise<ViewOutcome> {
  const person = personAt(world, who)
  const view = world.views.modal(person.id)
  if (!view) throw new Error(`${person.name} has no modal open`)
  const payload: Fields = {
    type: 'view_submission',
    ...context(world, person),
    trigger_id: world.views.trigger(person.id, world.clock.now()),
    view: { ...world.views.onWire(view), state: { values: filledIn(view, answers) } },
    response_urls: [],
  }
  const outcome = await hear(world, manner, 'The modal', { type: 'interactive', payload, acceptsResponse: true })
  const { response_action: action, view: next } = outcome.ack
  if (action === 'update' && isFields(next)) world.views.replace(view.id, next, undefined)
  else if (action === 'push' && isFields(next)) world.views.open(person.id, next)
  else if (action !== 'errors') world.views.close(view)
  return outcome
}

function filledIn(view: View, answers: Readonly<Record<string, string>>): Fields {
  const inputs = view.blocks.filter((block) => block.type === 'input')
  return Object.fromEntries(
    inputs.map((block) => {
      const element = isFields(block.element) ? block.element : {}
      const name = String(element.action_id)
      const answer = answers[name]
      if (answer === undefined && block.optional !== true) throw new Error(`${name} has to be filled in`)
      return [block.block_id, { [name]: stateOf(element, answer) }]
    }),
  )
}

function stateOf(element: Fields, answer: string | undefined): Fields {
  const type = String(element.type)
  if (type.endsWith('_input')) return { type, value: answer ?? null }
  if (type === 'users_select') return { type, selected_user: answer ?? null }
  const options = Array.isArray(element.options) ? element.options.filter(isFields) : []
  const option = options.find((one) => one.value === answer)
  if (answer !== undefined && !option) throw new Error(`There is no option ${answer}`)
  return { type, selected_option: option ?? null }
}
