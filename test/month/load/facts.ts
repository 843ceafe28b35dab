import type { Fact } from '../../../src/actions/hear.ts'
import type { HeardMessage, Sender } from '../../../src/chat/heard.ts'
import { accounts, staff } from '../events/people.ts'
import type { Chat, Said } from '../world.ts'

const INBOX = '-1001'

const person = (id: string, name: string): Sender => ({ platform: 'telegram', id, name })

/** What the platform tells of a message: that it was sent, edited, deleted. */
export function factsOf(chat: Chat, said: Said): { at: number; fact: Fact }[] {
  const { id, at, edited, deletedAt } = said
  const message = messageOf(chat, said)
  const { ref, place, business } = message
  const told: { at: number; fact: Fact }[] = [{ at, fact: message }]
  if (edited) {
    const content = { kind: 'text', text: edited.text }
    told.push({
      at: edited.at,
      fact: { type: 'edit', ref, order: id, at: edited.at, writtenAt: at, place, content, business },
    })
  }
  if (deletedAt !== undefined && business) {
    told.push({ at: deletedAt, fact: { type: 'deletion', refs: [ref], order: id, at: deletedAt, business } })
  }
  return told
}

function messageOf(chat: Chat, { id, at, by, kind, text, login }: Said): HeardMessage {
  const customer = person(chat.key, chat.name)
  const content = { kind, ...(text === null ? {} : { text }) }
  const said = {
    type: 'message',
    messageId: `${id}`,
    at,
    order: id,
    content,
    writer: by === 'auto' ? 'auto' : 'human',
  } as const
  const account = accounts.find(({ key }) => key === chat.account)
  if (account) {
    const connectionId = `c-${account.key}`
    const from = by === 'customer' ? customer : person(account.userId, account.name)
    const place = { platform: 'telegram', chat: chat.key, kind: 'private' } as const
    const business = { connectionId, chat: chat.key, with: customer }
    return { ...said, ref: `biz:${connectionId}:${chat.key}:${id}`, from, place, business }
  }
  if (by === 'customer') {
    const place = { platform: 'telegram', chat: chat.key, kind: 'private' } as const
    return { ...said, ref: `tg:${chat.key}:${id}`, from: customer, place }
  }
  const writer = staff.find(({ key }) => key === login)!
  const place = { platform: 'telegram', chat: INBOX, thread: chat.key, kind: 'group' } as const
  return { ...said, ref: `tg:${INBOX}:${id}`, from: person(writer.telegramId, writer.name), place }
}
