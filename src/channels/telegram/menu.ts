import type { Api } from 'grammy'
import type { BotCommand, BotCommandScope } from 'grammy/types'
import type { Log } from './log.ts'
import { oneLine, shorten } from './markup/clean.ts'
import { chatId } from './target.ts'
import { troubleOf } from './trouble.ts'

const MOST_COMMANDS = 100
const DESCRIPTION_UNITS = 256

/** One line of a command menu. */
interface MenuEntry {
  name: string
  description: string
  /** Typed so that only the asker and the bot see it, where people's apps can do that. */
  ephemeral?: boolean
}

/** A menu in each language the bot speaks, the shop's own first: it is shown to whoever speaks none of them. */
type Menu = readonly { language: 'id' | 'en'; entries: readonly MenuEntry[] }[]

export interface Menus {
  /** What everybody sees: almost nothing. */
  customer: Menu
  /** What the team's groups see. */
  team: Menu
}

/** Tells Telegram which commands to offer where. A menu that cannot be set is logged; the commands work without it. */
export async function publishMenus(api: Api, log: Log, menus: Menus, teamChats: readonly string[]): Promise<void> {
  await publish(api, log, menus.customer, { type: 'default' })
  for (const chat of teamChats) await publish(api, log, menus.team, { type: 'chat', chat_id: chatId(chat) })
}

async function publish(api: Api, log: Log, menu: Menu, scope: BotCommandScope): Promise<void> {
  const shown = menu.map(({ entries, language }) => ({ entries, language_code: language }))
  const lists = [...menu.slice(0, 1).map(({ entries }) => ({ entries, language_code: undefined })), ...shown]
  for (const { entries, language_code } of lists) {
    const commands = entries.slice(0, MOST_COMMANDS).map(command)
    try {
      await api.raw.setMyCommands({ commands, scope, ...(language_code && { language_code }) })
    } catch (error) {
      log.warn({ why: troubleOf(error).why, scope, language_code }, 'a command menu could not be set')
    }
  }
}

function command({ name, description, ephemeral }: MenuEntry): BotCommand {
  const text = shorten(oneLine(description), DESCRIPTION_UNITS) || name
  return { command: name, description: text, ...(ephemeral && { is_ephemeral: true }) }
}
