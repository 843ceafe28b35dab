import { bad, notFound } from '../refusal.ts'
import { readRich } from '../rich.ts'
import type { RichSources } from '../richblocks.ts'
import { type CallContext, type Served, serve } from './context.ts'
import { deliver, type Made } from './deliver.ts'
import { textWords } from './format.ts'
import { checkThread, writableRoom } from './target.ts'

const ACTIONS: ReadonlySet<string> = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

/** A rich message as content; media are those uploaded with the call or fetched from an address. */
export function madeRich({ world, uploads }: CallContext, input: object): Made {
  const named = new Map<string, string>()
  const given = 'media' in input && Array.isArray(input.media) ? input.media : []
  for (const { id, media } of given) named.set(`tg://photo?id=${id}`, String(media?.media ?? ''))
  const sources: RichSources = {
    userOf: (id) => world.directory.person(id)?.user,
    photo: (source) => world.files.named('photo', named.get(source) ?? source, uploads),
  }
  const { rich, html } = readRich({ ...input }, sources)
  return { content: { rich_message: rich }, html }
}

export const sending: Served[] = [
  serve('sendMessage', (params, context) =>
    deliver(context, params, () => {
      const words = textWords(context.world, params.text, params.parse_mode, params.entities)
      return { content: { text: words.text, ...(words.entities && { entities: words.entities }) }, html: words.html }
    }),
  ),
  serve('sendRichMessage', (params, context) => {
    if (!context.world.richMessages) throw notFound()
    return deliver(context, params, () => madeRich(context, params.rich_message))
  }),
  serve('sendLocation', (params, context) =>
    deliver(context, params, () => ({
      content: { location: { latitude: params.latitude, longitude: params.longitude } },
    })),
  ),
  serve('sendChatAction', (params, context) => {
    const room = writableRoom(context, params)
    checkThread(room, params.message_thread_id)
    if (!ACTIONS.has(params.action)) throw bad('wrong parameter action in request')
    return true
  }),
]
