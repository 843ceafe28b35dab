import type { WordingProblem } from '../../../domain/wording.ts'

/** What is said when the rest of a command cannot be read. */
export const args = {
  labels: {
    admin: 'NAMA',
    period: 'PERIODE',
    duration: 'LAMA',
    chat: 'NOMOR',
    number: 'ANGKA',
    code: 'KODE',
    command: 'PERINTAH',
    customer: 'PELANGGAN',
    order: 'PESANAN',
    orders: 'late|PERIODE',
    hours: 'JAM',
    details: 'KETERANGAN',
    text: 'KATA-KATA',
    nickname: 'PANGGILAN',
    value: 'NILAI',
    change: 'PERUBAHAN',
  },
  example: (line: string) => `Contoh: ${line}`,
  whichAdmin: 'Siapa? Sebutkan nama, sebagian nama, atau @mention-nya.',
  unknownAdmin: (text: string, nearest: readonly string[]) =>
    nearest.length > 0
      ? `Tidak ada "${text}" di tim ini. Yang paling mirip: ${nearest.join(', ')}.`
      : `Tidak ada "${text}" di tim ini.`,
  severalAdmins: (text: string, names: readonly string[]) => `"${text}" bisa berarti ${either(names)}. Yang mana?`,
  whichPeriod: 'Periode yang mana? Misalnya hari ini, 7d, bulan lalu, atau 2026-10-01..2026-10-31.',
  unknownPeriod: (text: string) =>
    `"${text}" bukan periode. Yang bisa: hari ini, kemarin, 7d, 30d, minggu ini, bulan ini, bulan lalu, 2026-10, atau 2026-10-01..2026-10-31.`,
  whichDuration: 'Berapa lama? Misalnya 15m, 2 jam, atau 1h30m.',
  unknownDuration: (text: string) => `"${text}" bukan lama waktu. Tulis seperti 15m, 2 jam, atau 1h30m.`,
  whichChat: 'Chat yang mana? Tulis di topik pelanggannya, atau sebutkan nomornya.',
  notANumber: (min: number, max: number) => `Harus berupa angka dari ${min} sampai ${max}.`,
  choose: (options: readonly string[]) => `Pilih salah satu: ${options.join(', ')}.`,
  notAChoice: (text: string, options: readonly string[]) => `"${text}" tidak dikenal. Pilih ${either(options)}.`,
  missing: (label: string) => `Masih kurang: ${label}.`,
  wording: (problem: WordingProblem) => {
    if (problem.is === 'too-long')
      return `Terlalu panjang: paling banyak ${problem.most} karakter, supaya tetap dibaca.`
    if (problem.is === 'emoji-code')
      return `Slack menulis emoji sebagai ${problem.found}, dan begitulah pelanggan akan membacanya. Hapus emojinya, atau atur kata-katanya dari Telegram.`
    if (problem.is === 'empty') return 'Belum ada kata-katanya.'
    return `${problem.found} tidak dikenal. Yang bisa dipakai: ${problem.allowed.join(' ')}`
  },
  tooMuch: (text: string) => `Ada yang berlebih dan tidak dimengerti: "${text}".`,
}

const either = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} atau ${names.at(-1)}`
