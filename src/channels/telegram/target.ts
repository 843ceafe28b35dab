import type { ReplyParameters } from 'grammy/types'
import type { Address } from '../../chat/parcel.ts'

/** Chats are numbers, or `@names` of public ones. */
export function chatId(chat: string): number | string {
  return /^-?\d+$/.test(chat) ? Number(chat) : chat
}

/** Where a message goes, as every method that sends one takes it. */
export interface Target {
  chat_id: number | string
  message_thread_id?: number
  business_connection_id?: string
  reply_parameters?: ReplyParameters
  disable_notification?: boolean
}

export function target(to: Address, replyTo?: string, silent?: boolean): Target {
  return {
    chat_id: chatId(to.chat),
    ...(to.thread && { message_thread_id: Number(to.thread) }),
    ...(to.connectionId && { business_connection_id: to.connectionId }),
    ...replying(replyTo),
    ...(silent && { disable_notification: true }),
  }
}

/** A reply whose question was deleted is still sent. `e77` names a message only one person sees. */
function replying(replyTo: string | undefined): Pick<Target, 'reply_parameters'> {
  if (replyTo === undefined) return {}
  const [, ephemeral, id] = /^(e?)(\d+)$/.exec(replyTo) ?? []
  if (!id) return {}
  const message = ephemeral ? { ephemeral_message_id: Number(id) } : { message_id: Number(id) }
  return { reply_parameters: { ...message, ...(!ephemeral && { allow_sending_without_reply: true }) } }
}
