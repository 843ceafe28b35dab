/**
 * Whose turn it is to ask Telegram for updates, which it lets one process of the shop do at a time. A turn lasts a while and
 * goes on by itself; whoever is killed loses it within seconds.
 */
export interface Turn {
  /** Takes it, or makes sure of it: aborts when it is lost. Null while another process has it; throws when nobody can tell. */
  take(): Promise<AbortSignal | null>
  /** As far as this process knows without asking. */
  isMine(): boolean
  /** Gives it back: another may take it at once. */
  give(): Promise<void>
}

/** There is no other process: it is always ours. */
export function alwaysOurs(): Turn {
  const { signal } = new AbortController()
  return { take: async () => signal, isMine: () => true, give: async () => {} }
}
