import type { Chat, Done, Said } from '../world.ts'

type Kind = 'first' | 'next' | 'promise'
type State = 'open' | 'quiet' | 'lapsed' | 'answered' | 'dismissed' | 'resolved' | 'unreachable' | 'withdrawn'

/** Somebody waits. Who is whom: by the keys of the staff; null: nobody. */
export interface Wait {
  kind: Kind
  state: State
  openedAt: number
  closedAt: number | null
  answeredBy: string | null
  /** Whose it was since when; the first: when it opened. */
  holders: { at: number; who: string | null }[]
  messages: Said[]
  question: boolean
  afterCourtesy: boolean
  brief: boolean
  /** The promise its holding reply made. */
  promise: Wait | null
  /** Of a promise: what it was made about. */
  about: Wait | null
}

export interface Stretch {
  openedAt: number
  resolvedAt: number
  /** When it was known to be over. */
  seenAt: number
  how: 'resolved' | 'silence'
  credit: string | null
  answered: boolean
  /** Whether anybody had ever answered in the conversation by then, and who last. */
  everAnswered: boolean
  lastBy: string | null
  reopenedAt: number | null
  /** The next that happened to the conversation: it went on. */
  wentOnAt: number | null
}

export interface Talk {
  chat: Chat
  trial: boolean
  startedAt: number
  endedAt: number | null
  assigned: string | null
  /** What humans wrote in it, by whom, while it went on. */
  answers: { at: number; who: string | null }[]
  /** The last of them, or the edit by which somebody came back. */
  lastAnswer: { at: number; by: string | null } | null
  /** Everything said from its start to the next one's. */
  said: Said[]
  waits: Wait[]
  stretches: Stretch[]
}

