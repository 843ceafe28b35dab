import { bad } from './refusal.ts'

export type Params = Record<string, unknown>
type Kind = 'int' | 'float' | 'bool' | 'string' | 'chat' | 'object' | 'array' | 'file'
type Spec = ReadonlyMap<string, { kind: Kind; required: boolean }>

const QUIET = 'disable_notification:bool protect_content:bool'
const TO = 'chat_id:chat! message_thread_id:int direct_messages_topic_id:int'
const POST = `business_connection_id:string ${TO} ${QUIET} allow_paid_broadcast:bool message_effect_id:string
  suggested_post_parameters:object reply_parameters:object reply_to_message_id:int`
const EPHEMERAL = 'ephemeral_message_parameters:object receiver_user_id:int callback_query_id:string'
const SEND = `${POST} ${EPHEMERAL} reply_markup:object`
const FORMAT = 'parse_mode:string entities:array link_preview_options:object'
const CAPTION = 'caption:string parse_mode:string caption_entities:array show_caption_above_media:bool'
const EDIT = `business_connection_id:string chat_id:chat message_id:int inline_message_id:string reply_markup:object`
const EPHEMERAL_EDIT = 'chat_id:chat! receiver_user_id:int! ephemeral_message_id:int!'
const SCOPE = 'scope:object language_code:string'
const TOPIC = 'chat_id:chat! message_thread_id:int!'
const MESSAGE = 'chat_id:chat! message_id:int!'

const SPECS: Record<string, string> = {
  getMe: '',
  getUpdates: 'offset:int limit:int timeout:int allowed_updates:array',
  setWebhook: `url:string! certificate:file ip_address:string max_connections:int allowed_updates:array
    drop_pending_updates:bool secret_token:string`,
  deleteWebhook: 'drop_pending_updates:bool',
  getWebhookInfo: '',
  setMyCommands: `commands:array! ${SCOPE}`,
  getMyCommands: SCOPE,
  deleteMyCommands: SCOPE,
  sendMessage: `${SEND} text:string! ${FORMAT}`,
  sendRichMessage: `${SEND} rich_message:object!`,
  sendPhoto: `${SEND} photo:file! ${CAPTION} has_spoiler:bool`,
  sendDocument: `${SEND} document:file! thumbnail:file ${CAPTION} disable_content_type_detection:bool`,
  sendVideo: `${SEND} video:file! duration:int width:int height:int thumbnail:file cover:file start_timestamp:int
    ${CAPTION} has_spoiler:bool supports_streaming:bool`,
  sendVoice: `${SEND} voice:file! duration:int ${CAPTION}`,
  sendLocation: `${SEND} latitude:float! longitude:float! horizontal_accuracy:float live_period:int heading:int
    proximity_alert_radius:int`,
  sendMediaGroup: `${POST} media:array!`,
  sendChatAction: 'business_connection_id:string chat_id:chat! message_thread_id:int action:string!',
  copyMessage: `${TO} ${QUIET} from_chat_id:chat! message_id:int! video_start_timestamp:int ${CAPTION}
    allow_paid_broadcast:bool message_effect_id:string suggested_post_parameters:object reply_parameters:object
    reply_to_message_id:int reply_markup:object`,
  copyMessages: `${TO} ${QUIET} from_chat_id:chat! message_ids:array! remove_caption:bool`,
  forwardMessage: `${TO} ${QUIET} from_chat_id:chat! message_id:int! video_start_timestamp:int message_effect_id:string
    suggested_post_parameters:object`,
  editMessageText: `${EDIT} text:string ${FORMAT} rich_message:object`,
  editMessageCaption: `${EDIT} ${CAPTION}`,
  editMessageReplyMarkup: EDIT,
  editEphemeralMessageText: `${EPHEMERAL_EDIT} text:string ${FORMAT} rich_message:object reply_markup:object`,
  editEphemeralMessageReplyMarkup: `${EPHEMERAL_EDIT} reply_markup:object`,
  deleteEphemeralMessage: EPHEMERAL_EDIT,
  deleteMessage: MESSAGE,
  deleteMessages: 'chat_id:chat! message_ids:array!',
  pinChatMessage: `business_connection_id:string ${MESSAGE} disable_notification:bool`,
  unpinChatMessage: 'business_connection_id:string chat_id:chat! message_id:int',
  setMessageReaction: `${MESSAGE} reaction:array is_big:bool`,
  answerPreCheckoutQuery: 'pre_checkout_query_id:string! ok:bool! error_message:string',
  answerCallbackQuery: 'callback_query_id:string! text:string show_alert:bool url:string cache_time:int',
  createForumTopic: 'chat_id:chat! name:string! icon_color:int icon_custom_emoji_id:string',
  editForumTopic: `${TOPIC} name:string icon_custom_emoji_id:string`,
  closeForumTopic: TOPIC,
  reopenForumTopic: TOPIC,
  deleteForumTopic: TOPIC,
  getForumTopicIconStickers: '',
  getChat: 'chat_id:chat!',
  getChatMember: 'chat_id:chat! user_id:int!',
  getChatAdministrators: 'chat_id:chat! return_bots:bool',
  getBusinessConnection: 'business_connection_id:string!',
  getFile: 'file_id:string!',
}

