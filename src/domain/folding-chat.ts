import type { WaitKind, WaitState } from './facts.ts'
import type { ActFact, Before, FoldedConversation, FoldedWait, FoldRules, MessageFact } from './fold.ts'
import { newConversation, newWait, takePart } from './folded.ts'
import { measure } from './measure.ts'
import { DAY_MS, HOUR_MS, type Instant } from './time.ts'

const COURTESY_WITHIN_MS = DAY_MS
/** A courtesy nobody answered is forgotten after this long. */
export const QUIET_LASTS_MS = 12 * HOUR_MS

/** One chat while its events are taken in order: what is said opens and closes waits, what is done ends and reopens. */
export class FoldingChat {
  private readonly rules: FoldRules
  private readonly done: FoldedConversation[] = []
  private lastHuman: Before | null
  private readonly ownId: number | null
  private conversation: FoldedConversation | null = null
  private stretchFrom: Instant | null = null
  private answeredSince = false
  private lastStirAt = 0
  private wait: FoldedWait | null = null
  /** Each holding reply that answered a wait, oldest first. */
  private readonly promises: { parent: FoldedWait; promise: FoldedWait }[] = []
  private readonly withdrawn = new Set<number>()

  constructor(rules: FoldRules, before: Before | null, ownId: number | null) {
    this.rules = rules
    this.lastHuman = before
    this.ownId = ownId
  }

  /** Ends what silence has ended by `now`: courtesies after 12 h, conversations after the shop's time. */
  silence(now: Instant): void {
    if (this.wait?.state === 'quiet' && this.wait.openedAt + QUIET_LASTS_MS <= now) {
      this.close('lapsed', this.wait.openedAt + QUIET_LASTS_MS)
    }
    const closesAt = this.closesAt()
    const c = this.conversation
    if (c && closesAt !== null && closesAt <= now)
      this.end('silence', c.lastAnswerAt ?? this.lastStirAt, c.lastAnswerBy)
  }

  customer(m: MessageFact): void {
    if (this.wait?.state !== 'open' && this.isClosingCourtesy(m)) return this.courtesy(m)
    const c = this.conversationFor(m)
    this.lastStirAt = m.at
    const w = this.wait
    if (w?.state === 'open') {
      w.messageIds.push(m.id)
      w.question ||= m.question
    } else {
      const opened = this.open(c, m, 'open')
      if (!w) return
      // A courtesy followed by more is an ordinary wait from here on.
      c.waits.splice(c.waits.indexOf(w), 1)
      opened.messageIds.unshift(...w.messageIds)
      opened.afterCourtesy = true
    }
  }

  human(m: MessageFact): void {
    if (this.isTakenBack(m)) return
    this.lastHuman = { at: m.at, creditId: m.creditId, question: m.question }
    const c = this.conversation
    if (!c || c.ended) return
    takePart(c.parts, m.creditId, m.at)
    this.answers(c, m, m.at)
    const w = this.wait
    if (w?.state === 'quiet') return this.close('lapsed', m.at)
    // Asking for patience once more neither keeps nor extends a promise.
    if (!w || (w.kind === 'promise' && m.holding)) return
    this.answer(w, m, m.at, m.brief ?? false)
    if (m.holding) this.promise(c, w, m)
  }

  /** A holding reply was edited into an answer: people come back that way as well. */
  followed(m: MessageFact, at: Instant): void {
    const [c, w] = [this.conversation, this.wait]
    if (!c || w?.kind !== 'promise' || w.openedAt > m.at || this.isTakenBack(m)) return
    this.answers(c, m, at)
    this.answer(w, m, at, false)
  }

  deleted(m: MessageFact): void {
    this.withdrawn.add(m.id)
    const w = this.wait
    if (w && this.askedIn(w).every((id) => this.withdrawn.has(id))) {
      this.close(w.state === 'quiet' ? 'lapsed' : 'withdrawn', Math.max(m.deletedAt ?? m.at, w.openedAt))
    }
  }

  act(a: ActFact): void {
    const c = this.conversation
    if (!c) return
    switch (a.kind) {
      case 'claim':
      case 'assign':
        c.assignedId = a.toId
        this.wait?.assignments.push({ at: a.at, toId: a.toId, byId: a.byId })
        return
      case 'dismiss':
        return this.closeWait('dismissed', a.at)
      case 'unreachable':
        return this.closeWait('unreachable', a.at)
      case 'resolve':
        if (c.ended) return
        this.closeWait('resolved', a.at)
        return this.end('resolved', a.at, a.byId)
      case 'reopen':
        if (c.ended) this.reopen(c, a.at)
    }
  }

  finish(): FoldedConversation[] {
    const c = this.conversation
    if (c) {
      c.closesAt = this.closesAt()
      // While a promise runs the chat is whose promise it is.
      const promised = this.wait?.kind === 'promise' ? this.wait.assignments.at(-1)?.toId : null
      c.assignedId = promised ?? c.assignedId ?? this.lastHuman?.creditId ?? this.ownId
    }
    for (const { parent, promise } of this.promises) {
      parent.promiseDueAt = this.rules.dueAt(promise.openedAt, promise.targetSeconds)
      parent.promiseEndedAt = promise.closedAt
      parent.substantialAt = promise.substantialAt
    }
    for (const one of this.done) for (const w of one.waits) Object.assign(w, measure(w, this.rules))
    return this.done
  }

