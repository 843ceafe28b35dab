/** What was posted, well enough to edit it later: where it really stands and how it is seen. */
export type Posted =
  | { seen: 'all'; messageId: number }
  /** Only one person sees it, in the group. */
  | { seen: 'one'; ephemeralId: number; userId: number }
  /** It went to the person's private chat instead. */
  | { seen: 'private'; messageId: number; userId: number }

/** `77`, or `e7@1001` and `p77@1001` for what only person 1001 sees. */
export function writeReceipt(posted: Posted): string {
  if (posted.seen === 'all') return String(posted.messageId)
  return posted.seen === 'one' ? `e${posted.ephemeralId}@${posted.userId}` : `p${posted.messageId}@${posted.userId}`
}

/** Null for what no receipt of ours looks like. Of several messages the first counts: it carries an album's words. */
export function readReceipt(receipt: string): Posted | null {
  const match = /^(?:(\d+)(?:,\d+)*|([ep])(\d+)@(\d+))$/.exec(receipt)
  if (!match) return null
  const [, plain, kind, id, user] = match
  if (plain) return { seen: 'all', messageId: Number(plain) }
  const userId = Number(user)
  return kind === 'e'
    ? { seen: 'one', ephemeralId: Number(id), userId }
    : { seen: 'private', messageId: Number(id), userId }
}
