import type { MessageFact } from '../../src/domain/fold.ts'

/** A message as the fold takes it: an ordinary one unless something is said about it. */
export const said = (facts: Partial<MessageFact> & Pick<MessageFact, 'id' | 'at' | 'author'>): MessageFact => ({
  order: facts.id,
  creditId: null,
  courtesy: false,
  question: false,
  deletedAt: null,
  ...facts,
})
