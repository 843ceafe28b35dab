import { setTimeout as sleep } from 'node:timers/promises'
import type { webApi } from '@slack/bolt'

const MOST_KEPT = 1000
/** A name is not worth more waiting than this: the person waits for their answer. */
const PATIENCE_MS = 1000

/** How somebody is called and the two letters of their language. */
export interface Profile {
  name: string
  language?: string
}

/** Looks up what people are called, each person once; null when that cannot be had quickly. */
export function profiles(client: webApi.WebClient): (id: string) => Promise<Profile | null> {
  const known = new Map<string, Promise<Profile | null>>()
  return async (id) => {
    const asked = known.get(id) ?? ask(client, id)
    known.set(id, asked)
    const [oldest] = known.keys()
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest)
    const profile = await Promise.race([asked, sleep(PATIENCE_MS, undefined, { ref: false })])
    if (profile === null) known.delete(id)
    return profile ?? null
  }
}

async function ask(client: webApi.WebClient, id: string): Promise<Profile | null> {
  try {
    const { user } = await client.users.info({ user: id, include_locale: true })
    const name = user?.profile?.display_name || user?.real_name || user?.name || id
    const language = user?.locale?.slice(0, 2).toLowerCase()
    return language ? { name, language } : { name }
  } catch {
    return null
  }
}
