import type { Document, File, PhotoSize } from 'grammy/types'
import type { UploadedFile } from './body.ts'
import { bad } from './refusal.ts'

export interface KeptFile extends UploadedFile {
  id: string
  uniqueId: string
  path: string
}

const KEPT_FILES = 500
const LARGEST_DOWNLOAD_BYTES = 20 * 1024 * 1024

/** The bytes behind file ids, the newest few hundred. */
export class Files {
  private readonly kept = new Map<string, KeptFile>()
  private count = 0

  add(kind: string, name: string, bytes: Uint8Array): KeptFile {
    this.count += 1
    const id = `local-${kind}-${this.count}`
    const file = {
      id,
      uniqueId: `u${this.count}`,
      name,
      bytes: Buffer.from(bytes),
      path: `${kind}/${this.count}-${name}`,
    }
    this.kept.set(id, file)
    const oldest = this.kept.keys().next().value
    if (this.kept.size > KEPT_FILES && oldest !== undefined) this.kept.delete(oldest)
    return file
  }

  /** A number for an album, shared by its messages. */
  nextAlbum(): string {
    this.count += 1
    return String(13_000_000_000_000_000 + this.count)
  }

  get(id: string): KeptFile | undefined {
    return this.kept.get(id)
  }

  byPath(path: string): KeptFile | undefined {
    return [...this.kept.values()].find((file) => file.path === path)
  }

  /** The answer to `getFile`. */
  info(id: string): File {
    const file = this.kept.get(id)
    if (!file) throw bad('wrong file_id or the file is temporarily unavailable')
    if (file.bytes.length > LARGEST_DOWNLOAD_BYTES) throw bad('file is too big')
    return { file_id: file.id, file_unique_id: file.uniqueId, file_size: file.bytes.length, file_path: file.path }
  }

  /** A file named in a call: an upload, one already known, or an address the platform would fetch. */
  named(kind: string, reference: string, uploads: Map<string, UploadedFile>): KeptFile {
    if (reference.startsWith('attach://')) {
      const upload = uploads.get(reference.slice('attach://'.length))
      if (!upload) throw bad(`there is no ${kind} in the request`)
      if (upload.bytes.length === 0) throw bad('file must be non-empty')
      return this.add(kind, upload.name, upload.bytes)
    }
    if (/^https?:\/\//.test(reference))
      return this.add(kind, reference.split('/').at(-1) || kind, Buffer.from(reference))
    const known = this.kept.get(reference)
    if (!known) throw bad('wrong file identifier/HTTP URL specified')
    return known
  }
}

/** A photo of one size, as the platform describes it. */
export const photoSizes = (file: KeptFile): PhotoSize[] => [
  { file_id: file.id, file_unique_id: file.uniqueId, width: 800, height: 600, file_size: file.bytes.length },
]

/** A general file, as the platform describes it. */
export const documentOf = (file: KeptFile): Document => ({
  file_id: file.id,
  file_unique_id: file.uniqueId,
  file_name: file.name,
  file_size: file.bytes.length,
})
