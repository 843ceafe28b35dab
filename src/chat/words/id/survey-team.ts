import type { SurveyStyle } from '../../../domain/survey.ts'
import type { Occasion } from '../../../domain/survey-rules.ts'
import type { LeftOut } from '../../../domain/survey-run.ts'

const STYLE: Record<SurveyStyle, string> = { numbers: 'angka', stars: 'bintang', emoji: 'emoji' }

const OCCASION: Record<Occasion, string> = { csat: 'CSAT setelah chat', order: 'CSAT setelah pesanan', nps: 'NPS' }

const LANGUAGE = { id: 'bahasa Indonesia', en: 'bahasa Inggris' }

/** Survei seperti diatur, dijalankan, dan dibaca pemilik. */
export const surveyTeam = {
  title: 'Survei',
  csat: 'Setelah chat selesai dan pesanan sampai',
  csatState: (on: boolean): string => (on ? 'ditanya' : 'tidak ditanya'),
  csatSet: (on: boolean): string =>
    on
      ? 'Mulai sekarang pelanggan ditanya setelah chat selesai dan pesanan sampai.'
      : 'Pelanggan tidak ditanya lagi setelah chat dan pesanan. Yang sudah dikirim tetap bisa dijawab.',
  style: 'Gaya jawaban CSAT',
  styleName: (style: SurveyStyle) => STYLE[style],
  styleSet: (style: SurveyStyle) => `Jawaban CSAT sekarang berupa ${STYLE[style]}. Lihat contohnya: /survey preview`,
  sample: 'Yang ditanya',
  sampleState: (percent: number) => `${percent}% dari chat dan pesanan`,
  sampleSet: (percent: number) => `Mulai sekarang ${percent}% dari chat dan pesanan ditanya.`,
  sampleWrong: 'Berapa persen yang ditanya? Tulis 1% sampai 100%. Untuk berhenti bertanya: /survey csat off',
  reminder: 'Pengingat',
  reminderState: (on: boolean): string => (on ? 'satu kali, 2 hari setelah survei yang belum dijawab' : 'tidak ada'),
  reminderSet: (on: boolean): string =>
    on
      ? 'Mulai sekarang, survei yang belum dijawab diingatkan satu kali setelah 2 hari, kecuali pelanggan sudah menulis lagi.'
      : 'Survei tidak diingatkan lagi.',
  cooldown: 'Jeda per pelanggan',
  cooldownState: (time: string) => `${time} untuk semua survei; NPS 90 hari`,
  days: (days: number) => `${days} hari`,
  lasts: 'Bisa dijawab selama',
  text: (occasion: Occasion) => `Kata-kata ${OCCASION[occasion]}`,
  textOurs: 'bawaan',
  textOwn: (languages: readonly ('id' | 'en')[]) => `milik toko (${languages.map((l) => LANGUAGE[l]).join(', ')})`,
  textSet: (occasion: Occasion, language: 'id' | 'en') =>
    `Kata-kata ${OCCASION[occasion]} dalam ${LANGUAGE[language]} diganti. Begini yang dibaca pelanggan:`,
  textReset: (occasion: Occasion, language: 'id' | 'en') =>
    `Kata-kata ${OCCASION[occasion]} dalam ${LANGUAGE[language]} kembali ke bawaan. Begini yang dibaca pelanggan:`,
  textMissing: (allowed: readonly string[]) =>
    `Tulis kata-katanya, atau default untuk kembali ke bawaan. Yang bisa diisi sendiri oleh Sigap: ${allowed.join(' ')}`,
  preview: (occasion: Occasion) => `Contoh ${OCCASION[occasion]}`,
  previewNote: 'Tombol di contoh ini tidak mencatat apa-apa.',
  example: { customer: 'Dewi', admin: 'Sari', order: '118' },
  showPreview: 'Lihat contohnya',
  last30: '30 hari terakhir',
  counts: (kind: string, sent: string, answered: string, share: string) =>
    `${kind}: ${sent} terkirim, ${answered} dijawab (${share})`,
  optedOut: 'Minta tidak ditanya lagi',
  people: (count: string) => `${count} pelanggan`,
  change:
    'Untuk mengubah, tulis di belakang /survey: csat on|off, style numbers|stars|emoji, sample 50%, reminder on|off, text csat KATA-KATA, text csat default. Untuk menanyakan NPS: nps 30d.',

  run: {
    preview: (period: string) => `Survei NPS untuk pelanggan ${period}`,
    would: (count: string, minutes: number) =>
      `Akan ditanya: ${count} pelanggan, hanya selama jam operasional, kira-kira ${minutes} menit.`,
    nobody: 'Tidak ada pelanggan yang bisa ditanya sekarang.',
    leftOut: (reason: LeftOut, cooldown: string) =>
      ({
        'cool-down': `Baru saja ditanya (jeda ${cooldown}; NPS 90 hari)`,
        'opted-out': 'Minta tidak ditanya lagi',
        unreachable: 'Memblokir bot',
        window: 'Chat Business tanpa pesan pelanggan dalam 24 jam',
        waiting: 'Sedang menunggu balasan',
        trial: 'Uji coba tim',
        'not-customer': 'Bukan pelanggan',
      })[reason],
    notAsked: 'Tidak ditanya',
    start: (count: string) => `Mulai tanya ${count} pelanggan`,
    started: (count: string) =>
      `Mulai: ${count} pelanggan akan ditanya. Perkembangannya ada di satu pesan yang ikut berubah.`,
    running: 'Masih ada survei NPS yang berjalan. Tunggu sampai selesai, atau hentikan dengan /survey stop.',
    already: 'Survei ini sudah dimulai.',
    stale: 'Hitungan ini sudah lama. Ketik /survey nps sekali lagi supaya dihitung ulang.',
    neverOpen: 'Menurut jam operasionalnya toko tidak pernah buka, jadi tidak ada yang bisa ditanya. Periksa /hours.',
    stop: 'Hentikan',
    stopped: 'Dihentikan. Yang sudah terkirim tetap bisa dijawab.',
    notRunning: 'Tidak ada survei yang sedang berjalan.',
    title: {
      running: (done: string, all: string) => `Survei NPS berjalan: ${done} dari ${all}`,
      stopped: (done: string, all: string) => `Survei NPS dihentikan: ${done} dari ${all}`,
      done: (all: string) => `Survei NPS selesai: ${all} pelanggan`,
    },
    sent: 'Terkirim',
    answered: 'Dijawab',
    share: (part: string, percent: string) => `${part} (${percent})`,
    failed: 'Tidak bisa dikirim',
    skipped: 'Tidak jadi ditanya',
    nps: (final: boolean): string => (final ? 'NPS' : 'NPS sementara'),
    npsIs: (nps: string, margin: string, n: string, tooFew: boolean) =>
      `${nps} ± ${margin} (n ${n}${tooFew ? ', terlalu sedikit' : ''})`,
    none: '–',
    resumes: (moment: string) => `Dilanjutkan ${moment}, saat toko buka.`,
    more: 'Jawaban masih bisa masuk selama 7 hari.',
    read: 'Baca masukan pelanggan',
  },

  feedback: {
    title: (period: string, admin: string | null) =>
      admin === null ? `Masukan pelanggan · ${period}` : `Masukan pelanggan untuk ${admin} · ${period}`,
    nothing: 'Belum ada jawaban survei dalam periode ini.',
    noWords: 'Sudah ada jawaban, tetapi belum ada yang menulis komentar.',
    score: (kind: 'csat' | 'nps', score: number) => (kind === 'nps' ? `NPS ${score}/10` : `${score}/5`),
    nobody: 'tanpa admin',
    lowWithoutWords: (count: string) => `${count} nilai rendah tanpa komentar.`,
    more: (count: string) => `dan ${count} komentar lagi; persempit periodenya atau sebut nama adminnya.`,
    order: 'Dari yang terburuk. Nilai rendah: CSAT 1–2, NPS 0–6.',
  },
}
