import type { OrderState } from '../../../domain/facts.ts'
import { formatDuration } from '../../../domain/format.ts'

const STATE: Record<OrderState, string> = {
  placed: 'Dicatat',
  paid: 'Dibayar',
  packed: 'Dikemas',
  shipped: 'Dikirim',
  delivered: 'Diterima',
  cancelled: 'Dibatalkan',
}

const time = (seconds: number) => formatDuration(seconds, 'id')

/** Tentang pesanan: untuk tim, dan kabar untuk pelanggan. `order` adalah nomor pesanan, `chat` nomor chat dengan namanya. */
export const orders = {
  state: STATE,
  title: (order: string, state: OrderState) => `Pesanan ${order} · ${STATE[state]}`,
  items: 'Isi',
  amount: 'Jumlah',
  noAmount: 'belum diisi',
  customer: 'Pelanggan',
  courier: 'Kurir',
  tracking: 'Resi',
  steps: 'Riwayat',
  due: 'Kirim paling lambat',
  lateBy: (clock: string) => `${clock} (sudah lewat)`,
  byTelegram: 'Dibayar lewat Telegram',
  unreadable: (said: string) => `Jumlah dari Telegram tidak bisa dibaca: ${said}. Isi sendiri ya:`,

  buttons: {
    paid: 'Dibayar',
    packed: 'Dikemas',
    shipped: 'Dikirim…',
    delivered: 'Diterima',
    cancel: 'Batalkan…',
    again: 'Buka lagi',
    open: 'Buka chat',
  },

  recorded: (order: string, money: string, chat: string) => `Pesanan ${order} (${money}) dicatat untuk ${chat}.`,
  amended: (order: string, before: string, after: string) => `Pesanan ${order} diubah: ${before} → ${after}.`,
  same: (order: string, state: OrderState) => `Pesanan ${order} memang sudah begitu: ${STATE[state].toLowerCase()}.`,
  moved: (order: string, state: OrderState) => `Pesanan ${order} sekarang: ${STATE[state].toLowerCase()}.`,
  noted: (order: string, state: OrderState) =>
    `Pesanan ${order} dilengkapi. Statusnya tetap: ${STATE[state].toLowerCase()}.`,
  back: (order: string, state: OrderState) => `Pesanan ${order} dikembalikan ke: ${STATE[state].toLowerCase()}.`,
  isCancelled: (order: string, line: string) =>
    `Pesanan ${order} sudah dibatalkan. Untuk membukanya lagi, ketik: ${line}`,
  askShip: (order: string) => `Nomor resi pesanan ${order}? Ketik, misalnya:`,
  askCancel: (order: string) => `Batalkan pesanan ${order}? Pesanan yang batal tidak dihitung sebagai penjualan.`,
  noTracking: 'Kirim tanpa resi',
  cancelNow: 'Ya, batalkan',

  unknown: (order: string, line: string) => `Belum ada pesanan ${order}. Untuk mencatatnya, ketik: ${line}`,
  theirs: (order: string, chat: string) =>
    `Nomor ${order} sudah dipakai pesanan ${chat}. Pakai nomor lain, atau tulis di topik pelanggan itu.`,
  elsewhere: (order: string, chat: string) => `Pesanan ${order} milik ${chat}. Tulis di topiknya, atau di ruang tim.`,
  whichChat: (line: string) =>
    `Pesanan siapa? Tulis di topik pelanggannya, atau sebutkan nomor chatnya. Contoh: ${line}`,
  noneOpen: (chat: string, line: string) => `Tidak ada pesanan ${chat} yang sedang berjalan. Untuk mencatat: ${line}`,
  severalOpen: (chat: string, numbers: readonly string[]) =>
    `Ada beberapa pesanan ${chat} yang berjalan: ${numbers.join(', ')}. Sebutkan nomornya ya.`,
  problem: {
    number: (text: string) => `"${text}" bukan nomor pesanan. Nomor pesanan punya angka, paling panjang 32 huruf.`,
    amount: (text: string) => (text ? `"${text}" bukan jumlah uang.` : 'Jumlah uangnya belum ada.'),
    unclear: (text: string) =>
      `"${text}" bisa dibaca lebih dari satu cara. Tulis lengkap, misalnya 1500000 atau Rp1.500.000.`,
    fine: (text: string) => `"${text}" punya angka di belakang koma yang tidak ada di mata uang itu.`,
    small: (text: string) => `"${text}" terlalu kecil untuk jumlah uang. Kalau memang benar, tulis Rp${text}.`,
    large: (text: string) => `"${text}" terlalu besar. Coba dicek lagi.`,
    leftover: (text: string) => `Ada yang berlebih dan tidak dimengerti: "${text}".`,
    items: (max: number) => `Isi pesanan terlalu panjang: paling banyak ${max} huruf. Tolong diringkas ya.`,
    tracking: () => 'Nama kurir atau nomor resi terlalu panjang.',
  },

  list: {
    open: (count: number) => `Pesanan berjalan: ${count}`,
    late: (count: number) => `Pesanan terlambat: ${count}`,
    over: (period: string) => `Pesanan, ${period}`,
    nobodyOpen: 'Tidak ada pesanan yang sedang berjalan.',
    nobodyLate: 'Tidak ada pesanan yang terlambat.',
    nobodyOver: 'Tidak ada pesanan di periode ini.',
    columns: { order: 'Pesanan', customer: 'Pelanggan', state: 'Status', amount: 'Jumlah', placed: 'Dicatat' },
    more: (count: number) => `dan ${count} lagi`,
    row: (state: OrderState, due: string) => ` · ${STATE[state].toLowerCase()} · seharusnya dikirim ${due}`,
    onTime: 'Tepat waktu',
    processing: 'Waktu proses (median)',
    lateNow: 'Terlambat sekarang',
    conversion: 'Konversi',
    immature: (count: number) => `${count} percakapan masih terlalu baru`,
    revenue: 'Nilai pesanan',
    note: (target: number) =>
      `Target: dikirim paling lama ${time(target)} sejak dibayar, dihitung selama jam operasional. Pesanan yang dikirim sebelum dibayar tidak dihitung.`,
    unknown: (text: string) =>
      `"${text}" tidak dikenal. Yang bisa: late, open, sebuah periode seperti 7d atau bulan ini, target 24h, tell on, tell off.`,
    ownerOnly: 'Maaf, ini hanya bisa diubah pemilik.',
    targetIs: (target: number) =>
      `Target pesanan: dikirim paling lama ${time(target)} sejak dibayar, dihitung selama jam operasional.`,
    targetSet: (target: number) =>
      `Target pesanan sekarang ${time(target)} sejak dibayar, dihitung selama jam operasional. Batas waktu yang sedang berjalan dihitung ulang.`,
    tellIs: (on: boolean): string =>
      on ? 'Pelanggan diberi kabar di setiap langkah pesanannya.' : 'Pelanggan tidak diberi kabar otomatis.',
    tellOn: 'Mulai sekarang pelanggan diberi kabar di setiap langkah pesanannya.',
    tellOff: 'Mulai sekarang pelanggan tidak diberi kabar otomatis.',
  },

  alert: {
    one: (order: string, customer: string) => `Pesanan ${order} (${customer}) belum dikirim`,
    many: (count: number) => `${count} pesanan belum dikirim`,
    done: 'Semua pesanan ini sudah ditangani',
    shipped: (order: string, customer: string) => `Pesanan ${order} (${customer}) sudah dikirim`,
    cancelled: (order: string, customer: string) => `Pesanan ${order} (${customer}) dibatalkan`,
    notDue: (order: string, customer: string) => `Pesanan ${order} (${customer}) belum perlu dikirim`,
    since: (paid: string, due: string) => `Dibayar ${paid} · seharusnya dikirim ${due}`,
    line: (order: string, customer: string) => `${order} · ${customer}`,
  },

  track: {
    title: (chat: string) => `Pesanan ${chat}`,
    none: 'Belum ada pesanan atas nama Kakak di sini. Kalau ada yang ingin ditanyakan, tulis saja ya, Kak.',
    noneOf: (chat: string) => `Belum ada pesanan ${chat}.`,
    unknown: (order: string) =>
      `Pesanan ${order} tidak ditemukan. Coba cek lagi nomornya ya, atau tanyakan saja di sini.`,
    nothing: (order: string) => `Pesanan ${order} tidak ditemukan.`,
    whose: 'Pesanan siapa? Tulis di topik pelanggannya, atau sebutkan nomor pesanannya.',
  },

  /** Kabar untuk pelanggan, satu untuk setiap langkah. */
  told: {
    placed: (name: string, order: string, shop: string) =>
      `Halo Kak ${name}, pesanan ${order} sudah kami catat. Terima kasih sudah berbelanja di ${shop} 🙏`,
    paid: (name: string, order: string) =>
      `Halo Kak ${name}, pembayaran pesanan ${order} sudah kami terima. Terima kasih ya, segera kami siapkan 🙏`,
    packed: (name: string, order: string) => `Halo Kak ${name}, pesanan ${order} sudah dikemas dan segera dikirim ya.`,
    shipped: (name: string, order: string, courier: string | null) =>
      courier === null
        ? `Halo Kak ${name}, pesanan ${order} sudah dikirim ya.`
        : `Halo Kak ${name}, pesanan ${order} sudah dikirim dengan ${courier} ya.`,
    delivered: (name: string, order: string) =>
      `Halo Kak ${name}, pesanan ${order} sudah sampai ya. Semoga suka, terima kasih 🙏`,
    cancelled: (name: string, order: string) =>
      `Halo Kak ${name}, pesanan ${order} sudah dibatalkan. Kalau ada pertanyaan, tulis saja di sini ya.`,
    follow: 'Status terbaru: ketik /track',
  },

  markNotSales: (number: number) => `Bukan penjualan #${number}`,
  notSales: (chat: string) => `Percakapan ${chat} ditandai bukan soal penjualan, jadi tidak dihitung dalam konversi.`,
  sales: (chat: string) => `Percakapan ${chat} dihitung lagi dalam konversi.`,
  nothingToMark: (chat: string) => `Belum ada percakapan dengan ${chat}.`,
}
