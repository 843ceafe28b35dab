// Words as customers and admins type them; elongated ones ("makasiiih") are folded before the comparison.

/**
 * What closes a chat when nothing else is said: thanks, consent, farewell, approval. Up to three words that belong together.
 * Left out on purpose: "deal" (an order to book), greetings, "ya" alone, and praise of the goods.
 */
export const COURTESIES = `
  terima kasih, terimakasih, trima kasih, trimakasih, terima ksh, trm ksh, makasih, makasi, makaci, maksih, mksh, mkasih,
  mksih, trims, trim, tks, tq, tengkyu, tengkiu, suwun, nuwun, matur suwun, matur nuwun, nuhun, hatur nuhun, syukron,
  thank, thanks, thank you, thankyou, thank u, thx, thanx, tysm, ty, sama sama, sama2, terima kasih kembali,
  ok, oke, okay, okey, okeh, oks, oki, sip, sips, siap, siyap, syap, baik, baiklah, beres, noted, roger, alright, fine,
  got it, no problem, gpp, gapapa, tidak apa apa, tidak apa, tdk apa apa, ga apa apa, gak apa apa,
  bye, babay, dadah, dah dah, sampai jumpa, sampai ketemu, see you, see ya, wassalam, amin, aamiin, sukses selalu,
  mantap, mantab, mantul, mantep, mntap, mntp, bagus, bgus, keren, top, topbgt, jos, josgandos, hebat, good, good job,
  nice, great, perfect, cool
`

/** What may stand around a courtesy without changing it: names of address, particles, intensifiers, praise of the service. */
export const FILLERS = `
  kak, kakak, kk, ka, kaka, min, mimin, admin, gan, agan, sis, sist, bro, bos, bang, abang, bg, mas, mba, mbak, mbk, pak,
  bapak, bpk, bu, ibu, bunda, bun, om, tante, teh, teteh, kang, akang, koh, ko, ci, cici, say, sayang, beb, dear, sir,
  ya, yah, y, iya, iyah, yup, yes, yoi, yuk, dong, donk, deh, dh, sih, loh, lho, lah, nih, ini, kok, toh, aja, saja,
  pokoknya, oh, ooh, o, ah, wah, wow, eh, hm, nah, yeay, hore, alhamdulillah, syukurlah,
  banyak, bnyk, byk, sangat, sngat, sekali, skali, lagi, banget, bgt, bngt, super, very, so, much, a, lot, really, you, u,
  dan, sudah, udah, udh, sdh, atas, bantuannya, infonya, informasinya, pelayanannya, responnya, balasannya, sebelumnya,
  for, your, the, help, service, membantu, puas, memuaskan, terbaik, best, selalu, semoga, lancar, berkah, sehat
`

/** Words that ask, wherever they stand in a sentence. */
export const QUESTION_WORDS = `
  apa, apakah, apkh, apaan, kapan, kpn, mana, dimana, dmn, kemana, kmn, darimana, siapa, siapakah, kenapa, knp, knpa, knapa,
  mengapa, ngapain, bagaimana, bagaimanakah, gimana, gmn, gmana, bgmn, berapa, berapakah, brp, brapa, bisakah, bolehkah,
  adakah, maukah, sudahkah, benarkah, jadikah, perlukah
`

/** After one of these, or before one of those, a question word asks nothing: "kapan saja", "tidak tahu apa-apa". */
export const UNASKING = {
  after: 'saja, aja, sj, pun',
  before: 'tidak, tdk, tak, ga, gak, nggak, ngga, enggak, gk, tanpa',
}

/** A sentence ending in one of these asks: "bisa COD gak kak". */
export const TRAILING_NEGATIONS = 'ga, gak, nggak, ngga, enggak, engga, gk, kagak, ndak'

/** English words that ask when they open a sentence: some always, some before somebody or something, "when" before those. */
export const ENGLISH_OPENERS = {
  asking: 'what, whats, where, wheres, who, whos, why, how, hows, which, whose',
  helping: 'is, are, was, were, do, does, did, can, could, will, would, should, may, shall, have, has',
  about: 'you, i, we, it, they, he, she, this, that, these, those, there, the, my, your, u',
}

/** Emoji that complain or ask; any other emoji alone is a courtesy. */
export const UNFRIENDLY_EMOJI = /[\u{1F620}\u{1F621}\u{1F624}\u{1F92C}\u{1F44E}\u{1F595}\u{1F494}\u{1F612}\u{1F644}]/u
