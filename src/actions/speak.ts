import type { Sender } from '../chat/heard.ts'
import type { Locale } from '../domain/locale.ts'
import type { Person } from '../domain/people.ts'
import type { Desk } from './desk.ts'

/** The language one person is spoken to in: a teammate's or a customer's. */
export async function speak(
  { store }: Desk,
  { sender, person, locale }: { sender: Sender; person: Person | null; locale: Locale },
): Promise<void> {
  if (person) {
    await store.people.change(person.id, { locale })
    return
  }
  const customer = await store.customers.at(sender.platform, sender.id)
  if (customer) await store.customers.change(customer.id, { locale })
}
