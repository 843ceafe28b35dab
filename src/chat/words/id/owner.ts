/** Kabar untuk pemilik toko. */
export const owner = {
  accountTitle: 'Akun Telegram Business terhubung',
  accountAsks: (name: string) =>
    `${name} menghubungkan akun Business-nya, tetapi belum terdaftar di tim. Chat-nya belum disimpan. Izinkan Sigap membacanya?`,
  accountAccepted: (name: string) =>
    `Akun Business ${name} diizinkan. Chat pelanggannya dicatat mulai sekarang, dan ${name} masuk tim sebagai admin.`,
  accountRefused: (name: string) =>
    `Akun Business ${name} tidak dibaca: tidak ada chat baru yang disimpan. Berubah pikiran? Tekan Izinkan.`,
  accountYes: 'Izinkan',
  accountNo: 'Jangan',
  accountStop: 'Berhenti membaca',
  unheard: (name: string, count: number) =>
    `Akun Business ${name} tidak terhubung lagi, jadi balasan di sana tidak terdengar. ${count} pelanggan masih menunggu; peringatannya ditahan sampai akun terhubung lagi. Yang sudah dibalas bisa ditandai lewat /waiting.`,
  neverDue: (customer: string) =>
    `Dengan jam operasional dan target sekarang, ${customer} tidak akan pernah dihitung terlambat, jadi peringatan tidak akan muncul. Mohon periksa /hours, /holidays, dan /target.`,
  behind: (channel: string, since: string) =>
    `Sejak ${since} Sigap tertinggal membaca pesan ${channel}. Peringatan ditahan sampai semuanya terbaca, supaya tidak ada yang keliru.`,
  deaf: (channel: string, since: string, why: string) =>
    `Sejak ${since} Sigap tidak bisa mendengar ${channel} (${why}). Pelanggan yang menunggu belum bisa diberitakan; begitu tersambung lagi, semuanya dibaca dulu. Mohon periksa koneksi server dan token bot.`,
  deafToTeam: (channel: string, since: string, why: string) =>
    `Sejak ${since} Sigap tidak bisa mendengar ${channel} (${why}). Perintah dan tombol di sana belum bisa dipakai; pelanggan tetap dipantau. Mohon periksa koneksi server dan token ${channel}.`,
  lostInbox: (why: string) =>
    `Pesan pelanggan belum bisa diteruskan ke grup inbox (${why}). Mohon masukkan Sigap ke grup itu sebagai admin dengan izin mengelola topik. Tidak ada yang hilang: semuanya diteruskan begitu bisa.`,
  lostChat: (platform: string, why: string) =>
    `Sigap tidak bisa menulis di chat tim di ${platform} (${why}). Mohon masukkan Sigap kembali ke sana supaya peringatannya muncul lagi.`,
  lostAccount: (why: string) =>
    `Survei tidak bisa dikirim lewat akun Telegram Business (${why}). Mohon periksa sambungan dan izinnya di Telegram: Pengaturan, Telegram Business, Chatbot.`,
  instead: (platform: string) => `Mestinya muncul di ${platform}, tetapi di sana tidak sampai.`,
  mute: (platform: string, since: string, why: string) =>
    `Sejak ${since} tidak ada yang bisa dikirim ke ${platform} (${why}). Peringatannya muncul di sini dulu; yang tertunda dikirim begitu bisa. Mohon periksa koneksi server dan token ${platform}.`,
  stuck: 'Ada pesan yang tidak bisa dikirim. Lihat apa dan kenapa di /status; dari sana bisa dicoba lagi.',
  clock: (secondsAhead: number) =>
    `Jam server ${Math.abs(secondsAhead)} detik lebih ${secondsAhead > 0 ? 'cepat' : 'lambat'} dari jam Telegram. Mohon samakan (NTP); sementara ini Sigap memakai jam Telegram.`,
  backlog: (minutes: number) =>
    `Pesan yang menunggu dikirim sudah tertahan ${minutes} menit karena batas Telegram (20 pesan per menit per grup). Tambahkan grup inbox kedua, atau pakai Telegram Business.`,
  restored: (madeAt: string) =>
    `Sigap dijalankan dari cadangan tanggal ${madeAt}. Apa pun yang ditulis atau ditekan setelah itu tidak tercatat di sini. Mohon periksa /waiting: yang sudah dibalas bisa ditandai di sana. Pelanggan yang datanya dihapus setelah itu mohon dihapus lagi dengan /privacy.`,
  keptBack: (count: number) =>
    `${count} kiriman untuk pelanggan waktu itu belum terkirim. Semuanya ditahan supaya tidak ada yang menerimanya dua kali; lihat /status kalau ada yang perlu dikirim lagi.`,
  runStopped: 'Survei NPS yang waktu itu sedang berjalan dihentikan.',
}
