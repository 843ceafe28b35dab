import { createHash } from 'node:crypto'

/** What is known again by it, and says nothing of whose it was. */
export const unnamed = (text: string): string => createHash('sha256').update(text).digest('base64url')
