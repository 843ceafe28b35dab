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
  paused: 'Jeda dari platform',
  pausedUntil: (where: string, until: string, waiting: number) =>
    `${where} sampai ${until}; ${waiting} menunggu, dikirim sesudah itu`,
  dead: 'Gagal dikirim untuk selamanya',
  look: 'Lihat status',
  stuck: (count: number) => `Macet: ${count}`,
  kinds: {
    answer: 'Balasan',
    edit: 'Perubahan pesan',
    relay: 'Pesan dari pelanggan',
    topic: 'Topik baru',
    alert: 'Peringatan',
    survey: 'Survei',
    order: 'Kartu pesanan',
    news: 'Kabar',
    message: 'Pesan',
    unreadable: 'Kiriman yang tidak terbaca',
  },
  toCustomer: (chat: number) => `untuk pelanggan #${chat}`,
  toTopic: (chat: number) => `ke topik #${chat}`,
  toInbox: 'ke grup inbox',
  toTeam: (platform: string) => `ke chat tim di ${platform}`,
  toPerson: (name: string, platform: string) => `untuk ${name} di ${platform}`,
  tried: (times: number, since: string) => `gagal ${times} kali sejak ${since}, masih dicoba`,
  aside: (since: string) => `dikesampingkan ${since}`,
  behind: (count: number) => `${count} lagi menunggu di belakangnya`,
  more: (count: number) => `Dan ${count} lagi.`,
  stuckHint: 'Perbaiki dulu sebabnya, lalu tekan Coba lagi. Yang masih dicoba akan terkirim sendiri begitu bisa.',
  retry: 'Coba lagi',
  retryAll: 'Coba semua lagi',
  retrying: (count: number) =>
    count === 1
      ? 'Dicoba lagi. Hasilnya terlihat di /status.'
      : `${count} kiriman dicoba lagi. Hasilnya terlihat di /status.`,
  nothingToRetry: 'Tidak ada yang perlu dicoba lagi: sudah terkirim, atau sedang dicoba.',
  waiting: 'Pelanggan menunggu',
  waitingNow: (open: number, due: number) => `${open}, lewat target ${due}`,
  quiet: 'Salam penutup yang dibiarkan',
}
