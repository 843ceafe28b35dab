import { SteppedClock } from './clock.ts'
import { castOf, OPENING, playMorning, SHOP } from './morning.ts'
import { openStage } from './stage.ts'
import { type Ink, set } from './transcript/lines.ts'
import { watch } from './transcript/watch.ts'

const INTRODUCTION = [
  'A morning in a small shop, Friday 23 October 2026. Everything below went over the wire: customers and admins use a',
  'local Telegram and a local Slack, and the bot between them is the one that runs in production.',
  '',
  'Chat NAME   a customer and the bot        Inbox › NAME   the topic where admins answer that customer',
  '↳           the bot carries it over       │              somebody is quoted      [ … ]  a button',
]

/** Plays the morning and prints every chat as it goes. Ends by itself. */
export async function printMorning(write: (text: string) => void, width: number, ink: Ink): Promise<void> {
  const stage = await openStage({ clock: new SteppedClock(OPENING), env: SHOP })
  try {
    write(`${INTRODUCTION.map(ink.dim).join('\n')}\n`)
    let last = ''
    watch(stage, (entry) => {
      // A pause in the story is a pause on the page.
      write(`${entry.time === last ? '' : '\n'}${set(entry, width, ink)}\n`)
      last = entry.time
    })
    await playMorning(stage, castOf(stage))
  } finally {
    await stage.close()
  }
}
