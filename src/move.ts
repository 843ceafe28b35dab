import { databaseUrl, runCommand } from './command-line.ts'
import { environment } from './config.ts'
import { move } from './store/move/move.ts'
import { placeOf } from './store/move/places.ts'

/** `npm run move`: takes a shop to another database, from one engine to the other or from a backup into either. */
const { DATABASE_URL = '' } = environment()
const number = (value: bigint) => value.toLocaleString('en')

await runCommand({
  usage: 'npm run move -- --from file:./data/sigap.db --to postgresql://user:password@host/database',
  flags: ['from', 'to'],
  addresses: [DATABASE_URL],
  async run(flags, print) {
    const from = databaseUrl('--from', flags.from)
    const to = databaseUrl('--to', flags.to)
    let tables = 0
    const { rows, withoutNul } = await move({
      from,
      to,
      onVerified(verified) {
        tables += 1
        print(`${verified.table.padEnd(14)}${number(verified.rows).padStart(12)} rows, the same on both sides`)
      },
    })
    if (withoutNul > 0)
      print(`${withoutNul} texts had NUL characters, which PostgreSQL cannot hold; they were left out`)
    print(`${tables} tables, ${number(rows)} rows moved to ${placeOf(to)}; counts, sums and every row verified`)
    print('Set DATABASE_URL to it and start the bot. The source is as it was.')
  },
})
