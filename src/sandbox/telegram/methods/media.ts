import type { Message } from 'grammy/types'
import { videoOf, voiceOf } from '../content.ts'
import { documentOf, photoSizes } from '../files.ts'
import { isRecord } from '../keyboard.ts'
import { bad } from '../refusal.ts'
import { type CallContext, type Served, serve } from './context.ts'
import { deliver, type Made, type SendParams } from './deliver.ts'
import { captionFields } from './format.ts'

type Medium = 'photo' | 'document' | 'video' | 'voice'
const LARGEST_PHOTO_BYTES = 10 * 1024 * 1024
const FEWEST_IN_ALBUM = 2
const MOST_IN_ALBUM = 10

function medium({ world, uploads }: CallContext, kind: Medium, source: unknown, seconds = 0): Partial<Message> {
  const file = world.files.named(kind, typeof source === 'string' ? source : '', uploads)
  if (kind === 'photo') {
    if (file.bytes.length > LARGEST_PHOTO_BYTES) throw bad('file is too big')
    return { photo: photoSizes(file) }
  }
  if (kind === 'video') return { video: videoOf(file, seconds) }
  return kind === 'voice' ? { voice: voiceOf(file, seconds) } : { document: documentOf(file) }
}

type Captioned = SendParams & Parameters<typeof captionFields>[1]

function sendMedium(context: CallContext, params: Captioned, kind: Medium, source: unknown, seconds?: number): Message {
  return deliver(context, params, () => {
    const caption = captionFields(context.world, params)
    return { content: { ...medium(context, kind, source, seconds), ...caption.content }, html: caption.html }
  })
}

function albumItem(context: CallContext, item: unknown, album: string): Made {
  if (!isRecord(item)) throw bad("can't parse InputMedia: must be an Object")
  const kind = (['photo', 'video', 'document'] as const).find((one) => one === item.type)
  if (!kind) throw bad(`can't parse InputMedia: unsupported type "${String(item.type)}"`)
  const caption = captionFields(context.world, {
    caption: typeof item.caption === 'string' ? item.caption : undefined,
    parse_mode: typeof item.parse_mode === 'string' ? item.parse_mode : undefined,
  })
  const content = { ...medium(context, kind, item.media), ...caption.content, media_group_id: album }
  return { content, html: caption.html }
}

export const media: Served[] = [
  serve('sendPhoto', (params, context) => sendMedium(context, params, 'photo', params.photo)),
  serve('sendDocument', (params, context) => sendMedium(context, params, 'document', params.document)),
  serve('sendVideo', (params, context) => sendMedium(context, params, 'video', params.video, params.duration)),
  serve('sendVoice', (params, context) => sendMedium(context, params, 'voice', params.voice, params.duration)),
  serve('sendMediaGroup', (params, context) => {
    const items: readonly unknown[] = params.media
    if (items.length < FEWEST_IN_ALBUM || items.length > MOST_IN_ALBUM) {
      throw bad('media must contain 2-10 items')
    }
    const album = context.world.files.nextAlbum()
    // All are made before the first is sent: an album is refused whole.
    const made = items.map((item) => albumItem(context, item, album))
    return made.map((one) => deliver(context, params, () => one))
  }),
  serve('getFile', (params, { world }) => world.files.info(params.file_id)),
]
