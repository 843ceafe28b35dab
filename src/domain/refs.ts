/** Where a Telegram message stands: the same message always has the same ref. */
export const telegramRef = (chat: string, messageId: string | number): string => `tg:${chat}:${messageId}`

/** The chat and message id of a ref made by `telegramRef`; null for any other. */
export function telegramPlace(ref: string): { chat: string; messageId: string } | null {
  const [kind, chat, messageId] = ref.split(':')
  return kind === 'tg' && chat && messageId ? { chat, messageId } : null
}