  /** Deleted within the target, an answer was none. */
  private isTakenBack({ deletedAt }: MessageFact): boolean {
    if (deletedAt === null || this.wait?.state !== 'open') return false
    const due = this.rules.dueAt(this.wait.openedAt, this.wait.targetSeconds)
    return due === null || deletedAt <= due
  }

  private answers(c: FoldedConversation, { creditId }: MessageFact, at: Instant): void {
    c.answered = true
    c.firstAnswerAt ??= at
    c.lastAnswerAt = at
    c.lastAnswerBy = creditId
    this.answeredSince = true
  }

  private answer(w: FoldedWait, m: MessageFact, at: Instant, brief: boolean): void {
    w.answerId = m.id
    w.answeredById = m.creditId
    w.holding = w.kind !== 'promise' && m.holding === true
    if (!w.holding) w.substantialAt = at
    w.briefAnswer = brief
    this.close('answered', at)
  }

  /** What a holding reply answered is answered; that somebody comes back is owed from then on. */
  private promise(c: FoldedConversation, parent: FoldedWait, m: MessageFact): void {
    const about = { kind: 'promise', state: 'open', targetSeconds: this.rules.targetSeconds.promise } as const
    const promise = newWait(m, about, m.creditId)
    promise.question = parent.question
    c.waits.push(promise)
    this.promises.push({ parent, promise })
    this.wait = promise
  }

  /** The customer's messages somebody is waited for with; of a promise those it was made about as well. */
  private askedIn(w: FoldedWait): readonly number[] {
    const parent = this.promises.find(({ promise }) => promise === w)?.parent
    return parent ? [...parent.messageIds, ...w.messageIds.slice(1)] : w.messageIds
  }

  private isClosingCourtesy(m: MessageFact): boolean {
    const said = this.lastHuman
    return m.courtesy && said !== null && !said.question && m.at - said.at <= COURTESY_WITHIN_MS
  }

  /** Thanks neither reopens nor begins a conversation; it waits quietly in the one it belongs to. */
  private courtesy(m: MessageFact): void {
    const c = this.conversation
    if (!c) return
    if (!c.ended) this.lastStirAt = m.at
    if (this.wait) this.wait.messageIds.push(m.id)
    else this.open(c, m, 'quiet')
  }

  private conversationFor({ at, trial = false }: MessageFact): FoldedConversation {
    const c = this.conversation
    // Trials and the real thing never share a conversation.
    if (c && c.trial !== trial) this.leave(c, at)
    else if (c && !c.ended) return c
    else if (c?.endedAt != null && at <= c.endedAt + this.rules.reopenWithinMs) {
      const last = c.stretches.at(-1)
      if (last) last.reopenedAt = at
      return this.reopen(c, at)
    }
    this.closeQuiet(at)
    const begun = newConversation(at, trial)
    this.beginStretch(at)
    this.conversation = begun
    this.done.push(begun)
    return begun
  }

  private leave(c: FoldedConversation, at: Instant): void {
    if (c.ended) return
    this.closeWait('resolved', at)
    this.end('silence', at, c.lastAnswerBy)
  }

  private closeQuiet(at: Instant): void {
    if (this.wait?.state === 'quiet') this.close('lapsed', at)
  }

  private reopen(c: FoldedConversation, at: Instant): FoldedConversation {
    Object.assign(c, { endedAt: null, ended: null, endedById: null, reopened: c.reopened + 1 })
    this.beginStretch(at)
    this.lastStirAt = at
    return c
  }

  private beginStretch(at: Instant): void {
    this.stretchFrom = at
    this.answeredSince = false
  }

  private open(c: FoldedConversation, m: MessageFact, state: 'open' | 'quiet'): FoldedWait {
    const kind: WaitKind = c.answered ? 'next' : 'first'
    const holder = c.assignedId ?? this.lastHuman?.creditId ?? this.ownId
    this.wait = newWait(m, { kind, state, targetSeconds: this.rules.targetSeconds[kind] }, holder)
    c.waits.push(this.wait)
    return this.wait
  }

  /** Closes whatever waits; a quiet one only lapses, for it is in no figure. */
  private closeWait(state: WaitState, at: Instant): void {
    if (this.wait) this.close(this.wait.state === 'quiet' ? 'lapsed' : state, at)
  }

  private close(state: WaitState, at: Instant): void {
    if (!this.wait) return
    if (this.wait.state === 'open') this.lastStirAt = Math.max(this.lastStirAt, at)
    this.wait.state = state
    this.wait.closedAt = at
    this.wait = null
  }

  private end(how: 'resolved' | 'silence', at: Instant, creditId: number | null): void {
    const c = this.conversation
    if (!c) return
    c.endedAt = at
    c.ended = how
    c.endedById = creditId
    c.closesAt = null
    const from = this.stretchFrom ?? c.startedAt
    const openSeconds = this.rules.openSeconds(from, at)
    const answered = this.answeredSince
    let openedAt = from
    // Platforms tell whole seconds: two that began within the same one are told apart by a millisecond.
    while (c.stretches.some((stretch) => stretch.openedAt === openedAt)) openedAt += 1
    c.stretches.push({ openedAt, resolvedAt: at, openSeconds, how, creditId, answered, reopenedAt: null })
    this.stretchFrom = null
  }

  /** Silence counts from the last of: a customer's message, the end of a wait, a reopening. */
  private closesAt(): Instant | null {
    const c = this.conversation
    if (!c || c.ended || this.wait?.state === 'open') return null
    return this.lastStirAt + this.rules.autoResolveMs
  }
}
