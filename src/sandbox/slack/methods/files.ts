import { isFields, optional, required, structured } from '../args.ts'
import { paces } from '../limits.ts'
import { ApiError, type Fields } from '../model.ts'
import { type Method, method, writableRoomOf } from './method.ts'

/** `files.*`: a file is announced, sent to the address it was given, and then shared in a conversation. */
export const files: Record<string, Method> = {
  'files.getUploadURLExternal': method(
    ['filename', 'length', 'alt_txt', 'snippet_type'],
    paces.tier4,
    (args, { uploads, host }) => {
      const length = Number(args.length)
      if (!Number.isSafeInteger(length) || length < 1) throw new ApiError('invalid_arguments')
      const { id, path } = uploads.announce(required(args, 'filename'), length)
      return { file_id: id, upload_url: `http://${host}${path}` }
    },
  ),
  'files.completeUploadExternal': method(
    ['files', 'channel_id', 'initial_comment', 'thread_ts', 'blocks'],
    paces.tier4,
    (args, world) => {
      const listed = structured(args, 'files', 'invalid_arguments')
      if (!Array.isArray(listed) || listed.length === 0) throw new ApiError('invalid_arguments')
      const whole = listed.map((one) => world.uploads.whole(isFields(one) ? String(one.id) : ''))
      if (args.channel_id !== undefined) {
        const room = writableRoomOf({ channel: required(args, 'channel_id') }, world)
        const text = optional(args, 'initial_comment') ?? ''
        world.workspace.post(room, world.workspace.bot, { text, blocks: [], files: whole })
      }
      return { files: whole.map(({ id, name }): Fields => ({ id, title: name })) }
    },
  ),
}
