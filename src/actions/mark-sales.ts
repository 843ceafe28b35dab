import type { Desk } from './desk.ts'

/**
 * An owner's or lead's word that a conversation is not about sales: it is left out of both sides of the conversion rate.
 * Without a conversation named it is the chat's latest.
 */
export async function markSales(
  { store }: Desk,
  { chat, conversationId, notSales }: { chat: number; conversationId?: number; notSales: boolean },
): Promise<{ is: 'done' | 'nothing' }> {
  const conversation =
    conversationId === undefined
      ? await store.conversations.latest(chat)
      : await store.conversations.find(conversationId)
  if (conversation?.customerId !== chat) return { is: 'nothing' }
  await store.orders.leaveOut(conversation.id, notSales)
  return { is: 'done' }
}
