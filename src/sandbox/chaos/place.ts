import type { User } from 'grammy/types'
import { openSite, type Site } from '../site.ts'

/** Local platforms with a shop on them whose customers wait no longer than seconds. */
export interface Place extends Site {
  admins: readonly [User, ...User[]]
}

const TARGET = '4s'

/** An event comes again soon, and as often as a bot that is killed all the time needs. */
const RETRY_MS = [0, ...Array.from({ length: 60 }, () => 2000)]

/** Opens the platforms, hires a team, makes the chats. */
export async function openPlace(): Promise<Place> {
  const site = await openSite({}, RETRY_MS)
  const hire = (firstName: string) => site.telegram.user({ firstName })
  return {
    ...site,
    admins: [hire('Sari'), hire('Budi'), hire('Wati')],
    env: {
      ...site.env,
      LOG_LEVEL: 'info',
      FIRST_RESPONSE_TARGET: TARGET,
      NEXT_RESPONSE_TARGET: TARGET,
      REOPEN_WITHIN: '0s',
      SURVEY_COOLDOWN: '0s',
    },
  }
}
