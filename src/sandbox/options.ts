import { parseArgs } from 'node:util'

/** What the sandbox was asked to do. */
export type Wish = { do: 'page'; port: number } | { do: 'morning' } | { do: 'replay'; file: string } | { do: 'help' }

/** Says what was asked wrongly. */
export class BadWish extends Error {}

export const USAGE = `npm run sandbox                                    a page to play customer, admin and owner on
npm run sandbox -- --port 4000                     the same at this port
npm run sandbox -- --headless                      plays a morning in a small shop and prints the chats
npm run sandbox -- --headless --replay FILE        plays a real history: JSON lines {conv, ts, from, role, text}`

/** Settings of the shop a replay takes from the environment; what joins the parts is the sandbox's own. */
const PASSED = /^(?:SHOP_\w+|BUSINESS_HOURS|\w+_TARGET|AUTO_RESOLVE_AFTER|REOPEN_WITHIN|SURVEY_COOLDOWN|LOG_LEVEL)$/

/** Reads the command line. */
export function readWish(args: readonly string[]): Wish {
  const { headless, replay, port, help } = parsed(args)
  if (help) return { do: 'help' }
  if (replay !== undefined) {
    if (!headless) throw new BadWish('--replay needs --headless')
    return { do: 'replay', file: replay }
  }
  if (headless) return { do: 'morning' }
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) < 65_536)) throw new BadWish(`${port} is no port`)
  return { do: 'page', port: Number(port ?? 0) }
}

function parsed(args: readonly string[]) {
  const options = {
    headless: { type: 'boolean' },
    replay: { type: 'string' },
    port: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  } as const
  try {
    return parseArgs({ args: [...args], options }).values
  } catch (error) {
    throw new BadWish(error instanceof Error ? error.message : String(error))
  }
}

/** The shop of a replay: always open with a target of ten minutes, unless the environment says otherwise. */
export function replayEnv(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const passed = Object.entries(env).flatMap(([name, value]): [string, string][] =>
    value !== undefined && PASSED.test(name) ? [[name, value]] : [],
  )
  return { BUSINESS_HOURS: 'always', FIRST_RESPONSE_TARGET: '10m', ...Object.fromEntries(passed) }
}
