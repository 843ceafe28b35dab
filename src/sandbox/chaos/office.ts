import { setTimeout as sleep } from 'node:timers/promises'
import type { World } from './customer.ts'
import { chance } from './random.ts'

const OWNER_PAUSE_MS = [400, 3000] as const

/** The owner at work: commands in Telegram and Slack, until the run begins to close. */
export async function lead(world: World, seed: number, isOver: () => boolean): Promise<void> {
  const luck = chance(seed, 'owner')
  for (let n = 1; !isOver(); n += 1) {
    const what = luck.weighted({ waiting: 3, slash: 2, mention: 2, look: 2 })
    await sleep(luck.int(...OWNER_PAUSE_MS))
    if (what === 'waiting') ask(world, '/waiting')
    if (what === 'slash') await hire(world, `Kasir${n}`, 'slash')
    if (what === 'mention') await hire(world, `Gudang${n}`, 'mention')
    if (what === 'look') await slash(world, 'waiting')
  }
}

function ask({ place, ledger }: World, line: string): void {
  const { message_id } = place.telegram.send(place.owner.telegram, line, { chat: place.alerts })
  ledger.commands.set(`${place.alerts.id}/${message_id}`, line)
}

/** Somebody is put on the team, which must happen once; a mention is delivered until it is taken. */
async function hire(world: World, name: string, how: 'slash' | 'mention'): Promise<void> {
  const { place, ledger } = world
  const person = place.telegram.user({ firstName: name })
  const line = `admin add ${name} telegram:${person.id}`
  if (how === 'slash') {
    const sure = await slash(world, line)
    ledger.hired.push({ name, sure })
    return
  }
  place.slack.mention(place.channel, place.owner.slack, line)
  ledger.hired.push({ name, sure: true })
}

/** True when it was acknowledged: what it changes is changed then. People see an error otherwise, and may try again. */
async function slash({ place, ledger }: World, line: string): Promise<boolean> {
  ledger.count('slash commands')
  return place.slack.slash(place.owner.slack, place.channel, '/sigap', line).then(
    () => true,
    () => false,
  )
}
