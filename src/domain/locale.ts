/** The languages the shop's people and customers can be spoken to in: Indonesian and English. */
export type Locale = 'id' | 'en'
