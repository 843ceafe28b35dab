import type { Verdict } from '../../../domain/compare.ts'
import type { Measure } from '../../../domain/figures/measure.ts'
import type { PeriodKind } from '../../../domain/period.ts'

/** How a difference is said: of times, of what should be much, of what should be little. */
export type Manner = 'time' | 'more' | 'less'

const SAME = { same: 'kurang lebih sama', 'too-few': 'terlalu sedikit' }
const VERDICT: Record<Manner, Record<Verdict, string>> = {
  time: { better: 'lebih cepat', worse: 'lebih lambat', ...SAME },
  more: { better: 'lebih tinggi', worse: 'lebih rendah', ...SAME },
  less: { better: 'lebih sedikit', worse: 'lebih banyak', ...SAME },
}

const PERIOD: Record<PeriodKind, (days: number) => string> = {
  today: () => 'hari ini',
  yesterday: () => 'kemarin',
  days: (days) => `${days} hari terakhir`,
  'this-week': () => 'minggu ini',
  'last-week': () => 'minggu lalu',
  'this-month': () => 'bulan ini',
  'last-month': () => 'bulan lalu',
  month: (days) => `sebulan, ${days} hari`,
  range: (days) => `${days} hari`,
}

const SHORT: Record<Measure, string> = {
  first: 'Pertama',
  next: 'Berikutnya',
  resolution: 'Penyelesaian',
  within: 'Dalam target',
  unanswered: 'Belum dibalas',
  reply: 'Balasan',
  onego: 'Sekali selesai',
  promises: 'Janji',
  assurance: 'Kesantunan',
  conversion: 'Konversi',
  csat: 'CSAT',
  nps: 'NPS',
}

