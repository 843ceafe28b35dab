import type { HoursProblem } from '../../../domain/hours-text.ts'

const PROBLEM: Record<HoursProblem['code'], (piece: string) => string> = {
  nothing: () => 'Tidak ada jam buka di situ.',
  'unknown-day': (piece) => `"${piece}" bukan nama hari.`,
  'unreadable-times': (piece) => `Jam di "${piece}" tidak terbaca.`,
  'no-such-time': (piece) => `Jam di "${piece}" tidak ada.`,
  'no-duration': (piece) => `"${piece}" mulai dan berakhir di waktu yang sama. Untuk buka 24 jam, tulis 00:00-24:00.`,
  overlapping: (piece) => `Jam di "${piece}" saling bertumpuk.`,
  'day-twice': (piece) => `Hari di "${piece}" sudah disebut sebelumnya.`,
}

/** What is said about the shop's own settings. */
export const settings = {
  changes: {
    before: (was: string) => `Sebelumnya: ${was}.`,
    moved: (moved: number, late: number) =>
      `Batas waktu ${moved} pelanggan yang sedang menunggu ikut berubah${late > 0 ? `; ${late} di antaranya jadi lewat target` : ''}.`,
    undo: 'Urungkan',
    undone: 'Sudah dikembalikan seperti sebelumnya.',
    see: (line: string) => `Lihat ${line}`,
    changedSince: 'Pengaturan ini sudah diubah lagi sesudah itu, jadi tidak dikembalikan.',
    unknown: 'Perubahan itu sudah terlalu lama untuk diurungkan. Silakan atur langsung dengan perintahnya.',
  },
  target: {
    title: 'Target',
    first: 'Respons pertama',
    next: 'Respons berikutnya',
    resolution: 'Penyelesaian',
    promise: 'Janji ("sebentar ya")',
    channels: { telegram: 'bot Telegram', business: 'Telegram Business' },
    own: (own: readonly string[]) => ` (${own.join(', ')})`,
    none: 'belum ada',
    points: (value: string) => `${value} poin`,
    change: 'Mengubah, misalnya: /target first 10m · /target next 30m business · /target csat 90%',
    changed: (name: string, value: string) => `Target ${name} sekarang ${value}.`,
    changedIn: (name: string, channel: string, value: string) => `Target ${name} di ${channel} sekarang ${value}.`,
    asShop: (name: string, channel: string, value: string) =>
      `Target ${name} di ${channel} sekarang mengikuti toko: ${value}.`,
    noGoal: (name: string) => `${name} sekarang tanpa target.`,
    note: 'Angka yang sudah lewat tidak berubah.',
    notAGoal: (low: number, high: number) => `Harus berupa angka dari ${low} sampai ${high}, atau off.`,
    notPerChannel: 'Target persen berlaku untuk semua kanal sekaligus.',
  },
  hours: {
    title: 'Jam operasional',
    change:
      'Mengubah, misalnya: /hours Sen-Sab 08.00-21.00; Min 09.00-17.00 · Untuk satu tanggal: /hours 2026-12-24 09.00-12.00',
    preview: 'Jam baru, belum berlaku',
    instead: (now: string) => `Sekarang: ${now}`,
    open: (count: number) => `Batas waktu ${count} pelanggan yang sedang menunggu akan dihitung ulang.`,
    apply: 'Pakai jam ini',
    confirm: (line: string) => `Kalau sudah benar, ketik: ${line}`,
    applied: (hours: string) => `Jam operasional sekarang: ${hours}.`,
    problem: ({ code, piece }: HoursProblem) => PROBLEM[code](piece),
    zone: (zone: string) => `Zona waktu ${zone}.`,
    dates: 'Tanggal dengan jam lain',
    onDate: (date: string, hours: string) => `${date}: ${hours}.`,
    usual: (date: string) => `${date}: kembali seperti hari biasa.`,
    notOther: (date: string) => `${date} memang tidak punya jam lain.`,
    dateHow: 'Contoh: /hours 2026-12-24 09.00-12.00, /hours 2026-12-24 tutup, atau /hours 2026-12-24 biasa.',
    stillHoliday: (date: string, name: string, line: string) =>
      `${date} tercatat libur (${name}), jadi toko tetap tutup. Kalau mau buka, ketik ${line}`,
    usualWord: 'seperti hari biasa',
  },
  away: {
    title: 'Balasan otomatis di luar jam buka',
    is: (on: boolean): string => (on ? 'menyala' : 'mati'),
    now: (on: boolean) => `Sekarang ${on ? 'menyala' : 'mati'}. Yang dibaca pelanggan:`,
    how: 'Dikirim satu kali selama toko tutup kepada pelanggan yang menulis ke bot; tidak dihitung sebagai balasan. Chat Telegram Business memakai pesan away milik Telegram sendiri.',
    change: (on: string, text: string) => `Menyalakan: ${on} · Kata-kata sendiri: ${text}`,
    ownText: 'Halo Kak {nama}, kami buka lagi {buka} ya',
    turned: (on: boolean): string =>
      on ? 'Balasan otomatis di luar jam buka sekarang menyala.' : 'Balasan otomatis di luar jam buka sekarang mati.',
    reworded: 'Balasan otomatis di luar jam buka sekarang berbunyi:',
    wasOn: (on: boolean, own: boolean) =>
      `${on ? 'menyala' : 'mati'}, ${own ? 'kata-kata sendiri' : 'kata-kata bawaan'}`,
    always: 'Toko ini selalu buka, jadi balasan ini tidak akan pernah terkirim.',
  },
  holidays: {
    title: 'Hari libur',
    national: 'Libur nasional',
    joint: 'Cuti bersama',
    kept: (on: boolean): string => (on ? 'toko libur' : 'toko tetap buka'),
    coming: 'Libur berikutnya',
    none: 'Belum ada hari libur di depan.',
    own: 'hari tutup sendiri',
    more: (count: number) => `dan ${count} hari lagi`,
    how: 'Di hari libur waktu tidak berjalan dan tidak ada peringatan.',
    change:
      'Mengubah: /holidays national on · /holidays joint on · /holidays add 2026-12-24 Pindahan toko · /holidays remove 2026-12-24',
    turned: (which: 'national' | 'joint', on: boolean) =>
      `Di hari ${which === 'national' ? 'libur nasional' : 'cuti bersama'} toko sekarang ${on ? 'libur' : 'tetap buka'}.`,
    added: (dates: string, note: string) => `Toko tutup pada ${dates}${note ? `: ${note}` : ''}.`,
    removed: (dates: string) => `Toko buka seperti biasa pada ${dates}.`,
    notHoliday: (dates: string) => `${dates} memang bukan hari libur toko.`,
    span: (from: string, to: string) => `${from} sampai ${to}`,
    whichDay: 'Tanggal berapa? Tulis seperti 2026-12-24, 24/12/2026, atau 2026-12-24..2026-12-26.',
    hint: (line: string) =>
      `Libur nasional belum dinyalakan, jadi peringatan tetap jalan di hari libur. Menyalakan: ${line}`,
    ends: (last: number, line: string) =>
      `Libur nasional yang dikenal baru sampai akhir ${last}. Untuk sesudahnya, tambahkan sendiri dengan ${line}`,
  },
  alerts: {
    title: 'Tangga peringatan',
    at: (percent: string) => `${percent} dari target`,
    admin: 'mengingatkan admin yang memegang chat',
    noReminder: 'Admin yang memegang chat tidak diingatkan sebelumnya.',
    alert: 'peringatan di chat tim',
    sound: 'bunyi sekali lagi di bawah peringatannya',
    inPrivate: (who: string) => `pesan pribadi ke ${who}`,
    lead: 'lead',
    owner: 'pemilik',
    people: (role: string, names: readonly string[]) =>
      names.length > 0 ? `${role} (${names.join(', ')})` : `${role} (belum ada)`,
    off: (name: string) => `${name} (nonaktif)`,
    quiet: 'Jam tenang pemilik',
    quietHours: (from: string, to: string, percent: string) =>
      `${from} sampai ${to}, kecuali untuk yang sudah menunggu ${percent} dari target`,
    noQuiet: 'tidak ada',
    quietAbout:
      'Yang untuk pemilik secara pribadi ditahan sampai jam tenang lewat, dan tidak jadi dikirim kalau sudah dibalas.',
    turns: 'Bagi chat bergiliran',
    turnsAre: (on: boolean, line: string) => `${on ? 'menyala' : 'mati'} (${line})`,
    unreachable: (names: readonly string[]) =>
      `Belum bisa dihubungi secara pribadi: ${names.join(', ')}. Minta mereka menulis satu kali ke bot ini di chat pribadi, misalnya /start.`,
    change:
      'Mengubah: /alerts 200% lead · /alerts 500% owner · /alerts 75% off · /alerts quiet 22:00-06:00 except 300%',
    changed: (percent: string, what: string) => `Pada ${percent} dari target sekarang: ${what}.`,
    takenOut: (percent: string) => `Pada ${percent} dari target sekarang tidak ada yang diberi tahu lagi.`,
    nothingThere: (percent: string) => `Pada ${percent} dari target memang tidak ada yang diberi tahu.`,
    quietSet: (hours: string) => `Jam tenang pemilik sekarang ${hours}.`,
    quietOff: 'Jam tenang pemilik sekarang dimatikan.',
    same: 'Memang sudah begitu.',
    problem: {
      'alert-stays': 'Peringatan pada 100% selalu ada: tanpa itu pelanggan yang menunggu tidak terlihat siapa pun.',
      'sound-stays': 'Bunyi ulang tidak bisa dimatikan, tetapi bisa dipindah, misalnya: /alerts 500% sound',
      'sound-low': 'Bunyi ulang paling cepat pada 150% dari target.',
      'only-admin-before': 'Sebelum 100% hanya admin yang memegang chat yang diingatkan, misalnya: /alerts 75% admin',
      'admin-late': 'Pengingat untuk admin datang sebelum 100% dari target, misalnya: /alerts 75% admin',
      range: 'Persennya dari 1 sampai 10.000.',
      full: 'Tangganya sudah penuh (12 anak tangga). Hapus satu dulu, misalnya: /alerts 500% off',
    },
    how: 'Tulis seperti /alerts 200% lead, /alerts 300% Sari, /alerts 75% off, atau /alerts quiet 22:00-06:00.',
    quietHow: 'Jam tenang ditulis seperti 22:00-06:00, atau 22:00-06:00 except 300%.',
  },
  language: {
    which: 'Bahasa apa? / Which language?',
    changed: 'Baik, mulai sekarang dalam bahasa Indonesia.',
  },
  setup: {
    done: 'Selamat datang! Toko ini sekarang terdaftar atas nama ini di Sigap. Langkah berikutnya: /hours, /holidays, /target, /admins.',
    wrongCode: 'Kode itu tidak cocok. Kodenya tercetak di layar server saat Sigap pertama kali dijalankan.',
    claimedBefore: 'Toko ini sudah punya pemilik. Pemilik bisa menambahkan anggota dengan /admin add.',
  },
}
