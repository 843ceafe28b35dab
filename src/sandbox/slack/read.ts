import type { Message } from './model.ts'
import type { Workspace } from './workspace.ts'

/** All text a person sees in a message. */
export function plainText(message: Pick<Message, 'text' | 'blocks'>, _workspace: Workspace): string {
  return message.text
}
