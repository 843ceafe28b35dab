import type { Desk } from '../../src/actions/desk.ts'
import type { ChatRef } from '../../src/chat/arg-types.ts'
import { type Answer, type Call, note, Refused } from '../../src/chat/command.ts'
import { formatClock, formatDate, formatMoment } from '../../src/domain/format.ts'
import { maskPhones } from '../../src/domain/mask.ts'
import type { Instant } from '../../src/domain/time.ts'
import { dayAt } from '../../src/domain/zone.ts'

/** A chat as it is named to the team, `#42 Dewi`. Refuses when there is none with that number, or no longer. */
export async function nameOf({ chat }: ChatRef, { desk, words, zone, locale }: Call<Desk>): Promise<string> {
  const customer = await desk.store.customers.find(chat)
  if (!customer) throw new Refused(words.chats.unknown(chat))
  const { id, erasedAt } = customer
  if (erasedAt !== null) throw new Refused(words.privacy.erasedAlready(id, formatDate(erasedAt, zone, locale)))
  return words.chats.named(customer.id, maskPhones(customer.name))
}

/** The wait a button was made for is over: said to whoever pressed or typed. */
export const nothingWaits = (chat: string, { words }: Call<Desk>): Answer => ({
  ...note(words.chats.nothingWaits(chat)),
  onlyAsker: true,
})

/** The shop's wall clock, with the day when it is not today's. */
export const clockOf = (at: Instant, { now, zone, locale }: Call<Desk>): string =>
  dayAt(zone, at) === dayAt(zone, now) ? formatClock(at, zone, locale) : formatMoment(at, zone, locale)
