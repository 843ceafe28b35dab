import type { Content } from '../../../chat/heard.ts'
import { type Fields, isFields, words } from './fields.ts'

/** What a message can carry, by the field that tells; the first that fits names it, so the more special stand first. */
const CONTENT: readonly (readonly [field: string, kind: string])[] = [
  ['text', 'text'],
  ['rich_message', 'text'],
  ['live_photo', 'photo'],
  ['photo', 'photo'],
  ['video', 'video'],
  ['voice', 'voice'],
  ['audio', 'audio'],
  ['animation', 'animation'],
  ['sticker', 'sticker'],
  ['video_note', 'video_note'],
  ['document', 'document'],
  ['venue', 'venue'],
  ['location', 'location'],
  ['contact', 'contact'],
  ['poll', 'poll'],
  ['dice', 'dice'],
  ['story', 'story'],
  ['game', 'game'],
  ['checklist', 'checklist'],
  ['paid_media', 'paid_media'],
  ['invoice', 'invoice'],
  ['giveaway', 'giveaway'],
  ['giveaway_winners', 'giveaway'],
]

/** Fields that only the platform's own notices have. */
const NOTICES: readonly string[] = [
  ...['new_chat_members', 'left_chat_member', 'community_chat_joined', 'chat_owner_left', 'chat_owner_changed'],
  ...['new_chat_title', 'new_chat_photo', 'delete_chat_photo', 'pinned_message', 'chat_background_set'],
  ...['group_chat_created', 'supergroup_chat_created', 'channel_chat_created', 'message_auto_delete_timer_changed'],
  ...['migrate_to_chat_id', 'migrate_from_chat_id', 'community_chat_added', 'community_chat_removed'],
  ...['forum_topic_created', 'forum_topic_edited', 'forum_topic_closed', 'forum_topic_reopened'],
  ...['general_forum_topic_hidden', 'general_forum_topic_unhidden', 'boost_added', 'proximity_alert_triggered'],
  ...['video_chat_scheduled', 'video_chat_started', 'video_chat_ended', 'video_chat_participants_invited'],
  ...['giveaway_created', 'giveaway_completed', 'gift', 'gift_upgrade_sent', 'unique_gift'],
  ...['successful_payment', 'refunded_payment', 'users_shared', 'chat_shared', 'connected_website'],
  ...['write_access_allowed', 'passport_data', 'web_app_data', 'managed_bot_created'],
  ...['checklist_tasks_done', 'checklist_tasks_added', 'poll_option_added', 'poll_option_deleted'],
  ...['suggested_post_approved', 'suggested_post_approval_failed', 'suggested_post_declined', 'suggested_post_paid'],
  ...['suggested_post_refunded', 'paid_message_price_changed', 'direct_message_price_changed'],
]

/** Where rich messages keep their words, in reading order. */
const RICH_WORDS = ['summary', 'caption', 'text', 'blocks', 'items', 'cells', 'expression', 'credit']
const RICH_DEPTH = 32

/** The platform's own notice in this message, by its field, if it is one. */
export function notice(message: Fields): string | undefined {
  return NOTICES.find((field) => message[field] !== undefined)
}

/** What a message carries; something newer than this bot is `other`, so that nobody who sends it is ignored. */
export function content(message: Fields): Content {
  const kind = notice(message) ?? CONTENT.find(([field]) => message[field] !== undefined)?.[1] ?? 'other'
  const text = words(message, 'text') ?? words(message, 'caption') ?? richWords(message.rich_message)
  return { kind, ...(text && { text }) }
}

function richWords(rich: unknown): string | undefined {
  return isFields(rich) ? plain(rich.blocks, '\n', RICH_DEPTH).trim() : undefined
}

function plain(value: unknown, between: string, depth: number): string {
  if (typeof value === 'string') return value.replaceAll('\0', '')
  if (depth === 0) return ''
  if (Array.isArray(value)) return value.map((one) => plain(one, inside(one, between), depth - 1)).join(between)
  if (!isFields(value)) return ''
  const found = RICH_WORDS.map((name) => plain(value[name], name === 'text' ? '' : '\n', depth - 1))
  return found.filter(Boolean).join('\n')
}

/** Cells of one table row stand side by side, blocks below each other. */
const inside = (one: unknown, between: string): string => (Array.isArray(one) && between === '\n' ? ' ' : between)
