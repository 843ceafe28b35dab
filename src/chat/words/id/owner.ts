/** Kabar untuk pemilik toko. */
export const owner = {
  scoreTitle: (score: number, customer: string) => `Nilai ${score} dari 5 dari ${customer}`,
  scoreChanged: (score: number, customer: string) => `Nilai dari ${customer} diganti menjadi ${score} dari 5`,
  scoreAbout: 'Dilayani ',
  scoreNoWords: 'Belum ada komentar.',
  accountTitle: 'Akun Telegram Business terhubung',
  accountAsks: (name: string) =>
    `${name} menghubungkan akun Business-nya, tetapi belum terdaftar di tim. Chat-nya belum disimpan. Izinkan Sigap membacanya?`,
  accountYes: 'Izinkan',
  accountNo: 'Jangan',
  behind: (channel: string) =>
    `Sigap tertinggal membaca pesan ${channel} lebih dari satu menit. Peringatan ditahan sampai semuanya terbaca, supaya tidak salah.`,
  deaf: (channel: string, why: string) =>
    `Sigap tidak bisa mendengar ${channel} (${why}). Selama itu, pelanggan yang menunggu tidak diberitakan. Mohon periksa koneksi dan token.`,
  hearsAgain: (channel: string) => `Sigap sudah mendengar ${channel} lagi.`,
  undelivered: (where: string, why: string) => `Ada pesan yang tidak bisa dikirim ke ${where}: ${why}`,
  clock: (seconds: number) =>
    `Jam server berbeda ${seconds} detik dari jam Telegram. Mohon samakan (NTP); sementara ini Sigap memakai jam Telegram.`,
  backlog: (minutes: number) =>
    `Pesan yang menunggu dikirim sudah tertahan ${minutes} menit karena batas Telegram (20 pesan per menit per grup). Tambahkan grup inbox kedua, atau pakai Telegram Business.`,
}
