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
    'Angka seorang admin: respons, kesantunan, konversi, CSAT, NPS',
    'Tanpa nama: angka sendiri. Tanpa periode: 7 hari terakhir. on telegram atau on business: satu kanal saja.',
    'Admin bisa melihat angkanya sendiri; pemilik dan lead bisa melihat semua.',
  ),
  team: told(
    'Semua admin berdampingan, dari yang terbaik',
    'Diurutkan menurut median respons pertama, atau menurut yang lain: by first, next, resolution, within, unanswered, reply, onego, promises, assurance, conversion, csat, nps.',
    'Yang datanya terlalu sedikit tidak diberi peringkat dan ditulis sesudahnya. on telegram atau on business: satu kanal saja.',
  ),
  why: told(
    'Chat di balik sebuah angka, dari yang terburuk',
    'why NAMA ANGKA PERIODE, dengan nama angka seperti di /team by. Tanpa nama: angka sendiri; bagi pemilik dan lead seluruh toko.',
    'Setiap chat ditampilkan dengan waktu sejak kata pelanggan dan waktu yang dihitung untuk admin.',
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
  putback: told(
    'Kembalikan chat yang ditutup tanpa balasan',
    'Untuk chat yang ditandai tidak perlu dibalas atau diselesaikan padahal belum dibalas. Waktunya dihitung lagi sejak awal.',
    'Hanya lead dan pemilik. Tombolnya ada di peringatan yang sudah ditutup.',
  ),
  resolve: told('Akhiri percakapan', 'Pelanggan yang sudah dibalas akan ditanya kepuasannya, satu kali.'),
  reopen: told('Buka lagi percakapan yang sudah selesai'),
  admins: told(
    'Daftar anggota tim',
    'Dengan peran, akun, dan jam kerjanya; di bawahnya tanda tangan yang belum dikenal dari akun bersama.',
  ),
  admin: told(
    'Tambah, hubungkan, atur peran dan jam kerja, atau nonaktifkan anggota tim',
    'add NAMA telegram:ID slack:ID: menambah. link NAMA telegram:ID: menghubungkan akun lain dari orang yang sama.',
    'role NAMA owner, lead, atau admin. nick NAMA PANGGILAN: nama lain untuk menyebutnya. off NAMA dan on NAMA: menonaktifkan dan mengaktifkan lagi; riwayatnya tetap ada.',
    'shift NAMA Sen-Jum 08.00-16.00: jam kerja seseorang; di luar itu waktunya tidak dihitung untuknya. shift NAMA off: dihitung selama toko buka.',
    'shared NAMA on: akun yang dipakai beberapa orang. Balasannya milik yang menandatangani (~Sari di akhir pesan), lalu yang mengambil chatnya, lalu satu-satunya admin yang bertugas; kalau tidak, milik toko. Orang tanpa akun sendiri ditambah dengan namanya saja: add Sari.',
    'turns on: chat yang belum dipegang dibagi bergiliran ke admin yang bertugas. turns off: berhenti.',
    'Siapa pun yang membalas di inbox otomatis menjadi admin; beri tahu mereka bahwa kecepatan balasannya diukur.',
  ),
  order: told(
    'Catat pesanan dan langkahnya',
    'Di topik pelanggan: order A-1024 150000 2 kaos merah. Di ruang lain dengan nomor chat: order 42 A-1024 150000 2 kaos merah. Tanpa nomor pesanan, nomornya dibuatkan.',
    'Langkah: paid, packed, shipped JNE 0123456, delivered, cancel; boleh beberapa sekaligus: paid+packed. Salah langkah: back paid.',
    'Nomor yang sama ditulis lagi berarti koreksi. Jumlah tanpa mata uang berarti rupiah: 150000, 150rb, 1,5jt.',
  ),
  orders: told(
    'Daftar pesanan: yang berjalan, terlambat, atau satu periode',
    'orders late: yang sudah dibayar dan lewat target kirim. orders 7d: satu periode, dengan ketepatan waktu dan konversi.',
    'orders target 24h: target dari dibayar sampai dikirim, dalam jam operasional. orders tell on: pelanggan diberi kabar di setiap langkah. Keduanya hanya untuk pemilik.',
  ),
  track: told('Lihat status pesanan', 'Tanpa nomor: pesanan yang sedang berjalan.'),
  notsales: told(
    'Tandai percakapan bukan soal penjualan',
    'Tidak dihitung dalam konversi, di kedua sisi. notsales 42 off: dihitung lagi.',
  ),
  target: told(
    'Target: waktu respons, penyelesaian, janji, dan angka lain',
    'Tanpa apa-apa: menampilkan target. target first 10m, next 15m, resolution 24h, promise 30m: mengubah waktunya. Janji adalah waktu sejak "sebentar ya" sampai jawabannya.',
    'Untuk satu kanal: target first 5m telegram, target first 30m business; target first off business: mengikuti toko lagi.',
    'Yang lain dalam persen atau poin: target within 90%, reply 95%, assurance 90, conversion 20%, csat 85%, nps 40; off: tanpa target.',
    'Langsung berlaku, dan bisa diurungkan dengan tombolnya. Waktu dihitung selama jam operasional. Angka yang sudah lewat tidak berubah.',
  ),
  hours: told(
    'Jam operasional dan balasan otomatis saat tutup',
    'Tanpa apa-apa: menampilkan jam. Dengan jam baru: ditampilkan dulu, baru berlaku setelah disetujui.',
    'Beberapa bagian sehari: Fri 08:00-11:30,13:00-21:00. Lewat tengah malam: Sat 20:00-02:00. Selalu buka: always.',
    'Satu tanggal: hours 2026-12-24 09:00-12:00, hours 2026-12-24 tutup; hours 2026-12-24 biasa: seperti hari biasa lagi.',
    'hours away on, off, KATA-KATA, atau default: balasan otomatis bagi yang menulis saat toko tutup. Bisa memakai {nama}, {toko}, dan {buka}.',
  ),
  holidays: told(
    'Hari libur: nasional, cuti bersama, dan hari tutup sendiri',
    'Tanpa apa-apa: menampilkan hari libur. national on, joint on: libur nasional dan cuti bersama; off: tetap buka.',
    'add 2026-12-24 CATATAN atau add 2026-12-24..2026-12-26: hari tutup sendiri. remove 2026-12-24: buka di hari itu.',
    'Di hari libur waktu tidak berjalan dan tidak ada peringatan.',
  ),
  alerts: told(
    'Tangga peringatan dan jam tenang pemilik',
    'Setelah berapa persen dari target siapa diberi tahu. 100%: peringatan di chat tim, selalu ada.',
    'alerts 200% lead, alerts 500% owner, alerts 300% SARI: pesan pribadi. alerts 200% off: dihapus. alerts 75% off: admin tidak diingatkan. alerts 400% sound: memindah bunyi ulangnya.',
    'alerts quiet 22:00-06:00 except 300%: yang untuk pemilik secara pribadi ditahan sampai pagi, kecuali yang sudah menunggu sangat lama. alerts quiet off: mematikannya.',
  ),
  privacy: told(
    'Data pelanggan: berkas, penghapusan, dan lama simpan',
    'export PELANGGAN: berkas berisi semua yang disimpan tentang satu pelanggan, dikirim ke chat pribadi yang meminta. PELANGGAN: nomor chat, sebagian nama, atau @username.',
    'erase PELANGGAN: nama, pesan, komentar, dan isi pesanannya hilang untuk selamanya; ditanyakan dulu. Angka tim tidak berubah.',
    'keep 180d: sesudah itu kata-kata dikosongkan setiap malam. keep selamanya: tidak pernah. Paling sedikit 7 hari.',
  ),
  audit: told(
    'Siapa mengubah dan melihat apa',
    'Perintah dan tombol yang mengubah sesuatu, dan yang memperlihatkan angka orang lain atau data pelanggan. Tanpa periode: 7 hari terakhir; dengan nama: satu orang saja.',
  ),
  language: told('Bahasa: id atau en', 'Hanya untuk yang meminta.'),
  status: told('Apakah Sigap bekerja dengan baik', 'Kanal, antrean kiriman, jam, dan pemeriksaan terakhir.'),
  setup: told('Klaim toko ini dengan kode dari layar server', 'Hanya sekali, saat pertama kali dipasang.'),
  help: told('Semua perintah, atau penjelasan satu perintah'),
  retry: told('Coba kirim lagi yang macet'),
  undo: told('Urungkan satu perubahan pengaturan'),
  survey: told(
    'Survei: pengaturan, contoh, dan tanya NPS',
    'Tanpa apa-apa: semua pengaturan dan jumlahnya. preview: persis seperti yang dibaca pelanggan; preview order dan preview nps juga bisa.',
    'csat on atau off; style numbers, stars, atau emoji; sample 50%: sebagian saja yang ditanya; reminder on atau off: satu pengingat setelah 2 hari.',
    'text csat KATA-KATA: kata-kata toko sendiri, juga untuk order dan nps; text csat en KATA-KATA untuk bahasa Inggris; text csat default: kembali ke bawaan. {nama}, {toko}, {admin}, dan untuk pesanan {pesanan}, diisi oleh Sigap.',
    'nps 30d: menanyakan NPS kepada pelanggan yang dibalas dalam periode itu. Jumlahnya ditampilkan dulu, baru dikirim setelah disetujui. stop: menghentikannya.',
    'Tidak ada pelanggan yang ditanya lebih sering dari jedanya, dan yang minta tidak ditanya lagi tidak pernah ditanya lagi.',
  ),
  feedback: told(
    'Masukan pelanggan, dari yang terburuk',
    'Tanpa nama: semua admin. Tanpa periode: 7 hari terakhir, dihitung dari hari survei terkirim.',
  ),
  optout: told('Pelanggan tidak mau ditanya lagi'),
  vote: told('Nilai dari pelanggan'),
  finding: told('Nilai sebuah temuan: benar atau tidak'),
  notcustomer: told('Chat ini bukan dari pelanggan'),
  needsreply: told('Komentar survei ini perlu dibalas'),
  account: told('Terima atau tolak akun Telegram Business'),
  try: told('Berperan sebagai pelanggan selama 30 menit', 'Hanya di chat pribadi dengan bot. try off: berhenti.'),
}
