/** A customer who writes more in a minute than anybody can read. */
export const flood = {
  kinds: {
    text: 'teks',
    photo: 'foto',
    sticker: 'stiker',
    video: 'video',
    voice: 'pesan suara',
    document: 'berkas',
    other: 'lainnya',
  },
  kind: (count: number, kind: string) => `${count} ${kind}`,
  more: (count: number, kinds: string, number: number) =>
    `… dan ${count} pesan lagi dalam semenit [${kinds}]. Semuanya tersimpan; pemilik bisa mengambilnya dengan /privacy export ${number}.`,
}
