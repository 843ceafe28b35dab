// What admins write to gain time, as they type it; elongated words ("sebentaaar") are folded before the comparison.

/**
 * What asks for patience, or says that somebody looks and comes back. Up to four words that belong together. Left out on
 * purpose: "kami tunggu" and "menunggu" alone (the shop waits for the customer), "sedang diproses" (an answer about an
 * order), "silakan dicek" (the customer is to look), and everything that names a day or an hour.
 */
export const PATIENCE = `
  sebentar, sebentr, sebntar, sbentar, sbntar, sbntr, sebntr, bentar, bntar, bntr, btr, sekejap, sejenak, sesaat,
  tunggu, tgg, tungguin, tunggu sebentar, tunggu bentar, tunggu dulu,
  ditunggu, dtunggu, di tunggu, ditungguin, mohon ditunggu, mohon di tunggu, mohon tunggu,
  mohon menunggu, harap tunggu, harap ditunggu, harap menunggu, mohon bersabar, mohon sabar, harap bersabar, harap sabar,
  sabar, mohon kesabarannya, mohon waktu, mohon waktunya, minta waktu, minta waktunya, izin waktu,
  kami cek, saya cek, sy cek, aku cek, kita cek, admin cek, mimin cek, tim cek, bantu cek, bantu cekan, dibantu cek,
  izin cek, ijin cek, coba saya cek, coba kami cek, saya coba cek, kami coba cek, cek dulu, cek dlu, cekin dulu,
  saya cekan, kami cekan, saya cekin, kami cekin, dicekin dulu, sedang dicek, sedang di cek, lagi dicek, lagi di cek,
  kami tanyakan, saya tanyakan, tanyakan dulu, tanya dulu, saya tanya dulu, kami tanya dulu, ditanyakan dulu,
  kami pastikan, saya pastikan, kami lihat dulu, saya lihat dulu, lihat dulu, kami carikan, saya carikan, carikan dulu,
  kami kabari, saya kabari, kami kabarin, saya kabarin, nanti dikabari, nanti dikabarin, nanti kabari, segera dikabari,
  kami infokan, saya infokan, nanti diinfokan, segera diinfokan, kami info lagi, saya info lagi, kami infokan kembali,
  kami balas, saya balas, nanti dibalas, segera dibalas, segera kami bantu, kami bantu sebentar,
  one moment, a moment, moment please, moment, one sec, one second, a sec, just a sec, one minute, a minute, just a minute,
  a bit, a little while, hold on, hang on, wait, please wait, bear with, bear with us, bear with me, be patient,
  let me check, let us check, let me see, let me look, let me ask, let me find out, i check, we check, ill check,
  will check, am checking, im checking, are checking, were checking, checking, looking into, look into,
  be right back, right back, brb, get back to you, come back to you, back to you, let you know, keep you posted
`

/** What may stand around it without saying more: greetings, names of address, courtesies, particles, whoever is speaking. */
export const AROUND = `
  halo, hallo, hai, hay, hi, hello, hey, selamat, pagi, siang, sore, malam, met, assalamualaikum, waalaikumsalam,
  waalaikumussalam, permisi, kak, kakak, kk, ka, kaka, gan, agan, sis, sist, bro, bos, bang, abang, bg, mas, mba, mbak, mbk,
  pak, bapak, bpk, bu, ibu, bunda, bun, om, tante, teh, teteh, kang, koh, ko, ci, cici, say, sayang, beb, dear, sir, maam,
  madam, sahabat, sobat, pelanggan,
  ok, oke, okay, okey, baik, baiklah, siap, sip, sure, alright, noted, maaf, maf, sorry, apologies, terima,
  kasih, terimakasih, makasih, makasi, mksh, tks, thanks, thank, thx, trims, atas, pengertiannya, kesabarannya, kesediaannya,
  ya, yah, y, iya, yuk, dong, deh, dh, sih, lah, nih, kok, toh, aja, saja, oh, ooh, ah, hm, nah, eh,
  dulu, dlu, dl, lagi, lg, sedang, sdg, masih, akan, segera, sgera, nanti, nnti, ntar, kembali, sambil, biar, untuk, utk,
  kami, saya, sy, aku, kita, admin, min, mimin, cs, tim, team, kalau, bantu, dibantu, bantuin, izin, ijin, coba,
  please, pls, plz, kindly, for, you, on, it, that, this, us, me, i, we, a, the, just, now, right, away, and, will, ill, be,
  back, shortly, soon, little, first, quickly, quick, so, much, your, patience, with, to, am, are, im, were, asap
`

/** What somebody may look into, right behind the looking: "cek stok dulu", "cek ke gudang ya". */
export const LOOKED_INTO = `
  stok, stoknya, stock, stocknya, gudang, gudangnya, data, datanya, resi, resinya, pesanan, pesanannya, order, orderan,
  orderannya, ordernya, sistem, sistemnya, mutasi, mutasinya, ketersediaan, ketersediaannya, barang, barangnya, produknya,
  ongkir, ongkirnya, harga, harganya, pengiriman, pengirimannya, ekspedisi, kurir, kurirnya, atasan, terkait,
  our, warehouse, system, team, price, details, availability
`

/** Words for looking, behind which that may stand. */
export const LOOKING = `
  cek, cekan, cekin, dicek, dicekin, check, checking, tanyakan, tanya, ditanyakan, pastikan, lihat, carikan, ask, see, into,
  at, with
`

/** Between looking and what is looked into. */
export const TOWARDS = 'ke, di, sama, dengan, dulu, dlu, the, with, our, tim, team, bagian'

/** A few minutes more are still only patience; hours and days are an answer. */
export const MINUTES = 'menit, mnt, menitan, detik, minute, minutes, mins'
