import { formatDuration as duration } from '../../../domain/format.ts'

const time = (seconds: number) => duration(seconds, 'id')

/** Janji: admin minta waktu ("sebentar ya kak"), lalu pelanggan menunggu ia kembali. */
export const promise = {
  /** Judul peringatan dan isinya. */
  title: (customer: string) => `${customer} menunggu kelanjutan`,
  said: (words: string, ago: number) => ` bilang “${words}” ${time(ago)} lalu dan belum kembali`,
  limit: (seconds: number) => `Batas ${time(seconds)}`,
  kept: (customer: string) => `Janji ke ${customer} sudah ditepati`,
  keptBy: 'Ditepati ',
  lineWaits: (customer: string, seconds: number) => `${customer} · belum ada kelanjutan ${time(seconds)}`,
  lineBy: 'janji ',
  lineKept: (customer: string, who: string, seconds: number) =>
    `${customer} · janji ditepati ${who} setelah ${time(seconds)}`,

  /** Yang dijawab dengan minta waktu. */
  held: (customer: string) => `${customer} diminta menunggu`,
  heldBy: 'Minta waktu: ',
  lineHeld: (customer: string, who: string, seconds: number) =>
    `${customer} · ${who} minta waktu setelah ${time(seconds)}`,

  warn: (customer: string, words: string, ago: number, target: number) =>
    `sudah ${time(ago)} sejak “${words}” untuk ${customer} (batas ${time(target)}). Mohon dikabari lagi ya.`,
  stillWaits: (customer: string, words: string, ago: number) =>
    `${customer} masih menunggu kelanjutan sejak “${words}”, sudah ${time(ago)}. Siapa yang bisa membalas sekarang?`,

  /** Dalam /waiting dan /status. */
  row: (who: string | null, words: string, ago: number) =>
    who === null ? ` · “${words}” ${time(ago)} lalu, belum kembali` : ` · ${who} bilang “${words}” ${time(ago)} lalu`,
  late: (over: string) => ` · lewat batas ${over}`,
  running: 'Janji yang belum ditepati',
  tally: (open: number, due: number) => (open === 0 ? '0' : `${open}, lewat batas ${due}`),
  note: 'Janji dihitung sejak admin minta waktu (“sebentar ya kak”).',
}
