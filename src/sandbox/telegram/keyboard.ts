import type { InlineKeyboardMarkup } from 'grammy/types'
import { bad } from './refusal.ts'
import type { SeenButton } from './types.ts'

const ACTIONS = [
  'url',
  'callback_data',
  'copy_text',
  'disabled',
  'web_app',
  'login_url',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'callback_game',
  'pay',
]
const FIELDS: ReadonlySet<string> = new Set(['text', 'style', 'icon_custom_emoji_id', ...ACTIONS])
const STYLES: ReadonlySet<unknown> = new Set(['danger', 'success', 'primary'])
const MAX_BUTTONS = 100
const MAX_IN_ROW = 8
const MAX_DATA_BYTES = 64
const MAX_COPY_TEXT = 256

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a reply markup turns out to be: an inline keyboard, which stays on the message, or something for the input field. */
export type ReplyMarkup = { inline?: InlineKeyboardMarkup; other?: 'keyboard' | 'remove_keyboard' | 'force_reply' }

/** Checks a `reply_markup` as the platform does; an empty inline keyboard is none. */
export function readMarkup(markup: unknown): ReplyMarkup {
  if (markup === undefined) return {}
  if (!isRecord(markup)) throw bad("can't parse reply keyboard markup JSON object")
  if ('inline_keyboard' in markup) {
    const rows = markup.inline_keyboard
    if (!Array.isArray(rows)) throw bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array')
    checkRows(rows)
    const kept = rows.filter((row: unknown[]) => row.length > 0)
    if (kept.length === 0) return {}
    return { inline: { ...markup, inline_keyboard: kept } as InlineKeyboardMarkup }
  }
  for (const other of ['keyboard', 'remove_keyboard', 'force_reply'] as const) {
    if (other in markup) return { other }
  }
  throw bad("can't parse reply keyboard markup: unknown kind")
}

function checkRows(rows: unknown[]): void {
  let count = 0
  for (const row of rows) {
    if (!Array.isArray(row)) throw bad('inline keyboard row must be an Array')
    if (row.length > MAX_IN_ROW) throw bad('REPLY_MARKUP_TOO_LONG')
    for (const button of row) checkButton(button)
    count += row.length
  }
  if (count > MAX_BUTTONS) throw bad('REPLY_MARKUP_TOO_LONG')
}

function checkButton(button: unknown): void {
  if (!isRecord(button)) throw bad("can't parse inline keyboard button: must be an Object")
  if (typeof button.text !== 'string' || button.text === '') {
    throw bad('can\'t parse inline keyboard button: Field "text" must be a non-empty String')
  }
  for (const field of Object.keys(button)) {
    if (!FIELDS.has(field)) throw bad(`unknown field "${field}" in inline keyboard button`)
  }
  const actions = ACTIONS.filter((action) => action in button)
  if (actions.length === 0)
    throw bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
  if (actions.length > 1) throw bad('inline keyboard button must have exactly one action')
  if ('style' in button && !STYLES.has(button.style)) throw bad('invalid button style specified')
  checkAction(button)
}

function checkAction(button: Record<string, unknown>): void {
  if ('callback_data' in button) checkData(button.callback_data)
  if ('url' in button && !(typeof button.url === 'string' && /^(?:https?|tg):\/\/\S+$/i.test(button.url))) {
    throw bad('BUTTON_URL_INVALID')
  }
  if ('copy_text' in button) {
    const text = isRecord(button.copy_text) ? button.copy_text.text : undefined
    if (typeof text !== 'string' || text.length < 1 || text.length > MAX_COPY_TEXT)
      throw bad('BUTTON_COPY_TEXT_INVALID')
  }
}

/** Callback data: 1 to 64 bytes, not characters. */
export function checkData(data: unknown): void {
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
  if (bytes < 1 || bytes > MAX_DATA_BYTES) throw bad('BUTTON_DATA_INVALID')
}

/** A button of any kind as a person sees it. */
export function seenButton(button: object, text: string): SeenButton {
  const given: Record<string, unknown> = { ...button }
  const copied = isRecord(given.copy_text) ? given.copy_text.text : undefined
  return {
    text,
    ...(typeof given.callback_data === 'string' && { callback_data: given.callback_data }),
    ...(typeof given.url === 'string' && { url: given.url }),
    ...(typeof copied === 'string' && { copy_text: copied }),
    ...(typeof given.style === 'string' && { style: given.style }),
    ...(given.disabled !== undefined && { disabled: true }),
  }
}
