/** The languages the shop's people and customers can be spoken to in: Indonesian and English. */
export type Locale = 'id' | 'en'

/** A stored or typed language as one we speak, or null. */
export const localeOf = (text: string | null | undefined): Locale | null =>
  text === 'id' || text === 'en' ? text : null
