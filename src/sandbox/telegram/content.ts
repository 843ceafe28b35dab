import type { Message, Video, Voice } from 'grammy/types'
import { documentOf, type Files, type KeptFile, photoSizes } from './files.ts'
import { foundEntities } from './found.ts'
import type { Content } from './types.ts'

const SIDE_PIXELS = 512

/** A voice message of this length, as the platform describes it. */
export const voiceOf = (file: KeptFile, duration: number): Voice => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  duration,
  mime_type: 'audio/ogg',
  file_size: file.bytes.length,
})

/** A video of this length, as the platform describes it. */
export const videoOf = (file: KeptFile, duration: number): Video => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  width: SIDE_PIXELS,
  height: SIDE_PIXELS,
  duration,
  file_size: file.bytes.length,
})

const captionOf = (caption: string | undefined): Partial<Message> => {
  if (caption === undefined) return {}
  const found = foundEntities(caption)
  return { caption, ...(found.length > 0 && { caption_entities: found }) }
}

/** What a person put into a message, in the platform's fields. */
export function wireContent(content: Content, files: Files): Partial<Message> {
  if (typeof content === 'string') return wireContent({ text: content }, files)
  if ('text' in content) {
    const entities = content.entities ?? foundEntities(content.text)
    return { text: content.text, ...(entities.length > 0 && { entities }) }
  }
  if ('photo' in content) {
    const file = files.add('photo', content.photo, Buffer.from(content.photo))
    return { photo: photoSizes(file), ...captionOf(content.caption) }
  }
  if ('video' in content) {
    const file = files.add('video', content.video, Buffer.from(content.video))
    return { video: videoOf(file, content.durationSeconds ?? 10), ...captionOf(content.caption) }
  }
  if ('voice' in content) {
    const file = files.add('voice', 'voice.ogg', Buffer.from('voice'))
    return { voice: voiceOf(file, content.voice), ...captionOf(content.caption) }
  }
  if ('document' in content) {
    const file = files.add('document', content.document, content.bytes ?? Buffer.from(content.document))
    return { document: documentOf(file), ...captionOf(content.caption) }
  }
  return bareContent(content, files)
}

function bareContent(
  content: Extract<Content, { sticker: string } | { location: object } | { contact: object }>,
  files: Files,
): Partial<Message> {
  if ('location' in content) return { location: content.location }
  if ('contact' in content) return { contact: content.contact }
  const file = files.add('sticker', 'sticker.webp', Buffer.from(content.sticker))
  return {
    sticker: {
      file_id: file.id,
      file_unique_id: file.uniqueId,
      type: 'regular',
      width: SIDE_PIXELS,
      height: SIDE_PIXELS,
      is_animated: false,
      is_video: false,
      emoji: content.sticker,
    },
  }
}
