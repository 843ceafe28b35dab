import type { Words } from '../index.ts'

export const flood: Words['flood'] = {
  kinds: {
    text: 'texts',
    photo: 'photos',
    sticker: 'stickers',
    video: 'videos',
    voice: 'voice messages',
    document: 'files',
    other: 'others',
  },
  kind: (count, kind) => `${count} ${kind}`,
  more: (count, kinds, number) =>
    `… and ${count} more messages within a minute [${kinds}]. All are stored; the owner can get them with /privacy export ${number}.`,
}
