/** What is said about chats and who waits in them. `chat` is a number with its customer, as `named` says it. */
export const chats = {
  named: (number: number, customer: string) => `#${number} ${customer}`,
  unknown: (number: number) => `Tidak ada chat nomor ${number}.`,
  nothingWaits: (chat: string) => `Tidak ada yang menunggu lagi di ${chat}.`,
  taken: (chat: string, who: string | null) => `${chat} sudah diambil ${who ?? 'orang lain'}.`,
  claimed: (chat: string) => `${chat} diambil alih. Silakan dibalas.`,
  assigned: (chat: string, who: string) => `${chat} diserahkan ke ${who}.`,
  snoozed: (chat: string, until: string) => `${chat} ditunda sampai ${until}. Waktunya tetap berjalan.`,
  snoozeTooLong: (latest: string) =>
    `Terlalu lama. Paling lambat sampai ${latest}; lebih dari itu hanya lead atau pemilik yang bisa.`,
  snoozeOver: (chat: string) => `${chat} sudah lewat tiga kali target; hanya lead atau pemilik yang bisa menundanya.`,
  dismissed: (chat: string) => `${chat} tidak perlu dibalas.`,
  resolved: (chat: string) => `${chat} selesai.`,
  alreadyResolved: (chat: string) => `${chat} memang sudah selesai.`,
  reopened: (chat: string) => `${chat} dibuka lagi.`,
  alreadyOpen: (chat: string) => `${chat} memang masih terbuka.`,
  needsReply: (chat: string) => `Komentar di ${chat} sekarang menunggu balasan.`,
  alreadyWaits: (chat: string) => `Komentar di ${chat} memang sudah ditandai perlu dibalas.`,
  notBusiness: (chat: string) =>
    `${chat} menulis lewat bot toko, jadi tetap pelanggan. Ini hanya untuk chat di akun Telegram Business.`,
  ignored: (chat: string) => `${chat} bukan pelanggan. Chat ini tidak akan disimpan lagi.`,
  putBack: {
    waits: (chat: string, since: string) => `${chat} menunggu lagi, dihitung sejak ${since}.`,
    counted: (chat: string, since: string) =>
      `${chat} dihitung lagi sejak ${since}: yang terjadi sesudahnya tetap berlaku.`,
    nothing: (chat: string) => `Tidak ada yang perlu dikembalikan di ${chat}.`,
  },
  waiting: {
    title: (open: number) => `Menunggu sekarang: ${open}`,
    nobody: 'Tidak ada pelanggan yang menunggu.',
    more: (count: number) => `dan ${count} lagi`,
    claim: 'Ambil alih',
    dismiss: 'Tak perlu dibalas',
    row: (waited: string) => ` · menunggu ${waited}`,
    late: (over: string) => ` · lewat target ${over}`,
    nobodys: 'belum ada yang pegang',
    claimedUntil: (who: string, until: string) => `diambil ${who} sampai ${until}`,
    snoozedUntil: (until: string) => `ditunda sampai ${until}`,
    quiet: 'salam penutup',
    note: 'Waktu tunggu dihitung selama jam operasional.',
  },
}
