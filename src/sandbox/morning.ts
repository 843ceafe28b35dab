import { DateTime } from 'luxon'
import { Customer, Teammate } from './people.ts'
import type { Stage } from './stage.ts'

/** The shop of the sandbox and its settings. */
export const SHOP = { SHOP_NAME: 'Toko Sari Rasa', BUSINESS_HOURS: 'Mon-Sat 08:00-21:00; Sun 09:00-17:00' }
const DAY = '2026-10-23'
const ZONE = 'Asia/Jakarta'

const instantOf = (clock: string) => DateTime.fromISO(`${DAY}T${clock.replace('.', ':')}`, { zone: ZONE }).toMillis()

/** When the shop of the sandbox opens, on a Friday. */
export const OPENING = instantOf('08.00')

/** Everybody of the story. */
export interface Cast {
  owner: Teammate
  sari: Teammate
  budi: Teammate
  dewi: Customer
  agus: Customer
  wulan: Customer
  joko: Customer
}

/** Hires the admins and lets the customers of the morning have the bot in their phones. */
export function castOf(stage: Stage): Cast {
  const { telegram, slack, owner } = stage
  const admin = (firstName: string) =>
    new Teammate(
      stage,
      telegram.user({ firstName }),
      slack?.user({ name: firstName.toLowerCase(), realName: firstName }) ?? null,
    )
  const customer = (firstName: string) => new Customer(stage, telegram.user({ firstName }))
  return {
    owner: new Teammate(stage, owner.telegram, owner.slack),
    sari: admin('Sari'),
    budi: admin('Budi'),
    dewi: customer('Dewi'),
    agus: customer('Agus'),
    wulan: customer('Wulan'),
    joko: customer('Joko'),
  }
}

type Scene = readonly [clock: string, does: (cast: Cast) => Promise<unknown>]

const MORNING: readonly Scene[] = [
  ['08.02', ({ dewi }) => dewi.says('Pagi Kak, sambal bawang 200 gr masih ada?')],
  ['08.04', ({ sari, dewi }) => sari.answers(dewi, 'Pagi Kak Dewi 🙏 Masih ada. Mau berapa botol, Kak?')],
  ['08.05', ({ dewi }) => dewi.says('3 botol ya kak, kirim ke Depok')],
  ['08.06', ({ agus }) => agus.says({ photo: 'transfer.jpg', caption: 'Ini bukti transfernya kak, pesanan 118' })],
  ['08.07', ({ sari, agus }) => sari.answers(agus, '// Budi, tolong cek mutasi BCA dulu ya')],
  ['08.08', ({ sari, dewi }) => sari.answers(dewi, 'Siap Kak, totalnya Rp96.000 sudah dengan ongkir ke Depok.')],
  ['08.09', ({ budi, agus }) => budi.answers(agus, 'Terima kasih Kak Agus, sudah masuk. Dikirim siang ini ya.')],
  ['08.10', ({ dewi }) => dewi.says('Oke makasih banyak kak 🙏')],
  ['08.11', ({ wulan }) => wulan.says('Kak, nastar pesanan 105 kok belum sampai ya? Acaranya nanti sore')],
  ['08.12', ({ sari, dewi }) => sari.writes('/order 119 96000 3 sambal bawang 200 gr', dewi)],
  ['08.13', ({ sari, dewi }) => sari.presses('Dibayar', dewi)],
  ['08.14', ({ joko }) => joko.says('Halo min, bisa COD ke Bekasi?')],
  ['08.17', ({ budi, joko }) => budi.answers(joko, 'Bisa Kak Joko, untuk Bekasi ongkirnya Rp12.000.')],
  ['08.22', ({ owner }) => owner.slash('/waiting')],
  ['08.23', ({ owner }) => owner.writes('/waiting')],
  ['08.24', ({ budi }) => budi.presses('Ambil alih')],
  [
    '08.29',
    ({ budi, wulan }) =>
      budi.answers(wulan, 'Mohon maaf Kak Wulan 🙏 Kurirnya sudah di jalan, paling lambat jam 10 sampai.'),
  ],
  ['08.31', ({ wulan }) => wulan.says('Ya sudah, tapi lain kali tolong dikabari ya')],
  ['08.33', ({ budi, wulan }) => budi.answers(wulan, 'Baik Kak, sekali lagi maaf ya.')],
  ['08.40', ({ sari, dewi }) => sari.writes('/resolve', dewi)],
  ['08.41', ({ dewi }) => dewi.presses('5')],
  ['08.42', ({ dewi }) => dewi.says('Cepat dan ramah, sambalnya juga enak!')],
  ['08.44', ({ dewi }) => dewi.says('/track')],
  ['08.45', ({ budi, wulan }) => budi.writes('/resolve', wulan)],
  ['08.47', ({ wulan }) => wulan.presses('2')],
  ['08.48', ({ wulan }) => wulan.says('Lama sekali dibalasnya')],
  ['08.55', ({ owner }) => owner.writes('/kpi sari')],
  ['08.56', ({ owner }) => owner.slash('/kpi budi')],
  ['08.57', ({ owner }) => owner.writes('/team', 'private')],
  ['08.58', ({ owner }) => owner.writes('/survey nps today', 'private')],
  ['08.58', ({ owner }) => owner.presses('Mulai tanya 2 pelanggan', 'private')],
  ['08.59', ({ joko }) => joko.presses('9')],
]

/** Plays a morning in a small shop, from opening to nine o'clock. */
export async function playMorning(stage: Stage, cast: Cast): Promise<void> {
  for (const [clock, does] of MORNING) {
    await stage.drive.runUntil(instantOf(clock))
    await does(cast)
  }
  await stage.drive.runUntil(instantOf('09.00'))
}
