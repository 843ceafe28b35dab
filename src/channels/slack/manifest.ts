import { slash, UMBRELLA } from '../../chat/slash.ts'
import { cut } from './literal.ts'

/** A command as people find it in Slack's menu. */
export interface MenuEntry {
  name: string
  description: string
  /** What may follow the name, shown while typing. */
  usage?: string
}

/** What Slack needs to know to make the app, as its manifest (JSON) spells it. */
export interface Manifest {
  display_information: { name: string; description: string }
  features: {
    bot_user: { display_name: string; always_online: boolean }
    app_home: { home_tab_enabled: boolean; messages_tab_enabled: boolean; messages_tab_read_only_enabled: boolean }
    slash_commands: {
      command: string
      description: string
      usage_hint?: string
      should_escape: boolean
      url?: string
    }[]
  }
  oauth_config: { scopes: { bot: string[] } }
  settings: {
    event_subscriptions: { bot_events: string[]; request_url?: string }
    interactivity: { is_enabled: boolean; request_url?: string }
    org_deploy_enabled: boolean
    socket_mode_enabled: boolean
    token_rotation_enabled: boolean
  }
}

const SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'files:write', 'im:history', 'im:write', 'users:read']
const EVENTS = ['app_mention', 'message.im']
const MOST_COMMANDS = 50
const MOST_DESCRIPTION = 2000
const MOST_USAGE = 1000

/**
 * The app's manifest: `/sigap` and every command Slack does not keep for itself. With `requestUrl` Slack posts there; without
 * one the bot is heard by Socket Mode.
 */
export function manifest(
  app: { name: string; description: string },
  menu: readonly MenuEntry[],
  requestUrl?: string,
): Manifest {
  const posted = requestUrl === undefined ? {} : { request_url: requestUrl }
  const all: MenuEntry = { name: UMBRELLA, description: app.description, usage: 'kpi sari 7d' }
  const direct = menu.filter(({ name }) => /^[a-z][a-z0-9_-]{0,30}$/.test(name) && isFree(name))
  const distinct = new Map([all, ...direct].map((entry) => [entry.name, entry]))
  return {
    display_information: { name: cut(app.name, 35), description: cut(app.description, 140) },
    features: {
      bot_user: { display_name: cut(app.name, 80), always_online: true },
      app_home: { home_tab_enabled: false, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      slash_commands: [...distinct.values()]
        .slice(0, MOST_COMMANDS)
        .map((entry) => ({ ...entryOf(entry), ...(requestUrl === undefined ? {} : { url: requestUrl }) })),
    },
    oauth_config: { scopes: { bot: SCOPES } },
    settings: {
      event_subscriptions: { bot_events: EVENTS, ...posted },
      interactivity: { is_enabled: true, ...posted },
      org_deploy_enabled: false,
      socket_mode_enabled: requestUrl === undefined,
      token_rotation_enabled: false,
    },
  }
}

/** `should_escape` is what makes a mention reach the bot as an id instead of a name anybody may have. */
function entryOf({ name, description, usage }: MenuEntry): Manifest['features']['slash_commands'][number] {
  const entry = { command: `/${name}`, description: cut(description, MOST_DESCRIPTION), should_escape: true }
  return usage ? { ...entry, usage_hint: cut(usage, MOST_USAGE) } : entry
}

/** Slack keeps some names for itself, and a manifest with one of them is refused whole. */
const isFree = (name: string): boolean => name !== UMBRELLA && slash(name, 'slack') === `/${name}`
