import type { FoldedConversation, FoldedPart, FoldedWait, MessageFact } from './fold.ts'
import type { Instant } from './time.ts'

/** A conversation as it begins. */
export const newConversation = (startedAt: Instant, trial: boolean): FoldedConversation => ({
  startedAt,
  endedAt: null,
  ended: null,
  endedById: null,
  closesAt: null,
  assignedId: null,
  answered: false,
  firstAnswerAt: null,
  lastAnswerAt: null,
  lastAnswerBy: null,
  reopened: 0,
  trial,
  stretches: [],
  parts: [],
  waits: [],
})

/** A wait as it opens with a message, on whose it is then. */
export const newWait = (
  { id, at, question }: MessageFact,
  about: Pick<FoldedWait, 'kind' | 'state' | 'targetSeconds'>,
  holder: number | null,
): FoldedWait => ({
  ...about,
  openerId: id,
  messageIds: [id],
  openedAt: at,
  closedAt: null,
  answerId: null,
  answeredById: null,
  holding: false,
  promiseDueAt: null,
  promiseEndedAt: null,
  substantialAt: null,
  question,
  afterCourtesy: false,
  briefAnswer: false,
  assignments: [{ at, toId: holder, byId: null }],
  dueAt: null,
  decidedAt: null,
  openSeconds: null,
  elapsedSeconds: null,
  adminSeconds: null,
  substantialSeconds: null,
  adminSubstantialSeconds: null,
  chargedId: null,
})

/** One more message of somebody in a conversation; nobody's counts for nobody. */
export function takePart(parts: FoldedPart[], personId: number | null, at: Instant): void {
  if (personId === null) return
  const part = parts.find((p) => p.personId === personId)
  if (part) part.messages += 1
  else parts.push({ personId, firstAt: at, messages: 1 })
}
