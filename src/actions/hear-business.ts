import type { HeardConnection, HeardMessage } from '../chat/heard.ts'
import { touch } from '../outbox/owe.ts'
import type { Account } from '../store/accounts.ts'
import type { Customer } from '../store/customers.ts'
import type { Message } from '../store/messages.ts'
import { attachComment, onlyComment, surveyAwaiting } from './comment.ts'
import { accountLogin, credit } from './credit.ts'
import { wasErased } from './erase.ts'
import { recorded, replying } from './hear.ts'
import type { Hearing } from './hearing.ts'
import { judge } from './judge.ts'
import { hearOptOut, typesOptOut } from './opt-out.ts'
import { showOwners } from './show-owners.ts'
import { holdUnheard } from './unheard.ts'

/** A connection made, changed or ended. One by somebody not on the team stores nothing until the owner says yes. */
export async function hearConnection(h: Hearing, fact: HeardConnection): Promise<void> {
  const { store } = h.desk
  const known = h.accounts.find((a) => a.userId === fact.user.id)
  // The farewell of a connection that another one has replaced.
  if (known && !fact.enabled && known.connectionId !== fact.connectionId) return
  const person = h.person(fact.user)
  const standing = person?.active ? 'accepted' : (known?.standing ?? 'asked')
  const account = await store.accounts.put(
    {
      userId: fact.user.id,
      name: fact.user.name,
      connectionId: fact.connectionId,
      userChatId: fact.userChatId,
      personId: person?.id ?? known?.personId ?? null,
      enabled: fact.enabled,
      canReply: fact.canReply,
      standing,
    },
    h.now,
  )
  h.accounts = await store.accounts.all()
  // Asked once an account: may the bot read the chats of somebody who is not on the team?
  if (standing === 'asked' && fact.enabled) {
    await showOwners(h.desk, `account:${account.userId}`, { of: 'account', id: account.id }, h.now)
  }
  await holdUnheard(h.desk, account, known, { key: `${fact.connectionId}:${fact.order}`, at: h.now })
  if (known && known.standing !== standing) await touch(store, { of: 'account', id: account.id }, h.now)
}

/** A message in a connected account's chat: the bot only listens. The account's own messages are the admin's answers. */
export async function hearBusiness(h: Hearing, fact: HeardMessage): Promise<void> {
  const { store } = h.desk
  const account = listenedTo(h, fact.business?.connectionId)
  if (!account || !fact.business) return
  const ref = accountRef(h, fact.ref)
  if ((await store.messages.byRefs([ref])).size > 0) return
  if (await wasErased(h, fact)) return
  const byAccount = fact.from.id === account.userId
  const author = fact.writer === 'human' ? (byAccount ? 'human' : 'customer') : 'auto'
  const customer = await customerOf(h, account, fact.business, author)
  if (!customer || customer.ignored) return
  const optsOut = author === 'customer' && typesOptOut(fact, customer)
  const survey = author === 'customer' && !optsOut ? await surveyAwaiting(h, fact, customer) : null
  const message = await store.messages.add({
    ...recorded({ ...fact, ref }, customer.id, h.now),
    ...(author === 'human' ? replying(h, { ...fact, ref }) : {}),
    author,
    ...(author === 'human' ? await writtenFrom(h, account, fact, customer.id) : {}),
    comment: optsOut || (survey !== null && onlyComment(fact.content.text)),
  })
  await judge(h.desk, message, h.now)
  if (author !== 'auto') h.stir(customer.id, message.at)
  if (survey !== null) await attachComment(h, customer, survey, message)
  if (optsOut) await hearOptOut(h, fact, customer)
}

async function writtenFrom(h: Hearing, account: Account, { at, album, content }: HeardMessage, customerId: number) {
  const credited = await credit(h, accountLogin(h, account), { customerId, at, album, text: content.text })
  return { personId: account.personId, ...credited }
}

/** The chat, begun by whichever side wrote first; what only machines say begins none. */
async function customerOf(
  { desk: { store }, now }: Hearing,
  account: Account,
  business: NonNullable<HeardMessage['business']>,
  author: string,
): Promise<Customer | null> {
  const address = `${account.userId}:${business.chat}`
  const seen = { name: business.with.name, username: business.with.username ?? null }
  const known = await store.customers.at('business', address)
  if (!known) {
    return author === 'auto'
      ? null
      : store.customers.add({ channel: 'business', address, accountId: account.id, ...seen }, now)
  }
  if (known.ignored || (known.name === seen.name && known.username === seen.username)) return known
  return store.customers.change(known.id, seen)
}

/** Whether what is heard through this connection about a stored message may still be stored. */
export async function mayStore(h: Hearing, connectionId: string, { customerId }: Message): Promise<boolean> {
  if (!listenedTo(h, connectionId)) return false
  return (await h.desk.store.customers.find(customerId))?.ignored === false
}

/** The account heard through this connection, if it may be. */
export const listenedTo = (h: Hearing, connectionId: string | undefined): Account | undefined =>
  h.accounts.find((a) => a.connectionId === connectionId && a.standing === 'accepted' && a.enabled)

/** A message of a Business chat is known by its account: connection ids change on reconnecting. Other refs stay. */
export function accountRef(h: Hearing, ref: string): string {
  const [kind, connectionId, chat, messageId] = ref.split(':')
  const account = h.accounts.find((a) => a.connectionId === connectionId)
  return kind === 'biz' && account ? `biz:${account.userId}:${chat}:${messageId}` : ref
}
