import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { realClock } from './clock.ts'
import { databaseUrl, runCommand, WrongFlags } from './command-line.ts'
import { environment } from './config.ts'
import { backUp } from './store/move/backup.ts'
import { backupName, prune } from './store/move/backup-files.ts'

/** `npm run backup`: a consistent copy of the shop, also while the bot runs. */
const { DATABASE_URL } = environment()
const FOLDER = 'data/backups'

await runCommand({
  usage: 'npm run backup -- [--to FILE or FOLDER] [--keep NUMBER]',
  flags: ['to', 'keep'],
  addresses: [DATABASE_URL ?? ''],
  async run({ to = FOLDER, keep }, print) {
    const now = realClock.now()
    const url = databaseUrl('DATABASE_URL', DATABASE_URL?.trim() || 'file:./data/sigap.db')
    const isFolder = to === FOLDER || /[\\/]$/.test(to) || (existsSync(to) && statSync(to).isDirectory())
    if (keep !== undefined && !/^[1-9]\d{0,5}$/.test(keep)) throw new WrongFlags('--keep is a number of backups')
    if (keep !== undefined && !isFolder) throw new WrongFlags('--keep goes with a folder, not with one file')
    const file = path.resolve(isFolder ? path.join(to, backupName(now)) : to)
    const { rows, bytes } = await backUp(url, file, now)
    print(`${rows.toLocaleString('en')} rows, ${bytes.toLocaleString('en')} bytes, checked: ${file}`)
    if (keep === undefined) return
    for (const old of prune(path.dirname(file), Number(keep), now)) print(`removed ${old}`)
  },
})
