import { formatDuration as duration } from '../../../domain/format.ts'

const time = (seconds: number) => duration(seconds, 'id')

/** Peringatan di ruang tim: siapa menunggu, berapa lama, dan apa yang sudah terjadi. */
export const alert = {
  trial: (customer: string) => `Uji coba: ${customer}`,
  waits: (customer: string, seconds: number) => `${customer} belum dibalas · ${time(seconds)}`,
  answered: (customer: string) => `${customer} sudah dibalas`,
  dismissed: (customer: string) => `${customer}: tidak perlu dibalas`,
  resolved: (customer: string) => `${customer}: chat diselesaikan`,
  unreachable: (customer: string) => `${customer} memblokir bot, jadi tidak bisa dibalas`,
  withdrawn: (customer: string) => `${customer}: pesannya ditarik`,
  ignored: 'Bukan pelanggan. Chat ini tidak disimpan lagi.',
  many: (open: number) => (open === 0 ? 'Semua sudah ditangani' : `${open} pelanggan belum dibalas`),

  target: (seconds: number) => `Target ${time(seconds)}`,
  chat: (number: number) => `Chat #${number}`,
  since: (clock: string) => `menunggu sejak ${clock}`,
  assigned: 'Ditugaskan ke ',
  unassigned: 'Belum ada yang menangani',
  claimed: 'Sedang ditangani ',
  snoozed: (clock: string) => `Ditunda sampai ${clock}`,
  answeredBy: 'Dibalas ',
  somebody: 'tim',
  aTeammate: 'Tim',
  after: (seconds: number) => ` setelah ${time(seconds)}`,
  inTime: ' — masih dalam target',
  lineAnswered: (customer: string, who: string, seconds: number) =>
    `${customer} · dibalas ${who} setelah ${time(seconds)}`,
  lineWaits: (customer: string, seconds: number) => `${customer} · ${time(seconds)}`,

  claim: 'Ambil alih',
  assign: 'Tugaskan',
  snooze: 'Tunda 15 menit',
  dismiss: 'Tidak perlu dibalas',
  putBack: 'Kembalikan',
  open: 'Buka chat',
  notCustomer: 'Bukan pelanggan',

  warn: (customer: string, waited: number, target: number) =>
    `${customer} sudah menunggu ${time(waited)} (target ${time(target)}). Mohon segera dibalas ya.`,
  stillWaits: (customer: string, waited: number, target: number) =>
    `${customer} masih menunggu, sudah ${time(waited)} (target ${time(target)}). Siapa yang bisa membalas sekarang?`,
  manyStillWait: (count: number, longest: number) =>
    `${count} pelanggan di atas masih menunggu, paling lama ${time(longest)}. Siapa yang bisa membalas sekarang?`,
  claimExpired: (customer: string, who: string, waited: number) =>
    `${customer} dipegang ${who}, tetapi belum dibalas. Sudah ${time(waited)} menunggu; siapa yang bisa bantu?`,
  snoozeExpired: (customer: string, waited: number) =>
    `Waktu tunda habis. ${customer} sudah menunggu ${time(waited)}; mohon dibalas ya.`,
}