/** The names of the figures and how they are shown. The names are those of the definitions. */
export const figures = {
  names: {
    first: 'Respons pertama',
    firstSubstantial: 'Jawaban pertama yang berisi',
    next: 'Respons berikutnya',
    nextSubstantial: 'Jawaban berikutnya yang berisi',
    resolution: 'Waktu penyelesaian',
    within: 'Dalam target',
    unanswered: 'Belum dibalas',
    waiting: 'Menunggu sekarang',
    reply: 'Tingkat balasan',
    marketplace: 'Dibalas dalam 12 jam',
    onego: 'Tingkat sekali selesai',
    reopened: 'Tingkat dibuka lagi',
    promises: 'Janji tidak ditepati',
    assurance: 'Kesantunan',
    conversion: 'Tingkat konversi',
    orders: 'Pesanan',
    revenue: 'Omzet',
    toOrder: 'Waktu sampai pesan',
    csat: 'CSAT',
    response: 'Tingkat respons survei',
    nps: 'NPS',
  },
  short: SHORT,
  figure: 'Ukuran',
  name: 'Nama',
  n: 'n',
  median: 'Median',
  p90: 'p90',
  mean: 'Rata-rata',
  target: 'Target',
  medianOf: (figure: string) => `${figure} (median)`,
  none: '–',
  met: '✓',
  counted: (n: string, tooFew: boolean) => (tooFew ? `${n} (terlalu sedikit)` : n),
  withN: (figure: string, n: string, tooFew: boolean) =>
    tooFew ? `${figure} (n ${n}, terlalu sedikit)` : `${figure} (n ${n})`,
  interval: (share: string, low: string, high: string) => `${share} (95%: ${low}–${high})`,
  margin: (points: string, margin: string) => `${points} ±${margin}`,
  strong: (count: string, score: string) => `temuan berat ${count}, nilai ${score}`,
  meanScore: (score: string) => `rata-rata ${score}`,
  outOf: (part: string, whole: string, tooFew = false) =>
    tooFew ? `${part} dari ${whole} (terlalu sedikit)` : `${part} dari ${whole}`,
  aim: (target: string) => `target ${target}`,
  immature: (n: string) => `belum 3 hari: ${n}`,
  selfRecorded: (n: string) => `dicatat sendiri: ${n}`,
  clockNote: 'Waktu ditulis menit:detik atau jam:menit:detik, hanya selama jam operasional. ✓ berarti target tercapai.',
  moreAt: (help: string) => `Penjelasan tiap angka: ${help}.`,
  chatsBehind: 'Tombol di bawah menampilkan chat di balik tiap angka.',
  compared: 'Dibanding tim dan periode sebelumnya',
  comparedTo: (base: 'team' | 'before', figure: string, manner: Manner, verdict: Verdict | null) => {
    const beside = `${base === 'team' ? 'tim' : 'sebelumnya'} ${figure}`
    return verdict === null ? beside : `${beside}: ${VERDICT[manner][verdict]}`
  },
  differs: (base: 'team' | 'before', said: readonly string[]) =>
    `${base === 'team' ? 'Beda dari tim' : 'Beda dari periode sebelumnya'}: ${said.join(', ')}.`,
  differing: (figure: string, manner: Manner, verdict: Verdict) => `${figure} ${VERDICT[manner][verdict]}`,
  alike: (base: 'team' | 'before'): string =>
    base === 'team' ? 'Kurang lebih sama dengan tim.' : 'Kurang lebih sama dengan periode sebelumnya.',
  period: (kind: PeriodKind, days: number, from: string, to: string) =>
    `${PERIOD[kind](days)} (${from === to ? from : `${from} – ${to}`})`,
  channel: (name: string) => `lewat ${name}`,
  channels: { telegram: 'bot Telegram', business: 'Telegram Business' },
  notByChannel: 'Kesantunan tidak dibagi menurut kanal.',
  gaming: {
    beside: 'Dihitung juga',
    holding: (n: string) => `balasan penahan ${n}`,
    brief: (n: string) => `pertanyaan dijawab kurang dari 3 huruf ${n}`,
    afterCourtesy: (n: string) => `salam penutup yang ternyata bukan penutup ${n}`,
    dismissed: (n: string) => `pertanyaan ditandai tidak perlu dibalas ${n}`,
    unansweredResolved: (n: string) => `diselesaikan tanpa dibalas ${n}`,
  },
  team: {
    title: (period: string) => `Tim · ${period}`,
    rankedBy: (figure: string) => `Dari yang terbaik menurut ${figure}.`,
    notRanked: (names: string) => `Belum diberi peringkat karena terlalu sedikit: ${names}.`,
    nobody:
      'Belum ada admin di tim ini. Siapa pun yang membalas di inbox menjadi admin, atau tambahkan dengan /admin add.',
    shop: 'Seluruh toko, dari kata pertama pelanggan',
    more: 'Angka toko lainnya',
    unassigned: 'Terlewat tanpa penanggung jawab',
    waved: 'Ditutup tanpa balasan sebelum target',
    uncredited: 'Dibalas, tetapi tidak diketahui siapa (akun bersama)',
    others:
      'Dibalas, tetapi tidak masuk angka admin mana pun (oleh bukan admin, atau diambil alih setelah lewat target)',
    whyUnanswered: 'Chat yang belum dibalas',
  },
  why: {
    shop: 'Seluruh toko',
    title: (who: string, figure: string, period: string) => `${who} · ${figure} · ${period}`,
    nothing: 'Tidak ada chat di balik angka ini dalam periode itu.',
    page: (from: string, to: string, of: string) => `${from}–${to} dari ${of}, dari yang terburuk.`,
    ranks: (median: string, at: string, p90: string, atP90: string) =>
      `Median ${median} (nomor ${at}), p90 ${p90} (nomor ${atP90}).`,
    more: 'Berikutnya',
    back: 'Sebelumnya',
    asAdmin: (time: string) => `admin ${time}`,
    shopOnly: 'hanya masuk angka toko',
    substantial: (time: string) => `jawaban berisi ${time}`,
    noSubstantial: 'belum ada jawaban berisi',
    felt: (time: string) => `pelanggan ${time}`,
    asked: (at: string) => `ditulis ${at}`,
    answered: (at: string) => `dibalas ${at}`,
    notAnswered: 'belum dibalas',
    closed: (how: 'dismissed' | 'resolved' | 'unreachable' | 'withdrawn', at: string) =>
      `${{ dismissed: 'ditandai tidak perlu dibalas', resolved: 'diselesaikan', unreachable: 'tidak terjangkau', withdrawn: 'pesannya dihapus' }[how]} ${at}`,
    inTime: 'dalam target',
    missed: 'lewat target',
    broken: 'janji tidak ditepati',
    kept: 'janji ditepati',
    promised: (at: string) => `janji sampai ${at}`,
    promiseOpen: 'janji masih berjalan',
    resolved: (at: string, how: 'resolved' | 'silence') =>
      how === 'resolved' ? `selesai ${at}` : `selesai ${at} (tidak ada pesan lagi)`,
    reopened: (at: string) => `dibuka lagi ${at}`,
    oneGo: 'sekali selesai',
    score: (score: string, of: string) => `${score} dari ${of}`,
    withOrder: (orders: string) => `ada pesanan ${orders}`,
    withoutOrder: 'tanpa pesanan',
    immature: 'belum 3 hari',
    overruled: 'dinilai bukan masalah, tidak dihitung',
    twoTimes: 'pelanggan: sejak kata pertamanya. admin: sebagaimana dihitung untuk admin yang membalas.',
    judge: (line: string) => `Menilai temuan: ${line}.`,
    said: (customer: string, admin: string) =>
      [customer && `“${customer}”`, admin && `→ “${admin}”`].filter(Boolean).join(' '),
  },
}
