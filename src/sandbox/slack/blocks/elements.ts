import { among, amount, called, flag, kinds, list, maybe, object, type Shape, text, whole } from './shape.ts'
import { anyText, confirmation, identifier, image, plain } from './texts.ts'

const MOST_OPTIONS = 100

const pressable = { action_id: maybe(identifier), confirm: maybe(confirmation) }
const chosen = { ...pressable, focus_on_load: maybe(flag), placeholder: maybe(plain(150)) }

export const button = object({
  type: called('button'),
  text: plain(75),
  ...pressable,
  value: maybe(text(2000)),
  url: maybe(text(3000)),
  style: maybe(among('primary', 'danger')),
  accessibility_label: maybe(text(75)),
})

const optionOf = (label: Shape) =>
  object({ text: label, value: maybe(text(150)), description: maybe(plain(75)), url: maybe(text(3000)) })
const option = optionOf(plain(75))
const richOption = optionOf(anyText(75))
const group = object({ label: plain(75), options: list(option, 1, MOST_OPTIONS) })

const fewSelected = { max_selected_items: maybe(whole(1)) }
const ids = list(text())
const filter = object({
  include: maybe(list(among('im', 'mpim', 'private', 'public'), 1)),
  exclude_external_shared_channels: maybe(flag),
  exclude_bot_users: maybe(flag),
})

function staticMenu(type: string, more: Parameters<typeof object>[0]): Shape {
  const fields = {
    type: called(type),
    ...chosen,
    options: maybe(list(option, 1, MOST_OPTIONS)),
    option_groups: maybe(list(group, 1, MOST_OPTIONS)),
    ...more,
  }
  return object(fields, (menu, at, problems) => {
    if ((menu.options === undefined) === (menu.option_groups === undefined)) {
      problems.add('must have exactly one of options and option_groups', at)
    }
  })
}

const menu = (type: string, more: Parameters<typeof object>[0] = {}) =>
  object({ type: called(type), ...chosen, ...more })

const conversation = { default_to_current_conversation: maybe(flag), filter: maybe(filter) }
const answerable = { response_url_enabled: maybe(flag) }
const externally = { min_query_length: maybe(whole(0)) }

const choices = {
  type: called('checkboxes'),
  ...pressable,
  focus_on_load: maybe(flag),
  options: list(richOption, 1, 10),
}

/** Everything people may press or choose from, by its type. */
const pickers: Record<string, Shape> = {
  button,
  overflow: object({ type: called('overflow'), ...pressable, options: list(option, 1, 5) }),
  static_select: staticMenu('static_select', { initial_option: maybe(option) }),
  external_select: menu('external_select', { initial_option: maybe(option), ...externally }),
  users_select: menu('users_select', { initial_user: maybe(text()) }),
  conversations_select: menu('conversations_select', {
    initial_conversation: maybe(text()),
    ...conversation,
    ...answerable,
  }),
  channels_select: menu('channels_select', { initial_channel: maybe(text()), ...answerable }),
  multi_static_select: staticMenu('multi_static_select', { initial_options: maybe(list(option, 1)), ...fewSelected }),
  multi_external_select: menu('multi_external_select', {
    initial_options: maybe(list(option, 1)),
    ...externally,
    ...fewSelected,
  }),
  multi_users_select: menu('multi_users_select', { initial_users: maybe(ids), ...fewSelected }),
  multi_conversations_select: menu('multi_conversations_select', {
    initial_conversations: maybe(ids),
    ...conversation,
    ...fewSelected,
  }),
  multi_channels_select: menu('multi_channels_select', { initial_channels: maybe(ids), ...fewSelected }),
  checkboxes: object({ ...choices, initial_options: maybe(list(richOption, 1)) }),
  radio_buttons: object({ ...choices, type: called('radio_buttons'), initial_option: maybe(richOption) }),
  datepicker: menu('datepicker', { initial_date: maybe(text(10)) }),
  timepicker: menu('timepicker', { initial_time: maybe(text(5)), timezone: maybe(text()) }),
}

const dateTime = object({
  type: called('datetimepicker'),
  ...pressable,
  focus_on_load: maybe(flag),
  initial_date_time: maybe(amount),
})

const typing = {
  action_id: maybe(identifier),
  focus_on_load: maybe(flag),
  placeholder: maybe(plain(150)),
  initial_value: maybe(text()),
  dispatch_action_config: maybe(
    object({ trigger_actions_on: maybe(list(among('on_enter_pressed', 'on_character_entered'), 1, 2)) }),
  ),
}

const typed: Record<string, Shape> = {
  plain_text_input: object({
    type: called('plain_text_input'),
    ...typing,
    multiline: maybe(flag),
    min_length: maybe(whole(0, 3000)),
    max_length: maybe(whole(1, 3000)),
  }),
  number_input: object({
    type: called('number_input'),
    ...typing,
    is_decimal_allowed: flag,
    min_value: maybe(text()),
    max_value: maybe(text()),
  }),
  email_text_input: object({ type: called('email_text_input'), ...typing }),
  url_text_input: object({ type: called('url_text_input'), ...typing }),
}

const { button: _, overflow: __, ...choosers } = pickers

/** What may stand in an actions block. */
export const inActions = kinds({ ...pickers, datetimepicker: dateTime })
/** What may stand beside the text of a section. */
export const besideSection = kinds({ ...pickers, image: image() })
/** What people may fill in. */
export const inInput = kinds({ ...choosers, datetimepicker: dateTime, ...typed })
