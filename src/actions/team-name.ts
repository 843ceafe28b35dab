import { maskPhones } from '../domain/mask.ts'
import type { Customer } from '../store/customers.ts'

/** A customer as the team reads of them outside their own chat, `Dewi (#42)`. */
export const teamName = ({ id, name }: Pick<Customer, 'id' | 'name'>): string => `${maskPhones(name)} (#${id})`
