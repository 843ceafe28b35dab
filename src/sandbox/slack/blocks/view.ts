import { isFields } from '../args.ts'
import { ApiError, type Fields } from '../model.ts'
import { inMessage } from './blocks.ts'
import { distinctIds } from './check.ts'
import { called, flag, list, maybe, object, Problems, text } from './shape.ts'
import { plain } from './texts.ts'

const MOST_BYTES = 250_000

const common = {
  blocks: list(inMessage, 0, 100),
  callback_id: maybe(text(255, 0)),
  external_id: maybe(text(255, 0)),
  private_metadata: maybe(text(3000, 0)),
}

const shapes = {
  home: object({ type: called('home'), ...common }),
  modal: object({
    type: called('modal'),
    ...common,
    title: plain(24),
    submit: maybe(plain(24)),
    close: maybe(plain(24)),
    clear_on_close: maybe(flag),
    notify_on_close: maybe(flag),
  }),
}

/** Refuses a modal or Home tab Slack would refuse. */
export function checkView(body: Fields, kind: 'modal' | 'home'): void {
  const problems = new Problems()
  shapes[kind](body, '/view', problems)
  const blocks = Array.isArray(body.blocks) ? body.blocks.filter(isFields) : []
  distinctIds(blocks, '/view/blocks', problems)
  const asks = blocks.some((block) => block.type === 'input')
  if (kind === 'modal' && asks && body.submit === undefined) problems.add('missing required field: submit', '/view')
  if (problems.messages.length > 0) throw new ApiError('invalid_arguments', problems.messages)
  if (Buffer.byteLength(JSON.stringify(body)) > MOST_BYTES) throw new ApiError('view_too_large')
}
