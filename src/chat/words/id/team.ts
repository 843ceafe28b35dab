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
  none: '–',
  nobody: 'Belum ada siapa-siapa di tim ini.',
  added: (name: string) => `${name} sekarang ada di tim sebagai admin. Beri tahu bahwa kecepatan balasannya diukur.`,
  linked: (name: string) => `Akun itu sekarang terhubung dengan ${name}.`,
  taken: (name: string) => `Akun itu sudah milik ${name}.`,
  otherAccount: (name: string) =>
    `Sudah ada ${name} dengan akun lain. Kalau orangnya sama: /admin link ${name} …; kalau orang lain, pakai nama lain.`,
  needName: 'Siapa namanya?',
  needAccount: 'Akun yang mana? Sebutkan telegram:ID atau slack:ID.',
  badAccount: (text: string) => `"${text}" bukan akun. Tulis telegram:123456789, telegram:@nama, atau slack:U0123ABC.`,
  roleSet: (name: string, role: Role) => `${name} sekarang ${ROLE[role]}.`,
  nickSet: (name: string, nickname: string) => `${name} bisa juga disebut ${nickname}.`,
  setOff: (name: string) => `${name} dinonaktifkan. Riwayatnya tetap ada.`,
  setOn: (name: string) => `${name} aktif lagi.`,
  lastOwner: (name: string) => `${name} satu-satunya pemilik. Angkat pemilik lain dulu.`,
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
