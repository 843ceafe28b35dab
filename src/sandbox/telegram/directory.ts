import type { Chat, User } from 'grammy/types'
import { bad } from './refusal.ts'
import type { NewGroup, NewUser } from './types.ts'

export interface Person {
  user: User
  blocked: boolean
  started: boolean
}

export type Role = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'
export type GroupChat = Chat.SupergroupChat | Chat.GroupChat

export interface Group {
  chat: GroupChat
  botRole: Role
  botCanManageTopics: boolean
  roles: Map<number, Role>
  migratedTo?: number
}

/** The fake sender of what anonymous administrators write; the platform's own id. */
export const ANONYMOUS: User = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' }

const FIRST_USER_ID = 5_000_001
const FIRST_GROUP_ID = 1_900_000_001

/** Everybody and every group this server knows. */
export class Directory {
  readonly people = new Map<number, Person>()
  readonly groups = new Map<number, Group>()
  private nextUser = FIRST_USER_ID
  private nextGroup = FIRST_GROUP_ID

  addUser(given: NewUser): User {
    const user: User = {
      id: given.id ?? this.nextUser++,
      is_bot: given.isBot ?? false,
      first_name: given.firstName,
      ...(given.lastName !== undefined && { last_name: given.lastName }),
      ...(given.username !== undefined && { username: given.username }),
      ...(given.languageCode !== undefined && { language_code: given.languageCode }),
    }
    this.people.set(user.id, { user, blocked: false, started: given.started ?? true })
    return user
  }

  addGroup(type: 'group' | 'supergroup', given: NewGroup): GroupChat {
    const number = this.nextGroup++
    const chat: GroupChat =
      type === 'group'
        ? { id: given.id ?? -number, type, title: given.title }
        : {
            id: given.id ?? -1_000_000_000_000 - number,
            type,
            title: given.title,
            ...(given.forum && { is_forum: true as const }),
          }
    const roles = new Map<number, Role>()
    for (const admin of given.admins ?? []) roles.set(admin.id, 'administrator')
    if (given.owner) roles.set(given.owner.id, 'creator')
    const botRole = given.bot ?? 'administrator'
    this.groups.set(chat.id, { chat, botRole, botCanManageTopics: given.botCanManageTopics ?? true, roles })
    return chat
  }

  person(id: number): Person | undefined {
    return this.people.get(id)
  }

  group(id: number): Group {
    const group = this.groups.get(id)
    if (!group) throw bad('chat not found')
    return group
  }

  /** The private chat of a person, as the bot's side sees it. */
  privateChat(user: User): Chat.PrivateChat {
    return {
      id: user.id,
      type: 'private',
      first_name: user.first_name,
      ...(user.last_name !== undefined && { last_name: user.last_name }),
      ...(user.username !== undefined && { username: user.username }),
    }
  }

  /** The chat a call names, by number or `@username`. */
  chatOf(id: number | string): Chat {
    const wanted = typeof id === 'string' && id.startsWith('@') ? id.slice(1).toLowerCase() : Number(id)
    if (typeof wanted === 'string') {
      for (const { user } of this.people.values()) {
        if (user.username?.toLowerCase() === wanted) return this.privateChat(user)
      }
      throw bad('chat not found')
    }
    const person = this.people.get(wanted)
    if (person) return this.privateChat(person.user)
    const group = this.groups.get(wanted)
    if (!group) throw bad('chat not found')
    return group.chat
  }
}
