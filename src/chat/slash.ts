import type { Described } from './command.ts'
import type { Platform } from './heard.ts'

/** The command through which everything can be said on Slack. */
export const UMBRELLA = 'sigap'

/** Names Slack keeps for itself; a manifest that asks for one of them is refused whole. */
const RESERVED: ReadonlySet<string> = new Set(
  (
    'active all apps archive away call caller collapse dm dnd expand feed feedback files giphy help huddle invite ' +
    'invite_people join keys kick leave list me msg msgs mute open part people prefs pro remind remove rename search ' +
    'shortcuts shrug star stars status switch team_settings topic unarchive who workflow'
  ).split(' '),
)

/** The names Slack lets people type directly; every other command is `/sigap NAME` there. */
export const slackNames = (commands: readonly Described[]): string[] =>
  commands
    .filter((command) => !command.hidden)
    .flatMap(({ name, aliases = [] }) => [name, ...aliases])
    .filter((name) => !RESERVED.has(name))

/** A line as it is typed on a platform: `/kpi sari`, or `/sigap status` where the name is Slack's own. */
export function slash(line: string, platform: Platform): string {
  const [name = ''] = line.split(' ', 1)
  return platform === 'slack' && RESERVED.has(name) ? `/${UMBRELLA} ${line}` : `/${line}`
}
