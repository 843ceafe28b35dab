import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { type ActFact, type FoldRules, fold, type MessageFact } from '../../src/domain/fold.ts'
import { dueAt, openSeconds } from '../../src/domain/hours.ts'
import { parseHours } from '../../src/domain/hours-text.ts'
import { shiftsOf } from '../../src/domain/shift.ts'
import { HOUR_MS } from '../../src/domain/time.ts'

const PEOPLE = { sari: 1, budi: 2, owner: 3, login: 4 } as const
type Who = keyof typeof PEOPLE

const read = parseHours('Mon-Sat 08:00-21:00')
const schedule = {
  zone: 'Asia/Jakarta',
  weekly: 'ok' in read ? read.ok : ('always' as const),
  overrides: {},
  holidays: {},
  breaks: {},
}

/** Friday 23 October 2026. */
const at = (clock: string) => DateTime.fromISO(`2026-10-23T${clock}`, { zone: 'Asia/Jakarta' }).toMillis()

interface Shop {
  shifts?: Partial<Record<Who, string>>
  off?: Who
}

function rulesOf({ shifts = {}, off }: Shop): FoldRules {
  const names = Object.keys(PEOPLE) as Who[]
  const team = names.map((name) => ({
    id: PEOPLE[name],
    shift: shifts[name] ?? null,
    shared: name === 'login',
    active: name !== off,
  }))
  return {
    ...shiftsOf(team, schedule),
    openSeconds: (from, to) => openSeconds(schedule, from, to),
    dueAt: (from, target) => dueAt(schedule, from, target),
    targetSeconds: { first: 600, next: 900, promise: 1800 },
    autoResolveMs: 12 * HOUR_MS,
    reopenWithinMs: 72 * HOUR_MS,
  }
}

/** `09:00 customer`, `09:06 assign budi`, `09:08 budi`, `09:05 turn sari` (given by the bot). The target is ten minutes. */
function played(story: string, shop: Shop = {}) {
  const messages: MessageFact[] = []
  const acts: ActFact[] = []
  for (const [index, line] of story.split(',').entries()) {
    const [clock = '', who = '', to = ''] = line.trim().split(' ')
    const order = index + 1
    const when = { at: at(clock), order }
    const toId = PEOPLE[to as Who] ?? null
    if (who === 'claim') acts.push({ ...when, kind: 'claim', byId: toId, toId })
    else if (who === 'assign') acts.push({ ...when, kind: 'assign', byId: PEOPLE.owner, toId })
    else if (who === 'turn') acts.push({ ...when, kind: 'assign', byId: null, toId })
    else {
      const author = who === 'customer' ? 'customer' : 'human'
      const creditId = who === 'customer' ? null : (PEOPLE[who as Who] ?? null)
      messages.push({ ...when, id: order, author, creditId, courtesy: false, question: false, deletedAt: null })
    }
  }
  const waits = fold(messages, acts, rulesOf(shop), null, at('20:00')).flatMap((c) => c.waits)
  const last = waits.at(-1)
  const minutes = last?.adminSeconds == null ? null : last.adminSeconds / 60
  const nameOf = (id: number | null | undefined) => Object.entries(PEOPLE).find(([, own]) => own === id)?.[0] ?? null
  return { by: nameOf(last?.answeredById), minutes, charged: nameOf(last?.chargedId) }
}

