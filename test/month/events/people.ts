import type { Account, Staff } from '../world.ts'

const admin = (
  key: string,
  name: string,
  shift: string | null,
  more: Partial<Staff> = {},
): Omit<Staff, 'telegramId'> => ({
  ...{ key, name, shift, nickname: null, role: 'admin', ranked: true, shared: false, off: null },
  ...more,
})

const EARLY = 'Mon-Fri 08:00-14:00'
const LATE = 'Mon-Fri 13:00-21:00'
const SPLIT = 'Mon-Fri 09:00-12:00,15:00-20:00; Sun 09:00-14:00'
const WEEKEND = 'Sat 22:30-04:00; Sun 09:00-15:00; Mon 13:00-18:00'
const NIGHT = 'Sat 23:00-04:00; Tue-Thu 10:00-20:00'

const STAFF: readonly Omit<Staff, 'telegramId'>[] = [
  admin('wati', 'Wati', null, { role: 'owner', ranked: false }),
  admin('budi', 'Budi', null, { role: 'lead', ranked: false }),
  admin('sari', 'Sari Dewi', EARLY, { nickname: 'Vacilla' }),
  admin('rina', 'Rina', EARLY),
  admin('ranti', 'Ranti', LATE),
  admin('joko', 'Joko', LATE, { off: 'after' }),
  admin('yanti', 'Yanti', null),
  admin('agus', 'Agus', EARLY),
  admin('bayu', 'Bayu', SPLIT),
  admin('citra', 'Citra', SPLIT),
  admin('dian', 'Dian', LATE),
  admin('eka', 'Eka', WEEKEND),
  admin('fajar', 'Fajar', NIGHT),
  admin('gita', 'Gita', LATE),
  admin('hadi', 'Hadi', EARLY),
  admin('indah', 'Indah', SPLIT),
  admin('kartika', 'Kartika', EARLY, { off: 'before' }),
  admin('lestari', 'Lestari', LATE),
  admin('mega', 'Mega', WEEKEND),
  admin('nanda', 'Nanda', EARLY, { off: 'after' }),
  admin('oki', 'Oki', LATE),
  admin('putri', 'Putri', SPLIT),
  // A login of the inbox that several people use.
  admin('meja', 'Meja Depan', null, { ranked: false, shared: true }),
]

/** Twenty admins, the owner, a lead, and a login several people share. */
export const staff: readonly Staff[] = STAFF.map((one, index) => ({ ...one, telegramId: String(7001 + index) }))

export const admins: readonly Staff[] = staff.filter(({ role, shared }) => role === 'admin' && !shared)

export const accounts: readonly Account[] = [
  { key: 'toko', name: 'Toko Melati', userId: '6001', owner: 'toko', shared: true },
  {
    key: 'rina',
    name: 'Rina',
    userId: staff.find(({ key }) => key === 'rina')!.telegramId,
    owner: 'rina',
    shared: false,
  },
]