/** What a chat is folded with: the rules it knows, and who is credited for a message of a shared login. */
export interface House {
  dueAt(chat: Chat, wait: Wait): number | null
  /** The only one who works at that instant. */
  alone(at: number): string | null
  /** Whether somebody may hold a chat: on the team, and one person. */
  isPerson(who: string): boolean
  /** Whose a login is; null: several people's. */
  loginOf(login: string): string | null
  ownerOf(account: string): string | null
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
const SILENCE = 12 * HOUR
const REOPEN = 72 * HOUR

type Moment = { at: number; rank: number; id: number; run(): void }

/** A chat's conversations, in the words of metrics.md. */
export function talksOf(chat: Chat, house: House, comments: ReadonlySet<number>, now: number): Talk[] {
  const talks: Talk[] = []
  const credited = new Map<number, string | null>()
  const gone = new Set<Said>()
  let talk: Talk | null = null
  let wait: Wait | null = null
  let stretch = { from: 0, answered: false }
  let stirred = 0
  let lastAnswer: { at: number; by: string | null } | null = null
  let spoke: { at: number; who: string | null; question: boolean } | null = null
  /** Who took or was handed this conversation. */
  let taken: string | null = null

  const reading = (m: Said) => ({ ...(m.edited ?? m).label, ...kept(m) })
  const stop = (state: State, at: number) => {
    if (!wait) return
    if (wait.state === 'open') stirred = Math.max(stirred, at)
    Object.assign(wait, { state: wait.state === 'quiet' ? 'lapsed' : state, closedAt: at })
    wait = null
  }
  const finish = (how: Stretch['how'], at: number, seenAt: number, credit: string | null) => {
    if (!talk) return
    talk.endedAt = at
    talk.stretches.push({
      ...{ openedAt: stretch.from, resolvedAt: at, seenAt, how, credit, answered: stretch.answered },
      ...{ everAnswered: lastAnswer !== null, lastBy: lastAnswer?.by ?? null, reopenedAt: null, wentOnAt: null },
    })
  }
  const goOn = (at: number, customer: boolean) => {
    if (!talk) return
    const last = talk.stretches.at(-1)
    if (last) Object.assign(last, { wentOnAt: at, ...(customer ? { reopenedAt: at } : {}) })
    talk.endedAt = null
    stretch = { from: at, answered: false }
    stirred = at
  }
  const silence = (at: number) => {
    if (wait?.state === 'quiet' && at - wait.openedAt >= SILENCE) stop('lapsed', wait.openedAt + SILENCE)
    if (!talk || talk.endedAt !== null || wait?.state === 'open' || at - stirred < SILENCE) return
    finish('silence', lastAnswer?.at ?? stirred, stirred + SILENCE, lastAnswer?.by ?? null)
  }
  const conversation = (m: Said): Talk => {
    const trial = m.trial === true
    if (talk && talk.trial !== trial) {
      if (talk.endedAt === null) {
        stop('resolved', m.at)
        finish('silence', m.at, m.at, lastAnswer?.by ?? null)
      }
    } else if (talk && talk.endedAt === null) return talk
    else if (talk && talk.endedAt !== null && m.at - talk.endedAt <= REOPEN) {
      goOn(m.at, true)
      return talk
    }
    if (wait?.state === 'quiet') stop('lapsed', m.at)
    talk = {
      chat,
      trial,
      startedAt: m.at,
      endedAt: null,
      assigned: null,
      answers: [],
      lastAnswer: null,
      said: [],
      waits: [],
      stretches: [],
    }
    talks.push(talk)
    stretch = { from: m.at, answered: false }
    lastAnswer = null
    taken = null
    return talk
  }
  const open = (t: Talk, kind: Kind, state: State, at: number, who: string | null, messages: Said[]): Wait => {
    const question = messages.some((m) => m.by === 'customer' && m === messages.at(-1) && reading(m).question === true)
    const opened: Wait = {
      ...{ kind, state, openedAt: at, closedAt: null, answeredBy: null, holders: [{ at, who }], messages, question },
      ...{ afterCourtesy: false, brief: false, promise: null, about: null },
    }
    t.waits.push(opened)
    wait = opened
    return opened
  }
  const holder = () => taken ?? spoke?.who ?? (chat.account ? house.ownerOf(chat.account) : null)

  const customer = (m: Said) => {
    const { courtesy, question } = reading(m)
    const thanks = courtesy === true && spoke !== null && !spoke.question && m.at - spoke.at <= DAY
    if (wait?.state !== 'open' && thanks) {
      if (!talk) return
      if (talk.endedAt === null) stirred = m.at
      if (wait) wait.messages.push(m)
      else open(talk, lastAnswer ? 'next' : 'first', 'quiet', m.at, holder(), [m])
      return
    }
    const t = conversation(m)
    stirred = m.at
    if (wait?.state === 'open') {
      wait.messages.push(m)
      wait.question ||= question === true
      return
    }
    const quiet: Wait | null = wait
    const opened = open(t, lastAnswer ? 'next' : 'first', 'open', m.at, holder(), [...(quiet?.messages ?? []), m])
    if (!quiet) return
    t.waits.splice(t.waits.indexOf(quiet), 1)
    opened.afterCourtesy = true
  }

  const whose = (m: Said): string | null => {
    const own = house.loginOf(m.login ?? '')
    if (own !== null) return own
    if (m.signed) return m.signed === 'stranger' ? null : m.signed
    return (taken !== null && house.isPerson(taken) ? taken : null) ?? house.alone(m.at)
  }
  const answer = (w: Wait, t: Talk, m: Said, at: number, who: string | null, brief: boolean) => {
    Object.assign(w, { answeredBy: who, brief })
    stop('answered', at)
    if (w.kind === 'promise' || m.label.holding !== true || at !== m.at) return
    const promise = open(t, 'promise', 'open', at, who, [m])
    Object.assign(promise, { about: w, question: w.question })
    w.promise = promise
  }
  const admin = (m: Said) => {
    const who = whose(m)
    credited.set(m.id, who)
    if (m.refused) return
    if (m.deletedAt !== undefined && wait?.state === 'open') {
      const due = house.dueAt(chat, wait)
      if (due === null || m.deletedAt <= due) return
    }
    spoke = { at: m.at, who, question: reading(m).question === true }
    if (!talk || talk.endedAt !== null) return
    talk.answers.push({ at: m.at, who })
    lastAnswer = talk.lastAnswer = { at: m.at, by: who }
    stretch.answered = true
    if (wait?.state === 'quiet') return stop('lapsed', m.at)
    if (!wait || (wait.kind === 'promise' && m.label.holding)) return
    answer(wait, talk, m, m.at, who, m.label.brief === true)
  }
  /** A holding reply was edited into an answer. */
  const followed = (m: Said, at: number) => {
    if (!talk || wait?.kind !== 'promise' || wait.openedAt > m.at || m.refused) return
    if (m.deletedAt !== undefined && m.deletedAt <= (house.dueAt(chat, wait) ?? m.deletedAt)) return
    const who = credited.get(m.id) ?? null
    lastAnswer = talk.lastAnswer = { at, by: who }
    stretch.answered = true
    answer(wait, talk, m, at, who, false)
  }
  const withdrawn = (m: Said, at: number) => {
    gone.add(m)
    if (!wait) return
    const asked = wait.about ? [...wait.about.messages, ...wait.messages.slice(1)] : wait.messages
    if (asked.every((one) => gone.has(one))) stop('withdrawn', Math.max(at, wait.openedAt))
  }
  const done = ({ kind, at, by, to }: Done) => {
    if (!talk || kind === 'snooze') return
    if (kind === 'claim' || kind === 'assign') {
      taken = to ?? null
      wait?.holders.push({ at, who: taken })
    } else if (kind === 'reopen') {
      if (talk.endedAt !== null) goOn(at, false)
    } else if (kind === 'resolve') {
      if (talk.endedAt !== null) return
      stop('resolved', at)
      finish('resolved', at, at, by)
    } else stop(kind === 'dismiss' ? 'dismissed' : 'unreachable', at)
  }

  for (const moment of inOrder(chat, comments, { customer, admin, followed, withdrawn, done })) {
    silence(moment.at)
    moment.run()
  }
  silence(now)
  const last = talks.at(-1)
  const open_ = wait as Wait | null
  if (last) last.assigned = (open_?.kind === 'promise' ? open_.holders.at(-1)!.who : null) ?? holder()
  for (const [index, one] of talks.entries()) one.said = saidIn(chat, one, talks[index + 1], comments)
  whoWrote.set(chat, credited)
  return talks
}

/** What a message was when it was first written stays: later edits do not unsay it. */
const kept = (m: Said) => ({ holding: m.label.holding === true, brief: m.label.brief === true })

/** Who is credited for each human message, by its id, as far as chats were folded. */
export const whoWrote = new WeakMap<Chat, ReadonlyMap<number, string | null>>()

interface Hands {
  customer(m: Said): void
  admin(m: Said): void
  followed(m: Said, at: number): void
  withdrawn(m: Said, at: number): void
  done(d: Done): void
}

function inOrder(chat: Chat, comments: ReadonlySet<number>, hands: Hands): Moment[] {
  const moments: Moment[] = []
  for (const event of chat.events) {
    const { id, at } = event
    if (event.is === 'done') {
      if (event.putBackAt === undefined) moments.push({ at, rank: 1, id, run: () => hands.done(event) })
    } else if (event.by === 'customer') {
      if (comments.has(id)) continue
      moments.push({ at, rank: 0, id, run: () => hands.customer(event) })
      const end = event.deletedAt
      if (end !== undefined) moments.push({ at: end, rank: 1, id, run: () => hands.withdrawn(event, end) })
    } else if (event.by === 'admin') {
      moments.push({ at, rank: 0, id, run: () => hands.admin(event) })
      const edit = event.label.holding && !event.edited?.label.holding ? event.edited : undefined
      if (edit) moments.push({ at: edit.at, rank: 1, id, run: () => hands.followed(event, edit.at) })
    }
  }
  return moments.sort((a, b) => a.at - b.at || a.rank - b.rank || a.id - b.id)
}

function saidIn(chat: Chat, talk: Talk, next: Talk | undefined, comments: ReadonlySet<number>): Said[] {
  return chat.events.flatMap((event) => {
    const counts = event.is === 'said' && (event.by === 'admin' || event.by === 'customer') && !event.refused
    const there = event.at >= talk.startedAt && event.at < (next?.startedAt ?? Number.POSITIVE_INFINITY)
    return counts && there && !comments.has(event.id) ? [event] : []
  })
}
