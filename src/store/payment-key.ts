import { unnamed } from './unnamed.ts'

/** What a payment's step is known by. */
export const paymentKey = (charge: string, what: string): string => `payment:${charge}:${what}`

/** The same without the platform's id of the payment, once its customer is erased; other keys stay as they are. */
export const unnamedPayment = (key: string): string =>
  key.replace(/^payment:(.*):(\w+)$/s, (_, charge: string, what: string) => paymentKey(unnamed(charge), what))
