import type { Locale } from '../domain/locale.ts'
import type { CommandName, Described } from './command.ts'
import { wordsIn } from './words/index.ts'

/** An entry of a platform's menu of commands. */
interface MenuEntry {
  name: CommandName
  description: string
}

export type Audience = 'team' | 'customer'

/** What a platform's menu shows to the team or to customers, in the order of the list. */
const menu = (commands: readonly Described[], locale: Locale, audience: Audience): MenuEntry[] =>
  commands
    .filter(({ hidden, customers }) => !hidden && (audience === 'team' || customers))
    .map(({ name }) => ({ name, description: wordsIn(locale).commands[name].summary }))

type Menu = readonly { language: Locale; entries: readonly MenuEntry[] }[]

/** The menus in both languages, the shop's own first: it is what people see whose language the bot does not speak. */
export function menus(commands: readonly Described[], own: Locale): Readonly<Record<Audience, Menu>> {
  const languages: readonly Locale[] = own === 'id' ? ['id', 'en'] : ['en', 'id']
  const inAll = (audience: Audience) =>
    languages.map((language) => ({ language, entries: menu(commands, language, audience) }))
  return { team: inAll('team'), customer: inAll('customer') }
}
