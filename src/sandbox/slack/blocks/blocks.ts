import { isFields } from '../args.ts'
import type { Fields } from '../model.ts'
import { besideSection, button, inActions, inInput } from './elements.ts'
import { richText } from './rich.ts'
import { among, called, flag, kinds, list, maybe, object, type Problems, type Shape, text } from './shape.ts'
import { dataTable, table } from './tables.ts'
import { anyText, identifier, image, mrkdwn, plain } from './texts.ts'

const block = (
  type: string,
  fields: Parameters<typeof object>[0],
  also?: (value: Fields, at: string, problems: Problems) => void,
) => object({ type: called(type), block_id: maybe(identifier), ...fields }, also)

const inContext = kinds({ image: image(), plain_text: plain(2000), mrkdwn: mrkdwn(2000) })

/** One of several fields must be there. */
function atLeastOne(...names: readonly string[]) {
  return (value: Fields, at: string, problems: Problems) => {
    if (names.every((name) => value[name] === undefined)) {
      problems.add(`missing required field: one of ${names.join(', ')}`, at)
    }
  }
}

/** Two buttons of one block under one name could not be told apart. */
function distinctActions(field: string) {
  return (value: Fields, at: string, problems: Problems) => {
    const seen = new Set<unknown>()
    const elements = Array.isArray(value[field]) ? value[field] : []
    elements.forEach((element: unknown, index) => {
      const id = isFields(element) ? element.action_id : undefined
      if (id !== undefined && seen.has(id)) {
        problems.add(`action_id "${String(id)}" already exists`, `${at}/${field}/${index}/action_id`)
      }
      seen.add(id)
    })
  }
}

const card = block(
  'card',
  {
    hero_image: maybe(image()),
    icon: maybe(image()),
    title: maybe(mrkdwn(150)),
    subtitle: maybe(mrkdwn(150)),
    body: maybe(mrkdwn(200)),
    actions: maybe(list(button, 1, 25)),
  },
  (value, at, problems) => {
    atLeastOne('hero_image', 'title', 'actions', 'body')(value, at, problems)
    distinctActions('actions')(value, at, problems)
  },
)

/** Every block a message may hold here, by its type. */
export const inMessage: Shape = kinds({
  section: block(
    'section',
    {
      text: maybe(anyText(3000)),
      fields: maybe(list(anyText(2000), 1, 10)),
      accessory: maybe(besideSection),
      expand: maybe(flag),
    },
    atLeastOne('text', 'fields'),
  ),
  header: block('header', { text: plain(150) }),
  actions: block('actions', { elements: list(inActions, 1, 25) }, distinctActions('elements')),
  context: block('context', { elements: list(inContext, 1, 10) }),
  divider: block('divider', {}),
  image: image({ block_id: maybe(identifier), title: maybe(plain(2000)) }),
  rich_text: richText,
  markdown: block('markdown', { text: text(12_000) }),
  table,
  data_table: dataTable,
  alert: block('alert', {
    text: anyText(3000),
    level: maybe(among('default', 'info', 'warning', 'error', 'success')),
  }),
  card,
  carousel: block('carousel', { elements: list(card, 1, 10) }),
  input: block('input', {
    label: plain(2000),
    element: inInput,
    hint: maybe(plain(2000)),
    optional: maybe(flag),
    dispatch_action: maybe(flag),
  }),
})
