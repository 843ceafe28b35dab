import type { Person } from '../domain/people.ts'
import type { Wait } from '../store/waits.ts'
import { type Cause, type Desk, inTransaction } from './desk.ts'
import { refold } from './refold.ts'

interface PutBack {
  chat: number
  /** Without it: the chat's latest one that was closed without an answer. */
  waitId?: number
  by: Person
}

/** The wait as it is now: what was answered since may have been its answer all along. */
type PuttingBack = { is: 'done'; wait: Wait } | { is: 'nothing' }

/**
 * What was dismissed or resolved without an answer waits again, from its own start: whatever closed it counts as never
 * done. Done twice it changes nothing.
 */
export function putBack(desk: Desk, { chat, waitId, by }: PutBack, cause: Cause): Promise<PuttingBack> {
  return inTransaction(desk, async (within) => {
    const wait = await closedWithoutAnswer(within, chat, waitId)
    if (!wait) return { is: 'nothing' }
    const back = await reopened(within, wait, by, cause)
    return back === wait ? { is: 'nothing' } : { is: 'done', wait: back }
  })
}

async function closedWithoutAnswer({ store }: Desk, chat: number, waitId?: number): Promise<Wait | null> {
  const wait = waitId === undefined ? await store.waits.lastPassedOver(chat) : await store.waits.find(waitId)
  return wait?.customerId === chat && isPassedOver(wait) ? wait : null
}

/** A wait that was dismissed is closed by the resolve that followed, once the dismissal is taken back: that goes as well. */
async function reopened(desk: Desk, wait: Wait, by: Person, cause: Cause): Promise<Wait> {
  const { store } = desk
  if (!isPassedOver(wait) || wait.closedAt === null) return wait
  const kind = wait.state === 'dismissed' ? 'dismiss' : 'resolve'
  const opener = await store.messages.find(wait.openerId)
  const act = { customerId: wait.customerId, kind, at: wait.closedAt, order: opener?.order ?? 0 } as const
  if (!(await store.messages.voidAct(act, { byId: by.id, at: cause.at }))) return wait
  await refold(desk, wait.customerId, wait.openedAt, cause.at)
  const now = await store.waits.find(wait.id)
  return now ? reopened(desk, now, by, cause) : wait
}

const isPassedOver = ({ state }: Wait): boolean => state === 'dismissed' || state === 'resolved'
