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
    firstSubstantial:
      'Chat yang sama, sampai balasan pertama yang bukan sekadar "sebentar ya kak". Yang belum mendapat jawaban berisi belum punya angka di sini.',
    next: 'Sama seperti respons pertama, untuk setiap kali pelanggan menunggu lagi dalam percakapan yang sama. Beberapa pesan berturut-turut dihitung satu kali menunggu, sejak pesan pertama.',
    nextSubstantial: 'Chat yang sama, sampai balasan yang berisi. Dihitung dari pesan pertama yang belum dibalas.',
    resolution:
      'Jumlah jam operasional dari percakapan dibuka sampai selesai, dihitung pada hari selesainya dan untuk yang menyelesaikan. Kalau dibuka lagi dan selesai lagi dalam periode ini, waktunya dijumlahkan.',
    within:
      'Bagian yang dibalas sebelum target dari semua yang sudah diputuskan: dibalas, atau lewat target. Yang dibalas "sebentar ya" tetapi janjinya tidak ditepati tidak termasuk dalam target, dan yang terlewat dihitung pada yang memegang chat itu saat batasnya lewat.',
    unanswered:
      'Berapa kali batas waktu lewat dalam periode ini dan sampai akhir periode belum juga dibalas. Ditampilkan di samping rata-rata, karena yang tidak dibalas tidak punya waktu respons.',
    waiting: 'Berapa pelanggan yang sedang menunggu pada saat ini. Salam penutup seperti "makasih kak" tidak dihitung.',
    reply:
      'Dari yang mulai menunggu dalam periode ini dan sudah dibalas atau sudah lewat target, bagian yang dibalas. Balasan yang terlambat tetap dihitung sebagai balasan.',
    marketplace:
      'Aturan marketplace: dari yang dibalas atau sudah 12 jam menunggu, bagian yang dibalas dalam 12 jam. Dihitung menurut jam dinding, juga saat toko tutup.',
    onego:
      'Bagian percakapan yang selesai sekali dan tidak dibuka lagi oleh pelanggan dalam waktu buka kembali (biasanya 72 jam). Dihitung sekali, pada hari pertama kali selesai dan untuk yang menyelesaikannya; yang menuntaskan setelah dibuka lagi tidak dirugikan.',
    reopened:
      'Sisanya: percakapan yang dibuka lagi. Yang baru selesai masih bisa dibuka lagi, jadi angka ini bisa naik.',
    promises:
      '"Sebentar ya kak" menghentikan jam pertama dan memulai jam kedua: janji untuk kembali. Yang tidak ditepati pada waktunya dihitung untuk yang berjanji.',
    assurance:
      'Temuan berat yang belum dinilai keliru, lalu nilai dari 100 untuk cara menulis: dikurangi 5 per kata kurang sopan dan 10 per nada merendahkan dalam 100 pesan, dan paling banyak 20 untuk gaya (huruf besar, tanda baca, emoji, singkatan, tanpa sapaan, asal jawab). Dengan temuan berat nilainya paling tinggi 50; di bawah 20 pesan terlalu sedikit.',
    conversion:
      'Percakapan yang berujung pesanan dibayar, dibagi percakapan yang dibalas. Yang belum 3 hari ditampilkan terpisah; yang dimulai saat pesanan pelanggan itu masih berjalan, atau ditandai bukan soal penjualan, tidak dihitung.',
    orders:
      'Pesanan dibayar yang berasal dari percakapan, untuk admin yang paling banyak menulis dalam 3 hari sebelumnya. Yang dicatat oleh admin itu sendiri disebut di sampingnya; yang dibatalkan ditarik kembali.',
    revenue: 'Nilai pesanan itu, per mata uang. Pesanan tanpa nilai tidak ikut dijumlahkan.',
    toOrder: 'Median waktu dari pesan pertama pelanggan sampai memesan. Menurut jam dinding.',
    csat: 'Bagian jawaban 4 atau 5 dari semua jawaban survei yang dikirim dalam periode ini, dengan rentang 95% (Wilson) dan rata-ratanya. Dicatat untuk admin yang terakhir membalas saat survei ditanyakan.',
    response:
      'Jawaban dibagi survei yang sampai ke pelanggan. Kalau rendah, CSAT hanya mewakili sebagian kecil pelanggan.',
    nps: 'Promotor (9–10) dikurangi detraktor (0–6), dari −100 sampai 100, hanya dari yang menjawab. Di belakangnya batas kesalahan 95%: dengan sedikit jawaban, angkanya belum pasti.',
  },
  fair: {
    title: 'Supaya adil',
    rules: [
      'Angka admin dihitung sejak chat menjadi miliknya dan hanya selama sifnya; angka toko sejak kata pertama pelanggan. Chat yang diambil alih setelah lewat target hanya masuk angka toko, jadi yang menolong tidak dirugikan. Balasan di luar sif dihitung 0:00, dan sif yang diubah tidak mengubah angka lama.',
      'Yang terlewat saat tidak ada penanggung jawabnya, atau saat penanggung jawabnya di luar sif, tidak dihitung pada siapa pun. Jumlahnya ditampilkan di /team, begitu juga yang dibalas dari akun bersama tanpa diketahui siapa. Di akun bersama, balasan milik yang menandatanganinya (~Sari), kalau tidak ada yang mengambil alih chat itu, kalau tidak ada satu-satunya admin yang sedang sif.',
      'Pembandingnya: seluruh tim dijadikan satu (semua balasan admin bersama-sama, mediannya), dan periode yang sama panjang tepat sebelumnya. Beda baru disebut beda kalau bukan kebetulan (rentang 95% tidak bertemu, dan untuk waktu selisihnya sedikitnya 10%); selain itu "kurang lebih sama".',
      'Di samping angka juga dihitung apa yang bisa mempercantiknya: balasan penahan, jawaban sangat pendek, pertanyaan yang ditandai tidak perlu dibalas, dan percakapan yang diselesaikan tanpa dibalas. Sesekali itu wajar.',
    ],
  },
  n: 'n adalah jumlah di balik sebuah angka. Di bawah 5 ditulis "terlalu sedikit"; tanpa data ditulis "–".',
}
