import type { Place, Sender } from '../chat/heard.ts'
import type { Locale } from '../domain/locale.ts'
import type { Person } from '../domain/people.ts'
import type { Instant } from '../domain/time.ts'
import type { Desk } from './desk.ts'

/** The language one person is spoken to in, as a teammate and as a customer; a customer may say so before anything else. */
export async function speak(
  { store }: Desk,
  { sender, person, locale, place }: { sender: Sender; person: Person | null; locale: Locale; place: Place },
  at: Instant,
): Promise<void> {
  if (person) await store.people.change(person.id, { locale })
  const customer = await store.customers.at(sender.platform, sender.id)
  const { id: address, name, username = null } = sender
  if (customer) await store.customers.change(customer.id, { locale })
  else if (!person && place.platform === 'telegram' && place.kind === 'private')
    await store.customers.add({ channel: 'telegram', address, name, username, locale }, at)
}
