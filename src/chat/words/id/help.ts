/** What /help says around the commands' own words. */
export const help = {
  title: 'Yang bisa dilakukan Sigap',
  intro: (one: string) => `Penjelasan satu perintah: ${one}.`,
  slack: 'Di Slack semuanya juga bisa lewat /sigap, misalnya /sigap status.',
  also: (names: string) => `Bisa juga: ${names}`,
  examples: 'Contoh',
  who: (role: 'owner' | 'lead' | 'admin' | 'anyone') =>
    `Untuk: ${{ owner: 'pemilik', lead: 'pemilik dan lead', admin: 'semua di tim', anyone: 'siapa saja' }[role]}`,
  customer: (shop: string) =>
    `Halo Kak! Silakan tulis saja pertanyaannya di sini, tim ${shop} akan membalas secepatnya selama jam operasional. 🙏`,
  notOnTeam: 'Sigap membantu tim toko ini, dan akun ini belum terdaftar di dalamnya.',
  figures: {
    first:
      'Lama pelanggan menunggu balasan pertama dalam sebuah percakapan, hanya selama jam operasional, untuk yang dibalas dalam periode ini. Median adalah nilai tengah: separuh lebih cepat, separuh lebih lambat; p90 adalah batas bagi 9 dari 10 balasan.',
    next: 'Sama seperti respons pertama, untuk setiap kali pelanggan menunggu lagi dalam percakapan yang sama. Beberapa pesan berturut-turut dihitung satu kali menunggu, sejak pesan pertama.',
    resolution:
      'Jumlah jam operasional dari percakapan dibuka sampai selesai, dihitung pada hari selesainya dan untuk yang menyelesaikan. Kalau dibuka lagi, waktunya ditambahkan.',
    within:
      'Bagian yang dibalas sebelum target, dari semua yang sudah diputuskan: dibalas, atau lewat target. Yang lewat target dihitung pada yang memegang chat itu saat batasnya lewat, jadi mengabaikan pelanggan tidak memperbaiki angka.',
    unanswered:
      'Berapa kali batas waktu lewat dalam periode ini dan sampai akhir periode belum juga dibalas. Ditampilkan di samping rata-rata, karena yang tidak dibalas tidak punya waktu respons.',
    waiting: 'Berapa pelanggan yang sedang menunggu pada saat ini. Salam penutup seperti "makasih kak" tidak dihitung.',
    reply:
      'Dari yang mulai menunggu dalam periode ini dan sudah dibalas atau sudah lewat target, bagian yang dibalas. Balasan yang terlambat tetap dihitung sebagai balasan.',
    csat: 'Bagian jawaban 4 atau 5 dari semua jawaban survei yang dikirim dalam periode ini, dengan rentang 95% (Wilson) dan rata-ratanya. Dicatat untuk admin yang terakhir membalas saat survei ditanyakan.',
    response:
      'Jawaban dibagi survei yang sampai ke pelanggan. Kalau rendah, CSAT hanya mewakili sebagian kecil pelanggan.',
  },
  n: 'n adalah jumlah di balik sebuah angka. Di bawah 5 ditulis "terlalu sedikit"; tanpa data ditulis "–".',
}
