/** Yang dibaca pelanggan. Selalu ramah, pendek, dan jelas langkah berikutnya. */
export const customer = {
  greeting: (name: string, shop: string) =>
    `Halo Kak ${name}, selamat datang di ${shop} 🙏 Silakan tulis pertanyaannya di sini ya, tim kami akan membalas.`,
  /** Yang bertanda kurung diisi: nama pelanggan, nama toko, kapan buka lagi. */
  away: 'Halo Kak {nama}, terima kasih sudah menghubungi {toko} 🙏 Saat ini kami sedang tutup dan buka lagi {buka}. Pesannya sudah kami terima dan akan kami balas begitu buka ya, Kak.',
}
