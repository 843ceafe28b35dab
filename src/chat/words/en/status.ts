import type { ChannelVital } from '../../vitals.ts'
import type { Words } from '../index.ts'

const HEARS: Record<ChannelVital['state'], string> = {
  heard: 'heard',
  behind: 'still catching up with what it missed',
  deaf: 'cannot be heard',
}

export const status: Words['status'] = {
  good: 'Everything works',
  attention: 'Something needs a look',
  channel: (state, ago, why) => [HEARS[state], ago && `last ${ago} ago`, why].filter(Boolean).join(', '),
  noVitals: 'No news from the channels yet.',
  clock: 'Clock against the platform’s',
  clockUnknown: 'not known yet',
  seconds: (seconds) => `${seconds} s`,
  sweep: 'Last check',
  ago: (length) => `${length} ago`,
  never: 'never',
  outbox: 'Still to be sent',
  outboxDepth: (count, oldest) => (oldest === null ? `${count}` : `${count}, the oldest for ${oldest}`),
  dead: 'Failed for good',
  look: 'See status',
  waiting: 'Customers waiting',
  waitingNow: (open, due) => `${open}, past target ${due}`,
  quiet: 'Closing courtesies left alone',
}
