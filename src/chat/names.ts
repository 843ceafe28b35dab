import type { Person } from '../domain/people.ts'
import { nearest } from './nearest.ts'

/** Who a name may mean: one person, several to choose from, or nobody, with the names that come closest. */
export type Found =
  | { is: 'one'; person: Person }
  | { is: 'several'; people: readonly Person[] }
  | { is: 'none'; nearest: readonly Person[] }

/**
 * Finds a teammate by display name, part of it, nickname or mention, in any case. A whole name wins over a word of a name,
 * a word over the beginning of one, so that Sari can be named beside Sari Dewi.
 */
export function findPerson(text: string, team: readonly Person[]): Found {
  const mention = readMention(text)
  if (mention.by) {
    const { by } = mention
    const person = team.find((p) => by(p))
    if (person) return { is: 'one', person }
  }
  const name = fold(mention.label)
  for (const fits of FITS) {
    const people = name ? team.filter((p) => namesOf(p).some((own) => fits(own, name))) : []
    // A person comes before a login of several people that is called like them.
    const own = people.filter((p) => !p.shared)
    const [only] = own.length === 1 ? own : people.length === 1 ? people : []
    if (only) return { is: 'one', person: only }
    if (people.length > 1) return { is: 'several', people }
  }
  return { is: 'none', nearest: nearest(name, team, (p) => namesOf(p).flatMap((own) => [own, ...own.split(' ')])) }
}

/** How buttons name a person, whatever they are called by then. */
export const idOf = (person: Person): string => `id:${person.id}`

/** From the surest way of being meant to the least sure. */
const FITS: readonly ((own: string, said: string) => boolean)[] = [
  (own, said) => own === said,
  (own, said) => said.split(' ').every((word) => own.split(' ').includes(word)),
  (own, said) => said.split(' ').every((word) => own.split(' ').some((part) => part.startsWith(word))),
  (own, said) => said.length >= 2 && own.includes(said),
]

interface Mention {
  by?: (person: Person) => boolean
  label: string
}

function readMention(text: string): Mention {
  const slack = /^<@([A-Z0-9]+)(?:\|([^>]*))?>$/i.exec(text)
  if (slack) return { by: (p) => p.slackId === slack[1]?.toUpperCase(), label: slack[2] ?? '' }
  const telegram = /^tg:(?:\/\/user\?id=)?(\d+)$/i.exec(text)
  if (telegram) return { by: (p) => p.telegramId === telegram[1], label: '' }
  const own = /^id:(\d+)$/i.exec(text)
  if (own) return { by: (p) => p.id === Number(own[1]), label: '' }
  const username = /^@(.+)$/.exec(text)?.[1]
  if (username) return { by: (p) => p.telegramName === username.toLowerCase(), label: username }
  return { label: text }
}

const namesOf = (p: Person): string[] => [p.name, p.nickname, p.telegramName].filter((name) => name !== null).map(fold)

/** One spelling for comparing: no accents, no case, single spaces. */
const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
