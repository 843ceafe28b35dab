interface Told {
  /** One line, in menus and in /help. */
  summary: string
  /** What /help COMMAND adds. */
  about: readonly string[]
}

const told = (summary: string, ...about: readonly string[]): Told => ({ summary, about })

/** Each command in one line, and what /help says about it. */
export const commands = {
  kpi: told(
    'Angka seorang admin: respons, target, CSAT',
    'Tanpa nama: angka sendiri. Tanpa periode: 7 hari terakhir.',
    'Admin bisa melihat angkanya sendiri; pemilik dan lead bisa melihat semua.',
  ),
  team: told(
    'Semua admin berdampingan, dari yang terbaik',
    'Diurutkan menurut median respons pertama, atau menurut yang lain: by first, next, within, unanswered, csat.',
    'Yang datanya terlalu sedikit tidak diberi peringkat dan ditulis sesudahnya.',
  ),
  assurance: told(
    'Cara seorang admin menulis: temuan dan kutipannya',
    'assurance NAMA PERIODE: temuan, yang terberat di atas, dengan tombol untuk menilai apakah benar. assurance toko: seluruh toko.',
    'Kata kasar langsung diberitakan di ruang tim. Yang dinilai tidak kasar tidak dihitung; kata yang dua kali dinilai begitu tidak diberitakan lagi, kecuali kemudian ada yang dinilai benar.',
    'Tanpa apa-apa: daftar kata dan batas toko. Pemilik mengubahnya: allow asu: boleh di toko ini. word goblok strong: kata tambahan, strong atau mild. code JNE: boleh huruf besar. limits emoji 5: batas lain. forget asu: hapus dari daftar.',
    'Yang dibaca hanya pesan admin yang sampai ke pelanggan. Pesan otomatis, catatan, dan uji coba tidak.',
  ),
  waiting: told('Siapa yang menunggu sekarang', 'Yang paling lama di atas; salam penutup di bawah.'),
  claim: told(
    'Ambil alih chat yang menunggu',
    'Peringatannya diam 10 menit. Kalau belum dibalas juga, peringatannya kembali. Waktu tetap berjalan.',
  ),
  assign: told('Serahkan chat ke seseorang', 'Waktu tetap berjalan; angkanya jadi milik yang menerima.'),
  snooze: told(
    'Tunda peringatan sebuah chat',
    'Waktu tetap berjalan. Lebih dari tiga kali target hanya bisa oleh lead.',
  ),
  dismiss: told('Tandai tidak perlu dibalas', 'Tidak dihitung sebagai balasan; jumlahnya ditampilkan di /team.'),
  resolve: told('Akhiri percakapan', 'Pelanggan yang sudah dibalas akan ditanya kepuasannya, satu kali.'),
  reopen: told('Buka lagi percakapan yang sudah selesai'),
  admins: told('Daftar anggota tim'),
  admin: told(
    'Tambah, hubungkan, ubah peran, atau nonaktifkan anggota tim',
    'add NAMA telegram:ID slack:ID: menambah. link NAMA telegram:ID: menghubungkan akun lain dari orang yang sama.',
    'role NAMA owner, lead, atau admin. nick NAMA PANGGILAN: nama lain untuk menyebutnya. off NAMA dan on NAMA: menonaktifkan dan mengaktifkan lagi; riwayatnya tetap ada.',
    'Siapa pun yang membalas di inbox otomatis menjadi admin; beri tahu mereka bahwa kecepatan balasannya diukur.',
  ),
  target: told(
    'Target waktu respons dan penyelesaian',
    'Tanpa apa-apa: menampilkan target. target first 10m, target next 15m, target resolution 24h: mengubahnya.',
    'Dihitung selama jam operasional. Angka yang sudah lewat tidak berubah.',
  ),
  hours: told(
    'Jam operasional',
    'Tanpa apa-apa: menampilkan jam. Dengan jam baru: ditampilkan dulu, baru berlaku setelah disetujui.',
    'Beberapa bagian sehari: Fri 08:00-11:30,13:00-21:00. Lewat tengah malam: Sat 20:00-02:00. Selalu buka: always.',
  ),
  language: told('Bahasa: id atau en', 'Hanya untuk yang meminta.'),
  status: told('Apakah Sigap bekerja dengan baik', 'Kanal, antrean kiriman, jam, dan pemeriksaan terakhir.'),
  setup: told('Klaim toko ini dengan kode dari layar server', 'Hanya sekali, saat pertama kali dipasang.'),
  help: told('Semua perintah, atau penjelasan satu perintah'),
  vote: told('Nilai dari pelanggan'),
  finding: told('Nilai sebuah temuan: benar atau tidak'),
  notcustomer: told('Chat ini bukan dari pelanggan'),
  needsreply: told('Komentar survei ini perlu dibalas'),
  account: told('Terima atau tolak akun Telegram Business'),
  try: told('Berperan sebagai pelanggan selama 30 menit', 'Hanya di chat pribadi dengan bot. try off: berhenti.'),
}
