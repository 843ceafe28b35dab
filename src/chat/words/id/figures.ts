import type { Verdict } from '../../../domain/compare.ts'
import type { PeriodKind } from '../../../domain/period.ts'

const VERDICT: Record<'time' | 'share', Record<Verdict, string>> = {
  time: { better: 'lebih cepat', worse: 'lebih lambat', same: 'kurang lebih sama', 'too-few': 'terlalu sedikit' },
  share: { better: 'lebih tinggi', worse: 'lebih rendah', same: 'kurang lebih sama', 'too-few': 'terlalu sedikit' },
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

/** The names of the figures and how they are shown. The names are those of the definitions. */
export const figures = {
  names: {
    first: 'Respons pertama',
    next: 'Respons berikutnya',
    resolution: 'Waktu penyelesaian',
    within: 'Dalam target',
    unanswered: 'Belum dibalas',
    waiting: 'Menunggu sekarang',
    reply: 'Tingkat balasan',
    csat: 'CSAT',
    response: 'Tingkat respons survei',
  },
  figure: 'Ukuran',
  name: 'Nama',
  n: 'n',
  median: 'Median',
  p90: 'p90',
  mean: 'Rata-rata',
  medianOf: (figure: string) => `${figure} (median)`,
  none: '–',
  counted: (n: string, tooFew: boolean) => (tooFew ? `${n} (terlalu sedikit)` : n),
  withN: (figure: string, n: string, tooFew: boolean) =>
    tooFew ? `${figure} (n ${n}, terlalu sedikit)` : `${figure} (n ${n})`,
  interval: (share: string, low: string, high: string) => `${share} (95%: ${low}–${high})`,
  meanScore: (score: string) => `rata-rata ${score}`,
  outOf: (part: string, whole: string) => `${part} dari ${whole}`,
  targets: (first: string, next: string, resolution: string) =>
    `Target: respons pertama ${first}, respons berikutnya ${next}, penyelesaian ${resolution}.`,
  clockNote: 'Waktu ditulis menit:detik atau jam:menit:detik, hanya selama jam operasional.',
  moreAt: (help: string) => `Penjelasan tiap angka: ${help}.`,
  compared: 'Dibanding tim dan periode sebelumnya',
  comparedTo: (base: 'team' | 'before', figure: string, n: string, kind: 'time' | 'share', verdict: Verdict) =>
    `${base === 'team' ? 'tim' : 'sebelumnya'} ${figure} (n ${n}): ${VERDICT[kind][verdict]}`,
  period: (kind: PeriodKind, days: number, from: string, to: string) =>
    `${PERIOD[kind](days)} (${from === to ? from : `${from} – ${to}`})`,
  team: {
    title: (period: string) => `Tim · ${period}`,
    rankedBy: (figure: string) => `Dari yang terbaik menurut ${figure}.`,
    notRanked: (names: string) => `Belum diberi peringkat karena terlalu sedikit (n di bawah 5): ${names}.`,
    nobody:
      'Belum ada admin di tim ini. Siapa pun yang membalas di inbox menjadi admin, atau tambahkan dengan /admin add.',
    shop: 'Seluruh toko, dari kata pertama pelanggan',
    unassigned: 'Terlewat tanpa penanggung jawab',
    waved: 'Ditutup tanpa balasan sebelum target',
    others:
      'Dibalas, tetapi tidak masuk angka admin mana pun (oleh bukan admin, atau diambil alih setelah lewat target)',
  },
}
