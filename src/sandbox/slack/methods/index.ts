import { chat } from './chat.ts'
import { directory } from './directory.ts'
import { files } from './files.ts'
import type { Method } from './method.ts'
import { misc } from './misc.ts'
import { viewing } from './viewing.ts'

/** Every Web API method the local Slack answers. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({ ...chat, ...directory, ...files, ...misc, ...viewing }),
)
