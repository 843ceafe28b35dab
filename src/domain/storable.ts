/** A text without the one character that no text column of PostgreSQL holds; people cannot see it either. */
export const storable = (text: string): string => text.replaceAll('\0', '')
