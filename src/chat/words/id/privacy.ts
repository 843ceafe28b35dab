import type { OrderState } from '../../../domain/facts.ts'
import { formatDuration, formatNumber } from '../../../domain/format.ts'

const ACTS: Readonly<Record<string, string>> = {
  resolve: 'ditandai selesai',
  reopen: 'dibuka lagi',
  dismiss: 'ditandai tidak perlu dibalas',
  claim: 'diambil alih',
  assign: 'diserahkan',
  unreachable: 'tidak bisa dihubungi lagi',
  'needs-reply': 'komentarnya ditandai perlu dibalas',
  vote: 'memberi nilai',
  snooze: 'ditunda',
}

const ENDED: Readonly<Record<string, string>> = { resolved: 'diselesaikan', silence: 'berakhir karena sepi' }

/** Tentang data pribadi: apa yang disimpan, berapa lama, dan apa yang bisa dilakukan dengannya. `chat` adalah #42 Dewi. */
export const privacy = {
  title: 'Data pelanggan',
  customers: 'Pelanggan',
  customersAre: (count: string, erased: number) => (erased > 0 ? `${count}, ${erased} sudah dihapus` : count),
  messages: 'Pesan tersimpan',
  messagesAre: (count: string, since: string | null) => (since === null ? count : `${count}, sejak ${since}`),
  kept: 'Kata-kata disimpan',
  keptFor: (days: number | null) => (days === null ? 'selamanya' : `${days} hari`),
  keptAbout:
    'Kata-kata yang lebih lama dikosongkan setiap malam: isi pesan, komentar survei, dan kutipan temuan. Waktu, nilai, dan angka tetap ada. Catatan /audit disimpan 2 tahun.',
  masked: 'Nomor telepon disamarkan di semua pemberitahuan, kecuali di topik pelanggannya.',
  change:
    'Berkas tentang satu pelanggan: /privacy export 42 · Menghapus satu pelanggan: /privacy erase 42 · Lama simpan: /privacy keep 90d, atau /privacy keep selamanya · Siapa mengubah dan melihat apa: /audit',

  whichCustomer: 'Pelanggan yang mana? Sebutkan nomor chat, nama atau sebagian nama, atau @username-nya.',
  noCustomer: (text: string) => `Tidak ada pelanggan "${text}". Coba nomor chatnya, misalnya 42.`,
  several: (text: string, more: boolean) =>
    more
      ? `Banyak pelanggan bernama "${text}". Ini yang terbaru; kalau bukan salah satunya, sebutkan nomor chatnya.`
      : `"${text}" bisa berarti beberapa pelanggan. Yang mana?`,
  erasedAlready: (number: number, on: string) =>
    `Data pelanggan #${number} sudah dihapus pada ${on}. Yang tersisa hanya angka tanpa nama.`,

  /** What stands in the place of words that are not kept any more. */
  forgotten: '(kata-katanya sudah dihapus)',

  export: {
    coming: (chat: string) => `Berkas tentang ${chat} dikirim ke sini.`,
    comingInPrivate: (chat: string) => `Berkas tentang ${chat} dikirim ke chat pribadi yang meminta.`,
    notOpen:
      'Berkasnya hanya boleh dibaca yang meminta, jadi dikirim ke chat pribadi. Buka dulu chat pribadi dengan bot ini, tekan Start, lalu ulangi perintahnya.',
    fileName: (number: number) => `pelanggan-${number}.csv`,
    caption: (chat: string, rows: number) =>
      `Semua yang disimpan tentang ${chat}: ${rows} baris. Isinya data pribadi; hapus berkas ini kalau sudah tidak diperlukan.`,
  },

  file: {
    columns: ['Jenis', 'Waktu', 'Oleh', 'Isi', 'Keterangan'],
    profile: 'Profil',
    name: 'Nama',
    username: 'Nama pengguna',
    telegramId: 'ID Telegram',
    businessChat: 'Chat di akun Telegram Business',
    number: 'Nomor chat',
    language: 'Bahasa',
    since: 'Dikenal sejak',
    unreachable: 'Tidak bisa dihubungi sejak',
    optedOut: 'Tidak mau disurvei sejak',
    zone: 'Zona waktu',
    message: 'Pesan',
    note: 'Catatan tim',
    auto: 'Pesan otomatis',
    start: 'Memulai chat',
    conversation: 'Percakapan',
    wait: 'Menunggu balasan',
    survey: 'Survei',
    order: 'Pesanan',
    act: 'Tindakan',
    bot: 'Sigap',
    shop: 'Toko',
    edited: (at: string) => `diubah ${at}`,
    deleted: (at: string) => `dihapus ${at}`,
    refused: 'tidak sampai',
    until: (at: string, how: string) => `sampai ${at}, ${ENDED[how] ?? how}`,
    running: 'masih berjalan',
    waited: (seconds: number) => `${formatDuration(seconds, 'id')} jam buka`,
    waits: 'belum dibalas',
    score: (kind: string, score: number) => `${kind.toUpperCase()}: ${score}`,
    noScore: (kind: string) => `${kind.toUpperCase()}: belum dijawab`,
    step: (state: OrderState, at: string) => `${ORDER[state]} ${at}`,
    acted: (kind: string) => ACTS[kind] ?? kind,
  },

  erase: {
    title: (chat: string) => `Hapus data ${chat}?`,
    gone: (messages: number) =>
      `Yang hilang: nama dan akunnya, isi ${formatNumber(messages, 'id')} pesan, komentar, isi pesanan dan resinya, dan topiknya di inbox.`,
    goneBusiness: (messages: number) =>
      `Yang hilang: nama dan akunnya, isi ${formatNumber(messages, 'id')} pesan, komentar, isi pesanan dan resinya. Chat di akun Telegram Business sendiri tetap ada; hapus di sana kalau perlu.`,
    stays: 'Yang tetap: waktu dan nilai tanpa nama, supaya angka tim tidak berubah.',
    outside:
      'Yang tidak terjangkau: jawaban perintah yang pernah tampil di chat tim, misalnya /waiting, chat di HP pelanggan, dan cadangan (backup) lama.',
    waits:
      'Ia sedang menunggu balasan. Sesudah dihapus ia tidak dihitung menunggu lagi, dan tidak ada yang dianggap terlambat.',
    also: (chats: string) => `Orang yang sama punya chat lain: ${chats}. Itu dihapus sendiri-sendiri.`,
    optedOut: 'Ia minta tidak disurvei lagi; permintaan itu ikut terlupa.',
    final: 'Ini tidak bisa diurungkan. Kalau ia menulis lagi, ia menjadi pelanggan baru dengan nomor baru.',
    yes: 'Hapus selamanya',
    done: (number: number) => `Data pelanggan #${number} sudah dihapus. Angka tim tidak berubah.`,
    topicGoes: 'Topiknya di inbox dihapus sebentar lagi.',
    name: '(dihapus)',
    topic: (number: number) => `Pelanggan #${number} (dihapus)`,
    inTopic: 'Data pelanggan ini sudah dihapus, jadi pesan ini tidak dikirim ke siapa pun.',
    topicStays: (number: number, why: string) =>
      `Topik pelanggan #${number} yang datanya dihapus belum bisa dihapus (${why}). Mohon hapus sendiri topik "Pelanggan #${number} (dihapus)" di grup inbox, atau beri Sigap izin menghapus pesan untuk lain kali.`,
  },

  keep: {
    which: 'Berapa lama? Misalnya: /privacy keep 180d, /privacy keep 90 hari, atau /privacy keep selamanya.',
    tooShort: (days: number) =>
      `Paling sedikit ${days} hari: percakapan dan survei seminggu terakhir masih perlu kata-katanya.`,
    same: 'Memang sudah begitu.',
    set: (days: number | null) =>
      days === null
        ? 'Kata-kata pelanggan sekarang disimpan selamanya.'
        : `Kata-kata pelanggan sekarang disimpan ${days} hari.`,
    tonight: (count: number, before: string) =>
      `Malam ini kata-kata ${formatNumber(count, 'id')} pesan dari sebelum ${before} dikosongkan. Sesudah itu tidak bisa dikembalikan.`,
  },

  audit: {
    title: (period: string, who: string | null) =>
      `Siapa mengubah dan melihat apa · ${who ? `${who} · ` : ''}${period}`,
    nothing: 'Tidak ada yang diubah atau dilihat dalam periode itu.',
    customer: 'pelanggan',
    order: (from: string, to: string, of: string) => `${from}–${to} dari ${of}, terbaru di atas.`,
    older: 'Sebelumnya',
    newer: 'Sesudahnya',
  },

  notice: {
    title: (shop: string) => `Yang dihitung Sigap di ${shop}`,
    measured:
      'Halo! Toko ini memakai Sigap supaya tidak ada pelanggan yang terlewat. Karena itu balasan dari akun ini ikut dihitung: kecepatannya di jam buka, kesantunan tulisannya, chat yang berakhir dengan pesanan, dan nilai dari pelanggan (CSAT dan NPS).',
    who: 'Yang bisa melihatnya: pemilik dan lead; angka sendiri selalu bisa dilihat dengan /kpi. Di balik setiap angka ada chatnya: /why.',
    kept: (days: number | null) =>
      days === null
        ? 'Kata-kata dalam chat disimpan selama pemilik toko memerlukannya.'
        : `Kata-kata dalam chat disimpan ${days} hari, lalu dikosongkan.`,
    ask: 'Ada yang terasa tidak adil atau kurang jelas? Tanyakan ke pemilik toko.',
  },
}

const ORDER: Record<OrderState, string> = {
  placed: 'dicatat',
  paid: 'dibayar',
  packed: 'dikemas',
  shipped: 'dikirim',
  delivered: 'diterima',
  cancelled: 'dibatalkan',
}
