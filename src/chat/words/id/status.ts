import type { ChannelVital } from '../../vitals.ts'

const HEARS: Record<ChannelVital['state'], string> = {
  heard: 'terdengar',
  behind: 'masih mengejar pesan yang tertinggal',
  deaf: 'tidak terdengar',
}

/** What /status says. */
export const status = {
  good: 'Semua bekerja',
  attention: 'Ada yang perlu dilihat',
  channel: (state: ChannelVital['state'], ago: string | null, why: string | undefined) =>
    [HEARS[state], ago && `terakhir ${ago} lalu`, why].filter(Boolean).join(', '),
  noVitals: 'Kabar dari kanal belum ada.',
  clock: 'Selisih jam dengan platform',
  clockUnknown: 'belum diketahui',
  seconds: (seconds: string) => `${seconds} detik`,
  sweep: 'Pemeriksaan terakhir',
  ago: (length: string) => `${length} lalu`,
  never: 'belum pernah',
  outbox: 'Menunggu dikirim',
  outboxDepth: (count: number, oldest: string | null) =>
    oldest === null ? `${count}` : `${count}, yang tertua ${oldest}`,
  dead: 'Gagal dikirim untuk selamanya',
  look: 'Lihat status',
  waiting: 'Pelanggan menunggu',
  waitingNow: (open: number, due: number) => `${open}, lewat target ${due}`,
  quiet: 'Salam penutup yang dibiarkan',
}
