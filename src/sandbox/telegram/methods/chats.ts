import type { ChatMember, User } from 'grammy/types'
import type { Group, Role } from '../directory.ts'
import { bad } from '../refusal.ts'
import { type Served, serve } from './context.ts'

const GIFTS = {
  unlimited_gifts: false,
  limited_gifts: false,
  unique_gifts: false,
  premium_subscription: false,
  gifts_from_channels: false,
}

/** Somebody's standing in a group, in the platform's words. */
export function chatMember(user: User, role: Role, canManageTopics: boolean): ChatMember {
  if (role === 'creator') return { status: 'creator', user, is_anonymous: false }
  if (role === 'member') return { status: 'member', user }
  if (role === 'kicked') return { status: 'kicked', user, until_date: 0 }
  if (role === 'left') return { status: 'left', user }
  return {
    status: 'administrator',
    user,
    can_be_edited: false,
    is_anonymous: false,
    can_manage_chat: true,
    can_delete_messages: true,
    can_manage_video_chats: true,
    can_restrict_members: true,
    can_promote_members: false,
    can_change_info: true,
    can_invite_users: true,
    can_post_stories: false,
    can_edit_stories: false,
    can_delete_stories: false,
    can_pin_messages: true,
    can_manage_topics: canManageTopics,
    can_send_welcome_messages: true,
  }
}

const roleIn = (group: Group, user: User, bot: User): Role =>
  user.id === bot.id ? group.botRole : (group.roles.get(user.id) ?? 'left')

export const chats: Served[] = [
  serve('getChat', (params, { world }) => {
    const chat = world.directory.chatOf(params.chat_id)
    return { ...chat, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: GIFTS }
  }),
  serve('getChatMember', (params, { world }) => {
    const group = world.directory.group(world.directory.chatOf(params.chat_id).id)
    const user = params.user_id === world.bot.id ? world.bot : world.directory.person(params.user_id)?.user
    if (!user) throw bad('PARTICIPANT_ID_INVALID')
    return chatMember(user, roleIn(group, user, world.bot), user.id !== world.bot.id || group.botCanManageTopics)
  }),
  serve('getChatAdministrators', (params, { world }) => {
    const group = world.directory.group(world.directory.chatOf(params.chat_id).id)
    const people = [...group.roles].flatMap(([id, role]) => {
      const user = world.directory.person(id)?.user
      return user && (role === 'creator' || role === 'administrator') ? [chatMember(user, role, true)] : []
    })
    // Unless asked for, other bots are left out, but the bot itself is always among them.
    const own =
      group.botRole === 'administrator' ? [chatMember(world.bot, 'administrator', group.botCanManageTopics)] : []
    return [...people, ...own]
  }),
  serve('getBusinessConnection', (params, { world }) => world.connections.get(params.business_connection_id)),
]
