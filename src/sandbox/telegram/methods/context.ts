import type { ApiMethods, Opts } from 'grammy/types'
import type { Instant } from '../../../domain/time.ts'
import type { UploadedFile } from '../body.ts'
import type { Params } from '../parameters.ts'
import type { World } from '../world.ts'

/** What a method needs besides its parameters. */
export interface CallContext {
  world: World
  uploads: Map<string, UploadedFile>
  now: Instant
  /** Tells what to do when the client hangs up before the answer. */
  onGone(act: () => void): void
}

export type Handler = (params: Params, context: CallContext) => unknown
export type Served = [method: string, handler: Handler]

/** A method of the Bot API with the types grammY gives it; the parameters were checked before. */
export function serve<M extends keyof ApiMethods>(
  method: M,
  run: (params: Opts<M>, context: CallContext) => unknown,
): Served {
  return [method, (params, context) => run(params as Opts<M>, context)]
}
