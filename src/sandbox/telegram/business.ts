import type { BusinessConnection, Message, User } from 'grammy/types'
import type { Instant } from '../../domain/time.ts'
import { wireContent } from './content.ts'
import { mustLocate } from './locate.ts'
import { post, remove, rewrite } from './post.ts'
import type { BusinessOffer, BusinessWhere, Content } from './types.ts'
import { unixTime, type World } from './world.ts'

/** What happens in the accounts of people who connected the bot to their Telegram Business. */
export function business(world: World) {
  const announce = (connection: BusinessConnection, withheld = false): BusinessConnection => {
    world.connections.save(connection)
    if (!withheld) world.updates.add('business_connection', connection)
    return connection
  }
  const rightsOf = ({ canReply = true, rights }: BusinessOffer) =>
    rights ?? (canReply ? { can_reply: true as const, can_read_messages: true as const } : {})
  return {
    /** An account connects the bot, or connects it again: each connection has an id of its own. */
    businessConnect: (user: User, offer: BusinessOffer = {}): BusinessConnection =>
      announce(
        {
          id: world.connections.nextId(),
          user,
          user_chat_id: user.id,
          date: unixTime(world.clock.now()),
          rights: rightsOf(offer),
          is_enabled: true,
        },
        offer.withheld,
      ),

    /** The account changes what the bot may do. */
    businessRights: (connection: BusinessConnection, offer: BusinessOffer): BusinessConnection =>
      announce({ ...world.connections.get(connection.id), rights: rightsOf(offer) }, offer.withheld),

    businessDisconnect: (connection: BusinessConnection): BusinessConnection =>
      announce({ ...world.connections.get(connection.id), rights: undefined, is_enabled: false }),

    /** A message in the account's chat with a customer, by the customer or by the account itself (`customer` needed). */
    businessSend(connection: BusinessConnection, from: User, content: Content, where: BusinessWhere = {}): Message {
      const incoming = from.id !== connection.user.id
      const customer = incoming ? from : where.customer
      if (!customer) throw new Error('name the customer the account writes to')
      const room = world.rooms.of(world.directory.privateChat(customer), connection.user.id)
      const origin = where.forwardedFrom
      const { message, sentAt } = post(world, room, {
        from,
        replyTo: where.replyTo,
        at: where.at,
        content: {
          business_connection_id: connection.id,
          ...(where.offline && { is_from_offline: true as const }),
          ...(where.byBot && { sender_business_bot: where.byBot }),
          ...wireContent(content, world.files),
          ...(origin && {
            forward_origin: { type: 'user', sender_user: origin, date: unixTime(where.at ?? world.clock.now()) },
          }),
        },
      })
      if (incoming) room.lastIncomingAt = Math.max(room.lastIncomingAt ?? 0, sentAt)
      if (!where.withheld) world.updates.add('business_message', message)
      return message
    },

    businessEdit(message: Message, content: Content, when: { at?: Instant } = {}): Message {
      const { room, stored } = mustLocate(world, message)
      const edited = rewrite(world, room, stored, wireContent(content, world.files), when.at)
      world.updates.add('edited_business_message', edited)
      return edited
    },

    /** Messages of one business chat are deleted together; here the bot is told. */
    businessDelete(messages: readonly [Message, ...Message[]]): void {
      const found = messages.map((message) => mustLocate(world, message))
      for (const { room, stored } of found) remove(world, room, stored)
      world.updates.add('deleted_business_messages', {
        business_connection_id: messages[0].business_connection_id,
        chat: messages[0].chat,
        message_ids: messages.map((message) => message.message_id),
      })
    },
  }
}
