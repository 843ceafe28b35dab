/** Yang dibaca pelanggan. Selalu ramah, pendek, dan jelas langkah berikutnya. */
export const customer = {
  greeting: (name: string, shop: string) =>
    `Halo Kak ${name}, selamat datang di ${shop} 🙏 Silakan tulis pertanyaannya di sini ya, tim kami akan membalas.`,
  csatAsk: (name: string, shop: string, admin: string | null) =>
    admin === null
      ? `Halo Kak ${name}, terima kasih sudah menghubungi ${shop} 🙏 Seberapa puas Kakak dengan pelayanan kami?`
      : `Halo Kak ${name}, terima kasih sudah menghubungi ${shop} 🙏 Seberapa puas Kakak dengan pelayanan ${admin}?`,
  csatScale: '1 = sangat tidak puas · 5 = sangat puas',
  csatThanks: (score: number) => `Terima kasih, Kak! Nilai dari Kakak: ${score} dari 5.`,
  csatInvite: 'Ada kritik atau saran? Tulis saja di sini ya, Kak.',
  csatComment: 'Terima kasih juga untuk masukannya, sudah kami terima 🙏',
  csatChange: 'Salah pencet? Nilainya masih bisa diganti dalam 24 jam.',
}