function parse(spec: string): Spec {
  const words = spec.split(/\s+/).filter((word) => word !== '')
  return new Map(
    words.map((word) => {
      const [name = '', kind = ''] = word.split(':')
      return [name, { kind: kind.replace('!', '') as Kind, required: kind.endsWith('!') }]
    }),
  )
}

const PARSED: ReadonlyMap<string, Spec> = new Map(Object.entries(SPECS).map(([method, spec]) => [method, parse(spec)]))
const MISSING: Record<string, string> = { chat_id: 'chat_id is empty', text: 'message text is empty' }

/**
 * The parameters of a call, typed. Stricter than the platform, which ignores what it does not know: here an unknown
 * parameter is refused, so that a misspelt one is noticed in a test and not in a shop.
 */
export function checkParameters(method: string, given: Params): Params {
  const spec = PARSED.get(method)
  const typed: Params = {}
  for (const [name, value] of Object.entries(given)) {
    const known = spec?.get(name)
    if (!known) throw bad(`unknown parameter "${name}"`)
    if (value !== undefined && value !== null) typed[name] = convert(name, known.kind, value)
  }
  for (const [name, { required }] of spec ?? []) {
    if (required && typed[name] === undefined) throw bad(MISSING[name] ?? `parameter "${name}" is required`)
  }
  return typed
}

/** Strings stand for everything, as in forms: numbers, `true`, and JSON for lists and objects. */
function convert(name: string, kind: Kind, value: unknown): unknown {
  const converted = CONVERT[kind](value)
  if (converted === undefined) throw bad(`can't parse parameter "${name}": ${kind} expected`)
  return converted
}

const CONVERT: Record<Kind, (value: unknown) => unknown> = {
  int: (v) => (Number.isSafeInteger(number(v)) ? number(v) : undefined),
  float: number,
  bool: (v) => (v === true || v === 'true' || v === 'True' || v === '1' ? true : isFalse(v) ? false : undefined),
  string: (v) => (typeof v === 'string' ? v : typeof v === 'number' ? String(v) : undefined),
  chat: (v) =>
    Number.isSafeInteger(number(v)) ? number(v) : typeof v === 'string' && v.startsWith('@') ? v : undefined,
  object: (v) => (isObject(fromJson(v)) ? fromJson(v) : undefined),
  array: (v) => (Array.isArray(fromJson(v)) ? fromJson(v) : undefined),
  file: (v) => (typeof v === 'string' ? v : undefined),
}

const isFalse = (v: unknown) => v === false || v === 'false' || v === 'False' || v === '0'
const isObject = (v: unknown) => typeof v === 'object' && v !== null && !Array.isArray(v)

function number(value: unknown): number | undefined {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined
}

function fromJson(value: unknown): unknown {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value)
  } catch {
    return undefined
  }
}
