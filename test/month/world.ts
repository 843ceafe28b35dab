import type { Opening } from './recomputed/clock.ts'

// October in Berlin: the clocks change on the 25th, during a night the shop is open.
export const ZONE = 'Europe/Berlin'
export const MONTH = { from: Date.parse('2026-10-01T00:00:00+02:00'), to: Date.parse('2026-11-01T00:00:00+01:00') }
/** As long as October, just before it. */
export const MONTH_BEFORE = { from: Date.parse('2026-08-31T00:00:00+02:00'), to: MONTH.from }
export const HALF = { from: Date.parse('2026-10-16T00:00:00+02:00'), to: MONTH.to }
export const HALF_BEFORE = { from: Date.parse('2026-09-30T00:00:00+02:00'), to: HALF.from }
/** The last evening of the month, while customers wait. */
export const NOW = Date.parse('2026-10-31T20:30:00+01:00')
/** After this nobody writes any more. */
export const QUIET_FROM = Date.parse('2026-10-31T20:00:00+01:00')
/** When NPS is asked of everybody whose chat was answered on some days. */
export const NPS_RUN = {
  at: Date.parse('2026-10-31T20:05:00+01:00'),
  from: Date.parse('2026-10-08T00:00:00+02:00'),
  to: Date.parse('2026-10-11T00:00:00+02:00'),
}

export const HOURS = 'Mon-Thu 08:00-12:00,13:00-21:00; Fri 08:00-11:30,13:00-21:00; Sat 20:00-04:00; Sun 09:00-17:00'

const at = (text: string): number => {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}
const span = (from: string, to: string) => [at(from), at(to)] as const
const WEEKDAY = [span('08:00', '12:00'), span('13:00', '21:00')]

/** The same hours as numbers, with what is not of every week. */
export const OPENING: Opening = {
  zone: ZONE,
  weekly: {
    ...{ 1: WEEKDAY, 2: WEEKDAY, 3: WEEKDAY, 4: WEEKDAY },
    ...{
      5: [span('08:00', '11:30'), span('13:00', '21:00')],
      6: [span('20:00', '28:00')],
      7: [span('09:00', '17:00')],
    },
  },
  overrides: { '2026-10-14': [span('10:00', '16:00')], '2026-10-28': [] },
  holidays: ['2026-10-03', '2026-10-22'],
  breaks: {
    '2026-10-16': [span('18:00', '18:30')],
    '2026-10-24': [span('22:00', '22:30')],
    '2026-10-25': [span('01:00', '01:15')],
  },
}

export const TARGETS = { first: 600, next: 900, promise: 1800, resolution: 86_400 }
/** Business chats have targets of their own. */
export const BUSINESS_TARGETS = { first: 1200, next: 900, promise: 1800, resolution: 86_400 }

/** Somebody on the team. `key` is how the generated events call them. */
export interface Staff {
  key: string
  name: string
  nickname: string | null
  role: 'owner' | 'lead' | 'admin'
  ranked: boolean
  telegramId: string
  /** When they work; null: whenever the shop is open. */
  shift: string | null
  /** Several people write with this login. */
  shared: boolean
  /** Set off: before the month, or after it. */
  off: 'before' | 'after' | null
}

/** What is known of a text by whoever wrote it down, not by reading it. */
export interface Label {
  courtesy?: boolean
  question?: boolean
  holding?: boolean
  /** Fewer than three characters. */
  brief?: boolean
  /** Greets, thanks, apologises or softens. */
  courteous?: boolean
  oneWord?: boolean
  /** What a question of the customer is about; the same about the same. */
  about?: string
  findings?: readonly { rule: string; severity: 'strong' | 'mild' | 'style' }[]
}

type Kind = 'text' | 'photo' | 'voice' | 'sticker'

/** Something written in a chat. Times in milliseconds, whole seconds. */
export interface Said {
  is: 'said'
  /** Unique in the month, and the platform's order. */
  id: number
  at: number
  by: 'customer' | 'admin' | 'note' | 'auto'
  kind: Kind
  text: string | null
  label: Label
  /** The login it was written with. */
  login?: string
  /** Who signed it. */
  signed?: string
  edited?: { at: number; text: string; label: Label }
  deletedAt?: number
  trial?: boolean
  /** Never reached the customer. */
  refused?: boolean
  /** Heard only after so many further messages; then once more. */
  late?: number
  twice?: boolean
}

export type ActKind = 'resolve' | 'reopen' | 'dismiss' | 'claim' | 'assign' | 'unreachable' | 'snooze'

/** Something done to a chat, after everything said before it. */
export interface Done {
  is: 'done'
  id: number
  at: number
  kind: ActKind
  by: string | null
  to?: string
  /** Put back by the lead: the fold takes it as never done. */
  putBackAt?: number
}

export type Event = Said | Done

export interface Chat {
  key: string
  name: string
  channel: 'telegram' | 'business'
  /** Business: the account it is with. */
  account?: string
  /** Turned out not to be a customer's, at that time. */
  ignoredAt?: number
  /** By the same way as from the platforms, or written into the store. */
  way: 'heard' | 'written'
  events: Event[]
  /** What the customer does with each question they are asked, in turn. */
  votes: Votes[]
  nps: Votes
  orders: Order[]
  /** Conversations that are not about sales, by the lead's word: those begun by then. */
  notSales: boolean
}

/** What a customer ordered and what became of it, at which times. */
export interface Order {
  number: string
  by: string
  amountMinor: number
  currency: string
  placed: number
  paid?: number
  shipped?: number
  delivered?: number
  cancelled?: number
}

/** Presses so many minutes after the question came, the later ones changing the earlier; none: no answer. */
export type Votes = readonly { after: number; score: number }[]

export interface Account {
  key: string
  name: string
  userId: string
  /** Whose it is; null: a shared one. */
  owner: string
  shared: boolean
}
