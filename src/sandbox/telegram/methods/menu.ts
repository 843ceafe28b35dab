import type { BotCommand, BotCommandScope } from 'grammy/types'
import { isRecord } from '../keyboard.ts'
import { bad } from '../refusal.ts'
import type { World } from '../world.ts'
import { type Served, serve } from './context.ts'

const MOST_COMMANDS = 100
const LONGEST_DESCRIPTION = 256
const SCOPES: Record<BotCommandScope['type'], readonly string[]> = {
  default: [],
  all_private_chats: [],
  all_group_chats: [],
  all_chat_administrators: [],
  chat: ['chat_id'],
  chat_administrators: ['chat_id'],
  chat_member: ['chat_id', 'user_id'],
}

/** The key a menu is kept under: scope and language. */
export function menuKey(world: World, scope: BotCommandScope | undefined, language: string | undefined): string {
  const wanted = scope ?? { type: 'default' as const }
  const needs = SCOPES[wanted.type]
  if (!needs) throw bad("can't parse BotCommandScope: Unsupported type specified")
  if ('chat_id' in wanted) world.directory.chatOf(wanted.chat_id)
  else if (needs.length > 0) throw bad('chat_id is empty')
  if (language !== undefined && language !== '' && !/^[a-z]{2}$/.test(language)) {
    throw bad('invalid language code specified')
  }
  const chat = 'chat_id' in wanted ? wanted.chat_id : ''
  const user = 'user_id' in wanted ? wanted.user_id : ''
  return [wanted.type, chat, user, language ?? ''].join(' ')
}

function checkCommand(command: unknown): BotCommand {
  if (!isRecord(command)) throw bad("can't parse BotCommand: must be an Object")
  const { command: name, description } = command
  if (typeof name !== 'string' || !/^\/?[a-z0-9_]{1,32}$/.test(name)) throw bad('BOT_COMMAND_INVALID')
  if (typeof description !== 'string' || description.length < 1 || description.length > LONGEST_DESCRIPTION) {
    throw bad('BOT_COMMAND_DESCRIPTION_INVALID')
  }
  const unknown = Object.keys(command).find((field) => !['command', 'description', 'is_ephemeral'].includes(field))
  if (unknown !== undefined) throw bad(`unknown field "${unknown}" in bot command`)
  return { ...command, command: name.replace('/', ''), description }
}

export const menus: Served[] = [
  serve('setMyCommands', (params, { world }) => {
    if (params.commands.length > MOST_COMMANDS) throw bad('BOT_COMMANDS_TOO_MUCH')
    world.commands.set(menuKey(world, params.scope, params.language_code), params.commands.map(checkCommand))
    return true
  }),
  serve('getMyCommands', (params, { world }) => {
    return world.commands.get(menuKey(world, params?.scope, params?.language_code)) ?? []
  }),
  serve('deleteMyCommands', (params, { world }) => {
    world.commands.delete(menuKey(world, params?.scope, params?.language_code))
    return true
  }),
]
