import type { Chat, Message, User } from 'grammy/types'
import type { GroupChat, Role } from './directory.ts'
import { chatMember } from './methods/chats.ts'
import { changeTopic, dropTopic, openTopic, toggleTopic } from './methods/topics.ts'
import { post } from './post.ts'
import type { Room, Topic } from './rooms.ts'
import type { NewGroup } from './types.ts'
import { unixTime, type World } from './world.ts'

/** What happens to groups and their topics by the hand of people. */
export function groups(world: World) {
  const roomOf = (chat: Chat): Room => world.rooms.of(chat)
  const topicOf = (chat: Chat, thread: number): Topic => {
    const topic = roomOf(chat).topics.get(thread)
    if (!topic) throw new Error(`chat ${chat.id} has no topic ${thread}`)
    return topic
  }
  const service = (chat: Chat, by: User, content: Partial<Message>): Message => {
    const { message } = post(world, roomOf(chat), { from: by, content })
    world.updates.add('message', message)
    return message
  }

  return {
    supergroup: (given: NewGroup): GroupChat => world.directory.addGroup('supergroup', given),
    /** A small group, which may later be migrated to a supergroup. */
    group: (given: NewGroup): GroupChat => world.directory.addGroup('group', given),

    /** A person opens a topic; its id is returned. */
    openTopic: (chat: Chat, by: User, name: string): number => openTopic(world, roomOf(chat), by, { name }).id,
    renameTopic: (chat: Chat, by: User, thread: number, name: string): void =>
      changeTopic(world, roomOf(chat), by, topicOf(chat, thread), { name }),
    closeTopic: (chat: Chat, by: User, thread: number): void =>
      toggleTopic(world, roomOf(chat), by, topicOf(chat, thread), true),
    reopenTopic: (chat: Chat, by: User, thread: number): void =>
      toggleTopic(world, roomOf(chat), by, topicOf(chat, thread), false),
    /** A person deletes a topic; the bot only learns of it when it next writes there. */
    deleteTopic: (chat: Chat, thread: number): void => dropTopic(world, roomOf(chat), topicOf(chat, thread)),

    /** People come into a group, by themselves or added by `by`. */
    join(chat: Chat, members: readonly [User, ...User[]], by: User = members[0]): Message {
      const { roles } = world.directory.group(chat.id)
      for (const user of members) roles.set(user.id, 'member')
      return service(chat, by, { new_chat_members: [...members] })
    },
    leave(chat: Chat, user: User): Message {
      world.directory.group(chat.id).roles.set(user.id, 'left')
      return service(chat, user, { left_chat_member: user })
    },

    /** Somebody adds, promotes, demotes or removes the bot. */
    botRole(chat: Chat, by: User, role: Role, canManageTopics = true): void {
      const group = world.directory.group(chat.id)
      const before = chatMember(world.bot, group.botRole, group.botCanManageTopics)
      group.botRole = role
      group.botCanManageTopics = canManageTopics
      world.updates.add('my_chat_member', {
        chat,
        from: by,
        date: unixTime(world.clock.now()),
        old_chat_member: before,
        new_chat_member: chatMember(world.bot, role, canManageTopics),
      })
    },

    /** A small group becomes a supergroup with a new id; the old one refuses everything and names the new. */
    migrate(chat: Chat, by: User): GroupChat {
      const old = world.directory.group(chat.id)
      const chatNow = world.directory.addGroup('supergroup', { title: old.chat.title })
      const group = world.directory.group(chatNow.id)
      group.roles = old.roles
      group.botRole = old.botRole
      old.migratedTo = chatNow.id
      service(chat, by, { migrate_to_chat_id: chatNow.id })
      service(chatNow, by, { migrate_from_chat_id: chat.id })
      return chatNow
    },
  }
}
