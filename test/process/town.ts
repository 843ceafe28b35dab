import { rmSync } from 'node:fs'
import path from 'node:path'
import { openSite, type Site } from '../../src/sandbox/site.ts'
import type { LocalTelegram, TelegramOptions } from '../../src/sandbox/telegram/index.ts'
import { ENGINE, newDatabase } from '../support/database.ts'
import { passingFolder } from '../support/folder.ts'
import { type Bot, type Launch, launch } from './bot.ts'

/** A shop on local platforms, for a bot that runs as a process of its own. */
export interface Town extends Site {
  /** The bots' working directory; gone after `close`. */
  folder: string
  /** Their database; gone after `close`. */
  databaseUrl: string
  /** Starts a bot with these settings changed; without a value a setting is missing. */
  start(changes?: Record<string, string | undefined>, more?: Partial<Launch>): Bot
  /** Resolves with the first truthy value of `probe`, looked at whenever something happens on Telegram. */
  waitFor: LocalTelegram['waitFor']
  /** Kills what still runs, closes the platforms. */
  close(): Promise<void>
}

export async function town(options: Partial<TelegramOptions> = {}): Promise<Town> {
  const site = await openSite(options)
  const database = ENGINE === 'postgresql' ? await newDatabase() : null
  const folder = passingFolder('sigap-process-')
  const env = { ...site.env, ...(database && { DATABASE_URL: database.url }) }
  const bots: Bot[] = []
  return {
    ...site,
    folder,
    databaseUrl: database?.url ?? `file:${path.join(folder, 'data/sigap.db')}`,
    env,
    start(changes = {}, more = {}) {
      const bot = launch({ env: { ...env, ...changes }, cwd: folder, ...more })
      bots.push(bot)
      return bot
    },
    // Long, for machines that are busy with other tests.
    waitFor: (probe, timeoutMs = 30_000) => site.telegram.waitFor(probe, timeoutMs),
    async close() {
      for (const bot of bots) bot.kill('SIGKILL')
      await Promise.all(bots.map((bot) => bot.exited))
      await site.close()
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
