import { type ParseArgsConfig, parseArgs } from 'node:util'
import { hiding, secretsIn } from './log.ts'

type Flags = Record<string, string | undefined>

interface Command {
  usage: string
  /** Names of its flags; each takes a value. */
  flags: readonly string[]
  run(flags: Flags, print: (line: string) => void): Promise<void>
  /** Addresses whose passwords nobody may read, beside those among the flags. */
  addresses: readonly string[]
}

/**
 * Runs what somebody typed at a shell: what went wrong is said in plain words, without passwords, and the exit code is 1.
 */
export async function runCommand({ usage, flags, run, addresses }: Command): Promise<void> {
  const secrets = (given: readonly string[]) => given.flatMap((url) => [url, ...secretsIn(url, 'password')])
  const known = secrets([...process.argv.slice(2), ...addresses].filter((word) => word.includes('://')))
  try {
    const options: ParseArgsConfig['options'] = Object.fromEntries(flags.map((name) => [name, { type: 'string' }]))
    await run(valuesOf(options), (line) => process.stdout.write(`${line}\n`))
  } catch (error) {
    const said = error instanceof WrongFlags ? `${error.message}\n${usage}` : wordsOf(error)
    process.stderr.write(`${hiding(known, said)}\n`)
    process.exitCode = 1
  }
}

/** What was typed cannot be understood: the usage is shown with it. */
export class WrongFlags extends Error {}

function valuesOf(options: ParseArgsConfig['options']): Flags {
  try {
    return parseArgs({ options, strict: true }).values as Flags
  } catch (error) {
    throw new WrongFlags(wordsOf(error).replace(/\. .*$/s, '.'))
  }
}

/** Some errors of the network have several causes and no words of their own. */
function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return wordsOf(error.errors[0])
  return error instanceof Error ? error.message || error.name : String(error)
}

/** A database's address. Throws when it does not look like one. */
export function databaseUrl(flag: string, value: string | undefined): string {
  if (value && /^(?:file:.+|postgres(?:ql)?:\/\/.+)/.test(value)) return value
  const looks = 'like file:./data/sigap.db or postgresql://user:password@host/database'
  throw new WrongFlags(value ? `${flag} must look ${looks}` : `${flag} is missing: a database ${looks}`)
}
