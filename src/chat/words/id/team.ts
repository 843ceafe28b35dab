import type { Role } from '../../../domain/people.ts'

const ROLE: Record<Role, string> = { owner: 'pemilik', lead: 'lead', admin: 'admin' }

/** What is said about who is on the team. */
export const team = {
  title: 'Tim',
  role: (role: Role) => ROLE[role],
  columns: { name: 'Nama', role: 'Peran', telegram: 'Telegram', slack: 'Slack', state: 'Keadaan' },
  ranked: 'dinilai',
  unranked: 'tidak dinilai',
  off: 'nonaktif',
  sharedLogin: 'akun bersama',
  none: '–',
  nobody: 'Belum ada siapa-siapa di tim ini.',
  added: (name: string) => `${name} sekarang ada di tim sebagai admin. Beri tahu bahwa kecepatan balasannya diukur.`,
  addedByName: (name: string) =>
    `${name} sekarang ada di tim. Balasannya dari akun bersama dikenali dari tanda tangan di akhir pesan, misalnya ~${name}; mulai dari balasan berikutnya. Beri tahu bahwa kecepatan balasannya diukur. Kalau ia juga membalas dengan akun sendiri: /admin link ${name} telegram:ID.`,
  knownAlready: (name: string) => `${name} sudah ada di tim.`,
  rankedNow: (name: string) => `Mulai sekarang ${name} ikut dinilai seperti admin lain.`,
  offAlready: (name: string) => `${name} sedang nonaktif. Untuk mengaktifkannya lagi: /admin on ${name}`,
  linked: (name: string) => `Akun itu sekarang terhubung dengan ${name}.`,
  taken: (name: string) => `Akun itu sudah milik ${name}.`,
  otherAccount: (name: string) =>
    `Sudah ada ${name} dengan akun lain. Kalau orangnya sama: /admin link ${name} …; kalau orang lain, pakai nama lain.`,
  needName: 'Siapa namanya?',
  needAccount: 'Akun yang mana? Sebutkan telegram:ID atau slack:ID.',
  badAccount: (text: string) => `"${text}" bukan akun. Tulis telegram:123456789, telegram:@nama, atau slack:U0123ABC.`,
  roleSet: (name: string, role: Role) => `${name} sekarang ${ROLE[role]}.`,
  nickSet: (name: string, nickname: string) => `${name} bisa juga disebut ${nickname}.`,
  setOff: (name: string, accounts: number) =>
    `${name} dinonaktifkan. Riwayatnya tetap ada.${accounts > 0 ? ' Akun Business-nya tidak dibaca lagi.' : ''}`,
  setOn: (name: string, accounts: number) =>
    `${name} aktif lagi.${accounts > 0 ? ' Akun Business-nya dibaca lagi.' : ''}`,
  lastOwner: (name: string) => `${name} satu-satunya pemilik. Angkat pemilik lain dulu.`,
  shared: {
    which: 'Akun yang mana? Misalnya: /admin shared Toko on',
    unknown: (name: string) => `Tidak ada anggota tim atau akun Business bernama "${name}".`,
    on: (name: string) =>
      `${name} sekarang akun bersama. Setiap balasan dari sana jadi milik yang menandatanganinya, misalnya ~Sari di akhir pesan. Tanpa tanda tangan: milik yang mengambil chatnya, atau satu-satunya admin yang sedang bertugas, atau toko. ${name} sendiri tidak dinilai.`,
    off: (name: string) => `${name} bukan akun bersama lagi. Mulai sekarang balasan dari sana milik ${name}.`,
    notOne: (name: string) =>
      `${name} akun bersama, jadi chat tidak bisa diserahkan ke sana. Serahkan ke orangnya, misalnya dengan /assign 42 sari.`,
  },
  shift: {
    which: 'Siapa, dan jam berapa? Misalnya: /admin shift Sari Sen-Jum 08.00-16.00, atau /admin shift Sari off',
    set: (name: string, hours: string) =>
      `Jam kerja ${name}: ${hours}. Di luar itu waktu tunggu tidak dihitung untuk ${name}. Angka yang sudah lewat tidak berubah.`,
    none: (name: string) => `${name} tidak punya jam kerja sendiri: dihitung selama toko buka.`,
    is: (name: string, hours: string) => `Jam kerja ${name}: ${hours}.`,
    closed: (hours: string) => `Selama jam itu tokonya tutup, jadi belum berlaku. Jam operasional: ${hours}.`,
  },
  turns: {
    on: 'Mulai sekarang chat yang belum dipegang siapa pun dibagi bergiliran ke admin yang sedang bertugas. Chat yang pemegangnya sudah selesai bertugas juga.',
    off: 'Chat tidak dibagi bergiliran lagi.',
    which: 'Tulis /admin turns on atau /admin turns off.',
    isOn: 'Chat yang belum dipegang dibagi bergiliran ke admin yang sedang bertugas. Menghentikannya: /admin turns off',
  },
  signatures: {
    title: 'Tanda tangan yang belum dikenal, 7 hari terakhir',
    seen: (name: string, messages: number) => `~${name} · ${messages} pesan, belum dihitung untuk siapa pun`,
    add: (name: string) => `Tambah ${name}`,
    several: (name: string, people: readonly string[]) =>
      `~${name} bisa berarti ${people.join(' atau ')}. Beri panggilan yang berbeda, misalnya: /admin nick ${people[0]} ${name}2`,
    foreign: (login: string, names: readonly string[], messages: number) =>
      `Dari akun ${login} ada ${messages} pesan bertanda tangan ${names.map((name) => `~${name}`).join(', ')}, tetapi dihitung untuk ${login}. Dipakai bersama?`,
    share: 'Jadikan akun bersama',
  },
  account: {
    accepted: 'Akun itu diterima. Chat pelanggannya mulai dicatat.',
    refused: 'Akun itu tidak dibaca. Tidak ada chat baru yang disimpan.',
    unknown: 'Akun itu sudah tidak terhubung.',
  },
  try: {
    on: 'Mulai sekarang, selama 30 menit, tulisan di sini dianggap dari pelanggan. Berhenti kapan saja dengan /try off.',
    off: 'Baik, sudah bukan pelanggan lagi.',
    elsewhere: 'Ini hanya bisa di chat pribadi dengan bot di Telegram.',
  },
}
