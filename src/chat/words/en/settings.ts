import type { HoursProblem } from '../../../domain/hours-text.ts'
import type { Words } from '../index.ts'

const PROBLEM: Record<HoursProblem['code'], (piece: string) => string> = {
  nothing: () => 'There are no opening hours in that.',
  'unknown-day': (piece) => `"${piece}" is not a day.`,
  'unreadable-times': (piece) => `The times in "${piece}" cannot be read.`,
  'no-such-time': (piece) => `There is no such time as in "${piece}".`,
  'no-duration': (piece) => `"${piece}" begins and ends at the same time. For all day, write 00:00-24:00.`,
  overlapping: (piece) => `The times in "${piece}" overlap.`,
  'day-twice': (piece) => `A day in "${piece}" was named before.`,
}

export const settings: Words['settings'] = {
  target: {
    title: 'Targets',
    first: 'First response',
    next: 'Next response',
    resolution: 'Resolution',
    change: 'To change one: /target first 10m',
    changed: (name, length) => `The target for ${name} is now ${length}.`,
    note: 'Running deadlines are counted anew; figures of the past do not change.',
  },
  hours: {
    title: 'Opening hours',
    change: 'To change them: /hours Mon-Sat 08:00-21:00; Sun 09:00-17:00',
    preview: 'New hours, not in force yet',
    instead: (now) => `Now: ${now}`,
    open: (count) =>
      count === 1
        ? 'The deadline of 1 waiting customer will be counted anew.'
        : `The deadlines of ${count} waiting customers will be counted anew.`,
    apply: 'Use these hours',
    confirm: (line) => `If that is right, type: ${line}`,
    applied: (hours) => `Opening hours are now: ${hours}.`,
    problem: ({ code, piece }) => PROBLEM[code](piece),
    zone: (zone) => `Time zone ${zone}.`,
  },
  language: {
    which: 'Which language? / Bahasa apa?',
    changed: 'All right, English from now on.',
  },
  setup: {
    done: 'Welcome! This shop is now yours in Sigap. Next: /hours, /target, /admins.',
    wrongCode: 'That code does not fit. It was printed on the server’s screen when Sigap first started.',
    claimedBefore: 'This shop has an owner already. They can add you with /admin add.',
  },
}
