import { chats } from './chats.ts'
import type { Handler } from './context.ts'
import { copying } from './copy.ts'
import { editing } from './edit.ts'
import { ephemeral } from './ephemeral.ts'
import { erasing } from './erase.ts'
import { media } from './media.ts'
import { menus } from './menu.ts'
import { polling } from './polling.ts'
import { pressing } from './press.ts'
import { sending } from './send.ts'
import { topicMethods } from './topics.ts'

const SERVED = [
  ...polling,
  ...sending,
  ...media,
  ...copying,
  ...editing,
  ...erasing,
  ...ephemeral,
  ...pressing,
  ...topicMethods,
  ...chats,
  ...menus,
]

const BY_NAME: ReadonlyMap<string, { method: string; run: Handler }> = new Map(
  SERVED.map(([method, run]) => [method.toLowerCase(), { method, run }]),
)

/** The method called by this name, in any case, as on the platform. */
export const findMethod = (name: string): { method: string; run: Handler } | undefined =>
  BY_NAME.get(name.toLowerCase())
