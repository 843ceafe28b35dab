import type { Ids } from './ids.ts'
import { ApiError } from './model.ts'

/** A file on its way to a conversation, or in one. */
export interface Upload {
  id: string
  name: string
  /** As announced, in bytes. */
  length: number
  /** Null until it was sent. */
  text: string | null
}

const PATH = '/upload/v1/'

/** Files as they come in: announced, sent to an address of their own, then shared. */
export class Uploads {
  readonly #ids: Ids
  readonly #files = new Map<string, Upload>()

  constructor(ids: Ids) {
    this.#ids = ids
  }

  /** Announces a file; where it is to be sent is its path. */
  announce(name: string, length: number): { id: string; path: string } {
    const id = this.#ids.next('F')
    this.#files.set(id, { id, name, length, text: null })
    return { id, path: PATH + id }
  }

  at(path: string): Upload | undefined {
    return path.startsWith(PATH) ? this.#files.get(path.slice(PATH.length)) : undefined
  }

  /** What was sent, bare or as a part of a form. */
  receive(upload: Upload, body: string, type: string): void {
    const [, boundary] = /boundary=(?:"?)([^";]+)/.exec(type) ?? []
    const from = boundary === undefined ? 0 : body.indexOf('\r\n\r\n') + 4
    const to = boundary === undefined ? body.length : body.indexOf(`\r\n--${boundary}`, from)
    upload.text = body.slice(from, to)
  }

  /** A file that was sent whole. */
  whole(id: string): Upload {
    const upload = this.#files.get(id)
    if (!upload) throw new ApiError('file_not_found')
    if (upload.text === null || Buffer.byteLength(upload.text) !== upload.length) {
      throw new ApiError('file_upload_size_mismatch')
    }
    return upload
  }
}
