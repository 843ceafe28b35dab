import type { CallbackQuery, Chat, Message, User } from 'grammy/types'
import type { Instant } from '../../domain/time.ts'
import { wireContent } from './content.ts'
import { ANONYMOUS } from './directory.ts'
import { locate, type MessagePlace, mustLocate } from './locate.ts'
import { chatMember } from './methods/chats.ts'
import { post, remove, rewrite } from './post.ts'
import type { Room, Stored } from './rooms.ts'
import { seenMessage } from './seen.ts'
import type { Content, NewUser, Payment, PressAnswer, Where } from './types.ts'
import { unixTime, type World } from './world.ts'

const idOf = (chat: Chat | number) => (typeof chat === 'number' ? chat : chat.id)

/** What people and other bots do in their private chats and in groups. Everything the bot would hear of becomes an update. */
export function people(world: World) {
  const roomFor = (from: User, where: Where): Room => {
    if (where.chat !== undefined) return world.rooms.of(world.directory.chatOf(idOf(where.chat)))
    const person = world.directory.person(from.id)
    if (person) person.started = true
    // Nobody can write to a bot they block: their app lets it in again first.
    if (person?.blocked) setBlocked(world, from, false)
    return world.rooms.of(world.directory.privateChat(from))
  }

  const put = (from: User, content: Partial<Message>, where: Where): Message => {
    const room = roomFor(from, where)
    const origin = where.forwardedFrom
    const { message } = post(world, room, {
      from: where.anonymous ? ANONYMOUS : from,
      senderChat: where.anonymous ? room.chat : undefined,
      thread: where.thread,
      replyTo: where.replyTo,
      at: where.at,
      content: {
        ...content,
        ...(origin && {
          forward_origin: { type: 'user', sender_user: origin, date: unixTime(where.at ?? world.clock.now()) },
        }),
      },
    })
    join(world, room, from)
    if (!where.withheld && hears(world, room, message)) world.updates.add('message', message)
    return message
  }

  return {
    /** Somebody new on the platform. */
    user: (given: NewUser): User => world.directory.addUser(given),

    /** A message by `from`: to the bot privately, or into a group and its topic. */
    send: (from: User, content: Content, where: Where = {}): Message =>
      put(from, wireContent(content, world.files), where),

    /** `from` is about to pay an invoice: resolves with what the bot says to it. */
    checkout(from: User, { currency, total, payload = 'invoice' }: Omit<Payment, 'charge'>): Promise<boolean> {
      return new Promise((told) => {
        const id = `checkout-${world.updates.lastId + 1}`
        world.checkouts.set(id, told)
        const asked = { id, from, currency, total_amount: total, invoice_payload: payload }
        world.updates.add('pre_checkout_query', asked)
      })
    },

    /** `from` pays an invoice in the private chat with the bot. The total is in the platform's units of that currency. */
    pay(from: User, { currency, total, charge, payload = 'invoice' }: Payment, where: Where = {}): Message {
      return put(
        from,
        {
          successful_payment: {
            currency,
            total_amount: total,
            invoice_payload: payload,
            telegram_payment_charge_id: charge,
            provider_payment_charge_id: `provider-${charge}`,
          },
        },
        where,
      )
    },

    /** A payment is given back; the platform does so in its own stars only. */
    refund(to: User, { total, charge, payload = 'invoice' }: Omit<Payment, 'currency'>, where: Where = {}): Message {
      const refunded = { currency: 'XTR', total_amount: total, invoice_payload: payload } as const
      return put(to, { refunded_payment: { ...refunded, telegram_payment_charge_id: charge } }, where)
    },

    /** Several media sent as one album: separate messages with one `media_group_id`. */
    album(from: User, contents: readonly Content[], where: Where = {}): Message[] {
      const media_group_id = world.files.nextAlbum()
      return contents.map((content) => put(from, { ...wireContent(content, world.files), media_group_id }, where))
    },

    /** Tells the bot of a message that was withheld, as it stands by now. */
    deliver(place: MessagePlace): void {
      const { message } = mustLocate(world, place).stored
      world.updates.add(message.business_connection_id === undefined ? 'message' : 'business_message', message)
    },

    /** The writer changes a message's words. */
    edit(place: MessagePlace, content: Content, when: { at?: Instant } = {}): Message {
      const { room, stored } = mustLocate(world, place)
      const edited = rewrite(world, room, stored, wireContent(content, world.files), when.at)
      if (hears(world, room, edited)) world.updates.add('edited_message', edited)
      return edited
    },

    /** A person deletes a message. In private chats and groups the platform tells the bot nothing. */
    erase(place: MessagePlace): void {
      const { room, stored } = mustLocate(world, place)
      remove(world, room, stored)
    },

    /** Blocks the bot: sends to this person are answered 403 from now on. */
    block: (user: User): void => setBlocked(world, user, true),
    unblock: (user: User): void => setBlocked(world, user, false),

    /**
     * Presses a button, named by its data or its label. Resolves with what the bot answers the press with; rejects when
     * there is no such button under the message as it stands, as a person could not press it either.
     */
    press(user: User, on: MessagePlace, button: string): Promise<PressAnswer> {
      const found = locate(world, on)
      const data = found && dataOf(world, found.room, found.stored, button)
      if (!found || data === undefined) return Promise.reject(new Error(`no button "${button}" to press there`))
      const { room, stored } = found
      return new Promise((resolve) => {
        const query = world.queries.add(user.id, room.chat.id, world.clock.now(), resolve)
        const update: CallbackQuery = {
          id: query.id,
          from: user,
          message: stored.message,
          chat_instance: String(room.chat.id),
          data,
        }
        world.updates.add('callback_query', update)
      })
    },
  }
}

function join(world: World, room: Room, from: User): void {
  const roles = room.chat.type === 'private' ? undefined : world.directory.group(room.chat.id).roles
  if (roles && !from.is_bot && !roles.has(from.id)) roles.set(from.id, 'member')
}

/** Privacy mode: as a plain member of a group the bot hears only commands, mentions and replies to itself. */
function hears(world: World, room: Room, message: Message): boolean {
  if (room.chat.type === 'private') return true
  const { botRole } = world.directory.group(room.chat.id)
  if (botRole !== 'member') return botRole === 'administrator' || botRole === 'creator'
  const text = message.text ?? message.caption ?? ''
  const mention = `@${world.bot.username}`
  return text.startsWith('/') || text.includes(mention) || message.reply_to_message?.from?.id === world.bot.id
}

function dataOf(world: World, room: Room, stored: Stored, button: string): string | undefined {
  const buttons = seenMessage(room, stored, world.bot.id).rows.flat()
  const found = buttons.find((b) => b.callback_data === button) ?? buttons.find((b) => b.text === button)
  return found?.callback_data
}

function setBlocked(world: World, user: User, blocked: boolean): void {
  const person = world.directory.person(user.id)
  if (!person) throw new Error(`user ${user.id} is not known`)
  person.blocked = blocked
  const [before, after] = blocked ? (['member', 'kicked'] as const) : (['kicked', 'member'] as const)
  world.updates.add('my_chat_member', {
    chat: world.directory.privateChat(user),
    from: user,
    date: unixTime(world.clock.now()),
    old_chat_member: chatMember(world.bot, before, false),
    new_chat_member: chatMember(world.bot, after, false),
  })
}
