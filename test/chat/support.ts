import type { Moment } from '../../src/chat/command.ts'
import { wordsIn } from '../../src/chat/words/index.ts'
import type { Person, Role } from '../../src/domain/people.ts'

let ids = 0

/** Somebody on the team with only what a test is about. */
export const person = (name: string, about: Partial<Person> = {}): Person => ({
  id: about.id ?? ++ids,
  name,
  nickname: null,
  role: 'admin' satisfies Role,
  active: true,
  ranked: true,
  locale: null,
  telegramId: null,
  telegramName: null,
  slackId: null,
  privateChat: false,
  tryingUntil: null,
  shift: null,
  shared: false,
  turnAt: null,
  noticedAt: null,
  ...about,
})

/** Friday, 23 October 2026, noon in Jakarta. */
const NOON = Date.parse('2026-10-23T12:00:00+07:00')

/** A moment in a team's group, called by nobody in particular. */
export const moment = (about: Partial<Moment> = {}): Moment => ({
  now: NOON,
  caller: { sender: { platform: 'telegram', id: '1', name: 'Wati' }, person: null },
  place: { platform: 'telegram', chat: '-1001', kind: 'group' },
  chat: null,
  key: 'call',
  locale: 'en',
  words: wordsIn(about.locale ?? 'en'),
  team: [],
  zone: 'Asia/Jakarta',
  ...about,
})
