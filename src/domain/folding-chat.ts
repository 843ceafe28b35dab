import type { WaitKind, WaitState } from './facts.ts'
import type { ActFact, Before, FoldedConversation, FoldedWait, FoldRules, MessageFact } from './fold.ts'
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
  private lastStirAt = 0
  private wait: FoldedWait | null = null
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
    if (this.wait?.state === 'open') {
      this.wait.messageIds.push(m.id)
    } else {
      // A courtesy followed by more is an ordinary wait from here on.
      const joined = this.wait ? c.waits.splice(c.waits.indexOf(this.wait), 1)[0] : undefined
      this.open(c, m, 'open')
      if (joined && this.wait) this.wait.messageIds.unshift(...joined.messageIds)
    }
  }

  human(m: MessageFact): void {
    if (m.deletedAt !== null && this.wait?.state === 'open') {
      const due = this.rules.dueAt(this.wait.openedAt, this.wait.targetSeconds)
      if (due === null || m.deletedAt <= due) return
    }
    this.lastHuman = { at: m.at, creditId: m.creditId, question: m.question }
    const c = this.conversation
    if (!c || c.ended) return
    c.answered = true
    c.lastAnswerAt = m.at
    c.lastAnswerBy = m.creditId
    if (this.wait?.state === 'quiet') return this.close('lapsed', m.at)
    if (!this.wait) return
    this.wait.answerId = m.id
    this.wait.answeredById = m.creditId
    this.close('answered', m.at)
  }

  deleted(m: MessageFact): void {
    this.withdrawn.add(m.id)
    const w = this.wait
    if (w?.messageIds.every((id) => this.withdrawn.has(id))) {
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
    if (this.conversation) {
      this.conversation.closesAt = this.closesAt()
      this.conversation.assignedId ??= this.lastHuman?.creditId ?? this.ownId
    }
    for (const c of this.done) for (const w of c.waits) Object.assign(w, measure(w, this.rules))
    return this.done
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
    else if (c?.endedAt != null && at <= c.endedAt + this.rules.reopenWithinMs) return this.reopen(c, at)
    this.closeQuiet(at)
    const begun: FoldedConversation = {
      startedAt: at,
      endedAt: null,
      ended: null,
      endedById: null,
      closesAt: null,
      assignedId: null,
      answered: false,
      lastAnswerAt: null,
      lastAnswerBy: null,
      reopened: 0,
      trial,
      stretches: [],
      waits: [],
    }
    this.stretchFrom = at
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
    this.stretchFrom = at
    this.lastStirAt = at
    return c
  }

  private open(c: FoldedConversation, m: MessageFact, state: 'open' | 'quiet'): void {
    const kind: WaitKind = c.answered ? 'next' : 'first'
    const holder = c.assignedId ?? this.lastHuman?.creditId ?? this.ownId
    this.wait = {
      openerId: m.id,
      messageIds: [m.id],
      kind,
      state,
      openedAt: m.at,
      closedAt: null,
      answerId: null,
      answeredById: null,
      assignments: [{ at: m.at, toId: holder, byId: null }],
      targetSeconds: this.rules.targetSeconds[kind],
      dueAt: null,
      decidedAt: null,
      openSeconds: null,
      elapsedSeconds: null,
      adminSeconds: null,
      chargedId: null,
    }
    c.waits.push(this.wait)
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
    c.stretches.push({ openedAt: from, resolvedAt: at, openSeconds, how, creditId })
    this.stretchFrom = null
  }

  /** Silence counts from the last of: a customer's message, the end of a wait, a reopening. */
  private closesAt(): Instant | null {
    const c = this.conversation
    if (!c || c.ended || this.wait?.state === 'open') return null
    return this.lastStirAt + this.rules.autoResolveMs
  }
}