describe('whose an answered wait is, and from when', () => {
  test.each([
    ['nobody had it', '09:00 customer, 09:08 sari', 8],
    ['nobody had it, answered late', '09:00 customer, 09:30 sari', 30],
    ['claimed before due', '09:00 customer, 09:06 claim sari, 09:08 sari', 2],
    ['claimed at the due instant', '09:00 customer, 09:10 claim sari, 09:12 sari', 2],
    ['claimed after due', '09:00 customer, 09:11 claim sari, 09:12 sari', null],
    ['claimed before due, answered after', '09:00 customer, 09:06 claim sari, 09:30 sari', 24],
    ['handed over before due', '09:00 customer, 09:06 assign sari, 09:08 sari', 2],
    ['handed over after due', '09:00 customer, 09:15 assign sari, 09:16 sari', null],
    ['given by the bot', '09:00 customer, 09:02 turn sari, 09:08 sari', 6],
    ['given by the bot after due', '09:00 customer, 09:12 turn sari, 09:15 sari', null],
    ['handed over twice', '09:00 customer, 09:02 assign budi, 09:06 assign sari, 09:08 sari', 2],
    [
      'handed over twice, the second after due',
      '09:00 customer, 09:02 assign budi, 09:12 assign sari, 09:14 sari',
      null,
    ],
    ['taken back', '09:00 customer, 09:02 claim sari, 09:04 assign budi, 09:06 claim sari, 09:08 sari', 6],
    ['taken back after due', '09:00 customer, 09:02 claim sari, 09:09 assign budi, 09:12 claim sari, 09:14 sari', 12],
    ['their own, claimed again', '08:10 customer, 08:11 sari, 09:00 customer, 09:05 claim sari, 09:08 sari', 8],
    [
      'their own, given away and taken back',
      '08:10 customer, 08:11 sari, 09:00 customer, 09:05 assign budi, 09:06 claim sari, 09:08 sari',
      8,
    ],
    ['another had it and sari answered', '09:00 customer, 09:02 claim budi, 09:08 sari', 8],
    ['another had it and sari answered late', '09:00 customer, 09:02 claim budi, 09:30 sari', 30],
    ['last answered by another', '08:10 customer, 08:11 budi, 09:00 customer, 09:08 sari', 8],
    ['assigned before it opened', '08:10 customer, 08:11 budi, 08:15 assign sari, 09:00 customer, 09:08 sari', 8],
  ])('%s', (_, story, minutes) => {
    expect(played(story)).toMatchObject({ by: 'sari', minutes })
  })

  test('the owner who answers closes it for the shop, measured like anybody', () => {
    expect(played('09:00 customer, 09:02 assign sari, 09:30 owner')).toEqual({
      by: 'owner',
      minutes: 30,
      charged: 'sari',
    })
  })

  test('an answer credited to nobody is nobody’s time', () => {
    expect(played('09:00 customer, 09:02 claim login, 09:08 somebody')).toEqual({
      by: null,
      minutes: null,
      charged: null,
    })
  })
})

describe('whose a missed wait is', () => {
  test.each([
    ['nobody’s', '09:00 customer', null],
    ['who claimed it', '09:00 customer, 09:05 claim sari', 'sari'],
    ['who was given it', '09:00 customer, 09:05 assign sari', 'sari'],
    ['who was given it by the bot', '09:00 customer, 09:05 turn sari', 'sari'],
    ['who had it at the due instant', '09:00 customer, 09:05 assign sari, 09:09 assign budi', 'budi'],
    ['not who took it after due', '09:00 customer, 09:12 claim sari', null],
    [
      'who had it at the due instant, whoever took it then',
      '09:00 customer, 09:05 assign sari, 09:12 claim budi',
      'sari',
    ],
    ['who last answered this customer', '08:10 customer, 08:11 sari, 09:00 customer', 'sari'],
    ['nobody’s with a login of several people', '09:00 customer, 09:05 claim login', null],
  ])('%s', (_, story, charged) => {
    expect(played(story)).toMatchObject({ by: null, charged })
  })

  test('nobody’s while its holder was not on shift, or has been set off', () => {
    const story = '15:50 customer, 15:55 claim sari'
    expect(played(story, { shifts: { sari: 'Mon-Fri 08:00-16:00' } }).charged).toBe('sari')
    expect(played(story, { shifts: { sari: 'Mon-Fri 08:00-15:59' } }).charged).toBeNull()
    expect(played(story, { off: 'sari' }).charged).toBeNull()
  })

  test('whoever holds it at the closing minute is charged: the target has passed while they worked', () => {
    expect(played('20:50 customer, 20:51 claim sari').charged).toBe('sari')
  })
})

describe('an admin is measured inside their shift', () => {
  const shop = { shifts: { sari: 'Mon-Fri 12:00-20:00', budi: 'Sen-Jum 08.00-12.00' } }

  test.each([
    ['begins to work while the customer waits', '11:50 customer, 12:05 sari', 5],
    ['answers before the shift begins', '11:50 customer, 11:55 sari', 0],
    ['answers after the shift', '19:55 customer, 20:10 sari', 5],
    ['was handed it before the shift', '11:50 customer, 11:55 assign sari, 12:05 sari', 5],
    ['works the whole time', '13:00 customer, 13:20 sari', 20],
  ])('who %s', (_, story, minutes) => {
    expect(played(story, shop)).toMatchObject({ by: 'sari', minutes })
  })

  test('one who went home is not measured by the night', () => {
    expect(played('11:55 customer, 16:00 budi', shop)).toMatchObject({ by: 'budi', minutes: 5 })
  })
})
